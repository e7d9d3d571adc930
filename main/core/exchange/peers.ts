import {
  findPeer,
  formerKeysOfPeer,
  listPeers,
  peersOfStation,
  setPeerStatus,
  upsertPeer,
  type PeerDevice,
} from '../../../db/queries/peers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import type { ScryptCost } from '../crypto/derive.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { audit, record } from '../log/record.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { wasRevoked } from '../grant/distrust-again.ts';
import { certifyDraft } from '../grant/founding.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { tryToNoteLastingOps } from '../station/lasting-ops.ts';
import { authorOf, isoNow } from '../station/service.ts';
import { readInboxFile, writeOutboxFile } from './exchange-files.ts';
import { decodeCard, encodeCard } from './format/card.ts';
import { assertCheckCode, computeCheckCode } from './format/check-code.ts';
import { computeKid } from './format/key-id.ts';
import type { StationIdentity } from './format/wire-types.ts';
import { openOwnDevice } from './own-device.ts';

/** A card file for the stations below, and the digits that go with it on paper. */
export async function writeCard(
  runtime: StationRuntime,
): Promise<{ fileId: string; fileName: string; checkCode: string }> {
  const { keys, card } = await openOwnDevice(runtime);
  const fileId = writeOutboxFile(runtime.ports, encodeCard(card, keys.signingKey.privateKey));
  const checkCode = computeCheckCode(card, runtime.ports.checkCodeCost);
  return { fileId, fileName: `XFB-card-${keys.publicKeys.kid}.json`, checkCode };
}

/** The 25 digits of this PC's keys, to be read to the other side. */
export async function ownCheckCode(runtime: StationRuntime): Promise<string> {
  return computeCheckCode((await openOwnDevice(runtime)).card, runtime.ports.checkCodeCost);
}

/**
 * Trusts the township of a card whose digits a person typed. Errors: NOT_A_CARD (also for a village's or the own card),
 * CHECK_CODE_MISREAD, CHECK_CODE_WRONG, REVOKED, FILE_NOT_FOUND.
 */
export function loadCard(
  runtime: StationRuntime,
  session: Session,
  fileId: string,
  typed: string,
): PeerDevice {
  const card = decodeCard(readInboxFile(runtime.ports, fileId));
  if (card.stationId === session.stationId || card.level === 'village') {
    throw new AppError('NOT_A_CARD', { reason: 'level' });
  }
  const cost = runtime.ports.checkCodeCost;
  assertCheckCode(typed, card, cost);
  const at = isoNow(runtime);
  const peer = peerOf(card, at, cost);
  const trusted: PeerDevice = { ...peer, status: 'active', approvedAt: at, approvedBy: session.staffId };
  return inTransaction(runtime.register, (tx) => {
    const known = findPeer(tx, card.deviceId);
    if (known?.status === 'revoked') throw new AppError('REVOKED');
    // An old paper must not bring back keys that the township has replaced since.
    const isOld = known && formerKeysOfPeer(tx, card.deviceId).some(({ kid }) => kid === trusted.kid);
    trust(tx, isOld ? known : trusted);
    audit(tx, {
      at,
      staffId: session.staffId,
      action: 'exchange.loadCard',
      params: { device: card.deviceId },
    });
    return trusted;
  });
}

/** What is known of a device that nobody has approved. Costs 0.25 s for the check code. */
export function peerOf(identity: StationIdentity, at: string, cost?: ScryptCost): PeerDevice {
  const { suite: _suite, ...known } = identity;
  return {
    ...known,
    kid: computeKid(identity),
    status: 'pending',
    checkCode: computeCheckCode(identity, cost),
    approvedAt: null,
    approvedBy: null,
    validFrom: at,
    keysChangedAt: null,
  };
}

/**
 * Makes a waiting device a trusted one after a person typed its digits; there is no "accept anyway". The certificate goes
 * to it with the first receipt. Errors: NOT_FOUND (nothing waits under this id), REVOKED (before
 * a restore that knows the PC no more: it enrols anew), CHECK_CODE_MISREAD, CHECK_CODE_WRONG.
 */
export function approvePeer(
  runtime: StationRuntime,
  {
    session,
    deviceId,
    typed,
  }: { readonly session: Session; readonly deviceId: string; readonly typed: string },
): null {
  const at = isoNow(runtime);
  inTransaction(runtime.register, (tx) => {
    const peer = findPeer(tx, deviceId);
    if (peer?.status !== 'pending') throw new AppError('NOT_FOUND');
    if (wasRevoked(tx, deviceId)) throw new AppError('REVOKED');
    const { signPublicKey, encryptPublicKey } = peer;
    assertCheckCode(typed, { suite: 1, signPublicKey, encryptPublicKey }, runtime.ports.checkCodeCost);
    const revoked = trust(tx, { ...peer, status: 'active', approvedAt: at, approvedBy: session.staffId });
    const nowMs = runtime.ports.clock.now();
    const businessDate = localDateOf(nowMs);
    record(tx, { author: authorOf(session), nowMs }, [
      ...revoked.map((entityId): AnyDraft => ({
        kind: 'device.revoke',
        entityId,
        businessDate,
        body: { reason: 'replaced', secondId: null },
        pii: null,
      })),
      certifyDraft(peer, at, businessDate),
    ]);
    audit(tx, { at, staffId: session.staffId, action: 'exchange.approve', params: { device: deviceId } });
  });
  tryToNoteLastingOps(runtime);
  return null;
}

/** One PC per station (exchange.md §2): a newly trusted one ends the trust in the one before it. @returns these */
export function trust(tx: WriteTx, peer: PeerDevice): string[] {
  const ended = peersOfStation(tx, peer.stationId)
    .filter(({ deviceId, status }) => deviceId !== peer.deviceId && status === 'active')
    .map(({ deviceId }) => deviceId);
  for (const deviceId of ended) setPeerStatus(tx, deviceId, 'revoked');
  upsertPeer(tx, peer);
  return ended;
}

/** A station that asks to be enrolled. */
export interface EnrolmentRequest {
  readonly deviceId: string;
  readonly stationId: string;
  readonly kid: string;
  readonly name: string;
  readonly division12: string;
  readonly askedAt: string;
  /** The station has a trusted PC already; approval ends the trust in that one. */
  readonly replaces: boolean;
}

/** Never with the check code: it must come from the other side. */
export function listRequests(reader: Reader): EnrolmentRequest[] {
  return listPeers(reader)
    .filter(({ status }) => status === 'pending')
    .map((peer) => requestOf(reader, peer));
}

export function requestOf(reader: Reader, peer: PeerDevice): EnrolmentRequest {
  const { deviceId, stationId, kid, name, division12, validFrom } = peer;
  return {
    deviceId,
    stationId,
    kid,
    name,
    division12,
    askedAt: validFrom,
    replaces: isEnrolled(reader, stationId),
  };
}

function isEnrolled(reader: Reader, stationId: string): boolean {
  return activeDeviceOf(reader, stationId) !== undefined;
}

/** The trusted PC of a station. */
export function activeDeviceOf(reader: Reader, stationId: string): PeerDevice | undefined {
  return peersOfStation(reader, stationId).find(({ status }) => status === 'active');
}

/** The PC of a station that lost its trust last, where no other took its place. */
export function lastRevokedOf(reader: Reader, stationId: string): PeerDevice | undefined {
  return peersOfStation(reader, stationId).findLast(
    ({ status, level }) => status === 'revoked' && level === 'village',
  );
}

/** The station above this one: that of the card which was loaded last. */
export function findSuperior(reader: Reader): PeerDevice | undefined {
  return listPeers(reader)
    .filter(({ status, level }) => status === 'active' && level !== 'village')
    .toSorted((a, b) => (a.approvedAt ?? '').localeCompare(b.approvedAt ?? ''))
    .at(-1);
}
