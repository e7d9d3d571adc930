import { v7 as uuidv7 } from 'uuid';
import {
  findPhoneReport,
  phoneReportsBetween,
  type PhoneReportRow,
} from '../../../db/queries/phone-reports.ts';
import { reportsBetween } from '../../../db/queries/reports.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { PhoneReport } from '../../contract/routes/report.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import type { ReportStatus } from '../../terms/report-terms.ts';
import { AppError } from '../app-error.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf, isoNow } from '../station/service.ts';
import type { StoredPhoneReport } from './phone-projection.ts';

export interface PhoneNote {
  readonly stationId: string;
  readonly day: LocalDate;
  readonly status: ReportStatus;
  readonly toldAt: string;
  readonly toldBy: string;
  readonly brief?: string | undefined;
}

/**
 * Writes down what a village said by telephone, beside its own reports: it is never one, and says nothing about whether
 * that is made in time. Errors: NOT_FOUND (no such station below), REPORT_NOT_YET_DUE (a day to come),
 * REPORT_ALREADY_SIGNED (the village's own report is here).
 */
export function notePhoneReport(
  runtime: StationRuntime,
  session: Session,
  { stationId, day, status, toldAt, toldBy, brief }: PhoneNote,
): { readonly noteId: string } {
  const nowMs = runtime.ports.clock.now();
  if (day > localDateOf(nowMs)) throw new AppError('REPORT_NOT_YET_DUE');
  return inTransaction(runtime.register, (tx) => {
    if (stationId === session.stationId || !findStation(tx, stationId)) throw new AppError('NOT_FOUND');
    if (reportsBetween(tx, stationId, day, day).some(({ half }) => half === null)) {
      throw new AppError('REPORT_ALREADY_SIGNED');
    }
    const noteId = uuidv7();
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'phoneReport.note',
        entityId: noteId,
        businessDate: day,
        body: { aboutStation: stationId, day, status, toldAt, notedAt: isoNow(runtime) },
        pii: { toldBy, ...(brief ? { brief } : {}) },
      },
    ]);
    return { noteId };
  });
}

/** It was written down by mistake; it stays in the log. Errors: NOT_FOUND. */
export function voidPhoneReport(
  runtime: StationRuntime,
  session: Session,
  { noteId, reason }: { readonly noteId: string; readonly reason: string },
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const note = findPhoneReport(tx, noteId);
    if (!note || note.isVoid === 1) throw new AppError('NOT_FOUND');
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'phoneReport.void',
        entityId: noteId,
        businessDate: localDateOf(nowMs),
        body: {},
        pii: { reason },
      },
    ]);
  });
}

/** The note that counts for each day; a later one takes the place of an earlier one. */
export function phoneReportsOf(
  reader: Reader,
  stationId: string,
  from: LocalDate,
  to: LocalDate,
): Map<LocalDate, PhoneReport> {
  return new Map(
    phoneReportsBetween(reader, stationId, from, to).map((row) => [row.day, shown(reader, row)]),
  );
}

function shown(reader: Reader, { id, status, fields }: PhoneReportRow): PhoneReport {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  const { toldAt, notedAt, notedBy, words } = JSON.parse(fields) as StoredPhoneReport;
  return {
    noteId: id,
    status,
    toldAt,
    notedAt,
    notedByName: staffName(reader, notedBy),
    toldBy: words?.toldBy ?? null,
    brief: words?.brief ?? null,
  };
}
