import { z } from 'zod';
import { defineJob, defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { fileOutcomeSchema } from './exchange.ts';

const exchanger: RouteNeeds = { session: true, roles: ['admin', 'registrar'] };
const admin: RouteNeeds = { session: true, roles: ['admin'] };

const transportStatusSchema = z.object({
  /** The watched folder; null: none is chosen. */
  inbox: z
    .object({
      path: z.string(),
      /** False: the share does not answer, the disk is not attached. */
      isThere: z.boolean(),
      /** Batch files that lie there, also those for others. */
      waiting: z.int(),
      notAccepted: z.int(),
      /** Size and time of change of each that waits. */
      marks: z.array(z.string()),
    })
    .nullable(),
  outbox: z.object({ path: z.string(), isThere: z.boolean() }).nullable(),
});
export type TransportStatus = z.infer<typeof transportStatusSchema>;

const takenSchema = z.object({
  files: z.array(fileOutcomeSchema.extend({ name: z.string() })).readonly(),
  /** Files that stay: not complete yet, or for another station. */
  left: z.int(),
});

export const transportRoutes = {
  /** How files come and go beside the stick. Looks into the folder. */
  'transport.status': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: transportStatusSchema,
  }),
  /** What the program does by itself now; a screen asks for it all the time. */
  'transport.live': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      /** Goes up whenever something came in or went out by itself. */
      version: z.int(),
    }),
    polled: true,
  }),
  /**
   * A folder that another program or a share fills or empties; null: none. Errors: INPUT_INVALID with ABSOLUTE, MISSING,
   * INSIDE_DATA or SAME at `path`.
   */
  'transport.chooseFolder': defineRoute({
    kind: 'write',
    needs: admin,
    input: z.object({
      which: z.enum(['inbox', 'outbox']),
      path: z.string().trim().min(1).max(1000).nullable(),
    }),
    output: z.object({}),
    setsTransport: true,
  }),
  /**
   * Takes in what lies in the watched folder; the program asks for that by itself while somebody is unlocked who may.
   * Errors: NOT_FOUND (none is chosen), FOLDER_GONE, DISK_*, CANCELLED.
   */
  'transport.take': defineJob({ needs: exchanger, input: z.object({}), result: takenSchema }),
};
