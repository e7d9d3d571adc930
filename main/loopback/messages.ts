import type { StartProblem } from './start.ts';

/** The few lines that appear in the terminal, where no renderer can translate: Chinese, then English. */
export const messages = {
  ready: (address: string): string =>
    `开门接访台账已启动。浏览器没有打开时，请自行打开（只能用一次）：\nOpen Door is running. If no browser opens, open this address (it works once):\n${address}`,
  openedAgain: (address: string): string =>
    `程序已在运行，已在浏览器中再次打开（地址只能用一次）：\nAlready running; opened once more in the browser (the address works once):\n${address}`,
  stopping: '正在保存并退出…… Saving and stopping…',
  usage: '用法 Usage: npm start -- [--data-dir DIR] [--port N] [--no-open] [--demo]',
} as const;

const selfTest = (zh: string, en: string): string =>
  `本机缺少程序必需的功能：${zh}。没有动过任何数据。请重新安装程序，仍不行请联系技术人员。\nThis machine lacks what the program needs: ${en}. No data was touched. Install the program again, or ask for support.`;

export const problemMessages: Readonly<Record<StartProblem, string>> = {
  DATA_FOLDER_NETWORK:
    '数据文件夹在网络位置上，断线会损坏台账。请用本机硬盘上的文件夹。\nThe data folder is on a network share, where a broken line damages the register. Choose a folder on this PC.',
  DATA_FOLDER_SYNCED:
    '数据文件夹在网盘同步目录里，个人信息会被传到网上。请用同步目录以外的文件夹。\nThe data folder is synchronised to a cloud, which would carry personal data away. Choose another folder.',
  DATA_FOLDER_UNWRITABLE:
    '数据文件夹不能写入。请检查权限和磁盘空间。\nThe data folder cannot be written. Check permissions and free space.',
  DATA_FOLDER_IN_USE:
    '程序已在使用这个数据文件夹，但没有应答。请先关闭它，再重新启动。\nThe program already uses this data folder but does not answer. Close it, then start again.',
  KEY_STORE:
    '本机密钥文件不能读取。数据没有改动。请联系技术人员，不要删除数据文件夹。\nThis machine’s key file cannot be read. Nothing was changed. Ask for support; do not delete the data folder.',
  RENDERER_MISSING:
    '程序文件不完整，缺少界面。请重新安装。\nThe program is incomplete: its screens are missing. Install it again (from sources: npm run build).',
  PORT_IN_USE: '端口已被占用或不能使用。请换一个端口。\nThe port cannot be used. Choose another one.',
  SELF_TEST_ED25519: selfTest('数字签名（Ed25519）', 'digital signatures (Ed25519)'),
  SELF_TEST_AGE: selfTest('文件加密（age）', 'file encryption (age)'),
  SELF_TEST_SCRYPT: selfTest('口令保护（scrypt）', 'secret protection (scrypt)'),
  SELF_TEST_ZSTD: selfTest('压缩（zstd）', 'compression (zstd)'),
  SELF_TEST_DRIVER: selfTest('加密数据库（SQLite）', 'the encrypted database (SQLite)'),
};
