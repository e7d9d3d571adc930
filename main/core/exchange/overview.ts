import { listBatchesOut, type BatchOutRow } from '../../../db/queries/batches-out.ts';
import type { ExchangeStatus } from '../../contract/routes/exchange.ts';
import type { StationRuntime } from '../runtime.ts';
import { attachmentsWaiting } from '../attachments/send.ts';
import { grantStanding } from '../grant/take-grant.ts';
import { readIdentity, type Identity } from '../station/identity.ts';
import { findSuperior } from './peers.ts';
import { missedAbove, receiptOverdue } from './standing.ts';
import { countOpsToSendUp } from './travelling-ops.ts';

const shownBatches = 50;

/** What this station has sent, and what nobody has signed for yet. */
export function exchangeStatus({ register: { read }, ports }: StationRuntime): ExchangeStatus {
  const nowMs = ports.clock.now();
  const superior = findSuperior(read);
  const own = readIdentity(read);
  const sent = listBatchesOut(read, shownBatches);
  const waiting = countOpsToSendUp(read);
  const records = waiting.map(({ entity, entities }) => ({ entity, count: entities }));
  return {
    superior: superior
      ? { stationId: superior.stationId, name: superior.name, keysChangedAt: superior.keysChangedAt }
      : null,
    grant: grantStanding(read),
    unreceipted: waiting.reduce((sum, { ops }) => sum + ops, 0),
    records,
    attachments: superior
      ? attachmentsWaiting(read, ports, { fromStation: own.stationId, toStation: superior.stationId })
      : { count: 0, unsentBytes: 0 },
    waitingSince: waiting.map(({ since }) => since).toSorted()[0] ?? null,
    overdue: superior ? receiptOverdue(read, nowMs) : null,
    missing: superior ? missedAbove(read, superior.stationId) : [],
    lastExportAt: sent.find(({ exportedAt }) => exportedAt !== null)?.exportedAt ?? null,
    batches: sent.map((batch) => {
      const { id, seq, kind, toStation, fileName, opCount, medium, disposition } = batch;
      const { createdAt, exportedAt, receiptedAt } = batch;
      const dates = { createdAt, exportedAt, receiptedAt };
      return {
        batchId: id,
        seq,
        kind,
        toStation,
        fileName,
        opCount,
        ...dates,
        medium,
        disposition,
        state: stateOf(batch, own),
        canRenderAgain: canRender(batch, own),
      };
    }),
  };
}

function stateOf(batch: BatchOutRow, own: Identity): ExchangeStatus['batches'][number]['state'] {
  if (batch.receiptedAt !== null) return 'receipted';
  if (batch.epochR !== own.epoch.r) return 'superseded';
  if (batch.disposition !== null) return 'heldBack';
  if (batch.exportedAt !== null) return 'exported';
  return canRender(batch, own) ? 'frozen' : 'superseded';
}

/** Only the keys under which it was frozen fit its header, and those that were replaced are gone. */
function canRender({ epochR, fromKid }: BatchOutRow, { epoch, deviceKid }: Identity): boolean {
  return epochR === epoch.r && fromKid === deviceKid;
}
