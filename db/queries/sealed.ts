import { sealed, sealedKey } from '../schema/sealed.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type SealedRow = typeof sealed.$inferSelect;
export type SealedKeyRow = typeof sealedKey.$inferSelect;

export const upsertSealed = defineInsert(sealed, 'update');
/** A new key, or a known one under a new passphrase. */
export const putSealedKey = defineInsert(sealedKey, 'update');

const sealedColumns = `id, station_id AS stationId, registration_no AS registrationNo, lookup_code AS lookupCode,
  received_on AS receivedOn, channel, route, routed_on AS routedOn`;

const allSealed = defineQuery<[], SealedRow>(
  `SELECT ${sealedColumns} FROM sealed ORDER BY received_on DESC, id DESC`,
);
/** Every sealed record that this register holds, newest first. */
export function listSealed(reader: Reader): SealedRow[] {
  return allSealed(reader).all();
}

const oneSealed = defineQuery<[string], SealedRow>(`SELECT ${sealedColumns} FROM sealed WHERE id = ?`);
export function findSealed(reader: Reader, id: string): SealedRow | undefined {
  return oneSealed(reader).get(id);
}

const ofStaff = defineQuery<[string], SealedKeyRow>(
  `SELECT recipient, staff_id AS staffId, cost, salt, wrap, created_at AS createdAt
   FROM sealed_key WHERE staff_id = ? ORDER BY created_at DESC, recipient`,
);
/** An officer's keys, the newest first: those before it still open what was sealed for them. */
export function sealedKeysOf(reader: Reader, staffId: string): SealedKeyRow[] {
  return ofStaff(reader).all(staffId);
}
