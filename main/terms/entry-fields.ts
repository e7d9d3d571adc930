import { signedAs } from './entry-terms.ts';
import { defineFields } from './fields.ts';

// Steps of a matter that are put on record as they are said; what follows from them is told by core/matters/course.ts.

/** F16 撤回申请: in the petitioner's own words, asked alone, signed on paper before it counts. */
export const withdrawFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  signedAs: { type: 'code', list: signedAs, section: 'act', stage: 1 },
  askedBy: { type: 'name', max: 60, section: 'act', stage: 1 },
  freeWill: { type: 'flag', section: 'act', stage: 1, width: 'full' },
  actText: { type: 'story', max: 2000, section: 'act', stage: 1, width: 'full' },
  present: {
    type: 'rows',
    maxItems: 6,
    fields: { name: { type: 'name', max: 60 }, unit: { type: 'line', max: 60 } },
    section: 'act',
    stage: 0,
    width: 'full',
  },
});

/** The petitioner comes back: nothing is asked for, and no reason is needed. */
export const unwithdrawFields = defineFields({
  actOn: { type: 'day', section: 'act', stage: 1 },
  actText: { type: 'story', max: 2000, section: 'act', stage: 0, width: 'full' },
});

/** What is put on record as it is said. */
export const entryCatalogues = {
  withdraw: withdrawFields,
  unwithdraw: unwithdrawFields,
} as const;
export type EntryAct = keyof typeof entryCatalogues;
// oxlint-disable-next-line typescript/consistent-type-assertions -- the keys of the constant above
export const entryActs = Object.keys(entryCatalogues) as EntryAct[];

export function isEntryAct(act: string): act is EntryAct {
  return Object.hasOwn(entryCatalogues, act);
}
