import { devicesHeldBy } from '../../../db/queries/grants.ts';
import { findMeta, raiseCounter, setMeta } from '../../../db/queries/local.ts';
import { countOwnOps, findOp } from '../../../db/queries/ops.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { parseRegistrationNo } from '../../contract/values/registration-no.ts';
import { AppError } from '../app-error.ts';
import { serialsOf } from '../contacts/serials.ts';
import { fromHex } from '../crypto/hex.ts';
import { distrustAgain } from '../grant/distrust-again.ts';
import { audit, auditOps, returnedOps } from '../log/record.ts';
import { readIdentity } from '../station/identity.ts';
import { noteMissingOps } from '../station/missing-ops.ts';
import { applyOps, faultOf, type OpSource } from './apply-ops.ts';
import { batchLimits } from './format/batch-limits.ts';
import { readOp, type ReadOp } from './format/batch-reader.ts';
import { verifyPayload } from './format/dsse.ts';
import { computeSetHash, decodeManifest, manifestPayload, type Manifest } from './format/manifest.ts';
import { readReturnedFrame, type ReturnedBatch } from './format/returned-frame.ts';
import { assertRotations } from './format/rotation.ts';
import type { OwnDevice } from './own-device.ts';

// The part of a station that was restored from an old backup: what it wrote since comes back from its villages, and is its
// own again where its own signature proves every op of a batch (exchange.md §7).

/** What villages returned, as far as it is proved. */
export interface Returned {
  readonly ops: readonly ReadOp[];
  /** Frames that prove nothing: signed by nobody of this station, not whole, or with more in them than was signed. */
  readonly unproven: number;
}

export const nothingReturned: Returned = { ops: [], unproven: 0 };

/** Proves each returned batch by itself. The ops are copied: the file that they came in is not kept in memory. */
export function proveReturned(
  reader: Reader,
  { identity, card }: Pick<OwnDevice, 'identity' | 'card'>,
  frames: readonly Uint8Array[],
): Returned {
  if (frames.length === 0) return nothingReturned;
  const keys = new Set([
    card.signPublicKey,
    ...identity.rotations.flatMap(({ record: { from, to } }) => [from.signPublicKey, to.signPublicKey]),
    // Of a PC that was stolen and revoked nobody knows who signs with its key now.
    ...devicesHeldBy(reader, identity.stationId).flatMap(({ issuerStation, revoked, signPublicKey }) =>
      issuerStation === identity.stationId && revoked === 0 ? signPublicKey : [],
    ),
  ]);
  const ops = new Map<string, ReadOp>();
  let unproven = 0;
  for (const frame of frames) {
    const proven = provenOps(frame, identity.stationId, keys);
    const isTooMuch = ops.size + (proven?.length ?? 0) > batchLimits.ops;
    if (proven === null || isTooMuch) unproven += 1;
    else for (const op of proven) if (!ops.has(op.opId)) ops.set(op.opId, op);
  }
  return { ops: [...ops.values()], unproven };
}

function provenOps(frame: Uint8Array, stationId: string, keys: ReadonlySet<string>): ReadOp[] | null {
  try {
    // A copy, because what is kept of the frame are views.
    const returned = readReturnedFrame(frame.slice());
    const manifest = signedBy(returned, keys);
    if (manifest?.from.station !== stationId || manifest.kind !== 'down' || manifest.pack) return null;
    const ops = [...returned.records].map(readOp);
    const isWhole =
      ops.length === manifest.opCount && computeSetHash(ops.map(({ opId }) => opId)) === manifest.setHash;
    return isWhole ? ops : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** What a key of this station has signed, or one that such a key has named as its next: of that this copy may not know. */
function signedBy({ signature, manifestBytes }: ReturnedBatch, keys: ReadonlySet<string>): Manifest | null {
  const isBy = (key: string): boolean =>
    verifyPayload(fromHex(key), manifestPayload, manifestBytes, signature);
  if ([...keys].some(isBy)) return decodeManifest(manifestBytes);
  const manifest = decodeManifest(manifestBytes);
  const { from, rotations = [] } = manifest;
  const next = rotations.at(-1)?.record.to.signPublicKey;
  if (next === undefined || !rotations.some(({ record }) => keys.has(record.from.signPublicKey))) return null;
  assertRotations(rotations, from);
  return isBy(next) ? manifest : null;
}

/**
 * Takes proved ops as this station's own again, as a restore pack does; what is here already stays as it is, and so does
 * what was erased. @returns whether something was passed over, for a person to know
 */
export function takeReturned(
  tx: WriteTx,
  { ops, unproven }: Returned,
  {
    session,
    manifestHash,
    at,
  }: { readonly session: Session; readonly manifestHash: string; readonly at: string },
): boolean {
  if (ops.length === 0 && unproven === 0) return false;
  const source: OpSource = {
    stationId: readIdentity(tx).stationId,
    deviceIds: new Set(),
    direction: 'down',
    isReturned: true,
    // The batch that brought them counts only what its sender wrote.
    batchIn: null,
    at,
  };
  const before = countOwnOps(tx);
  const fresh = ops.filter(({ opId }) => findOp(tx, opId) === undefined);
  const taken = fresh.filter((op) => faultOf(tx, source, op) === null);
  applyOps(tx, source, taken);
  auditOps(tx, {
    at,
    staffId: session.staffId,
    action: returnedOps,
    opIds: taken.map(({ opId }) => opId),
  });
  for (const { decoded } of taken) {
    if (decoded.ok && decoded.value.op.kind === 'device.revoke')
      distrustAgain(tx, decoded.value.op.entityId, at);
  }
  goOnBehind(tx, taken);
  raiseActNumbers(tx, taken);
  const restored = countOwnOps(tx) - before;
  const refused = fresh.length - taken.length;
  if (restored > 0) noteMissingOps(tx, -restored);
  if (restored > 0 || refused > 0 || unproven > 0) {
    const params = { manifestHash, restored, refused, unproven };
    audit(tx, { at, staffId: session.staffId, action: 'exchange.returned', params });
  }
  return refused > 0 || unproven > 0;
}

/** Numbers of matters and of their documents: on another PC nothing else tells how far their series had come. */
function raiseActNumbers(tx: WriteTx, ops: readonly ReadOp[]): void {
  for (const { decoded } of ops) {
    if (!decoded.ok) continue;
    const { op, pii } = decoded.value;
    const { officialNo, documentNo, documentKind } = { ...pii, ...op.body };
    raiseSeries(tx, 'matter', officialNo);
    if (typeof documentKind === 'string') raiseSeries(tx, documentKind, documentNo);
  }
}

function raiseSeries(tx: WriteTx, series: string, text: unknown): void {
  const number = typeof text === 'string' ? parseRegistrationNo(text) : null;
  if (number) raiseCounter(tx, `${series} ${number.year}`, number.serial);
}

/** No number that was given is given again, and what is written next comes behind what came back. */
export function goOnBehind(tx: WriteTx, ops: readonly ReadOp[]): void {
  for (const [series, serial] of serialsOf(tx, readIdentity(tx).stationId)) raiseCounter(tx, series, serial);
  const newest = newestHlc(ops);
  if (newest > (findMeta(tx, 'hlc') ?? '')) setMeta(tx, 'hlc', newest);
}

export function newestHlc(ops: readonly ReadOp[]): string {
  let newest = '';
  for (const { decoded } of ops)
    if (decoded.ok && decoded.value.op.hlc > newest) newest = decoded.value.op.hlc;
  return newest;
}
