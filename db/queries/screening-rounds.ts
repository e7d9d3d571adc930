import { screeningRound } from '../schema/register.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type ScreeningRoundRow = typeof screeningRound.$inferSelect;

export const upsertRound = defineInsert(screeningRound, 'update');

const columns = `r.id, r.station_id AS stationId, r.period, r.period_from AS periodFrom, r.period_to AS periodTo,
  r.held_on AS heldOn, r.is_void AS isVoid, r.fields`;

const one = defineQuery<[string], ScreeningRoundRow>(
  `SELECT ${columns} FROM screening_round r WHERE r.id = ?`,
);
export function findRound(reader: Reader, id: string): ScreeningRoundRow | undefined {
  return one(reader).get(id);
}

const all = defineQuery<[{ stationId: string | null; limit: number }], ScreeningRoundRow>(
  `SELECT ${columns} FROM screening_round r WHERE @stationId IS NULL OR r.station_id = @stationId
   ORDER BY r.period_to DESC, r.held_on DESC, r.id DESC LIMIT @limit`,
);
/** The rounds of a station, or of all, the newest period first. */
export function listRounds(reader: Reader, stationId: string | null, limit: number): ScreeningRoundRow[] {
  return all(reader).all({ stationId, limit });
}

const found = defineQuery<[string], { id: string }>(
  "SELECT id FROM dispute WHERE round_id = ? AND state <> 'void' ORDER BY registered_at, id",
);
/** Disputes that were registered as found in a round. */
export function disputesFoundIn(reader: Reader, roundId: string): string[] {
  return found(reader)
    .all(roundId)
    .map(({ id }) => id);
}
