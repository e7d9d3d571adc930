import { dropKeepSafeBefore, insertKeepSafe, keepSafeAfter } from '../../../db/queries/keep-safe.ts';
import { opsAfterPosition, type OpRow } from '../../../db/queries/ops.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { definitionOf, isOpKindName } from '../log/op-kinds.ts';
import { writerCaps } from './format/batch-limits.ts';
import { encodeKeepSafe } from './format/keep-safe-frame.ts';
import type { Manifest } from './format/manifest.ts';
import type { OpRecord } from './format/ops-frame.ts';
import { findKeptSafeTo, findRecoveryRecipient } from './kept-safe.ts';
import { keptPii, piiTravels } from './travelling-ops.ts';

/** Positions in the own log: behind `from`, up to `to`. */
export interface KeepRange {
  readonly from: number;
  readonly to: number;
}
export const noRange: KeepRange = { from: 0, to: 0 };

/** What the next batch gives to be kept: on from what is safe, up to the cap. */
export function rangeToKeep(reader: Reader): KeepRange {
  const from = findKeptSafeTo(reader);
  if (findRecoveryRecipient(reader) === null) return { from, to: from };
  const toKeep = recordsToKeep(reader);
  let to = from;
  let length = 0;
  for (const row of opsAfterPosition(reader, from)) {
    length += lengthOf(toKeep(row));
    if (length > writerCaps.keepSafe) break;
    to = row.position;
  }
  return { from, to };
}

/** Whether the next batch would give anything to be kept that is not in the one that ended at `after`. */
export function hasMoreToKeep(reader: Reader, after: number): boolean {
  const { from, to } = rangeToKeep(reader);
  const toKeep = recordsToKeep(reader);
  for (const row of opsAfterPosition(reader, Math.max(from, after))) {
    if (row.position > to) break;
    if (toKeep(row) !== null) return true;
  }
  return false;
}

/**
 * Own ops that stay here, and those whose personal data does: what the township may not read and the station would need
 * back after a theft or a fire.
 */
function recordsToKeep(reader: Reader): (row: OpRow) => OpRecord | null {
  const travels = piiTravels(reader, 'up');
  return (row) => {
    if (row.origin !== 'own' || !isOpKindName(row.kind)) return null;
    const staysHere = definitionOf(row.kind).travel.up === 'never';
    // Asked first: of most ops nothing stays, and their words need not be read.
    if (!staysHere && (row.piiRef === null || travels(row))) return null;
    const pii = row.piiRef === null ? null : keptPii(reader, row.piiRef);
    return staysHere || pii !== null ? { opBytes: row.bytes, pii } : null;
  };
}

function lengthOf(record: OpRecord | null): number {
  return record === null ? 0 : record.opBytes.length + (record.pii?.bytes.length ?? 0);
}

/** The frames of a frozen batch: made anew at each rendering, so that what was erased meanwhile is in none. */
export async function keepSafeFrames(
  reader: Reader,
  { keepFrom, keepTo }: { readonly keepFrom: number; readonly keepTo: number },
): Promise<Uint8Array[]> {
  const recipient = findRecoveryRecipient(reader);
  if (recipient === null || keepTo <= keepFrom) return [];
  const frames: Uint8Array[] = [];
  for (const records of inFrames(reader, keepFrom, keepTo))
    frames.push(await encodeKeepSafe(records, recipient));
  return frames;
}

function* inFrames(reader: Reader, from: number, to: number): Generator<OpRecord[]> {
  const toKeep = recordsToKeep(reader);
  let records: OpRecord[] = [];
  let length = 0;
  for (const row of opsAfterPosition(reader, from)) {
    if (row.position > to) break;
    const record = toKeep(row);
    if (record === null) continue;
    records.push(record);
    length += lengthOf(record);
    if (length < writerCaps.frame) continue;
    yield records;
    [records, length] = [[], 0];
  }
  if (records.length > 0) yield records;
}

/** The receiver's part: kept as it came, counted, and given back in the restore pack. */
export function storeKeepSafe(
  tx: WriteTx,
  { from: { station, device, epoch }, seq, keepSafeReplaces }: Manifest,
  arrived: { readonly manifestHash: string; readonly at: string; readonly frames: readonly Uint8Array[] },
): void {
  if (keepSafeReplaces === true) dropKeepSafeBefore(tx, device, epoch, seq);
  for (const bytes of arrived.frames) {
    insertKeepSafe(tx, {
      hash: sha256Hex(bytes),
      fromStation: station,
      fromDevice: device,
      epochN: epoch.n,
      epochR: epoch.r,
      seq,
      batchIn: arrived.manifestHash,
      receivedAt: arrived.at,
      bytes,
    });
  }
}

const framesAtOnce = 64;

/** The frames of a frozen part, as they came. */
export function keptFramesOf(reader: Reader, stationId: string, { from, to }: KeepRange): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let after = from; after < to;) {
    const rows = keepSafeAfter(reader, stationId, after, framesAtOnce).filter(
      ({ position }) => position <= to,
    );
    frames.push(...rows.map(({ bytes }) => bytes));
    const reached = rows.at(-1)?.position;
    if (reached === undefined) break;
    after = reached;
  }
  return frames;
}
