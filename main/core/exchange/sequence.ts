import {
  chainOfDevice,
  healGaps,
  listOpenGaps,
  noticeGap,
  type ChainLink,
} from '../../../db/queries/batches-in.ts';
import { settleIncident } from '../../../db/queries/incidents.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import { batchLimits } from './format/batch-limits.ts';
import type { VerifiedBatch } from './format/batch-reader.ts';
import type { Epoch } from './format/wire-types.ts';
import { tellOnce, tellOrRevise, type IncidentParams } from './tell-once.ts';

/** What a person should know about a batch that was taken in all the same. */
export type ImportWarning = 'GAP' | 'FORK' | 'CLOCK' | 'CLOCK_BEHIND' | 'KEYS_CHANGED' | 'RETURNED_UNPROVEN';

/**
 * Puts a batch into the chain of its device and epoch: notices numbers that have not come, closes those that this batch
 * repeats (unless its sender speaks of another incarnation of ours), and opens an incident for a chain that is two
 * (exchange.md §7). To be called before the batch's own row is written. Errors: LIMIT (`sequenceJump`).
 */
export function takeIntoChain(
  tx: WriteTx,
  { manifest, manifestHash }: Pick<VerifiedBatch, 'manifest' | 'manifestHash'>,
  { at, closesGaps }: { readonly at: string; readonly closesGaps: boolean },
): ImportWarning[] {
  const { seq, repeatsFrom, prev } = manifest;
  const { station: stationId, device, epoch } = manifest.from;
  const chain = chainOfDevice(tx, device, epoch);
  const last = chain.at(-1)?.seq ?? 0;
  if (seq - last > batchLimits.sequenceJump) {
    throw new AppError('LIMIT', { which: 'sequenceJump', max: batchLimits.sequenceJump });
  }
  for (let missing = last + 1; missing < seq; missing += 1) {
    noticeGap(tx, { fromDevice: device, epochN: epoch.n, epochR: epoch.r, seq: missing, noticedAt: at });
  }
  const gap = { kind: 'gap', subject: `${device} ${epoch.n} ${epoch.r}`, stationId, at } as const;
  if (seq > last + 1) {
    const params = (before: IncidentParams | null): IncidentParams => ({
      from: before?.['from'] ?? last + 1,
      to: seq - 1,
    });
    tellOrRevise(tx, { ...gap, params });
  }
  healGaps(tx, device, epoch, { from: (closesGaps ? repeatsFrom : null) ?? seq, to: seq, at });
  const warnings: ImportWarning[] = [];
  if (openGapsOf(tx, device, epoch).length > 0) warnings.push('GAP');
  else settleIncident(tx, gap.kind, gap.subject, at);
  const link = { seq, manifestHash, prevHash: prev };
  if (forkIn([...chain, link]).length > 0) warnings.push('FORK');
  if (forks(chain, link)) {
    tellOnce(tx, { kind: 'fork', subject: device, stationId, at, params: { epoch: epoch.n, seq } });
  }
  return warnings;
}

/** Whether it is this batch that does not fit: of a fork that a person has looked into, what fits is not told again. */
function forks(chain: readonly ChainLink[], { seq, manifestHash, prevHash }: ChainLink): boolean {
  const at = (number: number): ChainLink[] => chain.filter((link) => link.seq === number);
  const [same, before] = [at(seq), at(seq - 1)];
  const here = [manifestHash, ...same.map((link) => link.manifestHash)];
  return (
    same.some((link) => link.manifestHash !== manifestHash) ||
    (before.length > 0 && !before.some((link) => link.manifestHash === prevHash)) ||
    at(seq + 1).some((link) => !here.some((hash) => hash === link.prevHash))
  );
}

/**
 * The first batches of a chain that cannot all be one register's: two of one number, or one that does not follow the one
 * before it. Empty: no fork is known.
 */
export function forkIn(chain: readonly ChainLink[]): ChainLink[] {
  const numbers = Map.groupBy(chain, ({ seq }) => seq);
  for (const [seq, same] of [...numbers].toSorted(([a], [b]) => a - b)) {
    if (same.length > 1) return same;
    const before = numbers.get(seq - 1) ?? [];
    const follows = before.some(({ manifestHash }) => manifestHash === same[0]?.prevHash);
    if (before.length > 0 && !follows) return [...before, ...same];
  }
  return [];
}

/** Numbers of a device's epoch that are known to exist and have not come, ascending. */
export function openGapsOf(reader: Reader, device: string, epoch: Epoch): number[] {
  return listOpenGaps(reader)
    .filter((gap) => gap.fromDevice === device && gap.epochN === epoch.n && gap.epochR === epoch.r)
    .map(({ seq }) => seq);
}
