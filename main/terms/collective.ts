import { channel, type Channel } from './channels.ts';
import { defineCodeList, itemOf, type CodeOf } from './code-list.ts';

/** A visit of five people or more is collective (domain.md §1.2; to be confirmed, therefore in one place). */
export const collectiveFrom = 5;

/** A joint visit elects at most five representatives (Regs 2022 Art 20). */
export const maxRepresentatives = 5;

/** 联名信或集体访: what follows from the number of people, and is not asked for. */
export const collectiveKind = defineCodeList('collectiveKind', [
  { code: 'collectiveVisit', zh: '集体访', en: 'Collective visit' },
  { code: 'jointLetter', zh: '联名信', en: 'Joint letter' },
]);

/** Null: not of so many that it is one. */
export function collectiveKindOf(
  by: Channel | undefined,
  headcount: number | undefined,
): CodeOf<typeof collectiveKind> | null {
  if (headcount === undefined || headcount < collectiveFrom) return null;
  return by !== undefined && itemOf(channel, by).group === 'letter' ? 'jointLetter' : 'collectiveVisit';
}
