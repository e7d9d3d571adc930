import { device, policy } from '../schema/grant.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type DeviceRow = typeof device.$inferSelect;
export type PolicyRow = typeof policy.$inferSelect;

export const upsertDevice = defineInsert(device, 'update');
export const upsertPolicy = defineInsert(policy, 'update');

const deviceColumns = `id, issuer_station AS issuerStation, holder_station AS holderStation, name, division12, level,
  sign_public_key AS signPublicKey, encrypt_public_key AS encryptPublicKey, valid_from AS validFrom, revoked`;

const oneDevice = defineQuery<[string], DeviceRow>(`SELECT ${deviceColumns} FROM device WHERE id = ?`);
export function findDevice(reader: Reader, id: string): DeviceRow | undefined {
  return oneDevice(reader).get(id);
}

const byHolder = defineQuery<[string], DeviceRow>(
  `SELECT ${deviceColumns} FROM device WHERE holder_station = ? ORDER BY valid_from, id`,
);
/** Every PC of a station on the trust list, the oldest first. */
export function devicesHeldBy(reader: Reader, stationId: string): DeviceRow[] {
  return byHolder(reader).all(stationId);
}

const ofStation = defineQuery<[string], PolicyRow>(
  `SELECT id, station_id AS stationId, pii_up AS piiUp, recovery_recipient AS recoveryRecipient,
     sealed_recipients AS sealedRecipients
   FROM policy WHERE station_id = ? ORDER BY id LIMIT 1`,
);
/** What a station has laid down. */
export function findPolicyOf(reader: Reader, stationId: string): PolicyRow | undefined {
  return ofStation(reader).get(stationId);
}
