import { opsOfEntity, opsOfKinds, type OpWithPii } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { MatterRow } from '../../../db/queries/matters.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import { localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import type { LoggedOp } from '../log/op-kinds.ts';
import { toLoggedOp } from '../log/record.ts';
import { courseOfMatter, type Course } from '../matters/course.ts';
import { staffName } from '../staff/staff-name.ts';
import { calendarOf, type LaidDown } from './known-calendar.ts';
import { stepCalendar } from './projection.ts';

/**
 * How the dates of a matter moved here since it was registered, and by which notice: from the calendars in the order in
 * which they came to this register, which is what people saw. A clock that had stopped by then tells nothing.
 */
export function movedDatesOf(reader: Reader, matter: MatterRow): HistoryEntry[] {
  const calendars = opsOfKinds(reader, ['calendar.set']).toSorted((a, b) => a.position - b.position);
  if (calendars.length === 0) return [];
  const opened = Math.min(...opsOfEntity(reader, matter.id).map(({ position }) => position));
  const moved: HistoryEntry[] = [];
  const came: OpWithPii[] = [];
  let before = courseOfMatter(matter, calendarOf([]));
  for (const row of calendars) {
    came.push(row);
    const after = courseOfMatter(matter, calendarOf(laidDownBy(came)));
    const dates = movedDates(before, after, localDateOf(row.recordedAt));
    before = after;
    if (row.position > opened && dates.length > 0)
      moved.push(entryOf(reader, row, { matterId: matter.id, dates }));
  }
  return moved;
}

/** Which dates are others now, of clocks that still ran on a day. */
export function movedDates(before: Course, after: Course, on: LocalDate): NonNullable<HistoryEntry['dates']> {
  const clocks = [
    ['notice', before.firstNotice, after.firstNotice],
    ['handle', before.handle, after.handle],
  ] as const;
  return clocks.flatMap(([which, { legalDue: from }, { legalDue: to, stoppedOn }]) =>
    from !== to && (stoppedOn === null || stoppedOn >= on) ? [{ which, from, to }] : [],
  );
}

function laidDownBy(came: readonly OpWithPii[]): LaidDown[] {
  const byEntity = Map.groupBy(came.flatMap(toLoggedOp).filter(isCalendar), ({ entityId }) => entityId);
  return [...byEntity.values()].flatMap((ops) => ops.toSorted(byHlc).reduce(stepCalendar, null) ?? []);
}

function isCalendar(op: { readonly kind: string }): op is LoggedOp<'calendar.set'> {
  return op.kind === 'calendar.set';
}

function byHlc(a: LoggedOp, b: LoggedOp): number {
  return `${a.hlc} ${a.opId}` < `${b.hlc} ${b.opId}` ? -1 : 1;
}

function entryOf(
  reader: Reader,
  row: OpWithPii,
  { matterId, dates }: { readonly matterId: string; readonly dates: HistoryEntry['dates'] },
): HistoryEntry {
  const op = toLoggedOp(row).find(isCalendar);
  return {
    at: row.recordedAt,
    entityId: matterId,
    kind: 'calendar.set',
    staffName: staffName(reader, row.authorUser),
    changed: [],
    reason: null,
    text: null,
    dates,
    notice: op ? { year: op.body.year, source: op.pii?.source ?? '' } : null,
  };
}
