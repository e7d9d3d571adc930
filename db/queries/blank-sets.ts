import type { blankSetStates } from '../../main/terms/document-kinds.ts';
import { blankSet } from '../schema/register.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type BlankSetRow = typeof blankSet.$inferSelect;

const blankSetColumns = `b.id, b.station_id AS stationId, b.registration_no AS registrationNo,
  b.lookup_code AS lookupCode, b.state, b.reserved_at AS reservedAt`;

export const upsertBlankSet = defineInsert(blankSet, 'update');

const oneBlankSet = defineQuery<[string], BlankSetRow>(
  `SELECT ${blankSetColumns} FROM blank_set b WHERE b.id = ?`,
);
export function findBlankSet(reader: Reader, id: string): BlankSetRow | undefined {
  return oneBlankSet(reader).get(id);
}

const byCode = defineQuery<[string], BlankSetRow>(
  `SELECT ${blankSetColumns} FROM blank_set b WHERE b.lookup_code = ?`,
);
export function findBlankSetByCode(reader: Reader, lookupCode: string): BlankSetRow | undefined {
  return byCode(reader).get(lookupCode);
}

type State = (typeof blankSetStates)[number] | null;

const all = defineQuery<[State, State], BlankSetRow & { printCount: number }>(
  `SELECT ${blankSetColumns}, coalesce(sum(d.print_count), 0) AS printCount
   FROM blank_set b LEFT JOIN document d ON d.subject_id = b.id
   WHERE ? IS NULL OR b.state = ? GROUP BY b.id ORDER BY b.id DESC`,
);
/** Newest first, with how often each was printed. */
export function listBlankSets(
  reader: Reader,
  state: State,
): readonly (BlankSetRow & { printCount: number })[] {
  return all(reader).all(state, state);
}
