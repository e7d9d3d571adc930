import { v7 as uuidv7 } from 'uuid';
import { ownOpsOnTheirWay } from '../../../db/queries/batches-out.ts';
import { findDispute } from '../../../db/queries/disputes.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { longestOverdueMatters } from '../../../db/queries/period-figures.ts';
import {
  findPeriodReport,
  periodReportsSince,
  type PeriodReportRow,
} from '../../../db/queries/period-reports.ts';
import { reportArrivedAt, stationBegunHlc } from '../../../db/queries/reports.ts';
import { findStation, listStations } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import { groupCells, mapColumns, partsOfCell, type Cells } from '../../contract/period-table.ts';
import type {
  PeriodInstance,
  PeriodPrefill,
  PeriodReportDetail,
  PeriodTable,
} from '../../contract/routes/period-report.ts';
import type { Session } from '../../contract/routes/session.ts';
import { addDays, localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { neighbourOf, readPeriod, yearBefore, type Period } from '../../contract/values/period.ts';
import {
  isFlow,
  periodReportKind,
  reportLayout,
  type PeriodReportKind,
  type ReportColumn,
} from '../../terms/period-report-terms.ts';
import { AppError } from '../app-error.ts';
import { periodNamed } from '../disputes/ledger.ts';
import { dutyLeaderOn } from '../duty/roster.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { BodyOf } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { readIdentity } from '../station/identity.ts';
import { authorOf } from '../station/service.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import type { StoredPeriodReport } from './projection.ts';
import {
  countedItems,
  overdueItems,
  partOfCell,
  partsOf,
  recount,
  recountFlows,
  recountNow,
  reportItems,
  standingItems,
  type CountedItem,
  type CountedStretch,
} from './recount.ts';
import { instanceNamed, owedInstances, stateUnsigned, type Instance } from './rules.ts';
import { specialStretches } from './special-periods.ts';

/** More lines than anybody reads under a weekly summary. */
const longestOverdue = 100;
const longestDrill = 500;

// What the projection put into `fields` is read back here, and nowhere else.
function storedReport({ fields }: PeriodReportRow): StoredPeriodReport {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as StoredPeriodReport;
}

/** Whose records a table of a station counts: at the township with all stations below, of a village its own. */
function scopeOf(reader: Reader, stationId: string): string | null {
  return findStation(reader, stationId)?.kind === 'township' ? null : stationId;
}

function begunOn(reader: Reader, stationId: string): LocalDate | null {
  const hlc = stationBegunHlc(reader, stationId);
  return hlc === null ? null : localDateOf(hlcTime(hlc));
}

/** The reports that this station owes, the kinds in their order, of each the newest first. */
export function periodReportList(runtime: StationRuntime, { stationId }: Session): PeriodInstance[] {
  const { read } = runtime.register;
  const nowMs = runtime.ports.clock.now();
  return periodReportKind.codes.flatMap((kind) => instancesOf(read, { kind, stationId, nowMs }));
}

interface Listing {
  readonly kind: PeriodReportKind;
  readonly stationId: string;
  readonly nowMs: number;
}

function instancesOf(read: Reader, { kind, stationId, nowMs }: Listing): PeriodInstance[] {
  const begun = begunOn(read, stationId);
  if (begun === null) return [];
  const owed = owedInstances(kind, {
    begunOn: begun,
    today: localDateOf(nowMs),
    daily: kind === 'dailyReport' ? specialStretches(read) : [],
  });
  const oldest = owed.at(-1);
  const signed = oldest
    ? periodReportsSince(read, { stationId, reportKind: kind, from: oldest.period.to })
    : [];
  // What somebody has asked for beside the calendar is on the list once it is signed.
  const beside = signed
    .filter(({ period }) => owed.every((instance) => instance.period.id !== period))
    .flatMap(({ period }) => instanceNamed(kind, period) ?? []);
  const known = new Map([...owed, ...beside].map((instance) => [instance.period.id, instance]));
  const told = { signed, supplements: supplementsIn(signed), nowMs };
  return [...known.values()]
    .toSorted((a, b) => b.period.to.localeCompare(a.period.to))
    .map((instance) => standing(read, instance, told));
}

/** What a station has signed of a kind, the oldest first, and in which later one each period was supplemented. */
interface SignedOf {
  readonly signed: readonly PeriodReportRow[];
  readonly supplements: ReadonlyMap<string, string>;
}

function standing(
  read: Reader,
  instance: Instance,
  { signed, supplements, nowMs }: SignedOf & { readonly nowMs: number },
): PeriodInstance {
  const row = signed.findLast(({ period }) => period === instance.period.id);
  return {
    ...instance,
    state: row ? 'signed' : stateUnsigned(instance, nowMs),
    reportId: row?.id ?? null,
    signedAt: row?.signedAt ?? null,
    late: row?.late === 1,
    receivedAt: row ? receivedAt(read, row) : null,
    supplementedIn: row ? (supplements.get(row.period) ?? null) : null,
  };
}

function receivedAt(read: Reader, { id, stationId }: PeriodReportRow): string | null {
  if (stationId !== readIdentity(read).stationId) return reportArrivedAt(read, id);
  const [op] = ownOpsOnTheirWay(read, id, { direction: 'up', kinds: ['periodReport.sign'] });
  return op?.receiptedAt ?? null;
}

/** The first later table in which each period was supplemented: each table is read once. */
function supplementsIn(signed: readonly PeriodReportRow[]): Map<string, string> {
  const told = new Map<string, string>();
  for (const row of signed) {
    for (const { period } of storedReport(row).supplements) {
      if (!told.has(period)) told.set(period, row.period);
    }
  }
  return told;
}

/** The township's board: station × period. */
export function periodReportBoard(
  runtime: StationRuntime,
  kind: PeriodReportKind,
): RouteOutput<'periodReport.board'>['stations'] {
  const { read } = runtime.register;
  const nowMs = runtime.ports.clock.now();
  const { stationId: own } = readIdentity(read);
  return listStations(read)
    .filter(({ id }) => id !== own)
    .map(({ id, name }) => ({
      stationId: id,
      name,
      reports: instancesOf(read, { kind, stationId: id, nowMs }),
    }));
}

/** Errors: INPUT_INVALID (the kind has no such period). */
function instanceAsked(kind: PeriodReportKind, period: string): Instance {
  const instance = instanceNamed(kind, period);
  if (!instance) throw new AppError('INPUT_INVALID', {}, [{ path: 'period', code: 'INVALID' }]);
  return instance;
}

/** The days that a column of a table counts; null where there is nothing to count. */
function stretchOf(
  read: Reader,
  column: ReportColumn,
  { period, stationId }: { readonly period: Period; readonly stationId: string },
): CountedStretch | null {
  const scope = scopeOf(read, stationId);
  const known = (other: Period | null): CountedStretch | null => {
    const begun = stationsIn(read, scope)
      .flatMap((id) => begunOn(read, id) ?? [])
      .toSorted()[0];
    return other === null || begun === undefined || other.to < begun
      ? null
      : { from: other.from, to: other.to, stationId: scope };
  };
  switch (column) {
    case 'current':
      return { from: period.from, to: period.to, stationId: scope };
    case 'last':
      return known(neighbourOf(period, -1));
    case 'lastYear':
      return known(yearBefore(period));
    case 'yearToDate':
      return { from: `${period.to.slice(0, 4)}-01-01`, to: period.to, stationId: scope };
    case 'own':
      return scope === null ? { from: period.from, to: period.to, stationId } : null;
  }
}

function stationsIn(read: Reader, scope: string | null): string[] {
  return scope === null ? listStations(read).map(({ id }) => id) : [scope];
}

/** What stands in a table of this moment: as it will be signed. */
type Counted = Pick<BodyOf<'periodReport.sign'>, 'stations' | 'overdue' | 'supplements'> &
  Pick<PeriodTable, 'columns'>;

/** Every pre-filled table is a recount of the records as they are now (domain.md §2.8). */
export function countTable(
  read: Reader,
  { kind, period, stationId, nowMs }: Listing & { readonly period: Period },
): Counted {
  const scope = scopeOf(read, stationId);
  const today = localDateOf(nowMs);
  const layout = reportLayout[kind];
  const parts = partsOf(kind);
  const columns = layout.columns.flatMap((column) => {
    const stretch = stretchOf(read, column, { period, stationId });
    if (!stretch) return [];
    const cells =
      column === 'current'
        ? recountNow(read, stretch, { parts, today, nowMs })
        : recount(read, stretch, parts);
    return [[column, cells] as const];
  });
  return {
    columns: Object.fromEntries(columns),
    stations: stationsIn(read, scope),
    overdue: layout.overdue
      ? longestOverdueMatters(read, { stationId: scope, today, limit: longestOverdue })
      : [],
    supplements: supplementsFor(read, { kind, period, stationId }),
  };
}

/** 补报: what was entered of signed periods after their tables, and stands in none yet. */
function supplementsFor(
  read: Reader,
  {
    kind,
    period,
    stationId,
  }: { readonly kind: PeriodReportKind; readonly period: Period; readonly stationId: string },
): Counted['supplements'] {
  const signed = periodReportsSince(read, { stationId, reportKind: kind, from: addDays(period.from, -366) });
  return (
    signed
      .filter((row) => row.periodTo < period.from && isLastOf(row, signed))
      // A month is supplemented in a month, not once more in the quarter that follows.
      .filter((row) => readPeriod(row.period)?.kind === period.kind)
      .flatMap((row) => {
        const cells = outstandingOf(read, row, signed);
        return Object.keys(cells).length === 0 ? [] : [{ period: row.period, cells }];
      })
  );
}

function isLastOf(row: PeriodReportRow, signed: readonly PeriodReportRow[]): boolean {
  return signed.findLast(({ period }) => period === row.period)?.id === row.id;
}

/** By how much a signed period would be counted otherwise now, less what later tables have supplemented. */
function outstandingOf(read: Reader, row: PeriodReportRow, signed: readonly PeriodReportRow[]): Cells {
  const stretch = stretchOf(read, 'current', { period: periodNamed(row.period), stationId: row.stationId });
  if (!stretch) return {};
  const parts = partsOf(row.reportKind);
  const now = recountFlows(read, stretch, parts);
  const then = storedReport(row).columns.current ?? {};
  const told = signed
    .filter(({ periodTo }) => periodTo > row.periodTo)
    .flatMap((later) => storedReport(later).supplements.filter(({ period }) => period === row.period));
  const cells = new Set(
    [...Object.keys(now), ...Object.keys(then)].filter((cell) => isFlow(cell) && parts.has(partOfCell(cell))),
  );
  const deltas = Array.from(cells, (cell) => {
    const supplemented = told.reduce((sum, { cells: more }) => sum + (more[cell] ?? 0), 0);
    return [cell, (now[cell] ?? 0) - (then[cell] ?? 0) - supplemented] as const;
  });
  return Object.fromEntries(deltas.filter(([, delta]) => delta !== 0));
}

function shownTable(
  read: Reader,
  head: { readonly kind: PeriodReportKind; readonly period: Period; readonly stationId: string },
  { columns, stations, overdue, supplements }: Counted,
): PeriodTable {
  const nameOf = (id: string) => findStation(read, id)?.name ?? '';
  return {
    kind: head.kind,
    period: head.period,
    stationName: nameOf(head.stationId),
    consolidated: scopeOf(read, head.stationId) === null,
    columns,
    stations: stations.map((id) => ({ stationId: id, name: nameOf(id) })),
    overdue: overdue.flatMap(({ matterId, legalOn }) => {
      const matter = findMatter(read, matterId);
      return matter ? [{ no: matter.registrationNo, stationName: nameOf(matter.stationId), legalOn }] : [];
    }),
    supplements: supplements.flatMap(({ period, cells }) => {
      const of = readPeriod(period);
      return of ? [{ period: of, cells }] : [];
    }),
  };
}

/** What a report signed now would say. Errors: INPUT_INVALID. */
export function prefilledTable(
  runtime: StationRuntime,
  { stationId }: Session,
  { kind, period }: ParsedInput<'periodReport.prefill'>,
): PeriodPrefill {
  const { read } = runtime.register;
  const nowMs = runtime.ports.clock.now();
  const instance = instanceAsked(kind, period);
  const signed = periodReportsSince(read, { stationId, reportKind: kind, from: instance.period.to });
  const supplements = supplementsIn(signed);
  const { state, opensOn, dueOn, reportId } = standing(read, instance, { signed, supplements, nowMs });
  const counted = countTable(read, { kind, period: instance.period, stationId, nowMs });
  return {
    table: shownTable(read, { kind, period: instance.period, stationId }, counted),
    state,
    opensOn,
    dueOn,
    reportId,
    leader: dutyLeaderOn(read, stationId, localDateOf(nowMs)),
  };
}

/** The records behind a figure: with what they add, they are the figure. Errors: INPUT_INVALID, NOT_FOUND. */
export function countedRecords(
  runtime: StationRuntime,
  session: Session,
  { kind, period, cell, column, stationId = session.stationId }: ParsedInput<'periodReport.records'>,
): RouteOutput<'periodReport.records'> {
  const { read } = runtime.register;
  if (!findStation(read, stationId)) throw new AppError('NOT_FOUND');
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  const stretch = stretchOf(read, column, { period: instanceAsked(kind, period).period, stationId });
  const { stationId: of, figure: name } = partsOfCell(cell);
  const items = stretch === null ? [] : itemsBehind(read, stretch, name, { today, nowMs });
  const counted = items.flatMap((item) => {
    if (of !== null && item.stationId !== of) return [];
    const count = item.adds.reduce((sum, [added, more]) => sum + (added === name ? more : 0), 0);
    return count === 0 ? [] : [{ item, count }];
  });
  const records = counted.slice(0, longestDrill).map(({ item: { entity, id, ...item }, count }) => ({
    entity,
    id: id === '' ? null : id,
    no: item.no ?? findDispute(read, id)?.registrationNo ?? '',
    stationName: findStation(read, item.stationId)?.name ?? '',
    countedOn: item.countedOn,
    count,
  }));
  return { records, total: counted.length };
}

function itemsBehind(
  read: Reader,
  stretch: CountedStretch,
  cell: string,
  now: { readonly today: LocalDate; readonly nowMs: number },
): CountedItem[] {
  if (cell === 'dispute.carriedOver' || cell === 'dispute.remaining') return standingItems(read, stretch);
  if (cell === 'matter.overdue') return overdueItems(read, stretch.stationId, now.today);
  const part = partOfCell(cell);
  return part === 'report' ? reportItems(read, stretch, now.nowMs) : countedItems(read, stretch, part);
}

/**
 * Signs the report of a period: what was counted, the corrections with their reasons, and the words. From then on it is
 * frozen; what is entered later is supplemented in the next one. Errors: REPORT_NOT_YET_DUE, REPORT_ALREADY_SIGNED,
 * REPORT_COUNTS_CHANGED, REASON_REQUIRED (late), INPUT_INVALID (a text is missing).
 */
export function signPeriodReport(
  runtime: StationRuntime,
  session: Session,
  { kind, period, seen, corrections, texts, leader, lateReason }: ParsedInput<'periodReport.sign'>,
): { readonly reportId: string } {
  const nowMs = runtime.ports.clock.now();
  const { stationId } = session;
  const instance = instanceAsked(kind, period);
  const state = stateUnsigned(instance, nowMs);
  if (state === 'notYet') throw new AppError('REPORT_NOT_YET_DUE');
  const { needed } = reportLayout[kind];
  const issues = needed
    .filter((name) => (texts[name] ?? '') === '')
    .map((name) => ({ path: `texts.${name}`, code: 'REQUIRED' as const }));
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  if (state === 'late' && !lateReason) throw new AppError('REASON_REQUIRED');
  return inTransaction(runtime.register, (tx) => {
    const signed = periodReportsSince(tx, { stationId, reportKind: kind, from: instance.period.to });
    if (signed.some((row) => row.period === instance.period.id)) throw new AppError('REPORT_ALREADY_SIGNED');
    const counted = countTable(tx, { kind, period: instance.period, stationId, nowMs });
    const current = counted.columns.current ?? {};
    if (!areSame(current, seen)) throw new AppError('REPORT_COUNTS_CHANGED');
    const corrected = corrections.filter(({ cell, said }) => said !== (current[cell] ?? 0));
    const reportId = uuidv7();
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'periodReport.sign',
        entityId: reportId,
        businessDate: localDateOf(nowMs),
        body: {
          reportKind: kind,
          period: instance.period.id,
          signedAt: new Date(nowMs).toISOString(),
          late: state === 'late',
          ...counted,
          columns: mapColumns(counted.columns, groupCells),
          said: Object.fromEntries(corrected.map(({ cell, said }) => [cell, said])),
        },
        pii: {
          leader,
          texts,
          reasons: Object.fromEntries(corrected.map(({ cell, reason }) => [cell, reason])),
          ...(lateReason ? { lateReason } : {}),
        },
      },
    ]);
    return { reportId };
  });
}

function areSame(a: Cells, b: Cells): boolean {
  return [...Object.keys(a), ...Object.keys(b)].every((cell) => (a[cell] ?? 0) === (b[cell] ?? 0));
}

/** One report as it was signed, and what has come since. Errors: NOT_FOUND. */
export function periodReportDetail(read: Reader, reportId: string): PeriodReportDetail {
  const row = findPeriodReport(read, reportId);
  const instance = row && instanceNamed(row.reportKind, row.period);
  if (!row || !instance) throw new AppError('NOT_FOUND');
  const { stationId, reportKind: kind } = row;
  const { words, said, redaction, ...counted } = storedReport(row);
  const signed = periodReportsSince(read, { stationId, reportKind: kind, from: row.periodTo });
  return {
    ...shownTable(read, { kind, period: instance.period, stationId }, counted),
    reportId,
    stationId,
    own: stationId === readIdentity(read).stationId,
    dueOn: instance.dueOn,
    corrected: Object.entries(said).map(([cell, value]) => ({
      cell,
      counted: counted.columns.current?.[cell] ?? 0,
      said: value,
      reason: words?.reasons[cell] ?? null,
    })),
    texts: words?.texts ?? {},
    leader: words?.leader ?? null,
    signedByName: staffName(read, row.signedBy),
    signedAt: row.signedAt,
    late: row.late === 1,
    lateReason: words?.lateReason ?? null,
    receivedAt: receivedAt(read, row),
    supplementedIn: supplementsIn(signed).get(row.period) ?? null,
    outstanding: isLastOf(row, signed) ? outstandingOf(read, row, signed) : {},
    redaction: shownRedaction(read, redaction, stationId),
  };
}

/** Whether its words are erased. Errors: NOT_FOUND, FORBIDDEN (another station's). */
export function isRedactedPeriodReport(read: Reader, { stationId }: Session, reportId: string): boolean {
  const row = findPeriodReport(read, reportId);
  if (!row) throw new AppError('NOT_FOUND');
  if (row.stationId !== stationId) throw new AppError('FORBIDDEN');
  return storedReport(row).redaction !== null;
}
