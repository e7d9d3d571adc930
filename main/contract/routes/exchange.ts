import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import {
  batchInStates,
  exchangeIncidents,
  holdReasons,
  incidentStates,
  maxFilesAtOnce,
  opDispositions,
  opStandings,
  releaseReason,
  restoreKinds,
  revokeReason,
} from '../../terms/exchange.ts';
import { errorCodes } from '../errors.ts';
import { defineJob, defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { secretSchema } from './session.ts';

const exchanger: RouteNeeds = { session: true, roles: ['admin', 'registrar'] };
const township: RouteNeeds = { ...exchanger, stationKinds: ['township'] };
const village: RouteNeeds = { ...exchanger, stationKinds: ['village'] };

const fileIdSchema = z.string().regex(/^[0-9a-f]{64}$/u);
/** 25 digits as a person typed them; spaces, dashes and full-width digits are fine. */
const typedCodeSchema = z.string().max(100);

/** Who agrees, with the own secret. */
const secondPersonSchema = z.object({ staffId: z.uuid(), secret: secretSchema });

/** A volume of `exchange.places`, by its path; null: the file is fetched like any download. */
const placeSchema = z.string().max(4096).nullable();

const peerSchema = z.object({ stationId: z.uuid(), name: z.string() });

/** Which keys a file names as its sender's, as its public header says: a hint, and no identity. */
const kidSchema = z.string().regex(/^[0-9a-f]{16}$/u);

/** A PC that asks to be enrolled. Its check code is never shown: it must come from the other side. */
const requestSchema = z.object({
  deviceId: z.uuid(),
  stationId: z.uuid(),
  kid: kidSchema,
  name: z.string(),
  division12: z.string(),
  askedAt: z.string(),
  /** The station has a trusted PC already; approval ends the trust in that one. */
  replaces: z.boolean(),
});

/** What became of the ops of a batch; the five together are `opCount` (exchange.md §5). */
const tallySchema = z.object({
  opCount: z.int(),
  applied: z.int(),
  proposals: z.int(),
  quarantined: z.int(),
  returned: z.int(),
  duplicates: z.int(),
});

const importResultSchema = z.discriminatedUnion('state', [
  tallySchema.extend({
    state: z.literal('imported'),
    manifestHash: z.string(),
    fromStation: z.uuid(),
    seq: z.int(),
    /** Taken in all the same: a number is missing, a number came twice, the other PC's clock is fast or slow, it has new keys, what it gives back is not proved. */
    warnings: z
      .array(z.enum(['GAP', 'FORK', 'CLOCK', 'CLOCK_BEHIND', 'KEYS_CHANGED', 'RETURNED_UNPROVEN']))
      .readonly(),
  }),
  z.object({ state: z.literal('duplicate'), manifestHash: z.string(), importedAt: z.string() }),
  z.object({
    state: z.literal('quarantine'),
    reason: z.enum(holdReasons),
    /** Null: of somebody who is not known and does not ask to be. */
    request: requestSchema.nullable(),
  }),
]);

/** A refusal that belongs to one of several files; the others go on. */
const fileErrorSchema = z.object({ code: z.enum(errorCodes), params: z.record(z.string(), z.unknown()) });
const fileIdsSchema = z.array(fileIdSchema).min(1).max(maxFilesAtOnce);

/** How many records of a kind a batch touches. */
const recordCountSchema = z.object({ entity: z.string(), count: z.int() });

const previewSchema = z.object({
  fileId: z.string(),
  /** `failed`: nothing of it can be taken in, see `error`. */
  state: z.enum(['ready', 'duplicate', 'quarantine', 'failed']),
  /** Null: not known to this station, or not readable. */
  from: peerSchema.nullable(),
  seq: z.int().nullable(),
  /** By the sender's clock. */
  writtenAt: z.string().nullable(),
  opCount: z.int(),
  /** Ops that this register does not hold yet. */
  newOps: z.int(),
  records: z.array(recordCountSchema),
  /** Why the batch would be kept unopened. */
  hold: z.enum(holdReasons).nullable(),
  error: fileErrorSchema.nullable(),
});
export type BatchPreview = z.infer<typeof previewSchema>;

/** Exactly one of the two is there. CANCELLED: stopped before this file; nothing of it was applied. */
export const fileOutcomeSchema = z.object({
  fileId: z.string(),
  result: importResultSchema.nullable(),
  error: fileErrorSchema.nullable(),
});
export type FileOutcome = z.infer<typeof fileOutcomeSchema>;

const exportedSchema = z.object({
  batchId: z.uuid(),
  /** For `getFile`. */
  fileId: z.string(),
  fileName: z.string(),
  /** Identifies the batch; stays when the file is written again, which `fileId` does not. */
  manifestHash: z.string(),
  opCount: z.int(),
  seq: z.int(),
  /** Where the program itself has put the file, flushed and compared; null: it waits to be fetched. */
  savedTo: z.string().nullable(),
  /** Ops that wait as well and found no room in it: they go with the next one, once this has its receipt. */
  leftOps: z.int(),
});

const overdueSchema = z.object({
  light: z.enum(['amber', 'red']),
  since: z.string(),
  workingDays: z.int(),
});

const exchangeStatusSchema = z.object({
  /** The station whose card was loaded; null: not enrolled. */
  superior: peerSchema.extend({ keysChangedAt: z.string().nullable() }).nullable(),
  /** What came back with the first receipt; null: nothing yet, or a township. `sealedOfficers`: who may open accusations. */
  grant: z
    .object({
      /** `waiting`: the township has not confirmed this PC yet, for example after a restore on another one. */
      standing: z.enum(['certified', 'waiting', 'revoked']),
      sealedOfficers: z.int(),
    })
    .nullable(),
  /** Own ops that may go up and that nobody has signed for. */
  unreceipted: z.int(),
  /** The records that these ops belong to. */
  records: z.array(recordCountSchema),
  /** Attachments that the station above does not hold whole, and how much of them has gone in no batch yet. */
  attachments: z.object({ count: z.int(), unsentBytes: z.int() }),
  /** Since when the oldest of them waits. */
  waitingSince: z.string().nullable(),
  /** The receipt is overdue (exchange.md §6): amber after 3 working days, red after 7. Null: it is not, or not joined. */
  overdue: overdueSchema.nullable(),
  /** Numbers of own batches that the township misses, by its last receipt. */
  missing: z.array(z.int()),
  lastExportAt: z.string().nullable(),
  batches: z.array(
    z.object({
      batchId: z.uuid(),
      seq: z.int(),
      kind: z.string(),
      toStation: z.string(),
      fileName: z.string(),
      opCount: z.int(),
      createdAt: z.string(),
      exportedAt: z.string().nullable(),
      /** How it left last. */
      medium: z.string().nullable(),
      receiptedAt: z.string().nullable(),
      /** EDIFACT 0083: 8 received, 7 accepted except for some ops, 4 rejected. */
      disposition: z.string().nullable(),
      /**
       * `frozen`: fixed, but no file was written yet. `superseded`: from before a restore; what it held goes anew.
       * `heldBack`: it came, and stays closed there because this PC or its key is not trusted any more.
       */
      state: z.enum(['frozen', 'exported', 'superseded', 'heldBack', 'receipted']),
      /** Not for one from before a restore: this PC may have other keys now. */
      canRenderAgain: z.boolean(),
    }),
  ),
});
export type ExchangeStatus = z.infer<typeof exchangeStatusSchema>;

const recordStandingSchema = z.object({
  /** Down: what this station, a township, says about a record of a village. */
  direction: z.enum(['up', 'down']),
  /** The worst of its ops; null: nothing of it goes up, or it is another station's. */
  worst: z.enum(opStandings).nullable(),
  /** Newest first. */
  ops: z.array(
    z.object({
      opId: z.string(),
      kind: z.string(),
      recordedAt: z.string(),
      state: z.enum(opStandings),
      /** The latest batch that has left with it. */
      seq: z.int().nullable(),
      exportedAt: z.string().nullable(),
      medium: z.string().nullable(),
      receiptedAt: z.string().nullable(),
      /** Why it was kept aside or returned. */
      code: z.string().nullable(),
    }),
  ),
});
export type RecordStanding = z.infer<typeof recordStandingSchema>;

/** One station below that has, or had, a trusted PC. */
const boardRowSchema = z.object({
  stationId: z.uuid(),
  deviceId: z.uuid(),
  name: z.string(),
  division12: z.string(),
  /** When it was seen to have replaced its keys, signed by old and new. */
  keysChangedAt: z.string().nullable(),
  /** Null: its PC is trusted. `asksAnew`: another PC waits for approval. */
  revoked: z.object({ at: z.string().nullable(), asksAnew: z.boolean() }).nullable(),
  /** What came last, whatever became of it. */
  last: tallySchema
    .extend({ seq: z.int(), receivedAt: z.string(), daysAgo: z.int(), state: z.enum(batchInStates) })
    .nullable(),
  /** Numbers of its present incarnation that are known to exist and have not come. */
  gaps: z.array(z.int()),
  /** How many of them were missed once and are not any more. */
  healed: z.int(),
  /** What its newest batch says of it. */
  told: z.object({ openMatters: z.int(), lastReportOn: z.string().nullable() }).nullable(),
  /** By how much its clock is surely ahead of this PC's (negative: behind), in milliseconds; at least so much. */
  clockAheadMs: z.int(),
  /** The program that wrote its newest batch, and how that stands to this one. */
  program: z.object({ version: z.string(), than: z.enum(['same', 'older', 'newer', 'other']) }).nullable(),
  down: z.object({
    /** Ops for it that it has not signed for. */
    waiting: z.int(),
    /** Batches of it that no exported receipt names. */
    receiptsOwed: z.int(),
    /** The newest that has left this PC. */
    last: z.object({ seq: z.int(), exportedAt: z.string(), receiptedAt: z.string().nullable() }).nullable(),
    /** When the oldest left that it has not signed for. */
    unsignedSince: z.string().nullable(),
    overdue: overdueSchema.nullable(),
  }),
  /** What is kept aside of it: whole batches, single ops. */
  held: z.object({ batches: z.int(), ops: z.int() }),
  /** What the station gave to be kept unread, for its restore pack. */
  keepSafe: z.object({ count: z.int(), bytes: z.int() }),
});
export type ExchangeBoardRow = z.infer<typeof boardRowSchema>;

/** A PC of a station below that is trusted, or was. */
const trustedDeviceSchema = z.object({
  deviceId: z.uuid(),
  stationId: z.uuid(),
  name: z.string(),
  division12: z.string(),
  trustedSince: z.string().nullable(),
  /** Null: it is trusted. `secondName`: null, where one person acted alone. */
  revoked: z
    .object({
      at: z.string().nullable(),
      reason: z.enum(codesOf(revokeReason)).nullable(),
      byName: z.string(),
      secondName: z.string().nullable(),
    })
    .nullable(),
  /** When it was seen to have replaced its keys, signed by old and new. */
  keysChangedAt: z.string().nullable(),
  /** The station has another PC that is trusted. */
  isReplaced: z.boolean(),
});
export type TrustedDevice = z.infer<typeof trustedDeviceSchema>;

/** A batch that stays closed until a person decides. */
const heldBatchSchema = z.object({
  manifestHash: z.string(),
  stationName: z.string(),
  reason: z.enum(holdReasons),
  seq: z.int(),
  /** By the sender's clock. */
  writtenAt: z.string(),
  receivedAt: z.string(),
  opCount: z.int(),
  bytes: z.int(),
  canRelease: z.boolean(),
});
export type HeldBatch = z.infer<typeof heldBatchSchema>;

/** One op that was not simply applied. */
const keptOpSchema = z.object({
  opId: z.string(),
  state: z.enum(opDispositions).exclude(['applied']),
  code: z.string(),
  /** What of it is wrong, as far as the code says. */
  path: z.string().nullable(),
  /** Who brought it. */
  stationId: z.string(),
  stationName: z.string(),
  /** Of the batch that brought it. */
  seq: z.int().nullable(),
  writtenAt: z.string().nullable(),
  receivedAt: z.string(),
  entity: z.string(),
  /** The record here that it belongs to. */
  record: z.object({ entity: z.string(), id: z.string(), no: z.string() }).nullable(),
});
export type KeptOp = z.infer<typeof keptOpSchema>;

/** What came of a sender that nobody knows and that brought no request; it is taken in when that sender is approved. */
const strangerSchema = z.object({
  kid: kidSchema,
  files: z.int(),
  bytes: z.int(),
  lastAt: z.string(),
});
export type Stranger = z.infer<typeof strangerSchema>;

const quarantineSchema = z.object({
  batches: z.array(heldBatchSchema),
  strangers: z.array(strangerSchema),
  /** Of all ops that are kept aside. */
  counts: z.array(
    z.object({ code: z.string(), stationId: z.string(), stationName: z.string(), count: z.int() }),
  ),
  /** The newest. */
  ops: z.array(keptOpSchema),
});
export type Quarantine = z.infer<typeof quarantineSchema>;

const incidentSchema = z.object({
  incidentId: z.uuid(),
  kind: z.enum([...exchangeIncidents, ...restoreKinds]),
  at: z.string(),
  /** Null: it befell this register itself. */
  stationName: z.string().nullable(),
  /** What its sentence names. */
  params: z.record(z.string(), z.union([z.number(), z.string()])),
  /** `settled`: it ended by itself, and may still be closed with a note. */
  state: z.enum(incidentStates),
  /** A person must do something; until then it stands on Today. */
  isToActOn: z.boolean(),
  settledAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  closedByName: z.string().nullable(),
  note: z.string().nullable(),
});
export type Incident = z.infer<typeof incidentSchema>;

export const exchangeRoutes = {
  /** The station's card as a file, and the 25 digits that go with it on stamped paper. */
  'exchange.card': defineRoute({
    kind: 'write',
    needs: township,
    input: z.object({}),
    output: z.object({ fileId: z.string(), fileName: z.string(), checkCode: z.string() }),
  }),
  /** The 25 digits of this PC, to be read to the other side. */
  'exchange.ownCode': defineRoute({
    kind: 'read',
    needs: exchanger,
    input: z.object({}),
    output: z.object({ checkCode: z.string() }),
  }),
  /** Errors: NOT_A_CARD, CHECK_CODE_MISREAD, CHECK_CODE_WRONG, REVOKED, FILE_NOT_FOUND. */
  'exchange.loadCard': defineRoute({
    kind: 'write',
    needs: { ...village, roles: ['admin'] },
    input: z.object({ fileId: fileIdSchema, typed: typedCodeSchema }),
    output: peerSchema,
  }),
  /** Sticks and second disks that are attached now, the outbox and the mailbox. */
  'exchange.places': defineRoute({
    kind: 'read',
    needs: exchanger,
    input: z.object({}),
    output: z.object({
      places: z.array(
        z.object({
          path: z.string(),
          label: z.string(),
          /** `outbox`: the chosen folder for what goes out. `mailbox`: what the receiver hands out to villages. */
          kind: z.enum(['volume', 'outbox', 'mailbox']),
        }),
      ),
    }),
  }),
  /** A batch of all that the township is not known to hold. Errors: NOT_ENROLLED, NOTHING_TO_SEND, DISK_*. */
  'exchange.export': defineJob({
    needs: village,
    input: z.object({ place: placeSchema }),
    result: exportedSchema,
  }),
  /** The file of a frozen batch once more, after the stick was lost. Errors: NOT_FOUND, DISK_*. */
  'exchange.renderAgain': defineJob({
    needs: exchanger,
    input: z.object({ batchId: z.uuid(), place: placeSchema }),
    result: exportedSchema,
  }),
  /** The receipt for a station below. Errors: NOT_ENROLLED, DISK_*. */
  'exchange.exportReceipt': defineJob({
    needs: township,
    input: z.object({ stationId: z.uuid(), place: placeSchema }),
    result: exportedSchema,
  }),
  /** Puts every batch that lies on a stick into the inbox. Errors: DISK_GONE. */
  'exchange.collect': defineJob({
    needs: exchanger,
    input: z.object({ place: z.string().max(4096) }),
    result: z.object({ files: z.array(z.object({ fileId: z.string(), name: z.string() })) }),
  }),
  /** What the files hold, before anything of them is applied. */
  'exchange.preview': defineJob({
    needs: exchanger,
    input: z.object({ fileIds: fileIdsSchema }),
    result: z.object({ files: z.array(previewSchema) }),
  }),
  /** Takes in one file after the other, each wholly or not at all; cancelling leaves the rest out. */
  'exchange.import': defineJob({
    needs: exchanger,
    input: z.object({ fileIds: fileIdsSchema }),
    result: z.object({ files: z.array(fileOutcomeSchema) }),
  }),
  'exchange.requests': defineRoute({
    kind: 'read',
    needs: township,
    input: z.object({}),
    output: z.object({ requests: z.array(requestSchema) }),
  }),
  /** Trusts a device whose digits a person typed, and takes in what waited. Errors: NOT_FOUND, CHECK_CODE_*. */
  'exchange.approve': defineJob({
    needs: { ...township, roles: ['admin'] },
    input: z.object({ deviceId: z.uuid(), typed: typedCodeSchema }),
    /** A waiting file that turned out bad stays where it is. */
    result: z.object({ files: z.array(fileOutcomeSchema) }),
  }),
  /** All that is kept aside. */
  'exchange.quarantine': defineRoute({
    kind: 'read',
    needs: exchanger,
    input: z.object({}),
    output: quarantineSchema,
  }),
  /**
   * Takes in one batch of a PC that is not trusted any more, on the word of two persons. `second`: null only where nobody
   * else of this station can unlock. Errors: NOT_FOUND, SECOND_PERSON_NEEDED, SECRET_WRONG, SECRET_WAIT.
   */
  'exchange.release': defineJob({
    needs: { ...township, roles: ['admin'] },
    input: z.object({
      manifestHash: fileIdSchema,
      reason: z.enum(codesOf(releaseReason)),
      second: secondPersonSchema.nullable(),
    }),
    result: z.object({ files: z.array(fileOutcomeSchema) }),
  }),
  /**
   * Throws away the request and all files of a sender that nobody has approved; whoever is honest sends them again.
   * Errors: NOT_FOUND.
   */
  'exchange.dismiss': defineRoute({
    kind: 'write',
    needs: { ...exchanger, roles: ['admin'] },
    input: z.object({ kid: kidSchema }),
    output: z.object({}),
  }),
  'exchange.devices': defineRoute({
    kind: 'read',
    needs: township,
    input: z.object({}),
    output: z.object({ devices: z.array(trustedDeviceSchema) }),
  }),
  /**
   * Ends the trust in a PC of a station below. `second`: null only where nobody else of this station can unlock.
   * Errors: NOT_FOUND, SECOND_PERSON_NEEDED, SECRET_WRONG, SECRET_WAIT.
   */
  'exchange.revoke': defineRoute({
    kind: 'write',
    needs: { ...township, roles: ['admin'] },
    input: z.object({
      deviceId: z.uuid(),
      reason: z.enum(codesOf(revokeReason)),
      second: secondPersonSchema.nullable(),
    }),
    output: z.object({}),
  }),
  /** What was odd about the exchange and with this register: open ones first. */
  'exchange.incidents': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ incidents: z.array(incidentSchema) }),
  }),
  /** A person has looked into it and says what came out. Errors: NOT_FOUND. */
  'exchange.closeIncident': defineRoute({
    kind: 'write',
    needs: exchanger,
    input: z.object({ incidentId: z.uuid(), note: z.string().trim().min(1).max(500) }),
    output: z.object({}),
  }),
  'exchange.status': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: exchangeStatusSchema,
  }),
  /** How far a contact (with its matter), a dispute or a report has come on its way up. */
  'exchange.recordStanding': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ recordId: z.uuid() }),
    output: recordStandingSchema,
  }),
  /** How many own ops stand where; states without any are left out. */
  'exchange.split': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ states: z.array(z.object({ state: z.enum(opStandings), count: z.int() })) }),
  }),
  'exchange.board': defineRoute({
    kind: 'read',
    needs: { session: true, stationKinds: ['township'] },
    input: z.object({}),
    output: z.object({ stations: z.array(boardRowSchema) }),
  }),
};
