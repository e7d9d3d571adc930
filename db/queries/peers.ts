import { asc, eq, sql } from 'drizzle-orm';
import type { PeerStatus } from '../../main/terms/exchange.ts';
import { peerDevice, peerFormerKey } from '../schema/exchange.ts';
import { defineCommand, definePrepared, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type PeerDevice = typeof peerDevice.$inferSelect;
export type PeerFormerKey = typeof peerFormerKey.$inferSelect;

const put = defineInsert(peerDevice, 'update');
export function upsertPeer(tx: WriteTx, peer: PeerDevice): void {
  put(tx, peer);
}

const one = definePrepared((orm) =>
  orm
    .select()
    .from(peerDevice)
    .where(eq(peerDevice.deviceId, sql.placeholder('deviceId')))
    .prepare(),
);
export function findPeer(reader: Reader, deviceId: string): PeerDevice | undefined {
  return one(reader).get({ deviceId });
}

const byKid = definePrepared((orm) =>
  orm
    .select()
    .from(peerDevice)
    .where(eq(peerDevice.kid, sql.placeholder('kid')))
    .orderBy(asc(peerDevice.deviceId))
    .prepare(),
);
/** A kid is a hint: several devices may answer to it. */
export function peersByKid(reader: Reader, kid: string): PeerDevice[] {
  return byKid(reader).all({ kid });
}

const all = definePrepared((orm) =>
  orm.select().from(peerDevice).orderBy(asc(peerDevice.division12), asc(peerDevice.deviceId)).prepare(),
);
export function listPeers(reader: Reader): PeerDevice[] {
  return all(reader).all();
}

const ofStation = definePrepared((orm) =>
  orm
    .select()
    .from(peerDevice)
    .where(eq(peerDevice.stationId, sql.placeholder('stationId')))
    .orderBy(asc(peerDevice.validFrom), asc(peerDevice.deviceId))
    .prepare(),
);
/** All devices that a station ever had here, the oldest first. */
export function peersOfStation(reader: Reader, stationId: string): PeerDevice[] {
  return ofStation(reader).all({ stationId });
}

const setStatus = defineCommand<[PeerStatus, string]>(
  'UPDATE peer_device SET status = ? WHERE device_id = ?',
);
export function setPeerStatus(tx: WriteTx, deviceId: string, status: PeerStatus): void {
  setStatus(tx).run(status, deviceId);
}

const forgetPending = defineCommand<[string]>(
  "DELETE FROM peer_device WHERE device_id = ? AND status = 'pending'",
);
/** A request is no trust: it may be forgotten. */
export function removeRequest(tx: WriteTx, deviceId: string): void {
  forgetPending(tx).run(deviceId);
}

/** A key that was replaced stays so with what was told first. */
export const insertPeerFormerKey = defineInsert(peerFormerKey, 'ignore');

const formerByKid = definePrepared((orm) =>
  orm
    .select()
    .from(peerFormerKey)
    .where(eq(peerFormerKey.kid, sql.placeholder('kid')))
    .orderBy(asc(peerFormerKey.deviceId))
    .prepare(),
);
export function peerFormerKeysByKid(reader: Reader, kid: string): PeerFormerKey[] {
  return formerByKid(reader).all({ kid });
}

const formerOfDevice = definePrepared((orm) =>
  orm
    .select()
    .from(peerFormerKey)
    .where(eq(peerFormerKey.deviceId, sql.placeholder('deviceId')))
    .orderBy(asc(peerFormerKey.kid))
    .prepare(),
);
export function formerKeysOfPeer(reader: Reader, deviceId: string): PeerFormerKey[] {
  return formerOfDevice(reader).all({ deviceId });
}
