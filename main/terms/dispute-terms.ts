import { defineCodeList, type CodeOf } from './code-list.ts';

/** How a dispute came to the station's knowledge (F50). */
export const disputeFoundBy = defineCodeList('disputeFoundBy', [
  { code: 'screening', zh: '排查发现', en: 'Found in screening' },
  { code: 'partyRequest', zh: '当事人申请', en: 'Asked for by a party' },
  { code: 'transferredIn', zh: '移送', en: 'Transferred in' },
  { code: 'contact', zh: '来访转入', en: 'Came from a visit' },
]);
export type DisputeFoundBy = CodeOf<typeof disputeFoundBy>;

/** Risk of the dispute, never of a person; it ends with the dispute (domain.md §7.1). */
export const disputeRiskLevel = defineCodeList('disputeRiskLevel', [
  { code: 'ordinary', zh: '一般', en: 'Ordinary' },
  { code: 'considerable', zh: '较大', en: 'Considerable' },
  { code: 'major', zh: '重大', en: 'Major' },
]);
export type DisputeRiskLevel = CodeOf<typeof disputeRiskLevel>;

/** Facts of the dispute that are ticked as the reason for its risk level. */
export const disputeRiskReason = defineCodeList('disputeRiskReason', [
  { code: 'violence', zh: '已发生肢体冲突或家庭暴力', en: 'Violence has occurred, at home or outside' },
  { code: 'weapons', zh: '持有凶器或危险物品', en: 'Weapons or dangerous objects' },
  { code: 'threats', zh: '扬言伤害他人或自伤', en: 'Threats to harm others or oneself' },
  { code: 'minors', zh: '涉及未成年人', en: 'Minors are concerned' },
  { code: 'manyPeople', zh: '涉及人数较多', en: 'Many people are concerned' },
  { code: 'largeAmount', zh: '涉及金额较大', en: 'A large amount of money' },
]);
export type DisputeRiskReason = CodeOf<typeof disputeRiskReason>;

/** 化解方式 (domain.md §3.6). */
export const disputeMethod = defineCodeList('disputeMethod', [
  { code: 'villageMediation', zh: '村级调解', en: 'Village mediation' },
  { code: 'townMediation', zh: '镇级调委会调解', en: 'Township mediation committee' },
  { code: 'judicialOffice', zh: '司法所调处', en: 'Judicial office' },
  { code: 'policeJoint', zh: '警民联调', en: 'Joint mediation with the police' },
  { code: 'courtEntrusted', zh: '诉前委派、委托调解', en: 'Mediation entrusted by the court' },
  { code: 'adminMediation', zh: '行政调解', en: 'Administrative mediation' },
  { code: 'settlement', zh: '自行和解', en: 'Settlement between the parties' },
  { code: 'arbitration', zh: '仲裁', en: 'Arbitration' },
  { code: 'litigation', zh: '诉讼', en: 'Litigation' },
  { code: 'legalAid', zh: '法律援助', en: 'Legal aid' },
]);
export type DisputeMethod = CodeOf<typeof disputeMethod>;

/** `resolved`: counts as 化解 in the rolling ledger (F51): an effective agreement or a reconciliation. */
export const disputeResult = defineCodeList('disputeResult', [
  { code: 'agreementWritten', zh: '达成书面协议', en: 'Written agreement', resolved: true },
  { code: 'agreementOral', zh: '达成口头协议', en: 'Oral agreement', resolved: true },
  { code: 'reconciled', zh: '和解', en: 'Reconciled', resolved: true },
  { code: 'notAgreed', zh: '调解不成，终止调解', en: 'Not agreed, mediation ended', resolved: false },
  { code: 'transferred', zh: '移交', en: 'Transferred', resolved: false },
  { code: 'withdrawn', zh: '撤回', en: 'Withdrawn', resolved: false },
  { code: 'toLitigation', zh: '转入诉讼', en: 'Taken to court', resolved: false },
  { code: 'toArbitration', zh: '转入仲裁', en: 'Taken to arbitration', resolved: false },
]);
export type DisputeResult = CodeOf<typeof disputeResult>;

/** Performance of an agreement, tracked apart from its conclusion; a breach reopens the dispute. */
export const performanceState = defineCodeList('performanceState', [
  { code: 'performedAtOnce', zh: '当场履行', en: 'Performed at once' },
  { code: 'performing', zh: '履行中', en: 'Being performed' },
  { code: 'performed', zh: '已履行', en: 'Performed' },
  { code: 'breached', zh: '未按约履行', en: 'Breached' },
]);
export type PerformanceState = CodeOf<typeof performanceState>;

/** States of a dispute (domain.md §9.2); `open`: somebody still owes a step, and a due date counts. */
export const disputeState = defineCodeList('disputeState', [
  { code: 'registered', zh: '已登记', en: 'Registered', open: true },
  { code: 'mediating', zh: '化解中', en: 'Being settled', open: true },
  { code: 'reopened', zh: '重新化解', en: 'Reopened', open: true },
  { code: 'resolved', zh: '已化解', en: 'Resolved', open: false },
  { code: 'notAgreed', zh: '调解不成', en: 'Not agreed', open: false },
  { code: 'transferred', zh: '已移交', en: 'Transferred', open: false },
  { code: 'withdrawn', zh: '已撤回', en: 'Withdrawn', open: false },
  { code: 'void', zh: '已作废', en: 'Void', open: false },
]);
export type DisputeState = CodeOf<typeof disputeState>;

/** Disputes are numbered apart from registrations: 柳河纠〔2026〕3号. */
export const disputeSeriesMark = '纠';

/** What somebody owes next about a dispute: that it is settled, that its mediation ends, a look at how the agreement is kept, a visit. */
export const disputeDue = ['settling', 'mediation', 'performance', 'followUp'] as const;
