import { defineCodeList, type CodeOf } from './code-list.ts';
import { defineFields } from './fields.ts';

/** How a leader meets people (F40). */
export const receptionForm = defineCodeList('receptionForm', [
  { code: 'fixed', zh: '定点接访', en: 'At a fixed place' },
  { code: 'appointment', zh: '重点约访', en: 'By appointment' },
  { code: 'outreach', zh: '带案下访、走访', en: "At people's homes" },
  { code: 'video', zh: '视频接访', en: 'By video' },
]);
export type ReceptionForm = CodeOf<typeof receptionForm>;

/** Each leader receives or visits people at least so often a year (product.md S13), and it is published so many days ahead. */
export const leaderDuty = { receptionsAYear: 3, publishedAhead: 2 } as const;

const person = { type: 'name', max: 60, section: 'act', stage: 1 } as const;
const line = { type: 'line', max: 120, section: 'act', stage: 1 } as const;
const story = { type: 'story', max: 4000, section: 'act', stage: 1, width: 'full' } as const;

/** F40 领导接访公示: one day on which a leader receives. */
export const receptionFields = defineFields({
  receptionOn: { type: 'day', ahead: true, section: 'act', stage: 1 },
  receptionHours: { ...line, max: 60 },
  receptionPlace: line,
  receptionLeader: person,
  leaderPost: { ...line, max: 60 },
  portfolio: { ...line, stage: 0 },
  receptionForm: { type: 'code', list: receptionForm, section: 'act', stage: 1 },
  receptionContact: { ...line, max: 60, stage: 0 },
});

/** F41 领导接访登记, F44 下访、走访记录: who came or was visited, what about, and what the leader said. */
export const leaderRecordFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  receptionForm: { type: 'code', list: receptionForm, section: 'act', stage: 1 },
  receptionLeader: person,
  receptionPlace: line,
  escorts: { ...line, max: 200, stage: 0 },
  peopleCount: { type: 'count', min: 1, max: 9999, section: 'act', stage: 1 },
  visitorName: person,
  visitorAddress: { ...line, stage: 0 },
  occurredPlace: { ...line, stage: 0 },
  receptionProblem: story,
  cause: { ...line, max: 300, stage: 0, width: 'full' },
  receptionOpinion: story,
  responsibleUnit: { ...line, max: 60 },
  receptionDueOn: { type: 'day', ahead: true, section: 'act', stage: 1 },
});

/** What came of it. */
export const leaderResultFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  resultText: story,
});
