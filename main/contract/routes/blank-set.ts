import { z } from 'zod';
import { blankSetStates } from '../../terms/document-kinds.ts';
import { defineRoute, unlocked } from '../route.ts';

const registering = { session: true, roles: ['admin', 'registrar', 'handler'] } as const;

const blankSetSchema = z.object({
  blankSetId: z.uuid(),
  registrationNo: z.string(),
  lookupCode: z.string(),
  state: z.enum(blankSetStates),
  reservedAt: z.string(),
  printCount: z.int(),
});
export type BlankSet = z.infer<typeof blankSetSchema>;

/** Sets of form and slip with number and code, printed beforehand for power cuts and written by hand. */
export const blankSetRoutes = {
  /** Newest first. */
  'blankSet.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ state: z.enum(blankSetStates).optional() }),
    output: z.object({ sets: z.array(blankSetSchema) }),
  }),
  /** Takes the next numbers of this year: they are never given to anything else. */
  'blankSet.reserve': defineRoute({
    kind: 'write',
    needs: registering,
    input: z.object({ count: z.int().min(1).max(50) }),
    output: z.object({ blankSetIds: z.array(z.uuid()) }),
  }),
  /** Spoilt or lost paper; the number stays taken. Errors: NOT_FOUND, BLANK_SET_USED. */
  'blankSet.void': defineRoute({
    kind: 'write',
    needs: registering,
    input: z.object({ blankSetId: z.uuid(), reason: z.string().trim().min(2).max(200) }),
    output: z.object({}),
  }),
};
