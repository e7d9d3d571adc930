// What stands in a terminal or in an answer, where no renderer can translate: Chinese, then English.

export const usage = `用法 usage:
  npm run receiver -- --inbox 文件夹 DIR [--port 8460] [--host 0.0.0.0]
  文件夹就是程序“交换”页里选的“自动收取”文件夹；只往里写，不打开台账。
  DIR is the watched folder of the exchange screen; it alone is written to, and no register is opened.`;

export const words = {
  ready: (address: string): string =>
    `正在接收，地址 ${address}/v1/batches。按 Ctrl+C 停止。 Receiving; Ctrl+C stops.`,
  noFolder: '收取文件夹不存在，没有开始接收。 The folder is not there: nothing is received.',
  noPort:
    '端口不能使用，可能已被占用，请用 --port 换一个。 The port cannot be used: choose another with --port.',
  stopping: '正在停止。 Stopping.',
};

/** By the code of an answer. */
export const sentences: Readonly<Record<string, string>> = {
  STORED: '文件已存入收取文件夹，等待导入；签收以签收单为准。 Stored; it is signed for by a receipt only.',
  READY: '可以上报。 Ready.',
  FILE_NOT_FOUND: '没有这个文件。 No such file.',
  ROUTE_NOT_FOUND: '没有这个地址。 No such address.',
  LENGTH_REQUIRED: '没有说明文件长度，没有接收。 The length is missing: nothing was kept.',
  LIMIT: '文件太大，没有接收，请分批导出。 Too large: nothing was kept; export smaller ones.',
  NOT_A_BATCH: '这不是台账的交换文件，没有接收。 No exchange file: nothing was kept.',
  NEWER_MAJOR:
    '文件由更新版本的程序生成，没有接收，请先升级乡镇的程序。 Written by a newer version: not kept.',
  TRUNCATED: '文件没有传完，没有接收，请重新发送。 Not complete: nothing was kept; send it again.',
  DAMAGED: '文件在传送中损坏，没有接收，请重新发送。 Damaged on its way: nothing was kept; send it again.',
  TOO_OFTEN: '发送太频繁，没有接收，请稍后再试。 Too often: nothing was kept; try again later.',
  INBOX_FULL: '收取文件夹里等待的文件太多，没有接收，请乡镇先导入。 Too many files wait: nothing was kept.',
  DISK_FULL: '乡镇电脑的磁盘已满，没有接收，请联系乡镇。 The disk is full: nothing was kept.',
  DISK_READ_ONLY: '收取文件夹不能写入，没有接收，请联系乡镇。 The folder is read-only: nothing was kept.',
  DISK_GONE: '收取文件夹不见了，没有接收，请联系乡镇。 The folder is gone: nothing was kept.',
  OTHER: '没有接收，请联系乡镇。 Nothing was kept.',
};
