import { v7 as uuidv7 } from 'uuid';
import {
  findRoster,
  latestRosters,
  listDutyLogs,
  rosterOf,
  stationsPlanned,
  type RosterRow,
} from '../../../db/queries/duty.ts';
import { findStation, listStations } from '../../../db/queries/stations.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { lackingIn, splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { DutyDay, DutyWeek } from '../../contract/routes/duty.ts';
import type { Session } from '../../contract/routes/session.ts';
import { addDays, localDateOf, toEpochDay, type LocalDate } from '../../contract/values/local-date.ts';
import { neighbourOf, periodOf, readPeriod, type Period } from '../../contract/values/period.ts';
import { dutyDayFields, type DutyChange } from '../../terms/duty-terms.ts';
import { AppError } from '../app-error.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf } from '../station/service.ts';
import { shownLogRow } from './log.ts';
import type { DutyDayValues, FoldedDutyDay } from './projection.ts';

/** From the last weeks one knows who is on duty at a station. */
const weeksOfPeople = 8;

/** The roster of a week, of this station or of one that it knows. Errors: INPUT_INVALID (no week), NOT_FOUND. */
export function dutyWeek(
  { register: { read } }: StationRuntime,
  session: Session,
  { week, stationId = session.stationId }: ParsedInput<'duty.week'>,
): RouteOutput<'duty.week'> {
  const period = weekOf(week);
  const row = rosterOf(read, stationId, period.id);
  const planned = new Set(stationsPlanned(read, period.id));
  return {
    ...shownWeek(read, { stationId, period, row }),
    before: daysBefore(read, stationId, period),
    people: peopleOnDuty(read, { staffName: session.staffName, stationId }),
    stations: listStations(read).map(({ id, name }) => ({
      stationId: id,
      stationName: name,
      planned: planned.has(id),
    })),
  };
}

/** The week before, to begin with. */
function daysBefore(reader: Reader, stationId: string, period: Period): (DutyDayValues | null)[] {
  const before = rosterOf(reader, stationId, neighbourOf(period, -1).id);
  return before ? daysIn(before).map(({ values }) => values) : Array.from({ length: 7 }, () => null);
}

function peopleOnDuty(
  reader: Reader,
  { staffName: own, stationId }: Pick<Session, 'staffName' | 'stationId'>,
): string[] {
  const names = latestRosters(reader, stationId, weeksOfPeople)
    .flatMap(daysIn)
    .flatMap(({ values: { leader, dayOfficer, nightOfficer, deputy } }) => [
      leader,
      dayOfficer,
      nightOfficer,
      deputy,
    ]);
  return [...new Set([own, ...names.filter((name) => name !== undefined)])];
}

/** F62 of one roster. Errors: NOT_FOUND. */
export function rosterWeek(reader: Reader, rosterId: string): DutyWeek {
  const row = findRoster(reader, rosterId);
  if (!row) throw new AppError('NOT_FOUND');
  return shownWeek(reader, { stationId: row.stationId, period: weekOf(row.week), row });
}

function weekOf(id: string): Period {
  const period = readPeriod(id);
  if (period?.kind !== 'week') {
    throw new AppError('INPUT_INVALID', {}, [{ path: 'week', code: 'INVALID' }]);
  }
  return period;
}

function daysIn({ fields }: RosterRow): readonly FoldedDutyDay[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as readonly FoldedDutyDay[];
}

interface WhichWeek {
  readonly stationId: string;
  readonly period: Period;
  readonly row: RosterRow | undefined;
}

function shownWeek(reader: Reader, { stationId, period, row }: WhichWeek): DutyWeek {
  const station = findStation(reader, stationId);
  if (!station) throw new AppError('NOT_FOUND');
  const days = row ? daysIn(row) : [];
  return {
    stationId,
    stationName: station.name,
    period,
    rosterId: row?.id ?? null,
    days: Array.from({ length: 7 }, (_, index) => {
      const on = addDays(period.from, index);
      return shownDay(
        reader,
        on,
        days.find((day) => day.on === on),
      );
    }),
  };
}

function shownDay(reader: Reader, on: LocalDate, day: FoldedDutyDay | undefined): DutyDay {
  const calendar = knownCalendar(reader);
  return {
    on,
    off: !calendar.isWorkingDay(toEpochDay(on)),
    holiday: calendar.holidayName(toEpochDay(on)),
    values: day?.values ?? null,
    changes: (day?.changes ?? []).map(({ change, by, before, reason }) => ({
      change,
      before,
      reason,
      at: by.at,
      staffName: staffName(reader, by.staffId),
    })),
  };
}

function dayOn(
  reader: Reader,
  stationId: string,
  on: LocalDate,
): { row: RosterRow; day: FoldedDutyDay } | null {
  const row = rosterOf(reader, stationId, periodOf('week', on).id);
  const day = row && daysIn(row).find((each) => each.on === on);
  return row && day ? { row, day } : null;
}

/** Who is on duty today, and the log that runs or waits to be taken over. */
export function dutyToday(
  { register: { read }, ports }: StationRuntime,
  { stationId }: Session,
): RouteOutput<'duty.today'> {
  const today = localDateOf(ports.clock.now());
  const log = listDutyLogs(read, stationId, 10).find(({ state }) => state !== 'takenOver');
  return {
    today: shownDay(read, today, dayOn(read, stationId, today)?.day),
    tomorrowMissing: dayOn(read, stationId, addDays(today, 1)) === null,
    shift: log ? shownLogRow(read, log) : null,
  };
}

/** Who leads the duty of a day, by the roster. */
export function dutyLeaderOn(reader: Reader, stationId: string, on: LocalDate): string | null {
  return dayOn(reader, stationId, on)?.day.values.leader ?? null;
}

/** Lays a week down: a leader and two officers every day, holidays too. Errors: INPUT_INVALID, CONFLICT (there is one). */
export function planWeek(
  runtime: StationRuntime,
  session: Session,
  input: ParsedInput<'duty.plan'>,
): { readonly rosterId: string } {
  const [rosterId = ''] = layDown(runtime, session, [input], () => 'days');
  return { rosterId };
}

/** The same for several weeks, all or none. Errors: as above. */
export function planWeeks(
  runtime: StationRuntime,
  session: Session,
  { weeks }: ParsedInput<'duty.planWeeks'>,
): void {
  layDown(runtime, session, weeks, (index) => `weeks.${index}.days`);
}

function layDown(
  runtime: StationRuntime,
  session: Session,
  weeks: readonly ParsedInput<'duty.plan'>[],
  pathOf: (index: number) => string,
): string[] {
  const periods = weeks.map(({ week }) => weekOf(week));
  const issues = weeks.flatMap(({ days }, at) =>
    days.flatMap((values, index) => lackingIn(dutyDayFields, values, `${pathOf(at)}.${index}`)),
  );
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  const nowMs = runtime.ports.clock.now();
  return inTransaction(runtime.register, (tx) =>
    weeks.map(({ days }, at) => {
      const { id, from } = periods[at] ?? weekOf('');
      if (rosterOf(tx, session.stationId, id)) throw new AppError('CONFLICT');
      const rosterId = uuidv7();
      record(tx, { author: authorOf(session), nowMs }, [
        {
          kind: 'duty.plan',
          entityId: rosterId,
          businessDate: from,
          body: { week: id },
          pii: { days: days.map((values) => splitValues(dutyDayFields, values).pii) },
        },
      ]);
      return rosterId;
    }),
  );
}

/** The weeks of a month that are not over and have no roster yet; they reach into the months beside it. Errors: INPUT_INVALID (no month). */
export function dutyMonth(
  { register: { read }, ports }: StationRuntime,
  session: Session,
  { month }: ParsedInput<'duty.month'>,
): RouteOutput<'duty.month'> {
  const period = readPeriod(month);
  if (period?.kind !== 'month') {
    throw new AppError('INPUT_INVALID', {}, [{ path: 'month', code: 'INVALID' }]);
  }
  const { stationId } = session;
  const today = localDateOf(ports.clock.now());
  // A week that is over is laid down by itself, if at all.
  const weeks = weeksIn(period).filter((week) => week.to >= today && !rosterOf(read, stationId, week.id));
  return {
    period,
    weeks: weeks.map((week) => ({
      week: week.id,
      days: shownWeek(read, { stationId, period: week, row: undefined }).days,
    })),
    before: daysBefore(read, stationId, weeks[0] ?? periodOf('week', period.from)),
    people: peopleOnDuty(read, session),
  };
}

/** From the week of its first day to that of its last. */
function weeksIn({ from, to }: Period): Period[] {
  const weeks: Period[] = [];
  for (let week = periodOf('week', from); week.from <= to; week = neighbourOf(week, 1)) weeks.push(week);
  return weeks;
}

/** Somebody stands in, or a name was wrong. Errors: NOT_FOUND (a day without a roster), INPUT_INVALID. */
export function changeDuty(
  runtime: StationRuntime,
  session: Session,
  { on, change, values, reason }: ParsedInput<'duty.change'>,
): void {
  const issues = lackingIn(dutyDayFields, values);
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  inTransaction(runtime.register, (tx) => {
    writeChanges(tx, runtime, session, [{ on, change, values, reason }]);
  });
}

/** Two days change one role. Errors: NOT_FOUND (a day without a roster), CONFLICT (the same day or person). */
export function swapDuty(
  runtime: StationRuntime,
  session: Session,
  { on, withOn, role, reason }: ParsedInput<'duty.swap'>,
): void {
  inTransaction(runtime.register, (tx) => {
    const one = dayOn(tx, session.stationId, on)?.day.values;
    const other = dayOn(tx, session.stationId, withOn)?.day.values;
    if (!one || !other) throw new AppError('NOT_FOUND');
    if (on === withOn || one[role] === other[role]) throw new AppError('CONFLICT');
    writeChanges(tx, runtime, session, [
      { on, change: 'swap', values: { ...one, [role]: other[role] }, reason },
      { on: withOn, change: 'swap', values: { ...other, [role]: one[role] }, reason },
    ]);
  });
}

interface Change {
  readonly on: LocalDate;
  readonly change: DutyChange;
  readonly values: DutyDayValues;
  readonly reason: string;
}

function writeChanges(
  tx: WriteTx,
  runtime: StationRuntime,
  session: Session,
  changes: readonly Change[],
): void {
  const nowMs = runtime.ports.clock.now();
  for (const { on, change, values, reason } of changes) {
    const known = dayOn(tx, session.stationId, on);
    if (!known) throw new AppError('NOT_FOUND');
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'duty.change',
        entityId: known.row.id,
        businessDate: on,
        body: { on, change },
        pii: { day: splitValues(dutyDayFields, values).pii, reason },
      },
    ]);
  }
}
