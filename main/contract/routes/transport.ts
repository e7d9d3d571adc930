import { z } from 'zod';
import { defineJob, defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { errorCodes } from '../errors.ts';
import { fileOutcomeSchema } from './exchange.ts';

const exchanger: RouteNeeds = { session: true, roles: ['admin', 'registrar'] };
const admin: RouteNeeds = { session: true, roles: ['admin'] };

const village = { stationKinds: ['village'] } as const;

/** How a village stands with its township's receiver. */
const onlineStatusSchema = z.object({
  /** Origin of the receiver; null: nobody has named one. */
  address: z.string().nullable(),
  /** Whether the program connects by itself while somebody is unlocked who may. */
  isOn: z.boolean(),
  /** Something here has not been brought there. */
  hasWaiting: z.boolean(),
  /** The last attempt; `error` null: it came to its end. `isStopped`: the program does not bring the same again by itself. */
  last: z
    .object({
      at: z.string(),
      error: z
        .object({ code: z.enum(errorCodes), params: z.record(z.string(), z.union([z.string(), z.number()])) })
        .nullable(),
      isStopped: z.boolean(),
    })
    .nullable(),
  /** The newest batch that the receiver has stored and nobody has signed for. */
  awaiting: z.object({ seq: z.int(), at: z.string() }).nullable(),
  /** Until the program connects by itself, 0 = now, and by this PC's clock; null: it does not. */
  dueInMs: z.int().nullable(),
  dueAt: z.string().nullable(),
});
export type OnlineStatus = z.infer<typeof onlineStatusSchema>;

/** Why the receiver does not receive. STOPPED: it ended for no reason that it could tell. */
export const receiverProblems = ['PORT_TAKEN', 'PORT_REFUSED', 'FOLDER_GONE', 'STOPPED'] as const;

/** The process that takes batches by HTTP, as it is now. */
const receiverStateSchema = z.object({
  state: z.enum(['off', 'starting', 'receiving', 'failed']),
  problem: z.enum(receiverProblems).nullable(),
  port: z.int().nullable(),
  /** What villages type, one for each network that this PC is in. */
  addresses: z.array(z.string()),
  /** Files since the program was started. */
  arrived: z.int(),
  lastArrivedAt: z.string().nullable(),
});
export type ReceiverState = z.infer<typeof receiverStateSchema>;

const connectedSchema = z.object({
  /** Fetched from the township and taken in, or not. */
  received: z.array(fileOutcomeSchema).readonly(),
  /** Stored by the receiver, in this order; signed for by a receipt only. */
  sent: z.array(z.object({ seq: z.int(), opCount: z.int() })),
});
export type Connected = z.infer<typeof connectedSchema>;

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
  /** Null: not a village. */
  online: onlineStatusSchema.nullable(),
  /** Whether the program runs a receiver for the villages, and at which port; null: a village. */
  receiver: z.object({ isOn: z.boolean(), port: z.int() }).nullable(),
  /** How far the log is, where what is decided is laid ready for villages that fetch; null: there is no mailbox here. */
  decided: z.object({ position: z.int() }).nullable(),
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
      /** How far the connection is that the program has made by itself; null: there is none now. */
      connecting: z
        .object({ jobId: z.string(), done: z.number(), total: z.number(), step: z.string() })
        .nullable(),
      /** Null: this host has none, as the sample register. */
      receiver: receiverStateSchema.nullable(),
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
  /** Lays what was decided since into the mailbox, for the villages that fetch there. Errors: DISK_*, CANCELLED. */
  'transport.answer': defineJob({
    needs: { ...exchanger, stationKinds: ['township'] },
    input: z.object({}),
    result: z.object({ stations: z.int() }),
  }),
  /**
   * Where the township's receiver is, as a person typed it, and whether the program connects by itself.
   * Errors: INPUT_INVALID (NO_ADDRESS, MORE_THAN_ADDRESS at `address`), RECEIVER_NOT_SET (on without an address).
   */
  'transport.setOnline': defineRoute({
    kind: 'write',
    needs: { ...admin, ...village },
    input: z.object({ address: z.string().trim().min(1).max(300).nullable(), isOn: z.boolean() }),
    output: z.object({ address: z.string().nullable(), isOn: z.boolean() }),
    setsTransport: true,
  }),
  /**
   * Whether the program runs a receiver for the villages; what comes lies in the watched folder.
   * Errors: NOT_FOUND (no watched folder is chosen).
   */
  'transport.setReceiver': defineRoute({
    kind: 'write',
    needs: { ...admin, stationKinds: ['township'] },
    input: z.object({ isOn: z.boolean(), port: z.int().min(1024).max(65_535) }),
    output: z.object({}),
    setsTransport: true,
  }),
  /**
   * Fetches what the township's receiver has ready for this PC, and sends what waits. `skipRefused`: without a batch that it will not take, as when the
   * program asks by itself. Errors: RECEIVER_*, NOT_THE_RECEIVER, NOT_ENROLLED, DISK_*, CANCELLED.
   */
  'transport.connect': defineJob({
    needs: { ...exchanger, ...village },
    input: z.object({ skipRefused: z.boolean() }),
    result: connectedSchema,
    waitsForNetwork: true,
  }),
};
