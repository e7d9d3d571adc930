import { defineCodeList, type CodeOf } from './code-list.ts';
import { entryActs, type EntryAct } from './entry-fields.ts';
import { mediationActs, type MediationAct } from './mediation-fields.ts';

/**
 * Papers that the program prints. `form`: number of the form in domain.md §2, null for the station's own papers. `mark`:
 * of a notice, which has a series of numbers of its own.
 */
export const documentKind = defineCodeList('documentKind', [
  {
    code: 'registrationForm',
    zh: '群众来访（来信来电）登记表',
    en: 'Registration form for visits, letters and calls',
    form: 'F01',
  },
  { code: 'receiptSlip', zh: '信访事项回执（查询单）', en: 'Receipt slip', form: 'F02' },
  {
    code: 'acceptanceNotice',
    zh: '信访事项受理告知书',
    en: 'Notice of acceptance',
    form: 'F03',
    mark: '信受',
  },
  {
    code: 'rejectionNotice',
    zh: '信访事项不予受理告知书',
    en: 'Notice of non-acceptance',
    form: 'F04',
    mark: '信不受',
  },
  {
    code: 'noFurtherAcceptanceNotice',
    zh: '信访事项不再受理告知书',
    en: 'Notice of no further acceptance',
    form: 'F05',
    mark: '信不再',
  },
  {
    code: 'routingNotice',
    zh: '信访事项转送（交办）去向告知书',
    en: 'Notice of where the matter went',
    form: 'F06',
    mark: '信告',
  },
  {
    code: 'diversionNotice',
    zh: '信访事项分流引导告知书',
    en: 'Notice of the lawful route',
    form: 'F07',
    mark: '信导',
  },
  {
    code: 'supplementNotice',
    zh: '信访事项补充材料告知书',
    en: 'Notice of missing materials',
    form: 'F08',
    mark: '信补',
  },
  {
    code: 'extensionNotice',
    zh: '信访事项延期办理告知书',
    en: 'Notice of extension',
    form: 'F09',
    mark: '信延',
  },
  { code: 'handlingOpinion', zh: '信访事项处理意见书', en: 'Handling opinion', form: 'F10', mark: '信处' },
  { code: 'suggestionReply', zh: '建议意见答复书', en: 'Reply to a proposal', form: 'F11', mark: '信答' },
  { code: 'reviewRequest', zh: '信访事项复查申请书', en: 'Request for review', form: 'F13' },
  { code: 'reReviewRequest', zh: '信访事项复核申请书', en: 'Request for re-review', form: 'F14' },
  { code: 'hearingNotice', zh: '信访听证通知书', en: 'Notice of a hearing', form: 'F15', mark: '信听' },
  { code: 'hearingRecord', zh: '信访听证笔录', en: 'Record of a hearing', form: 'F15' },
  { code: 'withdrawalForm', zh: '撤回信访事项申请书', en: 'Withdrawal form', form: 'F16' },
  { code: 'serviceReceipt', zh: '送达回证', en: 'Proof of service', form: 'F17' },
  { code: 'evaluationForm', zh: '信访事项满意度评价表', en: 'Evaluation form', form: 'F18' },
  { code: 'transferLetter', zh: '信访事项转送函', en: 'Letter of transfer', form: 'F20', mark: '信转' },
  { code: 'assignmentLetter', zh: '信访事项交办函', en: 'Letter of assignment', form: 'F21', mark: '信交' },
  {
    code: 'reportUpLetter',
    zh: '信访事项呈报单',
    en: 'Report to the level above',
    form: 'F22',
    mark: '信报',
  },
  {
    code: 'declarationForm',
    zh: '信访事项申报单',
    en: 'Request to the joint meeting',
    form: 'F23',
    mark: '信申',
  },
  { code: 'acceptanceSlip', zh: '信访事项受理单', en: 'Acceptance slip', form: 'F24' },
  { code: 'objectionLetter', zh: '信访事项异议退回函', en: 'Letter of objection', form: 'F25', mark: '信异' },
  { code: 'replyForm', zh: '信访事项办理情况回复单', en: 'Reply of a unit', form: 'F26', mark: '信复' },
  { code: 'closureReport', zh: '信访事项办结报告', en: 'Closure report', form: 'F27' },
  { code: 'extensionApproval', zh: '信访事项延期审批表', en: 'Approval of an extension', form: 'F28' },
  { code: 'supervisionLetter', zh: '信访事项督办函', en: 'Letter of supervision', form: 'F29', mark: '信督' },
  {
    code: 'improvementProposal',
    zh: '信访工作建议书',
    en: 'Improvement proposal',
    form: 'F30',
    mark: '信建',
  },
  { code: 'recusalDecision', zh: '信访工作人员回避审批表', en: 'Decision on recusal', form: 'F31' },
  { code: 'urgentReport', zh: '重大紧急信访信息报告', en: 'Urgent report', form: 'F32', mark: '信急' },
  { code: 'batchManifest', zh: '批次上报清单和接收回执', en: 'List and receipt of a batch', form: 'F33' },
  {
    code: 'caseLeadRecord',
    zh: '领导包案登记表',
    en: 'Record of a matter that an official leads',
    form: 'F43',
  },
  { code: 'meetingDecision', zh: '联席会议议定事项单', en: 'Decisions of the joint meeting', form: 'F68' },
  { code: 'disputeRegistration', zh: '矛盾纠纷排查登记表', en: 'Dispute registration form', form: 'F50' },
  { code: 'screeningRecord', zh: '矛盾纠纷排查例会记录', en: 'Record of a screening meeting', form: 'F53' },
  { code: 'mediationApplication', zh: '人民调解申请书', en: 'Request for mediation', form: 'M03' },
  { code: 'mediationAcceptance', zh: '人民调解受理登记表', en: 'Mediation taken up', form: 'M04' },
  {
    code: 'mediationRights',
    zh: '人民调解权利义务告知书',
    en: 'Rights and duties in mediation',
    form: 'M05',
  },
  {
    code: 'mediationMandate',
    zh: '当事人身份证明和授权委托书',
    en: 'Identity papers and mandate',
    form: 'M06',
  },
  { code: 'mediationInquiry', zh: '人民调解调查记录', en: 'Record of an inquiry', form: 'M07' },
  { code: 'mediationEvidence', zh: '人民调解证据材料清单', en: 'List of evidence', form: 'M08' },
  { code: 'mediationRecord', zh: '人民调解记录', en: 'Record of a mediation session', form: 'M09' },
  { code: 'mediationAgreement', zh: '人民调解协议书', en: 'Mediation agreement', form: 'M10' },
  { code: 'oralAgreement', zh: '人民调解口头协议登记表', en: 'Oral agreement', form: 'M11' },
  { code: 'performanceProof', zh: '人民调解协议履行凭证', en: 'Proof of performance', form: 'M12' },
  { code: 'mediationFollowUp', zh: '人民调解回访记录', en: 'Record of a follow-up visit', form: 'M13' },
  { code: 'confirmationRequest', zh: '司法确认申请书', en: 'Request for judicial confirmation', form: 'M14' },
  { code: 'mediationEnd', zh: '终止调解告知书', en: 'Notice that mediation has ended', form: 'M15' },
  { code: 'mediationReport', zh: '人民调解结案报告表', en: 'Closing report of a mediation', form: 'M16' },
  { code: 'rollingLedger', zh: '矛盾纠纷滚动台账', en: 'Rolling ledger of disputes', form: 'F51' },
  { code: 'receptionSchedule', zh: '领导接访公示表', en: 'Reception days of leaders', form: 'F40' },
  { code: 'leaderReception', zh: '领导接访登记表', en: "Record of a leader's reception", form: 'F41' },
  { code: 'instructionSlip', zh: '领导阅批单', en: "Leader's instruction slip", form: 'F42' },
  { code: 'appointmentSlip', zh: '领导约访单', en: 'Appointment with a leader', form: null },
  { code: 'meetingMinutes', zh: '会议纪要', en: 'Minutes of a meeting', form: 'F68' },
  { code: 'infoItemLog', zh: '信访信息报送登记表', en: 'Information items sent', form: 'F69' },
  { code: 'publicityRecord', zh: '宣传、培训活动记录', en: 'Record of publicity or training', form: 'F70' },
  { code: 'deliberationRecord', zh: '议事会记录', en: 'Record of a deliberation', form: null },
  { code: 'leadingGroup', zh: '领导小组及分工表', en: 'Leading group and who does what', form: null },
  { code: 'doorNotice', zh: '信访接待公告', en: 'Notice at the door', form: null },
  { code: 'dutyRoster', zh: '值班表', en: 'Duty roster', form: 'F62' },
  { code: 'dutyLog', zh: '值班记录和交接班', en: 'Duty log and hand-over', form: 'F63' },
  { code: 'dailyReport', zh: '日报表', en: 'Daily report', form: 'F61' },
  { code: 'weeklySummary', zh: '周小结', en: 'Weekly summary', form: 'F64' },
  { code: 'monthlyAnalysis', zh: '月分析', en: 'Monthly analysis', form: 'F65' },
  {
    code: 'disputeStatistics',
    zh: '矛盾纠纷排查调处统计表',
    en: 'Statistics of disputes (list B)',
    form: 'F52',
  },
  {
    code: 'mediationStatistics',
    zh: '人民调解纠纷统计表',
    en: 'Mediation statistics (list A)',
    form: 'F52',
  },
  { code: 'quarterlyReview', zh: '季度通报', en: 'Quarterly review', form: 'F66' },
  { code: 'halfYearReport', zh: '半年报告', en: 'Half-year report', form: 'F67' },
  { code: 'annualReport', zh: '年度报告', en: 'Annual report', form: 'F67' },
  { code: 'zeroReport', zh: '零报告表', en: 'Zero report', form: 'F60' },
  { code: 'caseFileCover', zh: '案卷封面', en: 'Cover of a case file', form: 'F80' },
  { code: 'caseFileList', zh: '卷内目录', en: 'Catalogue of a case file', form: 'F81' },
  { code: 'caseFileNote', zh: '卷内备考表', en: 'End note of a case file', form: 'F82' },
  { code: 'dueList', zh: '本周到期清单', en: 'Due list of the week', form: null },
  { code: 'recoveryCodeSheet', zh: '恢复码单', en: 'Recovery code sheet', form: null },
  { code: 'checkCodeSheet', zh: '站点核对码单', en: 'Station check code sheet', form: null },
  { code: 'sealedEnvelopeCover', zh: '检举控告材料密封封面', en: 'Cover of a sealed envelope', form: null },
  { code: 'handoverList', zh: '工作移交清单', en: 'Hand-over list', form: null },
  {
    code: 'blankSet',
    zh: '备用手写登记单（登记表和回执）',
    en: 'Blank set for writing by hand (form and slip)',
    form: null,
  },
]);
export type DocumentKind = CodeOf<typeof documentKind>;

/** What an organ decides about a matter and hands to the petitioner. */
export const noticeKinds = [
  'acceptanceNotice',
  'rejectionNotice',
  'noFurtherAcceptanceNotice',
  'routingNotice',
  'diversionNotice',
  'supplementNotice',
  'extensionNotice',
  'handlingOpinion',
  'suggestionReply',
] as const satisfies readonly DocumentKind[];
export type NoticeKind = (typeof noticeKinds)[number];

/** Tables and texts of a period. */
export const periodPaperKinds = [
  'dailyReport',
  'weeklySummary',
  'monthlyAnalysis',
  'disputeStatistics',
  'mediationStatistics',
  'quarterlyReview',
  'halfYearReport',
  'annualReport',
] as const satisfies readonly DocumentKind[];
export type PeriodPaperKind = (typeof periodPaperKinds)[number];

/** What is put on record has a form, filled with what is known before it is signed, and with what was said afterwards. */
export const entryPaperKinds = [
  'withdrawalForm',
  'reviewRequest',
  'reReviewRequest',
  'hearingNotice',
  'hearingRecord',
  'supervisionLetter',
  'improvementProposal',
  'urgentReport',
  'evaluationForm',
  'recusalDecision',
  'extensionApproval',
  'declarationForm',
  'meetingDecision',
] as const satisfies readonly DocumentKind[];
export type EntryPaperKind = (typeof entryPaperKinds)[number];

/** Of these what is a letter to a unit, with a slip on which that answers (domain.md §2.4). */
export const unitLetterKinds = [
  'supervisionLetter',
  'improvementProposal',
] as const satisfies readonly EntryPaperKind[];
export type UnitLetterKind = (typeof unitLetterKinds)[number];

/** The form of each step that has one. */
export const entryPapers: Partial<Record<EntryAct, EntryPaperKind>> = {
  withdraw: 'withdrawalForm',
  requestReview: 'reviewRequest',
  requestReReview: 'reReviewRequest',
  announceHearing: 'hearingNotice',
  concludeHearing: 'hearingRecord',
  supervise: 'supervisionLetter',
  proposeImprovement: 'improvementProposal',
  reportUrgent: 'urgentReport',
  evaluate: 'evaluationForm',
  askRecusal: 'recusalDecision',
  askExtension: 'extensionApproval',
  declare: 'declarationForm',
  decideMeeting: 'meetingDecision',
};

export function paperOfEntry(act: EntryAct): EntryPaperKind | null {
  return entryPapers[act] ?? null;
}

/** The step that a form belongs to. */
export function entryOfPaper(kind: DocumentKind): EntryAct | null {
  return entryActs.find((act) => paperOfEntry(act) === kind) ?? null;
}

/** What goes between an organ and the units that it turns to; the petitioner gets none of it (domain.md §2.4). */
export const letterKinds = [
  'transferLetter',
  'assignmentLetter',
  'reportUpLetter',
  'objectionLetter',
  'replyForm',
] as const satisfies readonly DocumentKind[];
export type LetterKind = (typeof letterKinds)[number];

/** The form of each step of a mediation, in the order in which they lie in its file (domain.md §2.7). */
export const mediationPapers = {
  apply: 'mediationApplication',
  take: 'mediationAcceptance',
  inform: 'mediationRights',
  mandate: 'mediationMandate',
  inquire: 'mediationInquiry',
  evidence: 'mediationEvidence',
  session: 'mediationRecord',
  agree: 'mediationAgreement',
  agreeOral: 'oralAgreement',
  perform: 'performanceProof',
  followUp: 'mediationFollowUp',
  askConfirmation: 'confirmationRequest',
  end: 'mediationEnd',
  close: 'mediationReport',
} as const satisfies Partial<Record<MediationAct, DocumentKind>>;
export type MediationPaperKind = (typeof mediationPapers)[keyof typeof mediationPapers];
export const mediationPaperKinds: readonly MediationPaperKind[] = Object.values(mediationPapers);

export function paperOfMediation(act: MediationAct): MediationPaperKind | null {
  const papers: Partial<Record<MediationAct, MediationPaperKind>> = mediationPapers;
  return papers[act] ?? null;
}

/** The step that a form of the set belongs to. */
export function mediationOfPaper(kind: DocumentKind): MediationAct | null {
  return mediationActs.find((act) => paperOfMediation(act) === kind) ?? null;
}

/** What surrounds the papers of a case file; all three are made from its list (domain.md §2.9). */
export const filePaperKinds = [
  'caseFileCover',
  'caseFileList',
  'caseFileNote',
] as const satisfies readonly DocumentKind[];
export type FilePaperKind = (typeof filePaperKinds)[number];

/** A blank set waits for its handwriting, was entered, or is spoilt paper. */
export const blankSetStates = ['reserved', 'used', 'void'] as const;
