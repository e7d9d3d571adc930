import { defineCodeList, type CodeOf } from './code-list.ts';
import { defineFields } from './fields.ts';

/** Which part of a day a log is of. */
export const dutyShift = defineCodeList('dutyShift', [
  { code: 'day', zh: '白班', en: 'Day' },
  { code: 'night', zh: '夜班', en: 'Night' },
  { code: 'whole', zh: '全天', en: 'Whole day' },
]);
export type DutyShift = CodeOf<typeof dutyShift>;

/** Why a day of a roster is not as it was laid down. */
export const dutyChange = defineCodeList('dutyChange', [
  { code: 'swap', zh: '调班', en: 'Swapped' },
  { code: 'absence', zh: '请假、替班', en: 'Stands in for somebody' },
  { code: 'correction', zh: '更正', en: 'Corrected' },
]);
export type DutyChange = CodeOf<typeof dutyChange>;

/** Who can swap with whom. */
export const dutyRole = defineCodeList('dutyRole', [
  { code: 'leader', zh: '带班领导', en: 'Leader on duty' },
  { code: 'dayOfficer', zh: '值班员（白班）', en: 'Officer, day' },
  { code: 'nightOfficer', zh: '值班员（夜班）', en: 'Officer, night' },
]);
export type DutyRole = CodeOf<typeof dutyRole>;

const person = { type: 'name', max: 60, section: 'act', stage: 1 } as const;

/** One day of F62 值班表: a leader every day, holidays too. Names and telephones are those of officials on duty. */
export const dutyDayFields = defineFields({
  leader: person,
  dayOfficer: person,
  nightOfficer: person,
  dutyPhone: { type: 'line', max: 40, section: 'act', stage: 0 },
  deputy: { ...person, stage: 0 },
  dutyNote: { type: 'line', max: 120, section: 'act', stage: 0 },
});

/** F63 值班记录: whose duty it is. */
export const dutyBeginFields = defineFields({
  dutyOn: { type: 'day', section: 'act', stage: 1 },
  dutyShift: { type: 'code', list: dutyShift, section: 'act', stage: 1 },
  leader: person,
  officer: person,
});

/** What happened, and what was done. */
export const dutyEntryFields = defineFields({
  happenedAt: { type: 'instant', section: 'act', stage: 1 },
  dutyMatter: { type: 'story', max: 2000, section: 'act', stage: 1, width: 'full' },
  dutyHandled: { type: 'line', max: 500, section: 'act', stage: 0, width: 'full' },
  handedTo: { type: 'line', max: 60, section: 'act', stage: 0 },
});

/** 交班: to whom, and what is still open. */
export const dutyHandOverFields = defineFields({
  takenBy: person,
  dutyOpen: { type: 'story', max: 2000, section: 'act', stage: 0, width: 'full' },
});
