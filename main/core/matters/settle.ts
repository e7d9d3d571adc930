import {
  comingsOf,
  findMatter,
  mattersMergedInto,
  upsertMatter,
  type MatterRow,
} from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { storedMatter } from '../contacts/stored.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import { workOn } from '../limits/clock.ts';
import { courseOf, datesOf } from './course.ts';

/**
 * What of a matter follows from others: which of its comings count, and with which matters it is one. Made anew from the
 * rows of all that hang together whenever one of them is written, so that it is the same in whatever order their ops came.
 * No op says it: two stations that void and merge at one time would contradict each other, and a clock would be lost.
 */
export function settleMatters(tx: WriteTx, ids: Iterable<string | null>): void {
  const seen = new Set<string>();
  for (const id of ids) {
    const row = id === null || seen.has(id) ? undefined : findMatter(tx, id);
    if (!row) continue;
    const together = hangingTogether(tx, row);
    for (const member of together.keys()) seen.add(member);
    for (const [member, settled] of settle(tx, together)) {
      const before = together.get(member);
      if (before && isOther(before, settled)) upsertMatter(tx, { ...before, ...settled });
    }
  }
}

type Settled = Pick<
  MatterRow,
  | 'state'
  | 'mainId'
  | 'firstReceivedOn'
  | 'limitProfile'
  | 'noticeDueOn'
  | 'noticeSafeOn'
  | 'handleDueOn'
  | 'noticeProvisional'
  | 'handleProvisional'
  | 'nextStep'
  | 'nextDueOn'
  | 'nextLegalOn'
>;

function isOther(row: MatterRow, settled: Settled): boolean {
  return (
    row.state !== settled.state ||
    row.mainId !== settled.mainId ||
    row.firstReceivedOn !== settled.firstReceivedOn ||
    row.limitProfile !== settled.limitProfile ||
    row.noticeDueOn !== settled.noticeDueOn ||
    row.noticeSafeOn !== settled.noticeSafeOn ||
    row.handleDueOn !== settled.handleDueOn ||
    row.noticeProvisional !== settled.noticeProvisional ||
    row.handleProvisional !== settled.handleProvisional ||
    row.nextStep !== settled.nextStep ||
    row.nextDueOn !== settled.nextDueOn ||
    row.nextLegalOn !== settled.nextLegalOn
  );
}

/** Every matter that is tied to this one by merging, in whatever direction. */
function hangingTogether(reader: Reader, start: MatterRow): Map<string, MatterRow> {
  const together = new Map([[start.id, start]]);
  const waiting = [start];
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    const into = row.mergedInto === null ? undefined : findMatter(reader, row.mergedInto);
    for (const next of [...(into ? [into] : []), ...mattersMergedInto(reader, row.id)]) {
      if (together.has(next.id)) continue;
      together.set(next.id, next);
      waiting.push(next);
    }
  }
  return together;
}

interface Member {
  readonly id: string;
  readonly stored: ReturnType<typeof storedMatter>;
  /** The earliest coming that counts; null where all are void. */
  readonly firstOn: string | null;
}

function settle(reader: Reader, rows: ReadonlyMap<string, MatterRow>): Map<string, Settled> {
  const members = Array.from(rows.values(), (row): Member => {
    const stored = storedMatter(row);
    const comings = comingsOf(reader, row.id);
    // Its comings may be in a batch that is still on the way: then the op that opened it knows the day.
    return { id: row.id, stored, firstOn: comings.count === 0 ? stored.opened.receivedOn : comings.firstOn };
  });
  const mains = mainsOf(rows, members);
  const groups = Map.groupBy(members, ({ id }) => mains.get(id) ?? id);
  const calendar = knownCalendar(reader);
  return new Map(Array.from(groups, ([mainId, group]) => settleGroup(mainId, group, calendar)).flat());
}

function settleGroup(mainId: string, group: readonly Member[], calendar: WorkCalendar): [string, Settled][] {
  const counting = group.flatMap(({ id, stored, firstOn }) =>
    firstOn === null ? [] : [{ id, stored, firstOn }],
  );
  const [earliest] = counting.toSorted((a, b) => (`${a.firstOn} ${a.id}` < `${b.firstOn} ${b.id}` ? -1 : 1));
  const main = group.find(({ id }) => id === mainId);
  if (!main) return [];
  const { limitProfile } = (earliest ?? main).stored.opened;
  const firstReceivedOn = earliest?.firstOn ?? main.stored.opened.receivedOn;
  const { answer, acts, redaction } = main.stored;
  const course = courseOf({ firstReceivedOn, limitProfile, answer, acts }, calendar);
  const state = earliest === undefined ? 'void' : course.state;
  // What nobody can be told any more is not owed.
  const next = state !== 'void' && redaction === null ? course.next : null;
  const settled = { mainId, firstReceivedOn, limitProfile, ...datesOf(course) };
  return group.map(({ id }): [string, Settled] =>
    id === mainId
      ? [
          id,
          {
            ...settled,
            state,
            nextStep: next?.step ?? null,
            nextDueOn: next && workOn(next.clock),
            nextLegalOn: next && next.clock.legalDue,
          },
        ]
      : [id, { ...settled, state: 'merged', nextStep: null, nextDueOn: null, nextLegalOn: null }],
  );
}

/**
 * Where each matter is handled. A merge into what is not here (not yet, or moved into a sealed record) or has no words any
 * more holds nothing together: the merged one stands for itself and its clock runs. Where two stations merged in a circle,
 * the matter that was opened first is the main one, so that both sides see the same and nothing is lost.
 */
function mainsOf(rows: ReadonlyMap<string, MatterRow>, members: readonly Member[]): Map<string, string> {
  const erased = new Set(members.filter(({ stored }) => stored.redaction !== null).map(({ id }) => id));
  const next = (id: string): string | null => {
    const into = rows.get(id)?.mergedInto ?? null;
    return into !== null && rows.has(into) && !erased.has(into) ? into : null;
  };
  const mains = new Map<string, string>();
  for (const { id } of members) {
    const path: string[] = [];
    let at = id;
    for (let on = next(at); on !== null && !mains.has(at); on = next(at)) {
      if (path.includes(at)) break;
      path.push(at);
      at = on;
    }
    const inCircle = path.slice(path.includes(at) ? path.indexOf(at) : path.length);
    const main = mains.get(at) ?? inCircle.toSorted()[0] ?? at;
    for (const each of [...path, at]) mains.set(each, main);
  }
  return mains;
}
