/** Accusations against officials: taken down sealed, moved, opened by the township's officers. */
export const sealed = {
  ask: {
    question: '反映的是否是干部（公职人员）的行为？',
    explain:
      '先问清这一句，再动笔。村（社区）“两委”干部、乡镇（街道）干部和其他公职人员违纪违法、失职渎职、作风方面的问题，选“是”。',
    no: '否，普通登记（Enter）',
    yes: '是（Alt+Y）',
  },
  notice: {
    title: '反映干部行为的，转为密封登记',
    text: '普通台账不记检举控告。草稿已经清除，已填写的内容只在本页；转过去后内容一并带入，登记时当场密封。',
    move: '转为密封登记',
  },
  choose: {
    title: '反映干部行为',
    explain: '请把两种办法念给来访人听，由来访人自己定。',
    seal: '在本站密封登记（Enter）',
    sealText:
      '当场写、当场密封，只有乡镇（街道）指定的 {{count}} 名专办员能打开。本站任何人都打不开、查不到，台账只留编号、查询码、日期和去向。',
    organ: '自己向纪检监察机关反映（Alt+J）',
    organText: '本站什么内容都不写，告知地址和电话，打印密封信封封面；台账同样只留编号、查询码、日期和去向。',
    back: '返回上一步',
  },
  form: {
    title: '密封登记',
    warning: '只写这一次，中断不保留',
    warningText:
      '这里的内容不存草稿、不能检索、不在本机留底。离开本页、锁屏、断电，没有登记的内容即清除，须重新填写。登记后本站打不开，请先读给来访人听，核对后再登记。',
    forgotten: '刚才锁屏或者离开，没有登记的内容已经清除，请重新填写。',
    materialsHint:
      '书面材料、照片、录音不在本站扫描或者复印：请来访人自己装入信封封好，登记后打印封面，随密封件一并转交。',
    submit: '密封登记（Ctrl+Enter）',
    organ: '改为自己反映（清除已填内容）',
  },
  organ: {
    title: '向纪检监察机关反映',
    noOfficer:
      '乡镇（街道）尚未接入，或者还没有指定检举控告专办员，本站不能密封登记。反映的内容一个字也不要写。',
    address: '请告知来访人，由其直接向纪检监察机关反映：',
    missing:
      '本站还没有填写纪检监察机关的地址和电话。请当面查明告知，并在封面上手写；管理员可在“设置—接访站”中填好。',
    explain: '登记只记编号、查询码、日期和去向，不记姓名和内容；回执与其他回执一样。',
    register: '登记此次来访（Enter）',
    cover: '打印密封信封封面',
  },
  done: {
    sealed: '已密封。本站打不开这一件，内容没有留底。台账中只有编号、查询码、日期和去向。',
    referred: '没有记录任何内容。台账中只有编号、查询码、日期和去向。',
    print: '打印回执（Enter）',
  },
  entry: {
    hidden: '本站只保留以下几项；内容不在本站，或者本站打不开。',
    lookupCode: '查询码',
    receivedOn: '接待日期',
    channel: '信访形式',
    route: '去向',
    receptionist: '接待人',
    print: '打印回执',
  },
  list: { toOfficer: '密封转交', toOrgan: '已告知途径', hidden: '（不记）' },
} as const;
