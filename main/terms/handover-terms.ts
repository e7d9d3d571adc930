import { defineCodeList, type CodeOf } from './code-list.ts';

/** What a person who leaves hands over. */
export const handoverKind = defineCodeList('handoverKind', [
  { code: 'matter', zh: '信访事项', en: 'Matter' },
  { code: 'dispute', zh: '矛盾纠纷', en: 'Dispute' },
  { code: 'sealedSlip', zh: '密封登记', en: 'Sealed entry' },
  { code: 'report', zh: '零报告', en: 'Zero reports' },
]);
export type HandoverKind = CodeOf<typeof handoverKind>;

/** What is still owed in it. */
export const handoverTask = defineCodeList('handoverTask', [
  { code: 'answer', zh: '待告知、答复', en: 'To be answered' },
  { code: 'settle', zh: '待化解', en: 'To be settled' },
  { code: 'slip', zh: '回执未交付', en: 'Slip not handed over' },
  { code: 'answeredSlip', zh: '已答复，回执未交付', en: 'Answered, slip not handed over' },
  { code: 'incomplete', zh: '登记待补全', en: 'Registration to be completed' },
  { code: 'sign', zh: '待签报', en: 'To be signed' },
]);
export type HandoverTask = CodeOf<typeof handoverTask>;
