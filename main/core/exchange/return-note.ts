import { findLastBatchIn, incarnationsOfStation } from '../../../db/queries/batches-in.ts';
import { peersOfStation } from '../../../db/queries/peers.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { serialsOf } from '../contacts/serials.ts';
import { audit } from '../log/record.ts';
import type { CorePorts } from '../ports.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { readInboxFile, writeOutboxFile } from './exchange-files.ts';
import { decodeNote, encodeNote, type ReturnNote } from './format/return-note.ts';

/**
 * For a station of which nothing is left: with this file its new PC starts as the same station (exchange.md §2, a second
 * PC is a replacement). Errors: NOT_FOUND for a station that has never sent anything.
 */
export function writeNote(
  runtime: StationRuntime,
  session: Session,
  stationId: string,
): { readonly fileId: string; readonly fileName: string } {
  const { read } = runtime.register;
  const peer = peersOfStation(read, stationId).at(-1);
  const epochN = Math.max(0, ...incarnationsOfStation(read, stationId).map(({ n }) => n));
  const last = findLastBatchIn(read, stationId);
  if (peer?.level !== 'village' || epochN === 0 || !last) throw new AppError('NOT_FOUND');
  const { name, division12 } = peer;
  const bytes = encodeNote({
    stationId,
    name,
    division12,
    epochN,
    heldUntil: last.wallClock,
    serials: Object.fromEntries(serialsOf(read, stationId)),
  });
  const fileId = writeOutboxFile(runtime.ports, bytes);
  inTransaction(runtime.register, (tx) => {
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'exchange.returnNote',
      params: { station: stationId },
    });
  });
  return { fileId, fileName: `XFB-note-${stationId.slice(-12)}.json` };
}

/** Errors: FILE_NOT_FOUND, NOT_A_NOTE. */
export function readNote(ports: CorePorts, fileId: string): ReturnNote {
  return decodeNote(readInboxFile(ports, fileId));
}
