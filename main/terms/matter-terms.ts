import { defineCodeList, type CodeOf } from './code-list.ts';

/**
 * States of a matter (domain.md §9.2); `open`: an office still owes a step. No op stores one: it follows from what was
 * answered, decided, issued, served and closed.
 */
export const matterState = defineCodeList('matterState', [
  { code: 'registered', zh: '已登记', en: 'Registered', open: true },
  { code: 'answered', zh: '已答复', en: 'Answered', open: false },
  { code: 'accepted', zh: '已受理', en: 'Accepted', open: true },
  { code: 'rejected', zh: '不予受理', en: 'Not accepted', open: true },
  { code: 'notFurther', zh: '不再受理', en: 'No further acceptance', open: true },
  { code: 'diverted', zh: '已导入法定途径', en: 'Diverted to a lawful route', open: true },
  { code: 'studied', zh: '建议意见研究中', en: 'Proposal under study', open: true },
  { code: 'referred', zh: '已转送、交办', en: 'Referred', open: true },
  { code: 'returned', zh: '退回待重新甄别', en: 'Back for screening', open: true },
  { code: 'opinionIssued', zh: '已作出处理意见', en: 'Opinion issued', open: true },
  { code: 'served', zh: '处理意见已送达', en: 'Opinion served', open: true },
  { code: 'inReview', zh: '复查中', en: 'In review', open: true },
  { code: 'reviewServed', zh: '复查意见已送达', en: 'Review opinion served', open: true },
  { code: 'inReReview', zh: '复核中', en: 'In re-review', open: true },
  { code: 'concluded', zh: '复核终结', en: 'Concluded by re-review', open: true },
  { code: 'closed', zh: '已办结', en: 'Closed', open: false },
  { code: 'withdrawn', zh: '信访人已撤回', en: 'Withdrawn by the petitioner', open: false },
  { code: 'reopened', zh: '重新办理', en: 'Reopened', open: true },
  { code: 'void', zh: '已作废', en: 'Void', open: false },
  { code: 'merged', zh: '已并入其他事项', en: 'Merged into another matter', open: false },
]);
export type MatterState = CodeOf<typeof matterState>;

/** 办结 split in two, so that a procedural end is never counted as a resolution (domain.md §1.9). */
export const closureKind = defineCodeList('closureKind', [
  { code: 'substantive', zh: '实质性化解', en: 'Substantive resolution' },
  { code: 'procedural', zh: '程序性终结', en: 'Procedural end' },
]);
export type ClosureKind = CodeOf<typeof closureKind>;

/** Why a matter ended without being resolved. */
export const proceduralClosure = defineCodeList('proceduralClosure', [
  { code: 'policyExplained', zh: '政策解答', en: 'Policy explained' },
  { code: 'inProjectPool', zh: '纳入项目库', en: 'Entered into the project pool' },
  { code: 'other', zh: '其他', en: 'Other' },
]);
export type ProceduralClosure = CodeOf<typeof proceduralClosure>;

/** 办理方式 of a matter (domain.md §3.6); `filedOnly` is for anonymous and unclear letters and pure thanks. */
export const matterMethod = defineCodeList('matterMethod', [
  { code: 'answeredOnSpot', zh: '当场答复', en: 'Answered on the spot' },
  { code: 'selfHandled', zh: '自办', en: 'Handled by the station' },
  { code: 'transferred', zh: '转送', en: 'Transferred' },
  { code: 'assigned', zh: '交办', en: 'Assigned' },
  { code: 'reportedUp', zh: '上报', en: 'Reported up' },
  { code: 'jointHandled', zh: '协办、会办', en: 'Handled jointly' },
  { code: 'diverted', zh: '导入法定途径', en: 'Diverted to a lawful route' },
  { code: 'routedToDiscipline', zh: '移送纪检监察机关', en: 'Routed to the discipline organ' },
  { code: 'jointMeeting', zh: '联席会议研究', en: 'Decided at the joint meeting' },
  { code: 'leaderLed', zh: '领导包案', en: 'Led by an official' },
  { code: 'simplified', zh: '简易办理', en: 'Simplified handling' },
  { code: 'filedOnly', zh: '存档备查', en: 'Filed only' },
]);
export type MatterMethod = CodeOf<typeof matterMethod>;

/** Conclusion per request, never per person (Regs 2022 Arts 29, 32). */
export const requestResult = defineCodeList('requestResult', [
  { code: 'supported', zh: '予以支持', en: 'Supported' },
  { code: 'partlySupported', zh: '部分支持', en: 'Supported in part' },
  { code: 'explained', zh: '解释说明', en: 'Explained' },
  { code: 'refused', zh: '不予支持', en: 'Refused' },
  { code: 'adopted', zh: '采纳', en: 'Adopted' },
  { code: 'partlyAdopted', zh: '部分采纳', en: 'Adopted in part' },
  { code: 'notAdopted', zh: '未采纳', en: 'Not adopted' },
  { code: 'settledByAgreement', zh: '协商达成一致', en: 'Settled by agreement' },
]);
export type RequestResult = CodeOf<typeof requestResult>;

/** What became of the slip: no host knows that paper came out, so a person says it. */
export const slipOutcome = defineCodeList('slipOutcome', [
  { code: 'printed', zh: '已打印交给来访人', en: 'Printed and handed over' },
  { code: 'byHand', zh: '已手写交给来访人', en: 'Written by hand and handed over' },
  { code: 'declined', zh: '来访人不要', en: 'Declined by the visitor' },
]);
export type SlipOutcome = CodeOf<typeof slipOutcome>;

/** Why a coming is entered after the day it happened (补录). */
export const lateEntryReason = defineCodeList('lateEntryReason', [
  { code: 'powerCut', zh: '停电', en: 'Power cut' },
  { code: 'computerFailure', zh: '电脑或打印机故障', en: 'Computer or printer failure' },
  { code: 'awayFromStation', zh: '在外接访、入户登记', en: 'Taken away from the station' },
  { code: 'busyHour', zh: '来访人多，先用纸质登记', en: 'Many visitors, written on paper first' },
  { code: 'beforeProgram', zh: '启用本程序之前的登记', en: 'From before this program was in use' },
  { code: 'other', zh: '其他', en: 'Other' },
]);
export type LateEntryReason = CodeOf<typeof lateEntryReason>;

/** Why a coming counts for nothing. A coming is never void because somebody has come before. */
export const voidReason = defineCodeList('voidReason', [
  { code: 'enteredTwice', zh: '同一次来访重复登记', en: 'The same coming was entered twice' },
  { code: 'wrongEntry', zh: '登记错误，已另行登记', en: 'Entered wrongly, registered anew' },
  {
    code: 'noPetition',
    zh: '不是信访事项（问路、走错等）',
    en: 'Not a petition (asked the way, wrong door)',
  },
  { code: 'trial', zh: '试用、练习时填写', en: 'Filled in for practice' },
  { code: 'other', zh: '其他（须说明）', en: 'Other (say what)' },
]);
export type VoidReason = CodeOf<typeof voidReason>;
