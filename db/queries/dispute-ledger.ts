import { ledgerTurn, type LedgerTurn } from '../../main/terms/ledger-terms.ts';
import { disputeTurn } from '../schema/register.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type DisputeTurnRow = typeof disputeTurn.$inferSelect;

const insertTurn = defineInsert(disputeTurn);
const removeTurns = defineCommand<[string]>('DELETE FROM dispute_turn WHERE dispute_id = ?');

/** Puts these in the place of what the table has of a dispute. */
export function replaceTurns(tx: WriteTx, disputeId: string, turns: readonly DisputeTurnRow[]): void {
  removeTurns(tx).run(disputeId);
  for (const turn of turns) insertTurn(tx, turn);
}

/** A stretch of days, both included; of one station, or of all that this register knows. */
export interface LedgerStretch {
  readonly from: string;
  readonly to: string;
  readonly stationId: string | null;
}

export interface TurnCount {
  readonly stationId: string;
  readonly kind: LedgerTurn;
  /** Booked in the stretch. */
  readonly within: number;
  /** Of those: written down after their month had closed. */
  readonly late: number;
}
const counts = defineQuery<[LedgerStretch], TurnCount>(
  `SELECT station_id AS stationId, kind, count(*) AS within, sum(late) AS late
   FROM dispute_turn INDEXED BY dispute_turn_booked
   WHERE booked_on BETWEEN @from AND @to AND (@stationId IS NULL OR station_id = @stationId)
   GROUP BY station_id, kind`,
);
/** The turns of a stretch by station and kind. */
export function countTurns(reader: Reader, stretch: LedgerStretch): TurnCount[] {
  return counts(reader).all(stretch);
}

const intoLedger = ledgerTurn.items
  .filter((item) => item.change > 0)
  .map(({ code }) => `'${code}'`)
  .join(', ');

export interface StandingCount {
  readonly stationId: string;
  /** Disputes that stood in the ledger when the stretch began, and at its end. */
  readonly before: number;
  readonly after: number;
}
const standing = defineQuery<[LedgerStretch], StandingCount>(
  `SELECT station_id AS stationId, sum(booked_on < @from) AS before, sum(until_on > @to) AS after
   FROM dispute_turn INDEXED BY dispute_turn_standing
   WHERE kind IN (${intoLedger}) AND until_on >= @from AND booked_on <= @to
     AND (@stationId IS NULL OR station_id = @stationId)
   GROUP BY station_id`,
);
/** What stands in the ledger by station: by the turns that hold, whatever was counted within. */
export function countStanding(reader: Reader, stretch: LedgerStretch): StandingCount[] {
  return standing(reader).all(stretch);
}

/** A dispute in the ledger of a stretch: whether it stood in it before and at its end, and its turns within, in their order. */
export interface LedgerEntry {
  readonly disputeId: string;
  readonly stationId: string;
  readonly foundOn: string;
  readonly before: 0 | 1;
  readonly after: 0 | 1;
  /** Kinds and days, as JSON. */
  readonly turns: string;
}
// In the order of the index of all findings: to sort them, the row of each would be read.
const entries = defineQuery<[LedgerStretch], LedgerEntry>(
  `SELECT d.id AS disputeId, t.station_id AS stationId, d.found_on AS foundOn, t.before, t.after, t.turns
   FROM dispute d INDEXED BY dispute_found CROSS JOIN (
     SELECT dispute_id, station_id, max(before) AS before, max(after) AS after,
       json_group_array(json_object('kind', kind, 'bookedOn', booked_on, 'happenedOn', happened_on, 'late', late)
         ORDER BY no) FILTER (WHERE no IS NOT NULL) AS turns
     FROM (
       SELECT dispute_id, station_id, booked_on < @from AS before, until_on > @to AS after, NULL AS no, NULL AS kind,
         NULL AS booked_on, NULL AS happened_on, NULL AS late
       FROM dispute_turn INDEXED BY dispute_turn_standing
       WHERE kind IN (${intoLedger}) AND until_on >= @from AND booked_on <= @to
         AND (@stationId IS NULL OR station_id = @stationId)
       UNION ALL
       SELECT dispute_id, station_id, 0, 0, no, kind, booked_on, happened_on, late
       FROM dispute_turn INDEXED BY dispute_turn_booked
       WHERE booked_on BETWEEN @from AND @to AND (@stationId IS NULL OR station_id = @stationId)
     ) GROUP BY dispute_id
   ) t ON t.dispute_id = d.id
   ORDER BY d.found_on, d.id`,
);
/** Every dispute that stood in the ledger at some time of a stretch, oldest finding first. */
export function ledgerEntries(reader: Reader, stretch: LedgerStretch): LedgerEntry[] {
  return entries(reader).all(stretch);
}

const days = defineQuery<[string], { on: string }>(
  'SELECT DISTINCT booked_on AS "on" FROM dispute_turn WHERE dispute_id = ?',
);
/** The days on which a dispute counts in the ledger. */
export function bookedDays(reader: Reader, disputeId: string): string[] {
  return days(reader)
    .all(disputeId)
    .map(({ on }) => on);
}
