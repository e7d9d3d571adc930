import { defineCodeList, type CodeOf } from './code-list.ts';
import type { DocumentKind } from './document-kinds.ts';
import { defineFields, type FieldCatalogue } from './fields.ts';

/** What an office puts on record of its own work: who does what in it, its meetings, and what it tells (product.md S13, S14, S22, S23, S25). */
export const officeAct = defineCodeList('officeAct', [
  { code: 'meeting', zh: '会议纪要', en: 'Meeting' },
  { code: 'deliberation', zh: '议事会', en: 'Deliberation' },
  { code: 'group', zh: '领导小组及分工', en: 'Leading group' },
  { code: 'publicity', zh: '宣传、培训', en: 'Publicity and training' },
  { code: 'infoItem', zh: '信息报送', en: 'Information item' },
  { code: 'instruction', zh: '领导阅批', en: "Leader's instruction" },
  { code: 'appointment', zh: '领导约访', en: 'Appointment' },
]);
export type OfficeAct = CodeOf<typeof officeAct>;

/** At least so often a year (product.md S14). */
export const officeDuty = { specialMeetings: 2, infoItems: 4 } as const;

const meetingKind = defineCodeList('meetingKind', [
  { code: 'special', zh: '信访工作专题会议', en: 'Special meeting on letters and visits' },
  { code: 'joint', zh: '信访工作联席会议', en: 'Joint meeting' },
]);
const groupRole = defineCodeList('groupRole', [
  { code: 'head', zh: '组长', en: 'Head' },
  { code: 'deputy', zh: '副组长', en: 'Deputy head' },
  { code: 'member', zh: '成员', en: 'Member' },
  { code: 'office', zh: '办公室主任', en: 'Head of its office' },
  { code: 'liaison', zh: '联络员', en: 'Liaison' },
]);
const publicityKind = defineCodeList('publicityKind', [
  { code: 'publicity', zh: '宣传活动', en: 'Publicity' },
  { code: 'training', zh: '业务培训', en: 'Training' },
]);
const infoType = defineCodeList('infoType', [
  { code: 'work', zh: '工作信息', en: 'Work' },
  { code: 'practice', zh: '经验做法', en: 'Good practice' },
  { code: 'problem', zh: '问题和建议', en: 'Problem and proposal' },
  { code: 'briefing', zh: '工作简报', en: 'Briefing' },
]);
const infoOutcome = defineCodeList('infoOutcome', [
  { code: 'adopted', zh: '已采用', en: 'Adopted' },
  { code: 'notAdopted', zh: '未采用', en: 'Not adopted' },
]);
const appointmentOutcome = defineCodeList('appointmentOutcome', [
  { code: 'kept', zh: '已按约接访', en: 'Kept' },
  { code: 'byLeader', zh: '领导未能到场，另行约定', en: 'The leader could not come; a new one is made' },
  { code: 'byVisitor', zh: '来访人未到或者取消', en: 'The visitor did not come or cancelled' },
]);

const mostItems = 20;
const mostSuggestions = 60;
const person = { type: 'name', max: 60, section: 'record', stage: 1 } as const;
const line = { type: 'line', max: 120, section: 'record', stage: 1 } as const;
const wide = { ...line, width: 'full' } as const;
const story = { type: 'story', max: 4000, section: 'record', stage: 1, width: 'full' } as const;
const day = { type: 'day', section: 'record', stage: 1 } as const;

/** F68 会议纪要: each item with who does what by when. */
export const meetingItems = {
  item: { type: 'line', max: 300 },
  discussion: { type: 'line', max: 500 },
  decision: { type: 'line', max: 500 },
  unit: { type: 'line', max: 60 },
  coUnits: { type: 'line', max: 120 },
  name: { type: 'name', max: 60 },
  due: { type: 'day', ahead: true },
} as const;

/** The form of each of them. */
export const officeCatalogues = {
  meeting: defineFields({
    meetingKind: { type: 'code', list: meetingKind, section: 'record', stage: 1 },
    heldOn: day,
    minutesNo: { ...line, max: 60, stage: 0 },
    meetingPlace: line,
    host: person,
    recorder: person,
    attendees: { ...wide, max: 500 },
    absent: { ...wide, max: 300, stage: 0 },
    meetingItems: {
      type: 'rows',
      maxItems: mostItems,
      fields: meetingItems,
      section: 'record',
      stage: 1,
      width: 'full',
    },
  }),
  deliberation: defineFields({
    heldOn: day,
    meetingPlace: line,
    host: person,
    recorder: { ...person, stage: 0 },
    attendance: { type: 'count', min: 1, max: 9999, section: 'record', stage: 1 },
    topic: { ...wide, max: 200 },
    attendees: { ...wide, max: 500, stage: 0 },
    suggestions: {
      type: 'rows',
      maxItems: mostSuggestions,
      fields: {
        name: { type: 'name', max: 60 },
        group: { type: 'line', max: 60 },
        suggestion: { type: 'line', max: 500 },
        reply: { type: 'line', max: 300 },
      },
      section: 'record',
      stage: 1,
      width: 'full',
    },
    consensus: { ...story, stage: 0 },
  }),
  group: defineFields({
    groupName: wide,
    formedOn: day,
    groupBasis: { ...line, max: 200, stage: 0 },
    groupMembers: {
      type: 'rows',
      maxItems: 60,
      fields: {
        role: { type: 'code', list: groupRole },
        name: { type: 'name', max: 60 },
        post: { type: 'line', max: 60 },
        task: { type: 'line', max: 200 },
        phone: { type: 'line', max: 40 },
      },
      section: 'record',
      stage: 1,
      width: 'full',
    },
    groupNetwork: {
      type: 'rows',
      maxItems: 60,
      fields: {
        unit: { type: 'line', max: 120 },
        name: { type: 'name', max: 60 },
        task: { type: 'line', max: 200 },
        phone: { type: 'line', max: 40 },
      },
      section: 'record',
      stage: 0,
      width: 'full',
    },
    groupRules: { ...story, stage: 0 },
  }),
  publicity: defineFields({
    publicityKind: { type: 'code', list: publicityKind, section: 'record', stage: 1 },
    heldOn: day,
    activityPlace: line,
    lawTopic: { ...wide, max: 200 },
    publicityForm: line,
    peopleReached: { type: 'count', min: 1, max: 99_999, section: 'record', stage: 1 },
    speaker: { ...person, stage: 0 },
    handedOut: { ...line, max: 200, stage: 0 },
    activityNote: { ...story, stage: 0 },
  }),
  infoItem: defineFields({
    sentOn: day,
    infoType: { type: 'code', list: infoType, section: 'record', stage: 1 },
    infoTitle: { ...wide, max: 200 },
    sentTo: line,
    infoAuthor: { ...person, stage: 0 },
    infoText: { ...story, stage: 0 },
  }),
  instruction: defineFields({
    letterOn: day,
    letterNo: { ...line, max: 60, stage: 0 },
    letterFrom: { ...person, stage: 0 },
    letterSummary: story,
    letterEnclosures: { ...wide, max: 300, stage: 0 },
    officeOpinion: { ...wide, max: 500, stage: 0 },
    instructionLeader: person,
    leaderPost: { ...line, max: 60, stage: 0 },
    instructedOn: { ...day, stage: 0 },
    instruction: { ...story, stage: 0 },
    responsibleUnit: { ...line, max: 60, stage: 0 },
    instructionDueOn: { type: 'day', ahead: true, section: 'record', stage: 0 },
  }),
  appointment: defineFields({
    visitorName: person,
    peopleCount: { type: 'count', min: 1, max: 9999, section: 'record', stage: 1 },
    receptionProblem: story,
    receptionLeader: person,
    leaderPost: { ...line, max: 60, stage: 0 },
    appointedOn: { type: 'day', ahead: true, section: 'record', stage: 1 },
    receptionHours: { ...line, max: 60 },
    receptionPlace: line,
    toldHow: { ...line, stage: 0 },
  }),
} as const satisfies Record<OfficeAct, FieldCatalogue>;

/** The words of all of them; a record has those of its own form alone. */
export const officeFields = defineFields({
  ...officeCatalogues.meeting,
  ...officeCatalogues.deliberation,
  ...officeCatalogues.group,
  ...officeCatalogues.publicity,
  ...officeCatalogues.infoItem,
  ...officeCatalogues.instruction,
  ...officeCatalogues.appointment,
});

/** On which day each of them lies. */
export const officeDay = {
  meeting: 'heldOn',
  deliberation: 'heldOn',
  group: 'formedOn',
  publicity: 'heldOn',
  infoItem: 'sentOn',
  instruction: 'letterOn',
  appointment: 'appointedOn',
} as const satisfies Record<OfficeAct, keyof typeof officeFields>;

/** What came of it later; what is not here ends with its record. */
export const officeFollows = {
  meeting: defineFields({
    itemNo: { type: 'count', min: 1, max: mostItems, section: 'record', stage: 1 },
    actOn: day,
    resultText: story,
  }),
  infoItem: defineFields({
    actOn: day,
    infoOutcome: { type: 'code', list: infoOutcome, section: 'record', stage: 1 },
    adoptedBy: { ...line, stage: 0 },
  }),
  instruction: defineFields({ actOn: day, resultText: story }),
  appointment: defineFields({
    actOn: day,
    appointmentOutcome: { type: 'code', list: appointmentOutcome, section: 'record', stage: 1 },
    followNote: { ...wide, max: 300, stage: 0 },
  }),
} as const satisfies Partial<Record<OfficeAct, FieldCatalogue>>;

export const officeFollowFields = defineFields({
  ...officeFollows.infoItem,
  ...officeFollows.appointment,
  ...officeFollows.meeting,
});

export type FollowedOffice = keyof typeof officeFollows;
/** Whether something may still come of a record of this kind. */
export function isFollowed(act: OfficeAct): act is FollowedOffice {
  return Object.hasOwn(officeFollows, act);
}

export function followsOf(act: OfficeAct): FieldCatalogue | null {
  return isFollowed(act) ? officeFollows[act] : null;
}

/** What is told about a matter may name it. */
export const namesMatter: ReadonlySet<OfficeAct> = new Set(['instruction', 'appointment']);

/** The paper of each; information items stand in the list of the year (F69). */
export const officePapers = {
  meeting: 'meetingMinutes',
  deliberation: 'deliberationRecord',
  group: 'leadingGroup',
  publicity: 'publicityRecord',
  instruction: 'instructionSlip',
  appointment: 'appointmentSlip',
} as const satisfies Partial<Record<OfficeAct, DocumentKind>>;
export type OfficePaperKind = (typeof officePapers)[keyof typeof officePapers];
export const officePaperKinds: readonly OfficePaperKind[] = Object.values(officePapers);

export function paperOfOffice(act: OfficeAct): OfficePaperKind | null {
  const papers: Partial<Record<OfficeAct, OfficePaperKind>> = officePapers;
  return papers[act] ?? null;
}
