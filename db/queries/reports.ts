import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { mediationActs } from '../../main/terms/mediation-fields.ts';
import { op } from '../schema/log.ts';
import { report } from '../schema/register.ts';
import { definePrepared, defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type ReportRow = typeof report.$inferSelect;

export const upsertReport = defineInsert(report, 'update');

const one = definePrepared((orm) =>
  orm
    .select()
    .from(report)
    .where(eq(report.id, sql.placeholder('id')))
    .prepare(),
);
export function findReport(reader: Reader, id: string): ReportRow | undefined {
  return one(reader).get({ id });
}

const between = definePrepared((orm) =>
  orm
    .select()
    .from(report)
    .where(
      and(
        eq(report.stationId, sql.placeholder('stationId')),
        gte(report.day, sql.placeholder('from')),
        lte(report.day, sql.placeholder('to')),
      ),
    )
    .orderBy(asc(report.day), asc(report.signedHlc), asc(report.id))
    .prepare(),
);
/** The reports of a station for these days, both included; of each day the one that counts stands last. */
export function reportsBetween(reader: Reader, stationId: string, from: string, to: string): ReportRow[] {
  return between(reader).all({ stationId, from, to });
}

const lastDay = defineQuery<[string], { day: string | null }>(
  'SELECT max(day) AS day FROM report WHERE station_id = ?',
);
/** The newest day that a station has reported for. */
export function lastReportedDay(reader: Reader, stationId: string): string | null {
  return lastDay(reader).get(stationId)?.day ?? null;
}

const opened = definePrepared((orm) =>
  orm
    .select({ recordedAt: op.recordedAt, origin: op.origin })
    .from(op)
    .where(eq(op.entityId, sql.placeholder('id')))
    .orderBy(asc(op.position))
    .limit(1)
    .prepare(),
);
/** When a report arrived here from another station; null for one that was made here. */
export function reportArrivedAt(reader: Reader, id: string): string | null {
  const row = opened(reader).get({ id });
  return row?.origin === 'imported' ? row.recordedAt : null;
}

const arrivals = defineQuery<[string, string, string], { id: string; at: string }>(
  `SELECT r.id, min(o.recorded_at) AS at FROM report r JOIN op o ON o.entity_id = r.id
   WHERE r.station_id = ? AND r.day BETWEEN ? AND ? AND +o.origin = 'imported' GROUP BY r.id`,
);
/** When each report of a station for these days arrived here from another station. */
export function reportArrivals(
  reader: Reader,
  stationId: string,
  from: string,
  to: string,
): Map<string, string> {
  return new Map(
    arrivals(reader)
      .all(stationId, from, to)
      .map(({ id, at }) => [id, at]),
  );
}

export interface ContactFigures {
  readonly id: string;
  readonly channel: string;
  readonly headcount: number;
  readonly isCollective: number;
  readonly registrationNo: string;
}
/** Later than any time and any clock. */
const never = '~';

const contacts = defineQuery<[string, string, string], ContactFigures>(
  `SELECT id, channel, headcount, is_collective AS isCollective, registration_no AS registrationNo
   FROM contact WHERE station_id = ? AND received_on = ? AND received_at < ? AND state <> 'void' ORDER BY id`,
);
/** What a report counts of the comings of a day; `before`: of those that came before that time (ISO-8601). */
export function contactFiguresOf(
  reader: Reader,
  { stationId, day, before }: { readonly stationId: string; readonly day: string; readonly before?: string },
): ContactFigures[] {
  return contacts(reader).all(stationId, day, before ?? never);
}

export interface DisputeEvent {
  readonly id: string;
  readonly registrationNo: string;
  /** How often it came into the rolling ledger as found, and left it as resolved, on that day. */
  readonly found: number;
  readonly resolved: number;
}
const stepKinds = [
  ...['progress', 'perform', 'reopen'].map((step) => `dispute.${step}`),
  ...mediationActs.map((act) => `mediation.${act}`),
];
const bookedThen = `SELECT t.dispute_id FROM dispute_turn t
  WHERE t.booked_on = @day AND t.station_id = @stationId AND t.kind NOT IN ('struck', 'restored')
    AND t.written_hlc < @before`;
// By what happened on the day: of a station all disputes would be read for each of half a year's days.
const disputes = defineQuery<
  [{ stationId: string; day: string; before: string; kinds: string }],
  DisputeEvent
>(
  `SELECT d.id, d.registration_no AS registrationNo,
     (SELECT count(*) FROM dispute_turn t WHERE t.dispute_id = d.id AND t.booked_on = @day AND t.kind = 'found'
        AND t.written_hlc < @before) AS found,
     (SELECT count(*) FROM dispute_turn t WHERE t.dispute_id = d.id AND t.booked_on = @day AND t.kind = 'resolved'
        AND t.written_hlc < @before) AS resolved
   FROM dispute d
   WHERE d.id IN (
       ${bookedThen}
       UNION SELECT o.entity_id FROM op o WHERE o.kind IN (SELECT value FROM json_each(@kinds))
         AND o.business_date = @day AND o.author_station = @stationId AND o.hlc < @before
     ) AND +d.station_id = @stationId AND (d.state <> 'void' OR d.id IN (${bookedThen}))
   ORDER BY d.id`,
);
/**
 * Disputes in which something happened on a day, as the rolling ledger books it, or a step was taken; `before`: of what
 * was written down before that reading of the clock (HLC).
 */
export function disputeEventsOf(
  reader: Reader,
  { stationId, day, before }: { readonly stationId: string; readonly day: string; readonly before?: string },
): DisputeEvent[] {
  return disputes(reader).all({ stationId, day, before: before ?? never, kinds: JSON.stringify(stepKinds) });
}

const first = defineQuery<[string], { hlc: string | null }>(
  'SELECT min(hlc) AS hlc FROM op WHERE entity_id = ?',
);
/** Clock of the op in which a station described itself first: from that day on it owes reports. */
export function stationBegunHlc(reader: Reader, stationId: string): string | null {
  return first(reader).get(stationId)?.hlc ?? null;
}
