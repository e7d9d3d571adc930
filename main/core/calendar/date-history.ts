import { opsOfEntity, opsOfKinds, type OpWithPii } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { HistoryEntry } from '../../contract/history.ts';
import type { LoggedOp } from '../log/op-kinds.ts';
import { toLoggedOp } from '../log/record.ts';
import { matterDates, type ClockSource } from '../matters/clocks.ts';
import { staffName } from '../staff/staff-name.ts';
import { calendarOf, type LaidDown } from './known-calendar.ts';
import { stepCalendar } from './projection.ts';

/**
 * How the dates of a matter moved here between its registration and its answer or acceptance, and by which notice: from the calendars
 * in the order in which they came to this register, which is what people saw.
 */
export function movedDatesOf(reader: Reader, matterId: string, matter: ClockSource): HistoryEntry[] {
  const calendars = opsOfKinds(reader, ['calendar.set']).toSorted((a, b) => a.position - b.position);
  if (calendars.length === 0) return [];
  const own = opsOfEntity(reader, matterId);
  const opened = Math.min(...own.map(({ position }) => position));
  const answered = Math.min(
    ...own
      .filter(({ kind }) => kind === 'matter.answerOnSpot' || kind === 'matter.accept')
      .map(({ position }) => position),
  );
  const moved: HistoryEntry[] = [];
  const came: OpWithPii[] = [];
  let before = matterDates(matter, calendarOf([]));
  for (const row of calendars) {
    if (row.position > answered) break;
    came.push(row);
    const after = matterDates(matter, calendarOf(laidDownBy(came)));
    const dates = (['notice', 'handle'] as const).flatMap((which) => {
      const [from, to] = [before[`${which}DueOn`], after[`${which}DueOn`]];
      return from !== null && to !== null && from !== to ? [{ which, from, to }] : [];
    });
    before = after;
    if (row.position > opened && dates.length > 0) moved.push(entryOf(reader, row, { matterId, dates }));
  }
  return moved;
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
