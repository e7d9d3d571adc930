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
  /** Booked before the stretch, and in it. */
  readonly before: number;
  readonly within: number;
  /** Of those within: written down after their month had closed. */
  readonly late: number;
}
const counts = defineQuery<[LedgerStretch], TurnCount>(
  `SELECT station_id AS stationId, kind, sum(booked_on < @from) AS before, sum(booked_on >= @from) AS within,
     sum(booked_on >= @from AND late = 1) AS late
   FROM dispute_turn INDEXED BY dispute_turn_booked
   WHERE booked_on <= @to AND (@stationId IS NULL OR station_id = @stationId) GROUP BY station_id, kind`,
);
/** The turns by station and kind: what the head of the ledger is summed from. */
export function countTurns(reader: Reader, stretch: LedgerStretch): TurnCount[] {
  return counts(reader).all(stretch);
}

const change = `CASE WHEN t.kind IN (${ledgerTurn.items
  .filter((item) => item.change > 0)
  .map(({ code }) => `'${code}'`)
  .join(', ')}) THEN 1 ELSE -1 END`;

/** A dispute in the ledger of a stretch: whether it stood in it before and at its end, and its turns within, in their order. */
export interface LedgerEntry {
  readonly disputeId: string;
  readonly before: number;
  readonly after: number;
  /** Kinds and days, as JSON. */
  readonly turns: string;
}
const entries = defineQuery<[LedgerStretch], LedgerEntry>(
  `SELECT t.dispute_id AS disputeId, sum(iif(t.booked_on < @from, ${change}, 0)) AS before, sum(${change}) AS after,
     json_group_array(json_object('kind', t.kind, 'bookedOn', t.booked_on, 'happenedOn', t.happened_on, 'late', t.late)
       ORDER BY t.no) FILTER (WHERE t.booked_on >= @from) AS turns
   FROM dispute_turn t JOIN dispute d ON d.id = t.dispute_id
   WHERE t.booked_on <= @to AND (@stationId IS NULL OR t.station_id = @stationId)
   GROUP BY t.dispute_id HAVING before > 0 OR sum(t.booked_on >= @from) > 0
   ORDER BY d.found_on, d.registered_at, t.dispute_id`,
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
