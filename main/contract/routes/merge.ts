import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { matterState } from '../../terms/matter-terms.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const registrar: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const wordsSchema = z.string().trim().min(1).max(500);

/** Why two matters may be one: the same number was given, the same name at the same station, or words that are alike. */
export const likelyReasons = ['idNumber', 'phone', 'name', 'text'] as const;

export const likelyMatterSchema = z.object({
  matterId: z.uuid(),
  registrationNo: z.string(),
  /** Of the first coming that counts, as the list shows it; no number is shown or told. */
  petitionerName: z.string().nullable(),
  summary: z.string().nullable(),
  firstReceivedOn: z.string(),
  state: z.enum(codesOf(matterState)),
  why: z.array(z.enum(likelyReasons)),
});
export type LikelyMatter = z.infer<typeof likelyMatterSchema>;

/** Two matters that are one, and the way back. */
export const mergeRoutes = {
  /**
   * Matters that may be the same one, the likeliest first, at most five: of those that could be merged with it. Nothing is
   * counted and nothing kept. Errors: NOT_FOUND.
   */
  'matter.likely': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ matterId: z.uuid() }),
    output: z.object({ matters: z.array(likelyMatterSchema) }),
  }),
  /**
   * The matter is handled under another from here on; by a level that does not own it, a proposal. Errors: NOT_FOUND,
   * FORBIDDEN (a village about another's), CONFLICT (void, erased, merged already), MERGE_ELSEWHERE, MERGE_CIRCLE,
   * MERGE_DECIDED, MERGE_INTO_ANSWERED.
   */
  'matter.merge': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({ matterId: z.uuid(), into: z.uuid(), words: wordsSchema.optional() }),
    output: z.object({ isProposal: z.boolean() }),
  }),
  /** Each stands as it would without the merging. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (nobody merged it, or it was erased). */
  'matter.unmerge': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({ matterId: z.uuid(), words: wordsSchema }),
    output: z.object({ isProposal: z.boolean() }),
  }),
};
