import { and, asc, eq, gte, lte, sql } from 'drizzle-orm';
import { phoneReport } from '../schema/register.ts';
import { definePrepared, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type PhoneReportRow = typeof phoneReport.$inferSelect;

export const upsertPhoneReport = defineInsert(phoneReport, 'update');

const one = definePrepared((orm) =>
  orm
    .select()
    .from(phoneReport)
    .where(eq(phoneReport.id, sql.placeholder('id')))
    .prepare(),
);
export function findPhoneReport(reader: Reader, id: string): PhoneReportRow | undefined {
  return one(reader).get({ id });
}

const between = definePrepared((orm) =>
  orm
    .select()
    .from(phoneReport)
    .where(
      and(
        eq(phoneReport.aboutStation, sql.placeholder('aboutStation')),
        gte(phoneReport.day, sql.placeholder('from')),
        lte(phoneReport.day, sql.placeholder('to')),
        eq(phoneReport.isVoid, 0),
      ),
    )
    .orderBy(asc(phoneReport.day), asc(phoneReport.notedHlc), asc(phoneReport.id))
    .prepare(),
);
/** What a station said by telephone for these days, both included; of each day the one that counts stands last. */
export function phoneReportsBetween(
  reader: Reader,
  aboutStation: string,
  from: string,
  to: string,
): PhoneReportRow[] {
  return between(reader).all({ aboutStation, from, to });
}
