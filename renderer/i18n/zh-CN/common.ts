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
  due: { left: '还剩 {{days}} 天', today: '今天到期', over: '已超 {{days}} 天' },
  table: { columns: '显示的列', copied: '已复制 {{rows}} 行' },
  weakness,
} as const;
