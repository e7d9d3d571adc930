import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { Sha256, sha256Hex } from '../../crypto/hash.ts';
import { fromHex } from '../../crypto/hex.ts';
import { batchKinds, encodeBatchHeader, formatVersion, type BatchHeader } from './batch-header.ts';
import { batchLimits } from './batch-limits.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { maxRotations, rotationSchema } from './rotation.ts';
import {
  countSchema,
  decodeDocument,
  epochSchema,
  hashSchema,
  hlcSchema,
  idSchema,
  instantSchema,
  kidSchema,
  localDateSchema,
  parseDocument,
  sequenceSchema,
  stationIdentitySchema,
  suite1,
  wordSchema,
} from './wire-types.ts';

/** How many attachments one manifest offers or asks for. */
export const maxAttachmentsNamed = 4096;

export const manifestPayload = 'application/vnd.xfb.manifest+json';

/** First and last batch number, both included. */
const sequenceRangeSchema = z
  .tuple([sequenceSchema, sequenceSchema])
  .refine(([first, last]) => first <= last);

/** EDIFACT 0083: 8 received, 7 accepted except what is listed, 4 rejected. */
const receiptDispositions = [8, 7, 4] as const;

const receiptSchema = z.object({
  device: idSchema,
  epoch: epochSchema,
  /** Every batch from 1 to here is held. */
  contiguousTo: countSchema,
  /** What is held beyond it. */
  ranges: z.array(sequenceRangeSchema).max(4096),
  missing: z.array(sequenceRangeSchema).max(4096),
  /** Manifest hash of the highest batch held; null when none is. */
  headManifestHash: hashSchema.nullable(),
  disposition: z.literal(receiptDispositions),
  /** Ops that were not simply applied; all others of the batches named above were. */
  exceptions: z
    .array(
      z.object({
        opId: hashSchema,
        state: z.enum(['proposal', 'quarantined', 'returned']),
        code: wordSchema,
      }),
    )
    .max(batchLimits.ops),
});

/** What the sender of this batch holds of one epoch of the addressee's device (exchange.md §6). */
export type BatchReceipt = z.infer<typeof receiptSchema>;

const manifestSchema = z
  .object({
    /** Major version of the format. */
    format: z.literal(formatVersion.major),
    kind: z.enum(batchKinds),
    batchId: idSchema,
    from: z.object({ station: idSchema, device: idSchema, epoch: epochSchema }),
    to: z.object({ station: idSchema, kid: kidSchema }),
    seq: sequenceSchema,
    /** Manifest hash of the batch before it in this epoch; null for the first. */
    prev: hashSchema.nullable(),
    hlc: hlcSchema,
    wallClock: instantSchema,
    appVersion: z.string().max(64),
    /** Version of the op catalogue that the sender writes. */
    schemaWritten: z.int().min(1),
    opCount: countSchema.max(batchLimits.ops),
    setHash: hashSchema,
    repeatsFrom: sequenceSchema.nullable(),
    attachments: z.object({
      offered: z
        .array(z.object({ sha256: hashSchema, size: countSchema.max(batchLimits.attachment) }))
        .max(maxAttachmentsNamed),
      /** What the sender lacks of the addressee's: `from` is the first byte that it does not hold, the size if it holds all. */
      wanted: z
        .array(z.object({ sha256: hashSchema, from: countSchema.max(batchLimits.attachment) }))
        .max(maxAttachmentsNamed),
    }),
    receipts: z.array(receiptSchema).max(256),
    board: z.object({ openMatters: countSchema, lastReportOn: localDateSchema.nullable() }),
    /** SHA-256 of the public header's bytes: a swapped header does not pass. */
    headerHash: hashSchema,
    /** Newest hash of the sender's audit chain; the addressee is its witness. */
    auditHead: hashSchema.nullable(),
    /** The request of a sender without a certificate yet; request and first batch travel together. */
    enrolment: stationIdentitySchema.optional(),
    /** How the sender came to its keys, the newest change last: a reader that knows an earlier key follows. */
    rotations: z.array(rotationSchema).min(1).max(maxRotations).optional(),
    /** Its keep-safe frames begin anew: those under lower numbers of this epoch are to be dropped. */
    keepSafeReplaces: z.literal(true).optional(),
    /** A restore pack: the ops are the addressee's own, and the keep-safe frames are what it gave to be kept. */
    pack: z.object({ part: z.int().min(1), last: z.boolean() }).optional(),
  })
  .refine(({ seq, prev }) => (seq === 1) === (prev === null), { path: ['prev'] });

/** The signed content of a batch. Its hash alone identifies the batch (exchange.md P2). */
export type Manifest = z.infer<typeof manifestSchema>;

/** What a sender decides; the rest of manifest and header follows from it. */
export interface BatchDraft extends Omit<Manifest, 'format' | 'opCount' | 'setHash' | 'headerHash'> {
  readonly fromKid: string;
  readonly opIds: readonly string[];
}

/** A batch as the database keeps it: from these bytes the file can be rendered as often as it is lost. */
export interface FrozenBatch {
  readonly headerBytes: Uint8Array;
  readonly manifestBytes: Uint8Array;
  /** SHA-256 of `manifestBytes`, hex. */
  readonly manifestHash: string;
}

/** Fixes header and manifest of a batch. Throws AppError BAD_JSON (issues name the fields), LIMIT, COUNT (an op twice). */
export function freezeBatch({ fromKid, opIds, ...content }: BatchDraft): FrozenBatch {
  const header: BatchHeader = {
    suite: suite1,
    to: content.to.kid,
    from: fromKid,
    epoch: content.from.epoch,
    seq: content.seq,
    kind: content.kind,
    minReader: 0,
  };
  const headerBytes = encodeBatchHeader(header);
  const manifest = parseDocument(
    'manifest',
    {
      ...content,
      format: formatVersion.major,
      opCount: opIds.length,
      setHash: computeSetHash(opIds),
      headerHash: sha256Hex(headerBytes),
    },
    manifestSchema,
  );
  const { enrolment, rotations, keepSafeReplaces, pack, ...rest } = manifest;
  const manifestBytes = encodeCanonicalJson({
    ...rest,
    ...(enrolment && { enrolment }),
    ...(rotations && { rotations }),
    ...(keepSafeReplaces && { keepSafeReplaces }),
    ...(pack && { pack }),
  });
  return { headerBytes, manifestBytes, manifestHash: sha256Hex(manifestBytes) };
}

/** Only for bytes whose signature has been verified. Throws AppError BAD_JSON and LIMIT. */
export function decodeManifest(bytes: Uint8Array): Manifest {
  return decodeDocument('manifest', bytes, manifestSchema);
}

/** Throws AppError HEADER_SWAP unless the public header is the one that was signed with this manifest. */
export function assertHeaderOf(manifest: Manifest, header: BatchHeader, headerBytes: Uint8Array): void {
  const isSame =
    manifest.headerHash === sha256Hex(headerBytes) &&
    manifest.kind === header.kind &&
    manifest.seq === header.seq &&
    manifest.to.kid === header.to &&
    manifest.from.epoch.n === header.epoch.n &&
    manifest.from.epoch.r === header.epoch.r;
  if (!isSame) throw new AppError('HEADER_SWAP');
}

/**
 * SHA-256 over the op ids as 32 bytes each, ascending: names the set of ops whatever the order of frames. Throws
 * AppError COUNT when an id is there twice.
 */
export function computeSetHash(opIds: readonly string[]): string {
  const hash = new Sha256();
  let previous = '';
  for (const opId of opIds.toSorted()) {
    if (opId === previous) throw new AppError('COUNT', { part: 'ops' });
    hash.update(fromHex(opId));
    previous = opId;
  }
  return hash.digestHex();
}
