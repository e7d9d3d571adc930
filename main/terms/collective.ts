import { channel, type Channel } from './channels.ts';
import { defineCodeList, itemOf, type CodeOf } from './code-list.ts';
import type { LimitProfileId } from './limits-terms.ts';

/** A visit of five people or more is collective (domain.md §1.2; to be confirmed, therefore in one place). */
export const collectiveFrom = 5;

/** What a joint visit may elect (Regs 2022 Art 20). */
const byLaw = 5;
/** Where a province says less for few people: up to so many, at most so many (domain.md §1.2). */
const byProvince: Partial<Record<LimitProfileId, { readonly upTo: number; readonly most: number }>> = {
  zhejiang2016: { upTo: 10, most: 3 },
};

/** How many representatives so many people may elect under a law. */
export function mostRepresentatives(law: LimitProfileId, headcount: number): number {
  const few = byProvince[law];
  return few && headcount <= few.upTo ? few.most : byLaw;
}

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
