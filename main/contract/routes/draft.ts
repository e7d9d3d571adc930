import { z } from 'zod';
import { defineRoute, unlocked } from '../route.ts';

const form = z.string().max(80);

/** Half-filled forms, kept for each person in a small database of their own, so that nothing typed is lost. */
export const draftRoutes = {
  'draft.save': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({ form, data: z.string().max(200_000) }),
    output: z.object({ savedAt: z.string() }),
  }),
  'draft.get': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({ form }),
    output: z.object({ draft: z.object({ savedAt: z.string(), data: z.string() }).nullable() }),
  }),
  'draft.discard': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({ form }),
    output: z.object({}),
  }),
};
