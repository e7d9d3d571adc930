import { findPeer, insertPeerFormerKey, upsertPeer, type PeerFormerKey } from '../../../db/queries/peers.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { audit } from '../log/record.ts';
import { computeKid } from './format/key-id.ts';
import type { KeyReach, Rotation } from './format/rotation.ts';

/** What a replaced key may have signed. */
export function reachOf({ reach }: PeerFormerKey): KeyReach {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by takeNewKeys only
  return JSON.parse(reach) as KeyReach;
}

/** Changes of a device's keys that hold, the oldest first, with the check code of the last ones. */
export interface NewKeys {
  readonly rotations: readonly Rotation[];
  readonly checkCode: string;
}

/**
 * Goes over to the keys that a trusted device has named with its old and its new key. @returns false where that has
 * happened meanwhile, or the device has lost its trust: a revoked key names no other.
 */
export function takeNewKeys(
  tx: WriteTx,
  deviceId: string,
  { rotations, checkCode }: NewKeys,
  { at, session }: { readonly at: string; readonly session: Session },
): boolean {
  const peer = findPeer(tx, deviceId);
  const [first] = rotations;
  const keys = rotations.at(-1)?.record.to;
  if (peer?.status !== 'active' || !keys || peer.signPublicKey !== first?.record.from.signPublicKey)
    return false;
  learnFormerKeys(tx, deviceId, rotations, at);
  const { signPublicKey, encryptPublicKey } = keys;
  const kid = computeKid(keys);
  upsertPeer(tx, { ...peer, signPublicKey, encryptPublicKey, kid, checkCode, keysChangedAt: at });
  const params = { device: deviceId, from: peer.kid, to: kid, changes: rotations.length };
  audit(tx, { at, staffId: session.staffId, action: 'exchange.newKeys', params });
  return true;
}

/**
 * Knows a device by the keys that it had before, too: what they signed may still be in the post, or wait here. For
 * changes that hold and lead to the key by which it is known.
 */
export function learnFormerKeys(
  tx: WriteTx,
  deviceId: string,
  rotations: readonly Rotation[],
  at: string,
): void {
  for (const { record, since, earlier } of rotations) {
    insertPeerFormerKey(tx, {
      deviceId,
      kid: computeKid(record.from),
      signPublicKey: record.from.signPublicKey,
      reach: JSON.stringify({ since, earlier }),
      noticedAt: at,
    });
  }
}
