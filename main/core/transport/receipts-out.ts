import { activeDeviceOf } from '../exchange/peers.ts';
import { exportDown } from '../exchange/export-batch.ts';
import type { ExchangeWork } from '../exchange/import-batch.ts';
import type { TakenFile } from './take-from-folder.ts';
import { chosenFolder } from './settings.ts';

/** A township with an outbox answers by itself whatever came by itself. Errors: DISK_*, CANCELLED. */
export async function answerInOutbox(work: ExchangeWork, taken: readonly TakenFile[]): Promise<void> {
  const { read } = work.runtime.register;
  const outbox = chosenFolder(read, 'outbox');
  if (outbox === null || work.session.stationKind !== 'township') return;
  const stations = taken.flatMap(({ result }) => (result?.state === 'imported' ? [result.fromStation] : []));
  for (const stationId of new Set(stations)) {
    if (activeDeviceOf(read, stationId)) await exportDown(work, stationId, outbox);
  }
}
