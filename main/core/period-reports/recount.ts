import { countStanding, ledgerEntries } from '../../../db/queries/dispute-ledger.ts';
import {
  contactsCounted,
  disputesCounted,
  matterStepsCounted,
  mattersCounted,
  noticesCounted,
  overdueCounted,
  referralsCounted,
  roundsCounted,
  turnsCounted,
  type Counted,
  type CountedContact,
  type CountedDispute,
  type CountedNotice,
  type CountedReferral,
  type CountedTurn,
  type Summed,
} from '../../../db/queries/period-figures.ts';
import { listStations } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Cells } from '../../contract/period-table.ts';
import { startOfDay, type LocalDate } from '../../contract/values/local-date.ts';
import { channel } from '../../terms/channels.ts';
import { codesOf, itemOf } from '../../terms/code-list.ts';
import {
  peopleBand,
  reportLayout,
  stationColumns,
  type PeriodReportKind,
  type StationFigure,
} from '../../terms/period-report-terms.ts';
import { daysOf } from '../reports/service.ts';

/** What is counted: days, both included, of one station or of all that this register knows. */
export interface CountedStretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly stationId: string | null;
}

/** What records of a station add to which figures. */
export interface Addition {
  readonly stationId: string;
  readonly adds: readonly (readonly [cell: string, count: number])[];
}

/** A record, and how much it adds. */
export interface CountedItem extends Addition {
  readonly entity: 'contact' | 'matter' | 'dispute' | 'screeningRound' | 'report';
  readonly id: string;
  /** Null: to be looked up where it is shown. */
  readonly no: string | null;
  readonly countedOn: string;
}

/** Kinds of record that are counted apart, each only where a table shows a figure of it. */
export type CountedPart = 'contact' | 'matter' | 'dispute' | 'report';

/** What the figures of a cell are made of. */
export function partOfCell(cell: string): CountedPart {
  const [first = ''] = cell.split('.');
  if (first === 'contact' || first === 'report') return first;
  return first === 'matter' || first === 'category' ? 'matter' : 'dispute';
}

/** What the table of a kind is made of. */
export function partsOf(kind: PeriodReportKind): ReadonlySet<CountedPart> {
  const { figures, tables } = reportLayout[kind];
  const shown: readonly string[] = [...figures, ...tables.flatMap((table) => cellsOfTable[table])];
  return new Set(shown.map(partOfCell));
}

/** One of each part that a table has. */
const cellsOfTable: Readonly<
  Record<(typeof reportLayout)[PeriodReportKind]['tables'][number], readonly string[]>
> = {
  categories: ['category.01'],
  typeA: ['typeA.other'],
  typeB: ['typeB.other'],
  stations: stationColumns,
};

const firstNotices = ['acceptanceNotice', 'rejectionNotice', 'noFurtherAcceptanceNotice'] as const;
const answers = ['handlingOpinion', 'suggestionReply'] as const;
const stepCells: Readonly<Record<string, StationFigure>> = {
  'matter.answerOnSpot': 'matter.answered',
  'matter.accept': 'matter.accepted',
  'matter.close': 'matter.closed',
  'matter.supervise': 'matter.supervised',
  'matter.proposeImprovement': 'matter.proposals',
  'matter.answerImprovement': 'matter.proposalsAnswered',
  'matter.evaluate': 'matter.evaluated',
};
const channelCells = { letter: 'contact.letters', visit: 'contact.visits', call: 'contact.calls' } as const;

/**
 * How the records of each kind come to figures (domain.md §4, by the day of the event): each record by itself and many that
 * add alike, summed in the database, go through the same, so that opening a figure shows what it is made of.
 */
interface Counting<Row> {
  readonly part: CountedPart;
  readonly entity: CountedItem['entity'];
  readonly records: (reader: Reader, stretch: CountedStretch) => (Counted & Row)[];
  readonly sums: (reader: Reader, stretch: CountedStretch) => (Summed & Row)[];
  readonly adds: (row: Summed & Row) => CountedItem['adds'];
}

interface Tally {
  readonly part: CountedPart;
  readonly items: (reader: Reader, stretch: CountedStretch) => CountedItem[];
  readonly additions: (reader: Reader, stretch: CountedStretch) => Addition[];
}

function tally<Row>({ part, entity, records, sums, adds }: Counting<Row>): Tally {
  return {
    part,
    items: (reader, stretch) =>
      records(reader, stretch).map((row) => {
        const { id, stationId, no, countedOn } = row;
        return { entity, id, stationId, no, countedOn, adds: adds(row) };
      }),
    additions: (reader, stretch) =>
      sums(reader, stretch).map((row) => ({ stationId: row.stationId, adds: adds(row) })),
  };
}

const steps = JSON.stringify(Object.keys(stepCells));
const noticeKinds = { first: JSON.stringify(firstNotices), last: JSON.stringify(answers) };

const tallies: readonly Tally[] = [
  tally<CountedContact>({
    part: 'contact',
    entity: 'contact',
    records: (reader, stretch) => contactsCounted.records(reader, ofStations(reader, stretch)),
    sums: (reader, stretch) => contactsCounted.sums(reader, ofStations(reader, stretch)),
    adds: contactAdds,
  }),
  tally({
    part: 'matter',
    entity: 'matter',
    ...mattersCounted,
    adds: ({ category, count }) => [
      ['matter.registered', count],
      [`category.${category?.slice(0, 2) ?? '99'}`, count],
    ],
  }),
  tally({
    part: 'matter',
    entity: 'matter',
    records: (reader, stretch) => matterStepsCounted.records(reader, { ...stretch, kinds: steps }),
    sums: (reader, stretch) => matterStepsCounted.sums(reader, { ...stretch, kinds: steps }),
    adds: ({ kind, count }) => {
      const cell = stepCells[kind];
      return cell === undefined ? [] : [[cell, count]];
    },
  }),
  tally<CountedReferral>({
    part: 'matter',
    entity: 'matter',
    ...referralsCounted,
    adds: ({ kind, count }) =>
      kind === 'reportUp' ? [] : [[kind === 'assign' ? 'matter.assigned' : 'matter.transferred', count]],
  }),
  tally<CountedNotice>({
    part: 'matter',
    entity: 'matter',
    records: (reader, stretch) => noticesCounted.records(reader, { ...stretch, ...noticeKinds }),
    sums: (reader, stretch) => noticesCounted.sums(reader, { ...stretch, ...noticeKinds }),
    adds: ({ documentKind, inTime, count }) => {
      const cell = answers.some((kind) => kind === documentKind) ? 'matter.replied' : 'matter.noticed';
      return [[cell, count], ...on(inTime === 1, `${cell}InTime`, count)];
    },
  }),
  tally<CountedDispute>({ part: 'dispute', entity: 'dispute', ...disputesCounted, adds: disputeAdds }),
  tally<CountedTurn>({
    part: 'dispute',
    entity: 'dispute',
    ...turnsCounted,
    adds: ({ kind, count }) => [
      kind === 'restored' || kind === 'struck'
        ? ['dispute.corrected', kind === 'restored' ? count : -count]
        : [`dispute.${kind}`, count],
    ],
  }),
  tally({
    part: 'dispute',
    entity: 'screeningRound',
    ...roundsCounted,
    adds: ({ count }) => [['dispute.rounds', count]],
  }),
];

function ofStations(reader: Reader, { stationId, from, to }: CountedStretch) {
  const stations = stationId === null ? listStations(reader).map(({ id }) => id) : [stationId];
  return { stations: JSON.stringify(stations), from, to };
}

/** The records of a part that a stretch counts, with what each adds. */
export function countedItems(reader: Reader, stretch: CountedStretch, part: CountedPart): CountedItem[] {
  return tallies.filter((each) => each.part === part).flatMap(({ items }) => items(reader, stretch));
}

function contactAdds(row: Summed & CountedContact): [string, number][] {
  const { channel: code, count, headcount, isCollective, isRepeat } = row;
  const known = codesOf(channel).find((item) => item === code);
  const group = known === undefined ? 'other' : itemOf(channel, known).group;
  const cell = group === 'letter' || group === 'visit' || group === 'call' ? channelCells[group] : null;
  return [
    ['contact.comings', count],
    [cell ?? 'contact.others', count],
    ...on(group === 'visit', 'contact.visitors', headcount),
    ...on(group === 'visit' && isCollective === 1, 'contact.collectiveVisits', count),
    ...on(group === 'visit' && isCollective === 1, 'contact.collectiveVisitors', headcount),
    ...on(isRepeat === 1, 'contact.repeats', count),
  ];
}

/** What disputes that were found add to lists A and B (domain.md §3.5), and how far they have come since. */
function disputeAdds(row: Summed & CountedDispute): [string, number][] {
  const { typeA, typeB, state, riskLevel, people, amount, peopleOfEach, result, performance, count } = row;
  const isMediated = state !== 'void' && row.wasMediated === 1;
  const isSettled = state === 'resolved';
  const isPerformed = performance === 'performed' || performance === 'performedAtOnce';
  const measures: [string, number][] = [
    ['found', count],
    ...on(isMediated, 'mediated', count),
    ...on(isSettled, 'succeeded', count),
    ...on(isSettled && result === 'agreementWritten', 'written', count),
    ...on(isSettled && result === 'agreementOral', 'oral', count),
    ...on(isSettled && isPerformed, 'performed', count),
    ['people', people ?? 0],
    ['amount', amount ?? 0],
  ];
  const groups = ['total', `typeA.${typeA}`, `typeB.${typeB}`, ...(riskLevel === 'major' ? ['major'] : [])];
  const each = peopleOfEach ?? 0;
  const band = peopleBand.items.find(({ below }) => each < below)?.code;
  return [
    ['dispute.found', count],
    ...on(each > 0 && band !== undefined, `people.${band ?? ''}`, count),
    ...groups.flatMap((group) =>
      measures.map(([measure, more]): [string, number] => [`${group}.${measure}`, more]),
    ),
  ];
}

function on(holds: boolean, cell: string, count = 1): [string, number][] {
  return holds ? [[cell, count]] : [];
}

/** What stands in the ledger before and after, which no day of the stretch tells. */
export function standingItems(reader: Reader, stretch: CountedStretch): CountedItem[] {
  return ledgerEntries(reader, stretch).flatMap(
    ({ disputeId, stationId, foundOn, before, after }): CountedItem[] => {
      const adds = [...on(before === 1, 'dispute.carriedOver'), ...on(after === 1, 'dispute.remaining')];
      const item = { id: disputeId, stationId, no: null, countedOn: foundOn, adds };
      return adds.length === 0 ? [] : [{ entity: 'dispute', ...item }];
    },
  );
}

export function overdueItems(reader: Reader, stationId: string | null, today: LocalDate): CountedItem[] {
  return overdueCounted.records(reader, { stationId, today }).map(({ count, ...row }) => ({
    ...row,
    entity: 'matter',
    adds: [['matter.overdue', count]],
  }));
}

/** The zero reports that a stretch asks for, by what became of them until now. */
export function reportItems(
  reader: Reader,
  { from, to, stationId }: CountedStretch,
  nowMs: number,
): CountedItem[] {
  const stations = stationId === null ? listStations(reader).map(({ id }) => id) : [stationId];
  return stations.flatMap((id) =>
    daysOf(reader, id, nowMs, daysShown(from, nowMs))
      .filter(({ day, state }) => day >= from && day <= to && state !== 'notYet' && state !== 'due')
      .map(({ day, state, current }): CountedItem => ({
        entity: 'report',
        id: current?.id ?? '',
        stationId: id,
        no: day,
        countedOn: day,
        adds: [
          ['report.owed', 1],
          [state === 'missing' ? 'report.missing' : current?.late === 1 ? 'report.late' : 'report.inTime', 1],
        ],
      })),
  );
}

function daysShown(from: LocalDate, nowMs: number): number {
  return Math.max(1, Math.ceil((nowMs - startOfDay(from)) / 86_400_000) + 1);
}

/** Sums what records add; of each station, too, where several are counted. */
function cellsOf(additions: readonly Addition[], byStation: boolean): Cells {
  const cells: Record<string, number> = {};
  const add = (cell: string, count: number) => {
    cells[cell] = (cells[cell] ?? 0) + count;
  };
  const ofStation: ReadonlySet<string> = new Set(stationColumns);
  for (const { stationId, adds } of additions) {
    for (const [cell, count] of adds) {
      add(cell, count);
      if (byStation && ofStation.has(cell)) add(`station.${stationId}.${cell}`, count);
    }
  }
  return Object.fromEntries(Object.entries(cells).filter(([, count]) => count !== 0));
}

function additionsOf(reader: Reader, stretch: CountedStretch, parts: ReadonlySet<CountedPart>): Addition[] {
  return tallies.flatMap(({ part, additions }) => (parts.has(part) ? additions(reader, stretch) : []));
}

/** The figures that happened in a stretch: of one that is over they change only by what is entered late, or goes on since. */
export function recountFlows(
  reader: Reader,
  stretch: CountedStretch,
  parts: ReadonlySet<CountedPart>,
): Cells {
  return cellsOf(additionsOf(reader, stretch, parts), false);
}

/** The figures of a stretch without those that only the present can tell. */
export function recount(
  reader: Reader,
  stretch: CountedStretch,
  parts: ReadonlySet<CountedPart>,
  byStation = false,
): Cells {
  return cellsOf(
    [...additionsOf(reader, stretch, parts), ...(parts.has('dispute') ? standingOf(reader, stretch) : [])],
    byStation,
  );
}

function standingOf(reader: Reader, stretch: CountedStretch): Addition[] {
  return countStanding(reader, stretch).map(({ stationId, before, after }) => ({
    stationId,
    adds: [
      ['dispute.carriedOver', before],
      ['dispute.remaining', after],
    ],
  }));
}

/** The figures of a period as a report signed now would have them: also what is overdue, and the zero reports. */
export function recountNow(
  reader: Reader,
  stretch: CountedStretch,
  {
    parts,
    today,
    nowMs,
  }: { readonly parts: ReadonlySet<CountedPart>; readonly today: LocalDate; readonly nowMs: number },
): Cells {
  const { stationId } = stretch;
  const overdue = parts.has('matter') ? overdueCounted.sums(reader, { stationId, today }) : [];
  const now: Addition[] = [
    ...overdue.map((row): Addition => ({ stationId: row.stationId, adds: [['matter.overdue', row.count]] })),
    ...(parts.has('report') ? reportItems(reader, stretch, nowMs) : []),
  ];
  const byStation = stationId === null;
  return { ...recount(reader, stretch, parts, byStation), ...cellsOf(now, byStation) };
}
