import { findBatchOut, findOwnOpStanding, opsOfBatchOut } from '../../../db/queries/batches-out.ts';
import { findPeer } from '../../../db/queries/peers.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Paper } from '../../contract/papers.ts';
import { isException, opStandings, type OpStanding } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import type { PaperScope } from '../documents/paper-sources.ts';
import type { OpenRegister } from '../register.ts';
import { staffName } from '../staff/staff-name.ts';
import { readIdentity } from '../station/identity.ts';
import { stationProfile } from '../station/service.ts';
import { recordOf } from './quarantine.ts';
import { shownEntity } from './shown-entity.ts';

/** What a paper has room for; it says so where there were more, as the sums tell. */
const mostExceptions = 200;

/**
 * F33 批次上报清单 with 接收回执 of one batch that this station has written: counts, proofs, and what the other side made of
 * it (domain.md §2.4). Errors: NOT_FOUND (no such batch, another station's).
 */
export function batchManifestPaper(
  register: OpenRegister,
  stationId: string,
  { batchId = '' }: PaperScope,
): { no: string; paper: Paper } {
  const { read } = register;
  const batch = findBatchOut(read, batchId);
  if (!batch || stationId !== readIdentity(read).stationId) throw new AppError('NOT_FOUND');
  const ops = opsOfBatchOut(read, batchId).map((op) => {
    const standing = batch.receiptedAt === null ? undefined : findOwnOpStanding(read, op.opId);
    return {
      ...op,
      shown: shownEntity(op.entity),
      state: standing?.state ?? ('exported' satisfies OpStanding),
      reason: standing?.code ?? null,
    };
  });
  const organ = stationProfile(register).name;
  const days = ops.map(({ businessDate }) => businessDate).toSorted();
  return {
    no: batch.id,
    paper: {
      documentKind: 'batchManifest',
      data: {
        organ,
        seq: batch.seq,
        batchId: batch.id,
        fileName: batch.fileName,
        from: organ,
        to: findStation(read, batch.toStation)?.name ?? findPeer(read, batch.toDevice)?.name ?? '',
        firstOn: days[0] ?? '',
        lastOn: days.at(-1) ?? '',
        writtenAt: batch.createdAt,
        signer: staffName(read, batch.createdBy),
        signerKey: batch.fromKid,
        manifestHash: batch.manifestHash,
        fileHash: batch.fileHash,
        entries: batch.opCount,
        records: [...Map.groupBy(ops, ({ shown }) => shown)].map(([entity, those]) => ({
          entity,
          records: new Set(those.map(({ entityId }) => entityId)).size,
          entries: those.length,
        })),
        receiptedAt: batch.receiptedAt,
        standings:
          batch.receiptedAt === null
            ? []
            : opStandings.flatMap((state) => {
                const count = ops.filter((op) => op.state === state).length;
                return count === 0 ? [] : { state, count };
              }),
        exceptions: ops
          .filter(({ state }) => isException(state))
          .slice(0, mostExceptions)
          .map(({ shown, entity, entityId, state, reason }) => ({
            entity: shown,
            recordNo: recordOf(read, entity, entityId)?.no ?? null,
            state,
            code: reason,
          })),
      },
    },
  };
}
