import {
  carryOutState,
  evaluatedBy,
  proposalAdopted,
  proposalKind,
  recusalAskedBy,
  recusalDecision,
  reviewResult,
  reviewTaken,
  satisfaction,
  signedAs,
  supervisionLevel,
  supervisionReason,
  supervisionResult,
  supervisionWay,
} from './entry-terms.ts';
import { defineFields } from './fields.ts';

// Steps of a matter that are put on record as they are said; what follows from them is told by core/matters/course.ts.

const actOn = { type: 'day', section: 'act', stage: 1 } as const;
const words = { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' } as const;
const more = { ...words, stage: 0 } as const;
const unit = { type: 'line', max: 60, suggests: true, section: 'act', stage: 1 } as const;
const person = { type: 'name', max: 60, section: 'act', stage: 1 } as const;
const people = (maxItems: number) =>
  ({
    type: 'rows',
    maxItems,
    fields: { name: { type: 'name', max: 60 }, unit: { type: 'line', max: 60 } },
    section: 'act',
    stage: 0,
    width: 'full',
  }) as const;

/** F16 撤回申请: in the petitioner's own words, asked alone, signed on paper before it counts. */
export const withdrawFields = defineFields({
  actOn,
  signedAs: { type: 'code', list: signedAs, section: 'act', stage: 1 },
  askedBy: person,
  freeWill: { type: 'flag', section: 'act', stage: 1, width: 'full' },
  actText: words,
  present: people(6),
});

/** The petitioner comes back: nothing is asked for, and no reason is needed. */
export const unwithdrawFields = defineFields({ actOn, actText: more });

/** F13 复查申请 (Regs 2022 Art 35), F14 复核申请 (Art 36): what came in late is recorded, with the reason that was given. */
export const requestReviewFields = defineFields({
  actOn,
  reviewBody: { type: 'line', max: 120, section: 'act', stage: 1 },
  lateReason: { type: 'line', max: 300, section: 'act', stage: 0, width: 'full' },
  actText: words,
});

/** What the organ above says of the request. */
export const takeReviewFields = defineFields({
  actOn,
  reviewTaken: { type: 'code', list: reviewTaken, section: 'act', stage: 1 },
  reviewNo: { type: 'line', max: 60, section: 'act', stage: 0 },
  actText: more,
});

/** 复查意见, 复核意见 of the organ above, once it is served. */
export const reviewOpinionFields = defineFields({
  actOn,
  servedOn: { type: 'day', section: 'act', stage: 1 },
  reviewNo: { type: 'line', max: 60, section: 'act', stage: 1 },
  reviewResult: { type: 'code', list: reviewResult, section: 'act', stage: 1 },
  actText: words,
});

/** F15 听证通知. */
export const announceHearingFields = defineFields({
  actOn,
  hearingAt: { type: 'instant', ahead: true, section: 'act', stage: 1 },
  hearingPlace: { type: 'line', max: 120, section: 'act', stage: 1 },
  host: person,
  members: people(12),
  actText: words,
});

/** F15 听证笔录. */
export const concludeHearingFields = defineFields({
  actOn,
  recorder: person,
  members: people(20),
  actText: words,
  discussion: more,
  hearingConclusion: words,
});

/** F29 督办函: to a unit, about what it owes. */
export const superviseFields = defineFields({
  actOn,
  unit,
  supervisionReason: { type: 'code', list: supervisionReason, section: 'act', stage: 1 },
  supervisionLevel: { type: 'code', list: supervisionLevel, section: 'act', stage: 1 },
  supervisionWay: { type: 'code', list: supervisionWay, section: 'act', stage: 1 },
  replyDueOn: { type: 'day', ahead: true, section: 'act', stage: 1 },
  problem: words,
  actText: words,
});
export const answerSupervisionFields = defineFields({ actOn, repliedBy: person, actText: words });
export const endSupervisionFields = defineFields({
  actOn,
  supervisionResult: { type: 'code', list: supervisionResult, section: 'act', stage: 1 },
  actText: words,
});

/** F30 改进工作、完善政策、追究责任建议书. */
export const proposeImprovementFields = defineFields({
  actOn,
  unit,
  proposalKind: { type: 'code', list: proposalKind, section: 'act', stage: 1 },
  replyDueOn: { type: 'day', ahead: true, section: 'act', stage: 1 },
  problem: words,
  actText: words,
});
export const answerImprovementFields = defineFields({
  actOn,
  proposalAdopted: { type: 'code', list: proposalAdopted, section: 'act', stage: 1 },
  actText: words,
});

/** F32 重大紧急信访信息报告 (Art 25): about the matter; nobody need be named. */
export const reportUrgentFields = defineFields({
  actOn,
  occurredAt: { type: 'instant', section: 'act', stage: 1 },
  place: { type: 'line', max: 120, section: 'act', stage: 1 },
  peopleCount: { type: 'count', min: 1, max: 100_000, section: 'act', stage: 1 },
  actText: words,
  measures: words,
  reportedTo: {
    type: 'rows',
    maxItems: 8,
    fields: {
      unit: { type: 'line', max: 60 },
      name: { type: 'name', max: 60 },
      time: { type: 'line', max: 40 },
      way: { type: 'line', max: 40 },
    },
    section: 'act',
    stage: 1,
    width: 'full',
  },
});

/** The opinion is carried out, or not yet: with what shows it. */
export const carryOutFields = defineFields({
  actOn,
  carryOutState: { type: 'code', list: carryOutState, section: 'act', stage: 1 },
  unit,
  proof: { type: 'line', max: 300, section: 'act', stage: 0, width: 'full' },
  actText: words,
});

/** F18 满意度评价: two who are judged, three grades; the petitioner's own word, or none. */
export const evaluateFields = defineFields({
  actOn,
  stationGrade: { type: 'code', list: satisfaction, section: 'act', stage: 1 },
  organGrade: { type: 'code', list: satisfaction, section: 'act', stage: 1 },
  evaluatedBy: { type: 'code', list: evaluatedBy, section: 'act', stage: 1 },
  readerName: { type: 'name', max: 60, section: 'act', stage: 0 },
  actText: more,
});

/** F31 回避 (Art 28). */
export const askRecusalFields = defineFields({
  actOn,
  recusedName: person,
  recusedPost: { type: 'line', max: 60, section: 'act', stage: 0 },
  recusalAskedBy: { type: 'code', list: recusalAskedBy, section: 'act', stage: 1 },
  relation: { type: 'line', max: 120, section: 'act', stage: 1, width: 'full' },
  actText: more,
});
export const decideRecusalFields = defineFields({
  actOn,
  recusalDecision: { type: 'code', list: recusalDecision, section: 'act', stage: 1 },
  decidedBy: person,
  replacement: { type: 'name', max: 60, section: 'act', stage: 0 },
  actText: more,
});

/** F28 延期审批: asked before the limit ends; granted by `extend`, which makes F09. */
export const askExtensionFields = defineFields({
  actOn,
  extensionDays: { type: 'count', min: 1, max: 60, section: 'act', stage: 1 },
  askedBy: person,
  actText: words,
});
export const refuseExtensionFields = defineFields({
  actOn,
  approver: person,
  actText: words,
});

/** F23 申报单: asks the joint meeting to decide (domain.md §2.4). */
export const declareFields = defineFields({
  actOn,
  askedBy: person,
  actText: words,
  unitOpinion: words,
  officeOpinion: { type: 'line', max: 500, section: 'act', stage: 0, width: 'full' },
});

const mostDecisions = 20;
/** 联席会议议定事项: who does what by when. */
export const decideMeetingFields = defineFields({
  actOn,
  // The minutes are often written later.
  meetingNo: { type: 'line', max: 60, section: 'act', stage: 0 },
  host: person,
  decidedItems: {
    type: 'rows',
    maxItems: mostDecisions,
    fields: {
      decision: { type: 'line', max: 500 },
      unit: { type: 'line', max: 60 },
      coUnits: { type: 'line', max: 120 },
      name: { type: 'name', max: 60 },
      due: { type: 'day', ahead: true },
    },
    section: 'act',
    stage: 1,
    width: 'full',
  },
  members: people(30),
  actText: more,
});

/** One of the decided items is done: by its place in the list. */
export const finishDecisionFields = defineFields({
  actOn,
  itemNo: { type: 'count', min: 1, max: mostDecisions, section: 'act', stage: 1 },
  actText: words,
});

/** What is put on record as it is said. */
export const entryCatalogues = {
  withdraw: withdrawFields,
  unwithdraw: unwithdrawFields,
  requestReview: requestReviewFields,
  requestReReview: requestReviewFields,
  takeReview: takeReviewFields,
  reviewOpinion: reviewOpinionFields,
  announceHearing: announceHearingFields,
  concludeHearing: concludeHearingFields,
  supervise: superviseFields,
  answerSupervision: answerSupervisionFields,
  endSupervision: endSupervisionFields,
  proposeImprovement: proposeImprovementFields,
  answerImprovement: answerImprovementFields,
  reportUrgent: reportUrgentFields,
  carryOut: carryOutFields,
  evaluate: evaluateFields,
  askRecusal: askRecusalFields,
  decideRecusal: decideRecusalFields,
  askExtension: askExtensionFields,
  refuseExtension: refuseExtensionFields,
  declare: declareFields,
  decideMeeting: decideMeetingFields,
  finishDecision: finishDecisionFields,
} as const;
export type EntryAct = keyof typeof entryCatalogues;
// oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the constant above
export const entryActs = Object.keys(entryCatalogues) as EntryAct[];

export function isEntryAct(act: string): act is EntryAct {
  return Object.hasOwn(entryCatalogues, act);
}

/** What is said about an entry, and which one that is. */
export const followedActs: Partial<Record<EntryAct, EntryAct>> = {
  answerSupervision: 'supervise',
  endSupervision: 'supervise',
  answerImprovement: 'proposeImprovement',
  decideRecusal: 'askRecusal',
  concludeHearing: 'announceHearing',
  refuseExtension: 'askExtension',
  decideMeeting: 'declare',
  finishDecision: 'decideMeeting',
};
