import {
  findReport,
  reportArrivals,
  reportArrivedAt,
  reportsBetween,
  stationBegunHlc,
  type ReportRow,
} from '../../../db/queries/reports.ts';
import { findContact } from '../../../db/queries/contacts.ts';
import { bookedDays } from '../../../db/queries/dispute-ledger.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import { listStations } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import type { RouteOutput } from '../../contract/index.ts';
import type { ReportDay, ReportDetail, ReportPrefill } from '../../contract/routes/report.ts';
import type { Session } from '../../contract/routes/session.ts';
import { addDays, localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { codesOf } from '../../terms/code-list.ts';
import { dayHalf, reportFigure, type ReportStatus } from '../../terms/report-terms.ts';
import { AppError } from '../app-error.ts';
import { dutyLeaderOn } from '../duty/roster.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { readIdentity } from '../station/identity.ts';
import { authorOf } from '../station/service.ts';
import { specialStretches } from '../period-reports/special-periods.ts';
import { phoneReportsOf } from './phone-reports.ts';
import type { StoredReport } from './projection.ts';
import { recountSlot } from './recount.ts';
import { slotsOwed, windowOf, type ReportSlot } from './rules.ts';

const counted = codesOf(reportFigure).filter((code) => code !== 'urgent');

/** Half a year: what is older was settled or never will be. */
const shownDays = 184;

export interface Signing extends ReportSlot {
  readonly status: ReportStatus;
  readonly urgent: number;
  readonly dutyLeader: string;
  readonly toldAt?: string | undefined;
  readonly brief?: string | undefined;
  readonly reason?: string | undefined;
  /** The report that this one corrects; a plain second report is refused. */
  readonly correctionOf?: string | undefined;
}

/**
 * Signs the report of a day: the person who unlocked confirms what the register holds, counted again in the same
 * transaction. Errors: REPORT_NOT_YET_DUE, REPORT_NIL_REFUSED (the register has an item), REPORT_ALREADY_SIGNED,
 * REASON_REQUIRED (late, or a correction), INPUT_INVALID (`items` without an item), NOT_FOUND (correctionOf).
 */
export function signReport(
  runtime: StationRuntime,
  session: Session,
  signing: Signing,
): { readonly reportId: string } {
  const { day, half, status, urgent, dutyLeader, toldAt, brief, reason, correctionOf } = signing;
  const nowMs = runtime.ports.clock.now();
  const window = windowOf(signing, nowMs);
  if (window === 'notYet') throw new AppError('REPORT_NOT_YET_DUE');
  return inTransaction(runtime.register, (tx) => {
    if (!isOwed(tx, signing)) throw new AppError('INPUT_INVALID', {}, [{ path: 'half', code: 'INVALID' }]);
    const current = signedFor(tx, session.stationId, signing).at(-1);
    if (correctionOf === undefined && current) throw new AppError('REPORT_ALREADY_SIGNED');
    if (correctionOf !== undefined && current?.id !== correctionOf) throw new AppError('NOT_FOUND');
    const late = window === 'over';
    if (!reason && (late || correctionOf !== undefined)) throw new AppError('REASON_REQUIRED');
    const { figures, items } = recountSlot(tx, session.stationId, signing);
    const hasItems = items.length > 0 || urgent > 0;
    if (status === 'nil' && hasItems) throw new AppError('REPORT_NIL_REFUSED', { items: items.length });
    if (status === 'items' && !hasItems) {
      throw new AppError('INPUT_INVALID', {}, [{ path: 'status', code: 'REQUIRED' }]);
    }
    const reportId = uuidv7();
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'report.sign',
        entityId: reportId,
        businessDate: day,
        body: {
          reportType: 'combined',
          day,
          ...(half === null ? {} : { half }),
          status,
          figures: { ...figures, urgent },
          items: items.map(({ kind, id }) => ({ kind, id })),
          signedAt: new Date(nowMs).toISOString(),
          ...(toldAt === undefined ? {} : { toldAt }),
          late,
          ...(correctionOf === undefined ? {} : { correctionOf }),
        },
        pii: {
          dutyLeader,
          ...(brief ? { brief } : {}),
          ...(reason ? { reason } : {}),
        },
      },
    ]);
    return { reportId };
  });
}

/** Every day has a report of its own; its morning, where a special period asks for it. */
function isOwed(reader: Reader, { day, half }: ReportSlot): boolean {
  return (
    half === null ||
    specialStretches(reader).some(({ halfDay, from, to }) => halfDay && from <= day && day <= to)
  );
}

/** The reports of a station about this, the one that counts last. */
export function signedFor(reader: Reader, stationId: string, { day, half }: ReportSlot): ReportRow[] {
  return reportsBetween(reader, stationId, day, day).filter((row) => row.half === half);
}

/** What a report of this day, or of its morning, would hold now. */
export function prefilled(runtime: StationRuntime, session: Session, slot: ReportSlot): ReportPrefill {
  const { read } = runtime.register;
  const { day, half } = slot;
  const { figures, items } = recountSlot(read, session.stationId, slot);
  const current = signedFor(read, session.stationId, slot).at(-1);
  return {
    day,
    half,
    window: windowOf(slot, runtime.ports.clock.now()),
    figures: { ...figures, urgent: 0 },
    items: [...items],
    currentId: current?.id ?? null,
    dutyLeader: dutyLeaderOn(read, session.stationId, day) ?? lastDutyLeader(read, session.stationId, day),
  };
}

/** Every day that is due or was missed, oldest first, each counted by itself. */
export function missedDays(runtime: StationRuntime, session: Session): ReportPrefill[] {
  const nowMs = runtime.ports.clock.now();
  return daysOf(runtime.register.read, session.stationId, nowMs, shownDays)
    .filter(({ state }) => state === 'due' || state === 'missing')
    .map((slot) => prefilled(runtime, session, slot));
}

/** The signed days whose report does not know of a record that counts now, or counts one that has become void. */
export function daysToCorrect(
  runtime: StationRuntime,
  session: Session,
  recordId: string,
): RouteOutput<'report.toCorrect'>['days'] {
  const { read } = runtime.register;
  const { stationId } = session;
  const contact = findContact(read, recordId);
  // Every day on which something happened in it; the recount says whether it still counts there.
  const days = [
    ...opsOfEntity(read, recordId).map(({ businessDate }) => businessDate),
    contact?.receivedOn,
    ...bookedDays(read, recordId),
  ].filter((day) => day !== undefined && day !== null);
  return Array.from(new Set(days))
    .toSorted()
    .flatMap((day) => [null, ...codesOf(dayHalf)].map((half): ReportSlot => ({ day, half })))
    .flatMap((slot) => {
      const row = signedFor(read, stationId, slot).at(-1);
      if (!row) return [];
      const counts = recountSlot(read, stationId, slot).items.some(({ id }) => id === recordId);
      const isCounted = storedReport(row).items.some(({ id }) => id === recordId);
      if ((!counts && !isCounted) || !isStale(read, stationId, { ...slot, current: row })) return [];
      return [{ ...slot, untrue: counts ? row.status : 'void' }];
    });
}

/** Who led the duty on the last report: mostly the same person again. */
function lastDutyLeader(reader: Reader, stationId: string, day: LocalDate): string | null {
  const last = reportsBetween(reader, stationId, addDays(day, -14), day).at(-1);
  return last ? (storedReport(last).words?.dutyLeader ?? null) : null;
}

// What the projection put into `fields` is read back here, and nowhere else.
function storedReport(row: Pick<ReportRow, 'fields'>): StoredReport {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(row.fields) as StoredReport;
}

/** The days for which this station owes a report, newest first, and where each stands. */
export function reportDays(runtime: StationRuntime, session: Session): ReportDay[] {
  const { read } = runtime.register;
  const nowMs = runtime.ports.clock.now();
  return daysOf(read, session.stationId, nowMs, shownDays)
    .map((day): ReportDay => ({ ...summaryOf(day), needsCorrection: isStale(read, session.stationId, day) }))
    .toReversed();
}

/** An item that was entered later makes what was signed untrue (domain.md §7.2 item 11). */
function isStale(
  reader: Reader,
  stationId: string,
  { current, ...slot }: ReportSlot & { readonly current: Pick<ReportRow, 'fields' | 'status'> | null },
): boolean {
  if (current === null) return false;
  const { figures, items } = recountSlot(reader, stationId, slot);
  const told = storedReport(current).figures;
  const isOther = counted.some((code) => figures[code] !== told[code]);
  return isOther || (current.status === 'nil' && items.length > 0);
}

export interface DayOf extends ReportSlot {
  readonly state: ReportDay['state'];
  readonly reports: number;
  readonly current: Pick<ReportRow, 'id' | 'status' | 'signedAt' | 'late' | 'fields'> | null;
}

/** What a station owes zero reports for, of the last days, the oldest first, and what became of each. */
export function daysOf(reader: Reader, stationId: string, nowMs: number, limit: number): DayOf[] {
  const begun = stationBegunHlc(reader, stationId);
  if (begun === null) return [];
  const since = { begunOn: localDateOf(hlcTime(begun)), special: specialStretches(reader) };
  const owed = slotsOwed(since, nowMs, limit);
  const from = owed[0]?.day ?? '';
  const bySlot = Map.groupBy(reportsBetween(reader, stationId, from, owed.at(-1)?.day ?? from), slotKey);
  return owed.map((slot) => {
    const rows = bySlot.get(slotKey(slot)) ?? [];
    const row = rows.at(-1);
    if (row) {
      const { id, status, signedAt, late, fields } = row;
      return {
        ...slot,
        state: status,
        reports: rows.length,
        // Late is the first report of a day; a correction of one in time is not.
        current: { id, status, signedAt, fields, late: rows[0]?.late ?? late },
      };
    }
    const window = windowOf(slot, nowMs);
    const state = window === 'notYet' ? 'notYet' : window === 'open' ? 'due' : 'missing';
    return { ...slot, state, reports: 0, current: null };
  });
}

function slotKey({ day, half }: ReportSlot): string {
  return `${day} ${half ?? ''}`;
}

function summaryOf({ day, half, state, reports, current }: DayOf): Omit<ReportDay, 'needsCorrection'> {
  return {
    day,
    half,
    state,
    reportId: current?.id ?? null,
    signedAt: current?.signedAt ?? null,
    late: current?.late === 1,
    corrections: Math.max(0, reports - 1),
  };
}

/** One report as it was signed, and what corrected it. Errors: NOT_FOUND. */
export function reportDetail(reader: Reader, reportId: string): ReportDetail {
  const row = findReport(reader, reportId);
  if (!row) throw new AppError('NOT_FOUND');
  const { figures, items, toldAt, words } = storedReport(row);
  const later = reportsBetween(reader, row.stationId, row.day, row.day);
  const { id, stationId, day, half, status, signedAt, late, correctionOf } = row;
  return {
    reportId: id,
    stationId,
    day,
    half,
    status,
    figures,
    itemCount: items.length,
    signedAt,
    signedByName: staffName(reader, row.signedBy),
    dutyLeader: words?.dutyLeader ?? null,
    toldAt: toldAt ?? null,
    brief: words?.brief ?? null,
    reason: words?.reason ?? null,
    late: late === 1,
    correctionOf,
    correctedBy: later.find((other) => other.correctionOf === id)?.id ?? null,
    arrivedAt: reportArrivedAt(reader, id),
  };
}

/** The township's board: village × day, with what came, what came late, and what has not come (domain.md F60). */
export function reportBoard(runtime: StationRuntime, days: number): RouteOutput<'report.board'>['stations'] {
  const { read } = runtime.register;
  const nowMs = runtime.ports.clock.now();
  const { stationId: ownId } = readIdentity(read);
  return listStations(read)
    .filter(({ id }) => id !== ownId)
    .map(({ id, name }) => {
      const owed = daysOf(read, id, nowMs, days);
      const [from, to] = [owed[0]?.day ?? '', owed.at(-1)?.day ?? ''];
      const told = phoneReportsOf(read, id, from, to);
      const arrivals = reportArrivals(read, id, from, to);
      return {
        stationId: id,
        name,
        days: owed.map((day) => ({
          ...summaryOf(day),
          needsCorrection: false,
          arrivedAt: day.current === null ? null : (arrivals.get(day.current.id) ?? null),
          byPhone: day.half === null && day.current === null ? (told.get(day.day) ?? null) : null,
        })),
      };
    });
}
