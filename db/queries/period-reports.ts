import { periodReport, specialPeriod } from '../schema/period-report.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type PeriodReportRow = typeof periodReport.$inferSelect;
export type SpecialPeriodRow = typeof specialPeriod.$inferSelect;

export const upsertPeriodReport = defineInsert(periodReport, 'update');
export const upsertSpecialPeriod = defineInsert(specialPeriod, 'update');

const columns = `id, station_id AS stationId, report_kind AS reportKind, period, period_to AS periodTo,
  signed_at AS signedAt, signed_hlc AS signedHlc, signed_by AS signedBy, late, fields`;

const one = defineQuery<[string], PeriodReportRow>(`SELECT ${columns} FROM period_report WHERE id = ?`);
export function findPeriodReport(reader: Reader, id: string): PeriodReportRow | undefined {
  return one(reader).get(id);
}

interface Since {
  readonly stationId: string;
  readonly reportKind: string;
  readonly from: string;
}
const since = defineQuery<[Since], PeriodReportRow>(
  `SELECT ${columns} FROM period_report
   WHERE station_id = @stationId AND report_kind = @reportKind AND period_to >= @from
   ORDER BY period_to, signed_hlc, id`,
);
/** The reports of a kind that a station has signed for periods that end on this day or later, the oldest first. */
export function periodReportsSince(reader: Reader, since_: Since): PeriodReportRow[] {
  return since(reader).all(since_);
}

const periods = defineQuery<[], SpecialPeriodRow>(
  `SELECT id, station_id AS stationId, from_on AS fromOn, to_on AS toOn, half_day AS halfDay, fields
   FROM special_period
   ORDER BY from_on, id`,
);
/** Every special period that was laid down here or above, the earliest first: a few rows. */
export function allSpecialPeriods(reader: Reader): SpecialPeriodRow[] {
  return periods(reader).all();
}
