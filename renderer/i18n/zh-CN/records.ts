/** What the records of all registers have in common. */
export const records = {
  history: { title: '办理记录', changed: '改动：{{fields}}', reason: '原因：{{reason}}' },
  steps: {
    contact_register: '登记',
    contact_revise: '补全、更正',
    contact_slip: '确认回执',
    contact_void: '作废',
    matter_open: '建立事项',
    matter_revise: '更正事项',
    matter_answerOnSpot: '当场答复',
    matter_assign: '确定承办人',
    dispute_assign: '确定经办人',
    dispute_register: '登记',
    dispute_revise: '补全、更正',
    dispute_progress: '化解进展',
    dispute_conclude: '登记结果',
    dispute_perform: '履行情况',
    dispute_reopen: '重新化解',
    dispute_void: '作废',
    newer: '由较新版本的程序登记，部分内容未显示',
    other: '其他操作',
  },
  newer:
    '这件记录有较新版本的程序登记的内容，本机程序版本较旧，部分内容未显示；内容已原样保存，升级程序后自动显示。',
  revise: {
    save: '保存（Ctrl+Enter）',
    cancel: '取消',
    reason: '更正原因',
    reasonHint: '记录已签字或已上报，更正须写明原因；原记录保留。',
    unchanged: '没有改动。',
  },
  standing: {
    title: '上报情况',
    open: '逐条查看（{{count}} 条）',
    close: '收起',
    recorded: '已记，尚未导出',
    exported: '已导出（第 {{seq}} 号批次，{{exportedAt}}，{{medium}}），等待乡镇签收',
    receipted: '乡镇已签收（{{receiptedAt}}）',
    applied: '乡镇已签收并采用（{{receiptedAt}}）',
    proposal: '乡镇已签收，待定（{{receiptedAt}}）',
    quarantined: '乡镇已签收，待核：{{reason}}',
    returned: '乡镇退回：{{reason}}',
    media: { stick: 'U盘', file: '下载文件', folder: '共享文件夹', network: '网络' },
    codes: {
      SCHEMA: '乡镇的程序版本较旧，升级后会自动采用',
      FIELD: '有一项内容不合要求',
      NOT_OWNER: '不是由本站登记的内容',
      ORPHAN: '它所依据的登记还没有送到',
      BAD_JSON: '内容格式有误',
      DAMAGED: '内容与校验值不符',
      LIMIT: '内容超过长度限制',
      other: '原因请向乡镇询问',
    },
  },
  renewal: {
    title: '这个台账换过电脑或者恢复过，请看清下面几点',
    restored: '台账已从备份恢复，{{at}} 以前登记的内容都在。',
    copiedBack: '现在打开的是一份较旧的台账文件，只有 {{at}} 以前的内容。可能有人把旧文件拷了回来。',
    copied:
      '对方收到过本站台账发出的批次，而这份台账里没有：现在打开的可能是较旧的一份，也可能有人同时在用它的副本。{{at}} 发现。',
    onlyOne:
      '一个站只能有一份台账在用。请查清有没有另一台电脑或者文件夹里的副本也在登记：只留内容最全的一份，停用其他的；其他各份上还没有上报的，先上报一次。在这份里找不到的登记，请对照纸质登记表和回执补录。',
    resumed: '本站在这台电脑上重新开始，以前的台账都不在。乡镇收到的最后一个批次生成于 {{at}}。',
    otherPc: '台账已在另一台电脑上打开，内容都在，截至 {{at}}。',
    missing:
      '在那以后登记的内容不在里面，请对照纸质登记表和回执补录。新编号可能与已发出的回执重号，查询时以查询码为准。已经上报的，乡镇那里仍有。',
    missingCount: '按本机的记号，目前还缺 {{count}} 条。',
    village: {
      newDevice:
        '已接入乡镇的：本机对乡镇是一台新电脑。请到“交换”生成一次上报批次交给乡镇，并把本站核对码当面或者电话报过去。乡镇确认之前，批次只暂存；确认之后全部收下。请把新的签收单带回导入。',
      sameDevice:
        '已接入乡镇的：程序已换用新的批次编号，不会与以前的批次混淆。请到“交换”上报一次，并把乡镇新的签收单带回导入。',
    },
    township: {
      newDevice:
        '本机对各村是一台新电脑。请到“交换”导出名片，连同新的核对码交给各村重新接入；各村随后会把这里缺少的内容再报一次。',
      sameDevice:
        '程序已换用新的批次编号。请到“交换”给各村导出签收单；各村导入后，会把这里缺少的内容再报一次。',
    },
    others: '其他人员的口令没有随备份恢复，请在“设置—人员”中为他们重设。恢复码不变，请照旧封存。',
    exchange: '去交换',
    acknowledge: '知道了',
    adminOnly: '由管理员确认。',
  },
  station: '接访站',
  back: '返回列表',
  edit: '补全/更正',
  missing: '待补全：{{fields}}',
  total: '共 {{total}} 件',
  nothingFound: '没有符合条件的记录，请换个说法再找。',
} as const;
