import { findOpReceipt, receiptedDownAt } from '../../../db/queries/batches-out.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Redaction } from '../../contract/redaction.ts';
import { findSuperior } from '../exchange/peers.ts';
import { staffName } from '../staff/staff-name.ts';
import { readIdentity } from '../station/identity.ts';
import type { FoldedRedaction } from './fold-redaction.ts';

/** An erasure as it is shown, with what the other level has said of it (its receipt covers the op). `recordOf`: whose record it is. */
export function shownRedaction(
  reader: Reader,
  redaction: FoldedRedaction | null,
  recordOf: string,
): Redaction | null {
  if (redaction === null) return null;
  const { at, opId, staffId, stationId, reason, basis } = redaction;
  return {
    at,
    reason,
    basis,
    staffName: staffName(reader, staffId),
    stationName: findStation(reader, stationId)?.name ?? '',
    ...confirmationOf(reader, opId, { writer: stationId, recordOf }),
  };
}

function confirmationOf(
  reader: Reader,
  opId: string,
  { writer, recordOf }: { readonly writer: string; readonly recordOf: string },
): Pick<Redaction, 'elsewhere' | 'confirmedAt'> {
  const { stationId: ownId } = readIdentity(reader);
  const receipt = findOpReceipt(reader, opId);
  const confirmedAt = receipt?.state === 'applied' ? receipt.at : receiptedDownAt(reader, opId);
  if (writer !== ownId) return { elsewhere: 'none', confirmedAt: null };
  if (confirmedAt !== null) return { elsewhere: 'confirmed', confirmedAt };
  return { elsewhere: recordOf !== ownId || findSuperior(reader) ? 'waiting' : 'none', confirmedAt: null };
}
