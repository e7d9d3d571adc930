import { matterActs, type MatterAct } from './act-fields.ts';

/**
 * What is done about a matter besides its course: the answer on the spot, who has it, whose it is, what is written of it,
 * with which others it is one, and its file. What belongs to its course has a form in act-fields.ts.
 */
export const recordSteps = [
  'takeOver',
  'declineOffer',
  'answer',
  'offer',
  'giveBack',
  'assign',
  'revise',
  'propose',
  'merge',
  'unmerge',
  'withdrawOffer',
  'archive',
  'unarchive',
  'decide',
] as const;
export type RecordStep = (typeof recordSteps)[number];

/** All that a station may do with a matter. */
export type MatterStep = RecordStep | MatterAct;
export const matterSteps: readonly MatterStep[] = [...recordSteps, ...matterActs];

export function isMatterAct(step: MatterStep): step is MatterAct {
  return matterActs.some((act) => act === step);
}
