import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { periodReportKind } from '../../main/terms/period-report-terms.ts';
import { oneOf } from './checks.ts';

/** Tables and texts of a period as they were signed (F52, F61, F64–F67): none of them ever changes. */
export const periodReport = sqliteTable(
  'period_report',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    reportKind: text('report_kind', { enum: periodReportKind.codes }).notNull(),
    period: text().notNull(),
    /** The last day of the period: the newest stands last. */
    periodTo: text('period_to').notNull(),
    signedAt: text('signed_at').notNull(),
    signedHlc: text('signed_hlc').notNull(),
    signedBy: text('signed_by').notNull(),
    late: integer().notNull(),
    fields: text().notNull(),
  },
  (t) => [
    index('period_report_of').on(t.stationId, t.reportKind, t.periodTo),
    oneOf('period_report', 'report_kind', t.reportKind, periodReportKind.codes),
  ],
);

/** Important times in which a township asks for more reports than usual. */
export const specialPeriod = sqliteTable('special_period', {
  id: text().primaryKey().notNull(),
  stationId: text('station_id').notNull(),
  fromOn: text('from_on').notNull(),
  toOn: text('to_on').notNull(),
  /** 1: a zero report of each morning is owed, too. */
  halfDay: integer('half_day').notNull(),
  fields: text().notNull(),
});
