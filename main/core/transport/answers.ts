import { findBatchIn } from '../../../db/queries/batches-in.ts';
import { findLastExported, opIdsOfBatchOut } from '../../../db/queries/batches-out.ts';
import { findPeer, listPeers } from '../../../db/queries/peers.ts';
import type { Reader } from '../../../db/store/store.ts';
import { receivedName } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { exportDown } from '../exchange/export-batch.ts';
import type { ExchangeWork } from '../exchange/import-batch.ts';
import { activeDeviceOf } from '../exchange/peers.ts';
import { opsOwedDown } from '../exchange/travelling-ops.ts';
import { readIdentity } from '../station/identity.ts';
import { clearMailbox, findMailbox, mailboxMedium } from './mailbox.ts';
import { chosenFolder } from './settings.ts';
import type { TakenFile } from './take-from-folder.ts';

/**
 * A township answers by itself whatever came by itself, the way it came: from the receiver into its mailbox, else into
 * the chosen outbox. Errors: DISK_*, CANCELLED.
 */
export async function answerTaken(work: ExchangeWork, taken: readonly TakenFile[]): Promise<void> {
  if (work.session.stationKind !== 'township') return;
  const { read } = work.runtime.register;
  const [byHttp, byFolder] = [true, false].map((isByHttp) =>
    taken.filter(({ name }) => receivedName.test(name) === isByHttp),
  );
  const outbox = chosenFolder(read, 'outbox');
  if (outbox !== null) await answer(work, outbox, stationsIn(byFolder ?? []));
  const mailbox = await findMailbox(chosenFolder(read, 'inbox'));
  if (mailbox === null) return;
  await clearMailbox(work.runtime, mailbox);
  // One that comes again has had no answer yet.
  const again = (byHttp ?? []).flatMap(({ result }) =>
    result?.state === 'duplicate' ? (findBatchIn(read, result.manifestHash)?.fromStation ?? []) : [],
  );
  await answer(work, mailbox, [...stationsIn(byHttp ?? []), ...again]);
}

/** The first receipt, with the grant, of a PC that was just approved: laid ready where a mailbox is in use. */
export async function answerApproved(work: ExchangeWork, deviceId: string): Promise<void> {
  const { read } = work.runtime.register;
  const mailbox = await findMailbox(chosenFolder(read, 'inbox'));
  const peer = findPeer(read, deviceId);
  if (mailbox === null || !peer) return;
  try {
    await answer(work, mailbox, [peer.stationId]);
  } catch (error) {
    // It is approved all the same, and the receipt can be exported by hand.
    if (!(error instanceof AppError)) throw error;
  }
}

/**
 * What a township has decided since it last laid something into its mailbox for a station that fetches there: nobody has
 * to remember whom it concerns. A station that signs for sticks gets it by stick. Errors: DISK_*, CANCELLED.
 */
export async function answerDecided(work: ExchangeWork): Promise<{ stations: number }> {
  const { read } = work.runtime.register;
  const mailbox = await findMailbox(chosenFolder(read, 'inbox'));
  if (mailbox === null) return { stations: 0 };
  const { stationId: own } = readIdentity(read);
  const waiting = [...new Set(listPeers(read).map(({ stationId }) => stationId))].filter((stationId) =>
    isBehind(read, own, stationId),
  );
  await answer(work, mailbox, waiting);
  return { stations: waiting.length };
}

/** Each batch repeats what is not signed for: the newest says what lies there. */
function isBehind(reader: Reader, own: string, stationId: string): boolean {
  const last = findLastExported(reader, stationId);
  if (last?.medium !== mailboxMedium) return false;
  const said = new Set(opIdsOfBatchOut(reader, last.id));
  return opsOwedDown(reader, own, stationId).some(({ opId }) => !said.has(opId));
}

function stationsIn(files: readonly TakenFile[]): string[] {
  return files.flatMap(({ result }) => (result?.state === 'imported' ? [result.fromStation] : []));
}

async function answer(work: ExchangeWork, place: string, stations: readonly string[]): Promise<void> {
  for (const stationId of new Set(stations)) {
    if (activeDeviceOf(work.runtime.register.read, stationId)) await exportDown(work, stationId, place);
  }
}
