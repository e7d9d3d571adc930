import { defineCodeList, type CodeOf } from './code-list.ts';

/**
 * Why a matter is not accepted (Regs 2022 Arts 20, 22, 31, 36). `diverts`: another body is competent, and the notice names it.
 */
export const rejectReason = defineCodeList('rejectReason', [
  {
    code: 'notOurPowers',
    zh: '不属于本机关职权范围',
    en: 'Not within the powers of this organ',
    diverts: true,
  },
  {
    code: 'lawfulRoute',
    zh: '依法应当通过诉讼、仲裁、行政复议等法定途径解决',
    en: 'To be settled by court, arbitration, reconsideration or another lawful route',
    diverts: true,
  },
  {
    code: 'alreadyHandled',
    zh: '已经受理或者正在办理，在规定期限内再次提出',
    en: 'Already accepted or being handled within its limit',
    diverts: false,
  },
  {
    code: 'reviewNotSought',
    zh: '已有处理意见，无正当理由未在规定期限内申请复查、复核',
    en: 'There is an opinion, and review was not asked for in time without good reason',
    diverts: false,
  },
  {
    code: 'reviewed',
    zh: '复核意见已经作出，仍以同一事实和理由提出',
    en: 'Re-reviewed, and raised again with the same facts and reasons',
    diverts: false,
  },
  {
    code: 'unclear',
    zh: '没有具体请求，或者事实不清、无法核实',
    en: 'No concrete request, or facts that are unclear and cannot be checked',
    diverts: false,
  },
]);
export type RejectReason = CodeOf<typeof rejectReason>;

/** 法定途径 of Art 31 (domain.md §1.4); the last of the six, the petition procedure itself, is an acceptance. */
export const legalRoute = defineCodeList('legalRoute', [
  {
    code: 'litigation',
    zh: '诉讼（法院、检察院、公安机关程序）',
    en: 'Court, procuratorate or police procedure',
  },
  { code: 'labourArbitration', zh: '劳动人事争议仲裁', en: 'Labour arbitration' },
  { code: 'landArbitration', zh: '农村土地承包仲裁', en: 'Arbitration of rural land contracts' },
  { code: 'partyAppeal', zh: '党员申诉、申请复审', en: 'Appeal of a party member' },
  {
    code: 'adminProcedure',
    zh: '行政复议、裁决、确认、许可、处罚等行政程序',
    en: 'Reconsideration or another administrative procedure',
  },
  {
    code: 'protectRights',
    zh: '申请查处违法行为、履行保护职责',
    en: 'Request to act against a violation, or to protect',
  },
]);
export type LegalRoute = CodeOf<typeof legalRoute>;

/** What becomes of a proposal (Art 29); each is a result of `requestResult`, too. */
export const suggestionResult = defineCodeList('suggestionResult', [
  { code: 'adopted', zh: '采纳', en: 'Adopted' },
  { code: 'partlyAdopted', zh: '部分采纳', en: 'Adopted in part' },
  { code: 'notAdopted', zh: '未采纳', en: 'Not adopted' },
]);
export type SuggestionResult = CodeOf<typeof suggestionResult>;

/** How a matter goes to another body (domain.md §1.1, Regs 2022 Arts 22, 23). */
export const referralKind = defineCodeList('referralKind', [
  // `reports`: done only once the unit has answered; what it takes from us otherwise is its own.
  { code: 'transfer', zh: '转送', en: 'Transferred', reports: false, objects: true },
  { code: 'assign', zh: '交办', en: 'Assigned', reports: true, objects: true },
  { code: 'reportUp', zh: '上报', en: 'Reported up', reports: false, objects: false },
]);
export type ReferralKind = CodeOf<typeof referralKind>;

/** What the transferring body makes of an objection (Art 23). `returns`: the matter is back. */
export const objectionVerdict = defineCodeList('objectionVerdict', [
  { code: 'agreed', zh: '同意退回', en: 'Agreed, taken back', returns: true },
  { code: 'refused', zh: '不同意退回', en: 'Not agreed, it stays', returns: false },
]);
export type ObjectionVerdict = CodeOf<typeof objectionVerdict>;

/** Who hands a document over. */
export const serveBy = defineCodeList('serveBy', [
  { code: 'village', zh: '委托登记的村（社区）送达', en: 'The village that registered it' },
  { code: 'township', zh: '本机关直接送达', en: 'This organ itself' },
]);
export type ServeBy = CodeOf<typeof serveBy>;

/**
 * 送达方式 of F17. `refused`: the recipient would not take it, and two witnesses say so. `unsigned`: nobody signs for it
 * in person.
 */
export const serviceWay = defineCodeList('serviceWay', [
  { code: 'direct', zh: '直接送达', en: 'In person', refused: false },
  { code: 'left', zh: '留置送达', en: 'Left after refusal', refused: true },
  { code: 'mail', zh: '邮寄送达', en: 'By mail', refused: false },
  { code: 'electronic', zh: '电子送达', en: 'Electronically', refused: false },
  { code: 'entrusted', zh: '委托送达', en: 'Through another body', refused: false },
  { code: 'public', zh: '公告送达', en: 'By public notice', refused: false },
]);
export type ServiceWay = CodeOf<typeof serviceWay>;

/** What somebody is urged to do. */
export const urgeAbout = defineCodeList('urgeAbout', [
  { code: 'service', zh: '送达文书并报回送达情况', en: 'Serve a document and report back' },
  { code: 'materials', zh: '补充材料', en: 'Supply materials' },
  { code: 'facts', zh: '核实情况', en: 'Check the facts' },
  { code: 'progress', zh: '报告进展', en: 'Report progress' },
  { code: 'carryOut', zh: '落实处理意见', en: 'Carry out the opinion' },
  { code: 'other', zh: '其他', en: 'Other' },
]);
export type UrgeAbout = CodeOf<typeof urgeAbout>;

/** What a note of the handling is about; it stays inside. */
export const noteKind = defineCodeList('noteKind', [
  { code: 'investigation', zh: '调查核实', en: 'Investigation' },
  { code: 'talk', zh: '与信访人沟通', en: 'Talk with the petitioner' },
  { code: 'study', zh: '研究会商', en: 'Deliberation' },
  { code: 'other', zh: '其他', en: 'Other' },
]);
export type NoteKind = CodeOf<typeof noteKind>;

/**
 * Lawful exceptions from handing a document over: who or where the petitioner is was not told (Regs 2022 Art 23), the
 * petitioner agreed to be told by word of mouth, or nobody is there any more.
 */
export const exemptGround = defineCodeList('exemptGround', [
  { code: 'identityUnclear', zh: '姓名（名称）、住址不清', en: 'Name or address is not clear' },
  { code: 'agreedOral', zh: '信访人同意口头答复', en: 'The petitioner agreed to an oral answer' },
  {
    code: 'noSuccessor',
    zh: '信访人死亡或者终止，无承继人',
    en: 'The petitioner has died or ceased, without successor',
  },
]);
export type ExemptGround = CodeOf<typeof exemptGround>;

/** 办理终结的情形 (Shandong Art 46, Zhejiang Art 25; domain.md §1.9). `kind`: what it counts as, never the other way round. */
export const closureGround = defineCodeList('closureGround', [
  { code: 'performed', zh: '诉求已解决、意见已落实', en: 'Settled and carried out', kind: 'substantive' },
  { code: 'agreed', zh: '达成一致并已履行', en: 'Agreed and performed', kind: 'substantive' },
  {
    code: 'accepted',
    zh: '信访人接受处理意见',
    en: 'The petitioner accepts the opinion',
    kind: 'substantive',
  },
  {
    code: 'reviewLapsed',
    zh: '逾期未申请复查、复核',
    en: 'Review was not asked for in time',
    kind: 'procedural',
  },
  { code: 'reReviewed', zh: '复核意见已送达', en: 'The re-review opinion was served', kind: 'procedural' },
  {
    code: 'noSuccessor',
    zh: '信访人死亡或者终止，无承继人',
    en: 'The petitioner has died or ceased, without successor',
    kind: 'procedural',
  },
  { code: 'explained', zh: '政策解答', en: 'Policy explained', kind: 'procedural' },
  { code: 'notAccepted', zh: '不予受理', en: 'Not accepted', kind: 'procedural' },
  { code: 'diverted', zh: '已导入法定途径', en: 'Diverted to a lawful route', kind: 'procedural' },
  { code: 'suggestionAnswered', zh: '建议意见已答复', en: 'Proposal answered', kind: 'procedural' },
  { code: 'referredAway', zh: '由其他机关、单位办理', en: 'Handled by another body', kind: 'procedural' },
  { code: 'exempted', zh: '依法无法送达', en: 'Cannot be served, lawfully', kind: 'procedural' },
  { code: 'other', zh: '其他依法终结的情形', en: 'Other end by law', kind: 'procedural' },
]);
export type ClosureGround = CodeOf<typeof closureGround>;

/** The organ's own numbers stand apart from registrations and from those of its documents: 清河信〔2026〕3号. */
export const officialSeriesMark = '信';
