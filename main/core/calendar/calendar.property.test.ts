import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  option,
  oneof,
  property,
  record as recordOf,
  shuffledSubarray,
  uniqueArray,
} from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../build/testing/examples.ts';
import { openTestDatabase, type TestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { hashProjection } from '../../../db/queries/projection-dump.ts';
import { withWriteTx } from '../../../db/store/store.ts';
import { calendarFault, type CalendarDay } from '../../contract/values/calendar-days.ts';
import { addDays } from '../../contract/values/local-date.ts';
import { holidayNotices } from '../limits/holiday-notices.ts';
import { statutoryDays } from '../limits/statutory-days.ts';
import { record } from '../log/record.ts';
import { refold } from '../log/testing/refold.ts';

// Whatever calendars come from whom and in which order: the rows are those of a rebuild, and the dates are what somebody
// would count on a wall calendar.

const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const [village, township] = [uuid(1), uuid(2)];

interface Laid {
  readonly of: 'village' | 'township';
  readonly year: number;
  readonly days: readonly CalendarDay[];
}

const daysOf = (year: number) =>
  uniqueArray(recordOf({ day: integer({ min: 0, max: 368 }), isOffDay: boolean() }), {
    selector: ({ day }) => day,
    minLength: 1,
    maxLength: 40,
  }).map((chosen) =>
    chosen
      .map(({ day, isOffDay }): CalendarDay => ({
        date: addDays(`${year - 1}-12-28`, day),
        isOffDay,
        holiday: 'other',
      }))
      .filter((day) => ['weekday', 'year'].every((reason) => calendarFault(year, [day])?.reason !== reason)),
  );
const laid = oneof(
  ...[2026, 2027, 2028].map((year) =>
    recordOf({ of: constantFrom('village' as const, 'township' as const), days: daysOf(year) }).map(
      (each): Laid => ({ ...each, year }),
    ),
  ),
).filter(({ year, days }) => calendarFault(year, days) === null);
const received = integer({ min: 0, max: 500 }).map((day) => addDays('2026-08-01', day));
/** Accepted so many days after, or not yet. */
const matter = recordOf({ receivedOn: received, acceptedAfter: option(integer({ min: 0, max: 15 })) });
const event = oneof(laid, matter);
type Event = Laid | { readonly receivedOn: string; readonly acceptedAfter: number | null };

function write({ store }: TestDatabase, events: readonly Event[]): void {
  withWriteTx(store, (tx) => {
    for (const [index, each] of events.entries()) {
      const isMatter = 'receivedOn' in each;
      const station = isMatter || each.of === 'village' ? village : township;
      const author = { station, device: uuid(3), user: uuid(4), role: 'admin' };
      const writing = { author, nowMs: Date.parse('2026-11-26T00:00:00.000Z') + index * 1000 };
      record(tx, writing, [
        isMatter
          ? {
              kind: 'matter.open',
              entityId: uuid(1000 + index),
              businessDate: each.receivedOn,
              body: {
                registrationNo: `柳河〔2026〕${index}号`,
                firstReceivedOn: each.receivedOn,
                limitProfile: 'regs2022@1',
                responsibleId: uuid(4),
                fields: {},
              },
              pii: { fields: {} },
            }
          : {
              kind: 'calendar.set',
              entityId: uuid(10_000 + each.year + (each.of === 'village' ? 0 : 5000)),
              businessDate: '2026-11-26',
              body: { level: each.of, year: each.year, publishedOn: null, days: [...each.days] },
              pii: { source: '通知' },
            },
      ]);
      if (isMatter && each.acceptedAfter !== null) {
        const actOn = addDays(each.receivedOn, each.acceptedAfter);
        record(tx, { ...writing, nowMs: writing.nowMs + 1 }, [
          {
            kind: 'matter.accept',
            entityId: uuid(1000 + index),
            businessDate: actOn,
            body: { fields: { actOn } },
            pii: { fields: {} },
          },
        ]);
      }
    }
  });
}

/** On a wall calendar: the township's word, or else the village's; the last one of each. */
function wallCalendar(events: readonly Event[]): (date: string) => boolean {
  const wall = new Map<string, boolean>();
  for (const year of [2026, 2027, 2028]) {
    const ofYear = events.flatMap((each) => ('year' in each && each.year === year ? [each] : []));
    const holds = ofYear.findLast(({ of }) => of === 'township') ?? ofYear.at(-1);
    const builtIn = holidayNotices.find((notice) => notice.year === year);
    const days = holds?.days ?? builtIn?.days ?? statutoryDays(year);
    // What a later year's notice says of December holds; a provisional year says nothing of what was announced.
    for (const { date, isOffDay } of days) {
      if (holds || builtIn || !wall.has(date)) wall.set(date, !isOffDay);
    }
  }
  return (date) => wall.get(date) ?? ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}

function rolled(from: string, days: number, isWorked: (date: string) => boolean): string {
  let date = from;
  for (let left = days; left > 0; left -= 1) date = addDays(date, 1);
  while (!isWorked(date)) date = addDays(date, 1);
  return date;
}

test('dates follow the calendars that hold, in whatever order they came', () => {
  assert(
    property(
      array(event, { minLength: 2, maxLength: 12 }).chain((events) =>
        recordOf({
          events: constantFrom(events),
          order: shuffledSubarray(
            [...events, ...events].map((_, index) => index),
            {
              minLength: 2 * events.length,
            },
          ),
        }),
      ),
      ({ events, order }) => {
        using first = openTestDatabase();
        using second = openTestDatabase();
        write(first, events);
        refold(first.store, second.store, order);
        expect(hashProjection(second.store)).toBe(hashProjection(first.store));
        const isWorked = wallCalendar(events);
        for (const [index, each] of events.entries()) {
          if (!('receivedOn' in each)) continue;
          const noticeDueOn = rolled(each.receivedOn, 15, isWorked);
          const acceptedOn =
            each.acceptedAfter === null ? noticeDueOn : addDays(each.receivedOn, each.acceptedAfter);
          const handleDueOn = rolled(acceptedOn, 60, isWorked);
          expect(findMatter(second.store, uuid(1000 + index))).toMatchObject({ noticeDueOn, handleDueOn });
        }
      },
    ),
    { numRuns: examples(25) },
  );
});
