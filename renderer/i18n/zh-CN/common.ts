/** Why a new PIN or passphrase is refused. */
const weakness = {
  TOO_SHORT: '至少 {{min}} 位',
  RUN: '不能是连号',
  REPEAT: '不能是重复的字符',
  TOO_UNIFORM: '不同的字符太少',
  BIRTHDAY: '不能是生日',
  KNOWN_NUMBER: '不能是电话、区划代码或证件号码',
  COMMON: '太常见',
} satisfies Record<string, string>;

export const common = {
  appName: '开门接访台账',
  back: '上一步',
  next: '下一步',
  save: '保存',
  saved: '已保存',
  cancel: '取消',
  optional: '选填',
  loading: '正在打开',
  progress: '进度',
  stop: '停止',
  required: '请填写{{label}}',
  due: {
    long: { left: '还剩 {{days}} 天', over: '已超 {{days}} 天', provisional: '（暂定）' },
    short: { left: '剩{{days}}天', over: '超{{days}}天', provisional: ' 暂定' },
    today: '今天到期',
    own: '（应于 {{on}} 前办）',
  },
  table: { columns: '显示的列', copied: '已复制 {{rows}} 行' },
  weakness,
  folder: {
    refused: {
      ABSOLUTE: '请填写完整路径，从盘符或“/”写起',
      MISSING: '没有这个文件夹，请先建好，或核对路径',
      INSIDE_DATA: '这个文件夹在台账的数据文件夹里面，会和台账一起丢失，请换一个',
      SAME: '收件和发件不能用同一个文件夹，请换一个',
    },
  },
} as const;
