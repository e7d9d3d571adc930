/** Words of the documents that a competent organ hands to a petitioner (F03–F10) and of the proof of service (F17). */
export const notices = {
  pdfTitle: '{{title}} {{no}}',
  blankDay: '＿＿＿＿年＿＿月＿＿日',
  day: '{{year}}年{{month}}月{{day}}日',
  addressee: '{{name}}：',
  anonymous: '信访人',
  about:
    '您于{{receivedOn}}反映的“{{summary}}”事项（登记编号：{{registrationNo}}；本机关编号：{{officialNo}}）收悉。',
  aboutNothing:
    '您于{{receivedOn}}反映的事项（登记编号：{{registrationNo}}；本机关编号：{{officialNo}}）收悉。',
  provisional: '（当年节假日安排未公布，届时以公布的安排为准）',
  accept: {
    decision:
      '经审查，该事项属于本机关职权范围。根据《信访工作条例》第二十三条的规定，本机关自{{acceptedOn}}起予以受理。',
    way: '本机关将依照信访程序办理：听取您陈述事实和理由，调查核实，依法作出处理，并向您出具处理意见书。',
    due: '根据《信访工作条例》第三十四条的规定，该事项应当自受理之日起在规定期限内办结，最迟不晚于{{handleDueOn}}{{provisional}}。情况复杂、需要延长的，须经本机关负责人批准，延长期限不超过三十日，并书面告知您理由。',
  },
  reject: {
    decision: '经审查，{{reason}}。根据{{basis}}的规定，本机关决定不予受理。',
    where: '该事项由下列机关、单位依法处理，请您向其提出：{{body}}。',
    whereAt: '地址、电话：{{address}}。',
    remedy: '您对本决定有疑问的，可以要求本机关当面说明；认为应当受理而未受理的，可以向上一级机关反映。',
  },
  noFurther: {
    decision:
      '经审查，该事项已由{{organ}}于{{on}}作出终结意见（{{no}}），您现以同一事实和理由再次提出。根据{{basis}}的规定，不再受理。',
    support: '您的实际困难，仍可以向本机关或者所在村（社区）反映，本机关依法做好解释、疏导和帮扶。',
  },
  divert: {
    decision:
      '经审查，该事项应当通过下列法定途径解决：{{route}}。根据《信访工作条例》第三十一条的规定，现引导您依法定途径提出。',
    labour:
      '提示：劳动争议申请仲裁的时效期间一般为一年，从当事人知道或者应当知道其权利被侵害之日起计算，请及时提出。',
    land: '提示：农村土地承包经营纠纷申请仲裁的时效期间一般为二年，从当事人知道或者应当知道其权利被侵害之日起计算，请及时提出。',
    limitation: '请注意期限：最迟于{{on}}提出。期限以受理机关依法认定为准。',
    materials: '提出时请携带下列材料：',
    help: '提出有困难的，可以请本机关或者所在村（社区）说明办法，也可以申请法律援助。',
  },
  supplement: {
    decision: '为了依法办理，请您于{{on}}前补充下列材料：',
    clock: '补充材料不影响本机关的办理期限。确实无法提供的，请说明原因，本机关依据现有材料办理。',
  },
  suggestion: {
    studied: '感谢您提出建议意见。经认真研究，根据《信访工作条例》第二十九条的规定，答复如下：',
    result: '研究结果：{{result}}。{{ground}}',
    thanks: '欢迎您继续提出建议意见。',
  },
  route: {
    reportUp: '经审查，该事项超出本机关的处理权限。本机关已于{{on}}将该事项上报{{unit}}。',
    transfer:
      '经审查，该事项依法应当由其他机关、单位办理。根据《信访工作条例》第二十三条的规定，本机关已于{{on}}将该事项转送{{unit}}。',
    assign:
      '经审查，该事项依法应当由其他机关、单位办理。根据《信访工作条例》第二十三条的规定，本机关已于{{on}}将该事项交{{unit}}办理，并要求其按期报告办理结果。',
    reach: '该机关、单位的地址、联系电话：{{reach}}。',
    and: '，',
    after:
      '该机关、单位将依法告知您是否受理和办理的途径、程序。您可以直接向其了解办理情况，也可以向本机关查询。',
  },
  extend: {
    decision:
      '本机关于{{acceptedOn}}受理后，原定最迟于{{formerDueOn}}办结。因{{reason}}，情况复杂，不能在原定期限内办结。根据《信访工作条例》第三十四条的规定，经本机关负责人{{approver}}于{{approvedOn}}批准，办理期限延长{{days}}日，最迟不晚于{{handleDueOn}}{{provisional}}办结。',
    once: '办理期限只延长一次。',
  },
  opinion: {
    ordinals: { first: '一', second: '二', third: '三', fourth: '四', fifth: '五', sixth: '六' },
    part: '{{number}}、{{title}}',
    requests: '请求事项',
    facts: '您反映的事实和理由',
    findings: '查明的事实',
    conclusions: '处理意见',
    conclusion: '关于第{{number}}项请求：{{result}}。{{ground}}',
    basis: '依据',
    execution: '落实',
    executionBy: '由{{unit}}负责落实。',
    executionDue: '由{{unit}}负责落实，于{{on}}前完成。',
    review:
      '如不服本处理意见，您可以自收到本意见书之日起三十日内，向{{body}}书面提出复查请求{{address}}。逾期没有正当理由未提出的，本事项依法终结。',
    reviewAddress: '（地址、电话：{{address}}）',
    numbered: '{{number}}．{{text}}',
    decided: '经调查核实，根据《信访工作条例》第三十一条、第三十二条的规定，现作出如下处理意见：',
  },
  letter: {
    matter:
      '{{who}}{{phone}}于{{receivedOn}}向我方提出信访事项（登记编号：{{registrationNo}}；编号：{{officialNo}}）{{summary}}。',
    withheld: '信访人（姓名不予提供）',
    phone: '（电话：{{phone}}）',
    summary: '，反映“{{summary}}”',
    quoted: '“{{summary}}”',
    transfer:
      '经审查，该事项属于你单位职权范围。根据《信访工作条例》第二十二条、第二十三条的规定，现于{{on}}转送你单位，请依法办理，并按规定书面告知信访人是否受理。',
    transferDue: '请于{{on}}前将办理情况反馈我方。',
    assign:
      '根据《信访工作条例》第二十二条的规定，现交由{{unit}}牵头办理。办理时间自{{from}}起，请于{{due}}前书面报告办理结果。',
    objection:
      '认为不属于你单位职权范围的，请自收到之日起五个工作日内提出异议，详细说明理由，并退回相关材料。办理中请保护信访人的个人信息，不得将检举、控告材料转给被检举、控告的人员或者单位。',
    meeting: '依据：{{no}}。',
    and: '、',
    coUnit: '协办单位',
    person: '责任人',
    personPhone: '联系电话',
    enclosures: '附件：{{text}}',
    officeOpinion: '拟办意见',
    leaderOpinion: '领导批示',
    receipt: '单位签收',
    receiptLine:
      '收到日期：　　　　年　　月　　日　　　责任人：\n承办人：　　　　　　　　联系电话：\n办理结果：　　　　　　　　　　　　　　　　　　（盖章）',
    answered:
      '贵单位于{{on}}{{letter}}交来的信访事项{{summary}}（登记编号：{{registrationNo}}；编号：{{officialNo}}）{{received}}收悉。',
    by: '以{{no}}',
    receivedOn: '已于{{on}}',
    objects:
      '经研究，我单位认为该事项不属于我单位职权范围。根据《信访工作条例》第二十三条的规定，提出异议，理由如下：',
    competent: '建议交由{{body}}办理。',
    returned: '随函退回下列材料（共{{count}}件）：',
    objectionLimit: '异议期限',
    until: '收到之日起五个工作日，至{{on}}止',
    verified: '转送机关核实意见',
    verifiedLine:
      '□同意退回，重新确定去向　　□不同意退回\n理由：\n\n核实人：　　　　　　负责人：　　　　　　　　　年　　月　　日',
    returnedBack: '材料退回',
    returnedLine: '已如数收到。收件人：　　　　　　　　　　　年　　月　　日',
    reportsUp: '该事项超出我方职权范围或者处理权限，现予呈报，主要情况和呈报理由如下：',
    ownOpinion: '我方意见：',
    pleaseDecide: '以上请示报告妥否，请批示。',
    superiorOpinion: '上级机关意见',
    superiorLine:
      '收到日期：　　　　年　　月　　日　　　承办人：\n意见：\n\n\n签批人：　　　　　　　　　　　　　　　年　　月　　日',
    replies: '现将办理情况回复如下：',
    replyNo: '（来文编号：{{no}}）',
    replyTaken: '收到',
    replyTakenLine: '收件人：　　　　　　　　　　　　年　　月　　日',
  },
  lead: {
    receivedOn: '信访日期',
    officialNo: '本机关编号',
    petitioners: '信访人',
    summary: '反映事项',
    requests: '主要诉求',
    leader: '包案领导',
    post: '职务',
    dueOn: '化解时限',
    unit: '责任单位',
    handler: '责任人',
    phone: '联系电话',
    measures: '化解措施',
    progress: '进展和与信访人联系情况',
    result: '办理结果',
    signed: '包案领导签字',
    signedLine: '　　　　　　　　　　　　　　　　　　　　　　年　　月　　日',
  },
  rightsTitle: '您的权利：',
  rights: {
    recusal: '经办人与本事项或者与您有直接利害关系的，您可以要求其回避；',
    lookup: '凭查询码{{code}}，可以到登记的接访站或者打电话查询办理情况；',
    protection: '任何组织和个人不得打击报复信访人。',
    supervision: '监督电话：{{phone}}',
  },
  contact: '联系人：{{person}}',
  contactPhone: '联系电话：{{phone}}',
  address: '地址：{{address}}',
  seal: '（盖章）',
  service: {
    document: '送达文书',
    no: '文书编号',
    addressee: '受送达人',
    at: '送达时间',
    atBlank: '　　　　年　　月　　日　　时　　分',
    place: '送达地点',
    way: '送达方式',
    signature: '受送达人签收',
    signed: '（签名、盖章或者按指印）　　　　年　　月　　日',
    recipient: '代收人和关系',
    mailNo: '邮件号码',
    refusal: '拒收事由',
    witnesses: '见证人签名',
    servers: '送达人签名',
    remark: '备注',
    remarkText: '受送达人拒绝签收的，送达人应当记明拒收事由和日期，由见证人签名。',
    signatureOf: '{{name}}　签名：',
    blankSignature: '签名：',
    unit: '（{{unit}}）',
  },
} as const;
