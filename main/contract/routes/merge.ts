import { z } from 'zod';
import { defineRoute, type RouteNeeds } from '../route.ts';

const registrar: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const wordsSchema = z.string().trim().min(1).max(500);

/** Two matters that are one, and the way back. */
export const mergeRoutes = {
  /**
   * The matter is handled under another from here on. Errors: NOT_FOUND, FORBIDDEN (one of them is another station's),
   * CONFLICT (void, erased, merged already), MERGE_CIRCLE, MERGE_INTO_ANSWERED.
   */
  'matter.merge': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({ matterId: z.uuid(), into: z.uuid(), words: wordsSchema.optional() }),
    output: z.object({}),
  }),
  /** Each stands as it would without the merging. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (nobody merged it, or it was erased). */
  'matter.unmerge': defineRoute({
    kind: 'write',
    needs: registrar,
    input: z.object({ matterId: z.uuid(), words: wordsSchema }),
    output: z.object({}),
  }),
};
