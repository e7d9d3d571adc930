export const unlock = {
  person: '姓名',
  unnamed: '工作人员 {{number}}',
  sampleSecret: '这里是演示数据，全部是编造的。口令短语：{{secret}}',
  secret: { pin: '口令', passphrase: '口令短语' },
  submit: '打开台账',
  wait: '{{seconds}} 秒后可以再试',
  forgotten: '忘记口令',
  lockedBy: {
    person: '已锁屏，页面内容保持原样。',
    idle: '一段时间没有操作，已自动锁屏，页面内容保持原样。',
    expired: '登录已过期，页面内容保持原样，请重新输入口令。',
  },
  recover: {
    title: '用恢复码设置新口令',
    intro: '只有管理员可以用恢复码。其他人员请由管理员在“设置”里重设口令。',
    code: '恢复码',
    codeHint: '七组，每组五个字符，大小写均可',
    newSecret: { pin: '新口令', passphrase: '新口令短语' },
    newSecretAgain: { pin: '再输一次新口令', passphrase: '再输一次新口令短语' },
    submit: '设置新口令并打开',
    back: '返回输入口令',
  },
} as const;
