import { z } from 'zod';
import { batchInStates } from '../../terms/exchange.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const exchanger: RouteNeeds = { session: true, roles: ['admin', 'registrar'] };
const township: RouteNeeds = { ...exchanger, stationKinds: ['township'] };
const village: RouteNeeds = { ...exchanger, stationKinds: ['village'] };

const fileIdSchema = z.string().regex(/^[0-9a-f]{64}$/u);
/** 25 digits as a person typed them; spaces, dashes and full-width digits are fine. */
const typedCodeSchema = z.string().max(100);

const peerSchema = z.object({ stationId: z.uuid(), name: z.string() });

/** A PC that asks to be enrolled. Its check code is never shown: it must come from the other side. */
const requestSchema = z.object({
  deviceId: z.uuid(),
  stationId: z.uuid(),
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
    /** Taken in all the same: a number is missing, a number came twice, the other PC's clock is fast. */
    warnings: z.array(z.enum(['GAP', 'FORK', 'CLOCK'])).readonly(),
  }),
  z.object({ state: z.literal('duplicate'), manifestHash: z.string(), importedAt: z.string() }),
  z.object({
    state: z.literal('quarantine'),
    manifestHash: z.string(),
    reason: z.enum(['unknown', 'revoked']),
    request: requestSchema,
  }),
]);

const exportedSchema = z.object({
  batchId: z.uuid(),
  /** For `getFile`. */
  fileId: z.string(),
  fileName: z.string(),
  /** Identifies the batch; stays when the file is written again, which `fileId` does not. */
  manifestHash: z.string(),
  opCount: z.int(),
  seq: z.int(),
});

const exchangeStatusSchema = z.object({
  /** The station whose card was loaded; null: not enrolled. */
  superior: peerSchema.nullable(),
  /** Own ops that may go up and that nobody has signed for. */
  unreceipted: z.int(),
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
      receiptedAt: z.string().nullable(),
      /** EDIFACT 0083: 8 received, 7 accepted except for some ops. */
      disposition: z.string().nullable(),
      /** `frozen`: fixed, but no file was written yet. */
      state: z.enum(['frozen', 'exported', 'receipted']),
    }),
  ),
});
export type ExchangeStatus = z.infer<typeof exchangeStatusSchema>;

const boardRowSchema = z.object({
  stationId: z.uuid(),
  deviceId: z.uuid(),
  name: z.string(),
  division12: z.string(),
  last: tallySchema.extend({ seq: z.int(), receivedAt: z.string(), state: z.enum(batchInStates) }).nullable(),
  /** Batch numbers that are known to exist and have not come. */
  gaps: z.array(z.int()),
});
export type ExchangeBoardRow = z.infer<typeof boardRowSchema>;

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
  /** A batch of all that the township is not known to hold. Errors: NOT_ENROLLED, NOTHING_TO_SEND. */
  'exchange.export': defineRoute({
    kind: 'write',
    needs: village,
    input: z.object({}),
    output: exportedSchema,
  }),
  /** The file of a frozen batch once more, after the stick was lost. Errors: NOT_FOUND. */
  'exchange.renderAgain': defineRoute({
    kind: 'write',
    needs: exchanger,
    input: z.object({ batchId: z.uuid() }),
    output: exportedSchema,
  }),
  /** The receipt for a station below. Errors: NOT_ENROLLED. */
  'exchange.exportReceipt': defineRoute({
    kind: 'write',
    needs: township,
    input: z.object({ stationId: z.uuid() }),
    output: exportedSchema,
  }),
  /** Errors: those of exchange.md §5, FILE_NOT_FOUND. With any of them nothing was applied. */
  'exchange.import': defineRoute({
    kind: 'write',
    needs: exchanger,
    input: z.object({ fileId: fileIdSchema }),
    output: importResultSchema,
  }),
  'exchange.requests': defineRoute({
    kind: 'read',
    needs: township,
    input: z.object({}),
    output: z.object({ requests: z.array(requestSchema) }),
  }),
  /** Trusts a device whose digits a person typed, and takes in what waited. Errors: NOT_FOUND, CHECK_CODE_*. */
  'exchange.approve': defineRoute({
    kind: 'write',
    needs: { ...township, roles: ['admin'] },
    input: z.object({ deviceId: z.uuid(), typed: typedCodeSchema }),
    output: z.object({
      imported: z.array(importResultSchema),
      /** Waiting files that turned out bad; they stay where they are. */
      failed: z.array(z.object({ manifestHash: z.string(), code: z.string() })),
    }),
  }),
  'exchange.status': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: exchangeStatusSchema,
  }),
  'exchange.board': defineRoute({
    kind: 'read',
    needs: { session: true, stationKinds: ['township'] },
    input: z.object({}),
    output: z.object({ stations: z.array(boardRowSchema) }),
  }),
};
