import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { openingReason } from '../../terms/exchange.ts';
import { anyone, defineRoute, type RouteNeeds } from '../route.ts';
import { openedSessionSchema, secretSchema } from './session.ts';

const fileIdSchema = z.string().regex(/^[0-9a-f]{64}$/u);
const townshipAdmin: RouteNeeds = { session: true, roles: ['admin'], stationKinds: ['township'] };

const openingFileSchema = z.object({
  fileName: z.string(),
  /** The file itself: nobody has unlocked, so that it cannot be fetched. */
  text: z.string(),
  /** The 25 digits that are read to the township. */
  checkCode: z.string(),
});
export type OpeningFile = z.infer<typeof openingFileSchema>;

const askedOpeningSchema = z.object({
  stationId: z.uuid(),
  name: z.string(),
  division12: z.string(),
  askedAt: z.string(),
});
export type AskedOpening = z.infer<typeof askedOpeningSchema>;

/** PIN and recovery code are lost: the township opens the register for the PC that asks (exchange.md §11, wrap c). */
export const recoveryRoutes = {
  /** Errors: NO_TOWNSHIP_WRAP, KEYRING_DAMAGED, DISK_*. */
  'recovery.ask': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({}),
    output: openingFileSchema,
  }),
  /** Errors: FILE_NOT_FOUND, OPENING_ANSWER_WRONG, SECRET_WEAK, FORBIDDEN, DISK_*. */
  'recovery.open': defineRoute({
    kind: 'write',
    needs: anyone,
    input: z.object({ fileId: fileIdSchema, staffId: z.uuid(), newSecret: secretSchema }),
    output: openedSessionSchema,
    session: 'opens',
  }),
  /** Whose request a file is. Errors: FILE_NOT_FOUND, NOT_AN_OPENING_REQUEST, NO_WRAP_HERE. */
  'recovery.read': defineRoute({
    kind: 'read',
    needs: townshipAdmin,
    input: z.object({ fileId: fileIdSchema }),
    output: askedOpeningSchema,
  }),
  /**
   * The answer, for `getFile`. Errors: as `recovery.read`, CHECK_CODE_*, SECOND_PERSON_NEEDED, SECRET_WRONG, SECRET_WAIT,
   * DISK_*.
   */
  'recovery.answer': defineRoute({
    kind: 'write',
    needs: townshipAdmin,
    input: z.object({
      fileId: fileIdSchema,
      typed: z.string().max(100),
      reason: z.enum(codesOf(openingReason)),
      second: z.object({ staffId: z.uuid(), secret: secretSchema }),
    }),
    output: z.object({ fileId: z.string(), fileName: z.string() }),
  }),
};
