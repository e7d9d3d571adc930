import { defineCodeList, type CodeOf } from './code-list.ts';

/** How somebody signed a paper; a fingerprint is as good as a signature. */
export const signedAs = defineCodeList('signedAs', [
  { code: 'signature', zh: '签名', en: 'Signature' },
  { code: 'fingerprint', zh: '按指印', en: 'Fingerprint' },
  { code: 'seal', zh: '盖章', en: 'Seal' },
]);
export type SignedAs = CodeOf<typeof signedAs>;

/** What the organ above says of a request for review or re-review (Regs 2022 Arts 35, 36). */
export const reviewTaken = defineCodeList('reviewTaken', [
  { code: 'taken', zh: '予以受理', en: 'Taken on' },
  { code: 'refused', zh: '不予受理', en: 'Not taken on' },
]);
export type ReviewTaken = CodeOf<typeof reviewTaken>;

/** What a review comes to. `redone`: the opinion is gone, and the matter is handled again. */
export const reviewResult = defineCodeList('reviewResult', [
  { code: 'upheld', zh: '维持', en: 'Upheld', redone: false },
  { code: 'changed', zh: '变更', en: 'Changed', redone: false },
  { code: 'revoked', zh: '撤销', en: 'Revoked', redone: true },
  { code: 'sentBack', zh: '责令重新处理', en: 'Sent back to be handled again', redone: true },
]);
export type ReviewResult = CodeOf<typeof reviewResult>;

/** 督办情形 (Regs 2022 Art 40, Regs 2005 Art 36; domain.md §1.7). */
export const supervisionReason = defineCodeList('supervisionReason', [
  { code: 'overdue', zh: '无正当理由未按规定期限办结', en: 'Not closed in time without good reason' },
  { code: 'notFedBack', zh: '未按规定反馈办理结果', en: 'The result was not fed back' },
  { code: 'wrongProcedure', zh: '未按规定程序办理', en: 'Not handled by the procedure laid down' },
  { code: 'shirking', zh: '推诿、敷衍、拖延', en: 'Shirking, perfunctory or delayed' },
  { code: 'notCarriedOut', zh: '不执行信访处理意见', en: 'The opinion was not carried out' },
  { code: 'other', zh: '其他需要督办的情形', en: 'Other' },
]);
export type SupervisionReason = CodeOf<typeof supervisionReason>;

/** How urgent a letter of supervision is. It is about what a unit owes, never about who petitions. */
export const supervisionLevel = defineCodeList('supervisionLevel', [
  { code: 'ordinary', zh: '普通', en: 'Ordinary' },
  { code: 'yellow', zh: '黄牌', en: 'Yellow card' },
  { code: 'red', zh: '红牌', en: 'Red card' },
  { code: 'listed', zh: '挂牌', en: 'Listed' },
]);
export type SupervisionLevel = CodeOf<typeof supervisionLevel>;

/** The ladder of Regs 2022 Art 39. */
export const supervisionWay = defineCodeList('supervisionWay', [
  { code: 'letter', zh: '发函督办', en: 'Letter' },
  { code: 'talk', zh: '约谈', en: 'Talk' },
  { code: 'circular', zh: '通报', en: 'Circular' },
  { code: 'listed', zh: '挂牌督办', en: 'Listed supervision' },
  { code: 'rectify', zh: '责令限期整改', en: 'Rectification by a set day' },
]);
export type SupervisionWay = CodeOf<typeof supervisionWay>;

export const supervisionResult = defineCodeList('supervisionResult', [
  { code: 'rectified', zh: '已整改', en: 'Put right' },
  { code: 'partly', zh: '部分整改', en: 'Put right in part' },
  { code: 'raised', zh: '未整改，升级督办', en: 'Not put right: raised to a higher level' },
  { code: 'unfounded', zh: '经核实情况不存在', en: 'On checking, it was not so' },
]);
export type SupervisionResult = CodeOf<typeof supervisionResult>;

/** 三项建议 (Regs 2022 Art 40). */
export const proposalKind = defineCodeList('proposalKind', [
  { code: 'work', zh: '改进工作', en: 'To improve the work' },
  { code: 'policy', zh: '完善政策', en: 'To complete a policy' },
  { code: 'accountability', zh: '追究责任', en: 'To hold somebody to account' },
]);
export type ProposalKind = CodeOf<typeof proposalKind>;

export const proposalAdopted = defineCodeList('proposalAdopted', [
  { code: 'adopted', zh: '采纳', en: 'Adopted' },
  { code: 'partly', zh: '部分采纳', en: 'Adopted in part' },
  { code: 'notAdopted', zh: '未采纳', en: 'Not adopted' },
]);
export type ProposalAdopted = CodeOf<typeof proposalAdopted>;

/** Where the carrying out of an opinion stands. */
export const carryOutState = defineCodeList('carryOutState', [
  { code: 'done', zh: '已落实', en: 'Carried out' },
  { code: 'partly', zh: '部分落实', en: 'Carried out in part' },
  { code: 'notYet', zh: '尚未落实', en: 'Not carried out yet' },
]);
export type CarryOutState = CodeOf<typeof carryOutState>;

/** Grades of F18; silence is no grade. */
export const satisfaction = defineCodeList('satisfaction', [
  { code: 'satisfied', zh: '满意', en: 'Satisfied' },
  { code: 'basically', zh: '基本满意', en: 'Basically satisfied' },
  { code: 'dissatisfied', zh: '不满意', en: 'Not satisfied' },
]);
export type Satisfaction = CodeOf<typeof satisfaction>;

/** Who ticked F18: the petitioner, or somebody who read it aloud and does not handle the matter. */
export const evaluatedBy = defineCodeList('evaluatedBy', [
  { code: 'self', zh: '信访人自己填写', en: 'The petitioner' },
  { code: 'readAloud', zh: '由非经办人宣读、代为勾选', en: 'Read aloud by somebody who does not handle it' },
]);
export type EvaluatedBy = CodeOf<typeof evaluatedBy>;

export const recusalAskedBy = defineCodeList('recusalAskedBy', [
  { code: 'petitioner', zh: '信访人申请', en: 'The petitioner' },
  { code: 'staff', zh: '本人自行申请', en: 'The person concerned' },
  { code: 'organ', zh: '机关决定', en: 'The organ' },
]);
export type RecusalAskedBy = CodeOf<typeof recusalAskedBy>;

export const recusalDecision = defineCodeList('recusalDecision', [
  { code: 'recused', zh: '同意回避', en: 'Recused' },
  { code: 'refused', zh: '不同意回避', en: 'Not recused' },
]);
export type RecusalDecision = CodeOf<typeof recusalDecision>;
