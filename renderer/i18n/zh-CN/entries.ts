/** What is put on record about a matter as it was said: its names in the list, and its forms and letters on paper. */
export const entries = {
  title: '撤回、复查复核、督办等记录',
  print: '打印{{kind}}',
  printFirst: '先打印{{kind}}，由本人填写、签名',
  pdfTitle: '{{kind}} {{no}}',
  names: {
    withdraw: '信访人撤回',
    unwithdraw: '信访人要求恢复办理',
  },
  titles: {
    withdrawalForm: '撤回信访事项申请书',
  },
  statements: {
    withdrawalForm:
      '本人要求撤回上述信访事项，系自愿，无人强迫、威胁或者以任何条件交换。接待人已单独询问本人，被反映的单位和人员不在场。本人知道：事项办结归档前后，本人随时可以要求恢复办理，不需要理由，也不因撤回受到任何影响。',
  },
  signers: {
    petitioner: '信访人签名、盖章或者按指印：',
    asker: '询问人签名：',
    present: '在场人签名：',
  },
  sheet: {
    petitioner: '信访人',
    anonymous: '（未具名）',
    receivedOn: '接待日期',
    no: '编号',
    summary: '反映事项',
    requests: '请求事项',
    opinion: '处理意见',
    opinionOf: '{{no}}（{{on}}作出）',
    opinionServed: '{{no}}（{{on}}作出，{{servedOn}}送达）',
    date: '日期：　　　　年　　月　　日',
    finger: '指印',
    seal: '（盖章）',
  },
} as const;
