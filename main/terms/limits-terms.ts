import { defineCodeList, type CodeOf } from './code-list.ts';

/** What a time limit is for (domain.md §1.3). `owedBy`: whose time it is; only the officials' clocks can be overdue. */
export const clockStep = defineCodeList('clockStep', [
  { code: 'firstNotice', zh: '告知', en: 'First notice', owedBy: 'officials' },
  { code: 'transfer', zh: '转送、交办', en: 'Transfer or assignment', owedBy: 'officials' },
  { code: 'objection', zh: '异议退回', en: 'Objection to a transfer', owedBy: 'unit' },
  { code: 'handle', zh: '办理', en: 'Handling', owedBy: 'officials' },
  { code: 'assigned', zh: '交办事项办结', en: 'Assigned matter', owedBy: 'officials' },
  { code: 'reviewRight', zh: '申请复查', en: 'Right to ask for review', owedBy: 'petitioner' },
  { code: 'reviewAcceptance', zh: '复查受理决定', en: 'Decision to take a review', owedBy: 'officials' },
  { code: 'review', zh: '复查', en: 'Review', owedBy: 'officials' },
  { code: 'reReviewRight', zh: '申请复核', en: 'Right to ask for re-review', owedBy: 'petitioner' },
  { code: 'reReview', zh: '复核', en: 'Re-review', owedBy: 'officials' },
  {
    code: 'improvementReply',
    zh: '改进建议反馈',
    en: 'Reply to an improvement proposal',
    owedBy: 'officials',
  },
  { code: 'mediation', zh: '调解', en: 'Mediation', owedBy: 'officials' },
  {
    code: 'judicialConfirmation',
    zh: '申请司法确认',
    en: 'Joint request for judicial confirmation',
    owedBy: 'parties',
  },
]);
export type ClockStep = CodeOf<typeof clockStep>;

/** The day of what was assigned is named in a letter; all others follow from the law. */
export function bindsByLaw(step: ClockStep): boolean {
  return step !== 'assigned';
}

/** 日 is a calendar day unless the rule says 工作日 (domain.md §1.3). */
export const dayUnit = defineCodeList('dayUnit', [
  { code: 'day', zh: '日', en: 'days' },
  { code: 'workingDay', zh: '个工作日', en: 'working days' },
  { code: 'month', zh: '个月', en: 'months' },
]);
export type DayUnit = CodeOf<typeof dayUnit>;

/** What starts or stops a clock. */
export const clockEvent = defineCodeList('clockEvent', [
  { code: 'received', zh: '收到', en: 'Received' },
  { code: 'noticeGiven', zh: '告知', en: 'Notice given' },
  { code: 'transferred', zh: '转送、交办', en: 'Transferred' },
  { code: 'objected', zh: '提出异议', en: 'Objection raised' },
  { code: 'accepted', zh: '受理', en: 'Accepted' },
  { code: 'opinionServed', zh: '意见书送达', en: 'Opinion served' },
  { code: 'reviewRequested', zh: '申请复查', en: 'Review asked for' },
  { code: 'reviewDecided', zh: '决定受理复查', en: 'Review taken' },
  { code: 'reviewServed', zh: '复查意见送达', en: 'Review opinion served' },
  { code: 'reReviewRequested', zh: '申请复核', en: 'Re-review asked for' },
  { code: 'reReviewServed', zh: '复核意见送达', en: 'Re-review opinion served' },
  { code: 'proposalReceived', zh: '收到改进建议', en: 'Proposal received' },
  { code: 'proposalAnswered', zh: '反馈改进建议', en: 'Proposal answered' },
  { code: 'assigned', zh: '交办', en: 'Assigned' },
  { code: 'reportedBack', zh: '报结', en: 'Reported back' },
  { code: 'mediationAccepted', zh: '受理调解', en: 'Mediation taken on' },
  { code: 'mediationEnded', zh: '调解结束', en: 'Mediation ended' },
  { code: 'agreementEffective', zh: '协议生效', en: 'Agreement took effect' },
  { code: 'confirmationRequested', zh: '申请司法确认', en: 'Confirmation asked for' },
  { code: 'closed', zh: '终结', en: 'Ended otherwise' },
]);
export type ClockEvent = CodeOf<typeof clockEvent>;

/** Sets of limits that a station can work by (domain.md §1.5); the numbers stand in core/limits. */
export const limitProfileId = defineCodeList('limitProfileId', [
  { code: 'regs2022', zh: '信访工作条例（2022）', en: 'Regulations on petition work (2022)' },
  { code: 'regs2005', zh: '信访条例（2005）', en: 'Regulations on petitions (2005)' },
  { code: 'simplified', zh: '简易办理', en: 'Simplified handling' },
  {
    code: 'seedCivilAffairs',
    zh: '内部从严时限（7日、15日、1个月）',
    en: 'Stricter internal limits (7 days, 15 days, 1 month)',
  },
  { code: 'zhejiang2016', zh: '浙江省信访条例（2016）', en: 'Zhejiang regulations (2016)' },
  { code: 'shandong2015', zh: '山东省信访条例（2015）', en: 'Shandong regulations (2015)' },
  { code: 'beijing2006', zh: '北京市信访条例（2006）', en: 'Beijing regulations (2006)' },
  { code: 'henan2012', zh: '河南省信访条例（2012）', en: 'Henan regulations (2012)' },
  { code: 'mediation', zh: '人民调解', en: "People's mediation" },
]);
export type LimitProfileId = CodeOf<typeof limitProfileId>;

/** What a station may lay down for the matters to come. */
export const eligibleProfiles = [
  'regs2022',
  'seedCivilAffairs',
  'simplified',
  'zhejiang2016',
  'shandong2015',
  'beijing2006',
  'henan2012',
] as const satisfies readonly LimitProfileId[];
/** The Regulations of 2022 hold from this day on; older matters are read by the law of their time. */
export const firstLimitsDay = '2022-05-01';

/** Laws whose articles a limit quotes. */
export const limitLaw = defineCodeList('limitLaw', [
  { code: 'regs2022', zh: '《信访工作条例》', en: 'Regulations on petition work' },
  { code: 'regs2005', zh: '《信访条例》', en: 'Regulations on petitions' },
  { code: 'mediationLaw', zh: '《人民调解法》', en: "People's mediation law" },
  { code: 'mediationRules', zh: '《人民调解工作若干规定》', en: "Provisions on people's mediation work" },
]);
export type LimitLaw = CodeOf<typeof limitLaw>;
