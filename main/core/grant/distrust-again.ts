import { opsOfEntity } from '../../../db/queries/ops.ts';
import { findPeer, setPeerStatus } from '../../../db/queries/peers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { tellOnce } from '../exchange/tell-once.ts';

/** Whether the log knows that the trust in a PC was ended, even where the restored register never knew the PC. */
export function wasRevoked(reader: Reader, deviceId: string): boolean {
  return opsOfEntity(reader, deviceId).some(({ kind }) => kind === 'device.revoke');
}

/**
 * A register that came back knows less than was decided: the PC loses its trust again, and people are told. One that
 * only asked then is not asked about again.
 */
export function distrustAgain(tx: WriteTx, deviceId: string, at: string): void {
  const peer = findPeer(tx, deviceId);
  if (!peer || peer.status === 'revoked') return;
  setPeerStatus(tx, deviceId, 'revoked');
  if (peer.status === 'pending') return;
  tellOnce(tx, { kind: 'revokedAgain', subject: deviceId, stationId: peer.stationId, at, params: {} });
}
