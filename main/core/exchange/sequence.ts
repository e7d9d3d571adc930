import { chainOfDevice, healGaps, listOpenGaps, noticeGap } from '../../../db/queries/batches-in.ts';
import { findOpenIncident, openIncident } from '../../../db/queries/incidents.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import { AppError } from '../app-error.ts';
import { batchLimits } from './format/batch-limits.ts';
import type { Manifest } from './format/manifest.ts';
import type { Epoch } from './format/wire-types.ts';

/** What a person should know about a batch that was taken in all the same. */
export type ImportWarning = 'GAP' | 'FORK' | 'CLOCK';

/**
 * Puts a batch into the chain of its device and epoch: notices numbers that have not come, closes those that this batch
 * repeats, and opens an incident for a second batch of the same number (exchange.md §7). To be called before the batch's
 * own row is written. Errors: LIMIT (`sequenceJump`).
 */
export function takeIntoChain(
  tx: WriteTx,
  { from: { device, epoch }, seq, repeatsFrom }: Manifest,
  at: string,
): ImportWarning[] {
  const chain = chainOfDevice(tx, device, epoch);
  const last = chain.at(-1)?.seq ?? 0;
  if (seq - last > batchLimits.sequenceJump) {
    throw new AppError('LIMIT', { which: 'sequenceJump', max: batchLimits.sequenceJump });
  }
  for (let missing = last + 1; missing < seq; missing += 1) {
    noticeGap(tx, { fromDevice: device, epochN: epoch.n, epochR: epoch.r, seq: missing, noticedAt: at });
  }
  healGaps(tx, device, epoch, { from: repeatsFrom ?? seq, to: seq, at });
  const warnings: ImportWarning[] = [];
  if (openGapsOf(tx, device, epoch).length > 0) warnings.push('GAP');
  if (chain.some((link) => link.seq === seq)) {
    warnings.push('FORK');
    tellOnce(tx, { kind: 'fork', subject: device, at, params: { epoch: epoch.n, seq } });
  }
  return warnings;
}

/** Numbers of a device's epoch that are known to exist and have not come, ascending. */
export function openGapsOf(reader: Reader, device: string, epoch: Epoch): number[] {
  return listOpenGaps(reader)
    .filter((gap) => gap.fromDevice === device && gap.epochN === epoch.n && gap.epochR === epoch.r)
    .map(({ seq }) => seq);
}

/** Opens an incident unless the same one is open already. */
export function tellOnce(
  tx: WriteTx,
  incident: {
    readonly kind: string;
    readonly subject: string;
    readonly at: string;
    readonly params: Readonly<Record<string, number | string>>;
  },
): void {
  if (findOpenIncident(tx, incident.kind, incident.subject)) return;
  openIncident(tx, { ...incident, id: uuidv7(), params: JSON.stringify(incident.params) });
}
