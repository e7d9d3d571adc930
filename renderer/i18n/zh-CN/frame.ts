export const frame = {
  menu: {
    label: '主菜单',
    today: '今日',
    contacts: '接访',
    matters: '事项',
    reports: '报告',
    disputes: '纠纷',
    duty: '值班',
    exchange: '交换',
    sealed: '密封件',
    settings: '设置',
  },
  lock: '锁屏',
  search: {
    label: '查找登记、事项和纠纷（Ctrl+K）',
    placeholder: '查找 Ctrl+K',
    contacts: '登记',
    matters: '事项',
    disputes: '纠纷',
    nothing: '没有找到。',
  },
  exchange: {
    state: '未签收 {{waiting}} · 上次导出 {{last}}',
    never: '无',
    overdue: '签收已逾期 {{days}} 个工作日 · ',
  },
  sample: '演示数据，请勿登记真实信息',
  refused: {
    title: '请从程序重新打开',
    text: '这个网页没有与本机程序连接，可能是地址被复制到了新的标签页，或者程序已经重新启动。已登记的内容都在本机。请关闭本页，双击“开门接访台账”重新打开。',
  },
  crashed: {
    title: '这个页面没能显示',
    text: '已保存的登记不受影响，未保存的内容可能需要重新填写。请重新载入页面；再次出现请联系技术人员。',
    reload: '重新载入',
  },
  retry: '再试一次',
} as const;
