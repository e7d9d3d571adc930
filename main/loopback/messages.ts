/** The few lines that appear in the terminal, where no renderer can translate: Chinese, then English. */
export const messages = {
  ready: (address: string): string =>
    `开门接访台账已启动。浏览器没有打开时，请自行打开（只能用一次）：\nOpen Door is running. If no browser opens, open this address (it works once):\n${address}`,
  openedAgain: (address: string): string =>
    `程序已在运行，已在浏览器中再次打开（地址只能用一次）：\nAlready running; opened once more in the browser (the address works once):\n${address}`,
  stopping: '正在保存并退出…… Saving and stopping…',
  usage: '用法 Usage: npm start -- [--data-dir DIR] [--port N] [--no-open] [--demo]',
} as const;
