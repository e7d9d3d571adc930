import {
  comingsOf,
  findMatter,
  mattersMergedInto,
  upsertMatter,
  type MatterRow,
} from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { itemOf } from '../../terms/code-list.ts';
import { matterState } from '../../terms/matter-terms.ts';
import { storedMatter } from '../contacts/stored.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import { workOn } from '../limits/clock.ts';
import { awaitsFile, endingsOf } from './acts.ts';
import { courseOf, datesOf } from './course.ts';

/**
 * What of a matter follows from others: which of its comings count, and with which matters it is one. Made anew from the
 * rows of all that hang together whenever one of them is written, so that it is the same in whatever order their ops came.
 * No op says it: two stations that void and merge at one time would contradict each other, and a clock would be lost.
 */
export function settleMatters(tx: WriteTx, ids: Iterable<string | null>): void {
  const later = waiting.get(tx);
  if (later) for (const id of ids) later.add(id);
  else settleNow(tx, ids);
}

/** Matters that are settled at the end of what a transaction is doing. */
const waiting = new WeakMap<WriteTx, Set<string | null>>();

/**
 * Settles what `work` touches when all of its rows stand: a matter and its comings arrive together, and nobody looks in
 * between.
 */
export function settlingOnce(tx: WriteTx, work: () => void): void {
  if (waiting.has(tx)) return work();
  const touched = new Set<string | null>();
  waiting.set(tx, touched);
  try {
    work();
  } finally {
    waiting.delete(tx);
  }
  settleNow(tx, touched);
}

function settleNow(tx: WriteTx, ids: Iterable<string | null>): void {
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
  | 'unfiled'
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
    row.nextLegalOn !== settled.nextLegalOn ||
    row.unfiled !== settled.unfiled
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
  const calendar = knownCalendar(reader);
  const mains = mainsOf(rows, members, calendar);
  const groups = Map.groupBy(members, ({ id }) => mains.get(id) ?? id);
  return new Map(Array.from(groups, ([mainId, group]) => settleGroup(mainId, group, calendar)).flat());
}

const nothingLeft = { nextStep: null, nextDueOn: null, nextLegalOn: null, unfiled: 0 };

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
            unfiled: Number(redaction === null && awaitsFile(state, acts)),
          },
        ]
      : [id, { ...settled, state: 'merged', ...nothingLeft }],
  );
}

/**
 * Where each matter is handled. A merge into what is not here (not yet, or moved into a sealed record) or has no words any
 * more holds nothing together: the merged one stands for itself and its clock runs. So does one into a matter that was
 * ended by somebody who did not know of it. Where two stations merged in a circle, the matter that was opened first is the
 * main one, so that both sides see the same and nothing is lost.
 */
function mainsOf(
  rows: ReadonlyMap<string, MatterRow>,
  members: readonly Member[],
  calendar: WorkCalendar,
): Map<string, string> {
  const byId = new Map(members.map((member) => [member.id, member]));
  const links = new Map(
    members.flatMap(({ id }) => {
      const into = byId.get(rows.get(id)?.mergedInto ?? '');
      return into && into.stored.redaction === null ? [[id, into.id] as const] : [];
    }),
  );
  /** The endings of its main one that were known where a matter, or the one that it is under, was merged. */
  const known = (id: string, mainId: string): Set<string | null> => {
    const after = new Set<string | null>();
    for (let at = id; at !== mainId; at = links.get(at) ?? mainId)
      after.add(byId.get(at)?.stored.mergedAfter ?? null);
    return after;
  };
  for (;;) {
    const mains = endsOf(links, members);
    const left = new Set(
      members.flatMap((member) => {
        const main = byId.get(mains.get(member.id) ?? '');
        const isLeft = main && isLeftBehind(member, main, { known: known(member.id, main.id), calendar });
        return isLeft ? member.id : [];
      }),
    );
    if (left.size === 0) return mains;
    // What is under one that was left behind stays there, and is looked at again with that.
    for (const id of left) if (!left.has(links.get(id) ?? '')) links.delete(id);
  }
}

/** Whether nothing would be owed for a matter because of an ending of its main one that was not known to whoever merged, and does not name it. */
function isLeftBehind(
  { id, stored, firstOn }: Member,
  main: Member,
  { known, calendar }: { readonly known: ReadonlySet<string | null>; readonly calendar: WorkCalendar },
): boolean {
  if (id === main.id || firstOn === null || stored.redaction !== null) return false;
  const endings = endingsOf(main.stored.answer, main.stored.acts);
  const unknown = endings.slice(endings.findLastIndex(({ opId }) => known.has(opId)) + 1);
  if (unknown.every(({ ends }) => ends.includes(id))) return false;
  const { answer, acts, opened } = stored;
  const { state } = courseOf(
    { firstReceivedOn: firstOn, limitProfile: opened.limitProfile, answer, acts },
    calendar,
  );
  return itemOf(matterState, state).open;
}

/** Where the links from each matter end; in a circle, at the one that was opened first. */
function endsOf(links: ReadonlyMap<string, string>, members: readonly Member[]): Map<string, string> {
  const mains = new Map<string, string>();
  for (const { id } of members) {
    const path: string[] = [];
    let at = id;
    for (let on = links.get(at); on !== undefined && !mains.has(at); on = links.get(at)) {
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
