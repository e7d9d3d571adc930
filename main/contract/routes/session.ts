import { z } from 'zod';
import { roles, stationKinds } from '../../terms/station.ts';
import { listChangesSchema } from './code-list.ts';
import { anyone, defineRoute, unlocked } from '../route.ts';

/** The person who unlocked, and where. Every op carries this person, never a name typed in. */
export const sessionSchema = z.object({
  staffId: z.uuid(),
  staffName: z.string(),
  roles: z.array(z.enum(roles)),
  stationId: z.uuid(),
  stationName: z.string(),
  stationKind: z.enum(stationKinds),
  division12: z.string(),
  deviceId: z.uuid(),
});
export type Session = z.infer<typeof sessionSchema>;

/** A PIN (≥ 6 digits) or, where the machine secret is only a file, a passphrase (≥ 10 characters); exchange.md §11. */
export const secretSchema = z.string().min(1).max(200);

export const openedSessionSchema = z.object({
  session: sessionSchema,
  /** As `codeList.get` tells them later on. */
  codeLists: listChangesSchema,
  /** Added by dispatch, which alone mints it. */
  token: z.string().optional(),
});
export type OpenedSession = z.infer<typeof openedSessionSchema>;

export const sessionRoutes = {
  'session.unlock': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({ staffId: z.uuid(), secret: secretSchema }),
    output: openedSessionSchema,
    session: 'opens',
  }),
  /** A forgotten PIN: the recovery code sets a new one for an existing administrator and unlocks. */
  'session.recover': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({ recoveryCode: z.string().max(200), staffId: z.uuid(), newSecret: secretSchema }),
    output: openedSessionSchema,
    session: 'opens',
  }),
  'session.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ session: sessionSchema }),
  }),
  'session.lock': defineRoute({
    kind: 'read',
    needs: unlocked,
    forPrinting: true,
    input: z.object({}),
    output: z.object({}),
    session: 'closes',
  }),
};
