export const unlock = {
  person: '姓名',
  unnamed: '工作人员 {{number}}',
  sampleSecret: '这里是演示数据，全部是编造的。{{label}}：{{secret}}',
  secret: { pin: '口令', passphrase: '口令短语' },
  submit: '打开台账',
  wait: '{{seconds}} 秒后可以再试',
  forgotten: '忘记口令',
  cannotOpen: '旧台账打不开怎么办',
  lockedBy: {
    person: '已锁屏，页面内容保持原样。',
    idle: '一段时间没有操作，已自动锁屏，页面内容保持原样。',
    expired: '登录已过期，页面内容保持原样，请重新输入口令。',
  },
  recover: {
    title: '用恢复码设置新口令',
    intro: '只有管理员可以用恢复码。其他人员请由管理员在“设置”里重设口令。',
    code: '恢复码',
    codeHint:
      '七组，每组五个字符，不分大小写。看不清时照抄即可：像 B、I、L、O、S、U、Z 的，程序按 8、1、1、0、5、V、2 辨认。',
    groupShort: '第 {{number}} 组应为五个字符',
    groupsWrong: '第 {{groups}} 组与纸上不符',
    newSecret: { pin: '新口令', passphrase: '新口令短语' },
    newSecretAgain: { pin: '再输一次新口令', passphrase: '再输一次新口令短语' },
    submit: '设置新口令并打开',
    back: '返回输入口令',
    lost: '恢复码也找不到了？请乡镇协助打开',
  },
  township: {
    title: '请乡镇协助打开台账',
    intro:
      '本站已接入乡镇的，乡镇留有打开本站台账的密钥，须由乡镇两人共同办理。先生成申请文件，交给乡镇（U盘、政务邮箱都可以），并把下面的核对码当面或电话报过去。乡镇发回的答复文件只能在这台电脑上打开台账。',
    ask: '生成申请文件',
    saved: '申请文件“{{fileName}}”已下载，请交给乡镇。',
    code: '申请核对码',
    answer: '乡镇的答复文件',
    submit: '设置新口令并打开',
  },
} as const;
