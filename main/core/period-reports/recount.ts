import { countTurns, ledgerEntries } from '../../../db/queries/dispute-ledger.ts';
import { findDispute } from '../../../db/queries/disputes.ts';
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
  type CountedDispute,
} from '../../../db/queries/period-figures.ts';
import { listStations } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Cells } from '../../contract/period-table.ts';
import { startOfDay, type LocalDate } from '../../contract/values/local-date.ts';
import { channel } from '../../terms/channels.ts';
import { codesOf, itemOf } from '../../terms/code-list.ts';
import { peopleBand, stationColumns, type StationFigure } from '../../terms/period-report-terms.ts';
import { headOf } from '../disputes/ledger.ts';
import { daysOf } from '../reports/service.ts';

/** What is counted: days, both included, of one station or of all that this register knows. */
export interface CountedStretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly stationId: string | null;
}

/** A record, and how much it adds to which figures. */
export interface CountedItem {
  readonly entity: 'contact' | 'matter' | 'dispute' | 'screeningRound' | 'report';
  readonly id: string;
  readonly stationId: string;
  readonly no: string;
  readonly countedOn: string;
  readonly adds: readonly (readonly [cell: string, count: number])[];
}

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
 * Every record that the tables of a stretch count, with what it adds: the figures are summed from these, and opening a
 * figure shows them (domain.md §4, by the day of the event).
 */
export function countedItems(reader: Reader, stretch: CountedStretch): CountedItem[] {
  const { stationId, from, to } = stretch;
  const stations = stationId === null ? listStations(reader).map(({ id }) => id) : [stationId];
  return [
    ...stations.flatMap((id) => contactItems(reader, { stationId: id, from, to })),
    ...mattersCounted(reader, stretch).map(({ category, ...row }): CountedItem => ({
      ...row,
      entity: 'matter',
      adds: [
        ['matter.registered', 1],
        [`category.${category?.slice(0, 2) ?? '99'}`, 1],
      ],
    })),
    ...matterStepsCounted(reader, { ...stretch, kinds: Object.keys(stepCells) }).flatMap(
      ({ kind, ...row }): CountedItem[] => {
        const cell = stepCells[kind];
        return cell === undefined ? [] : [{ ...row, entity: 'matter', adds: [[cell, 1]] }];
      },
    ),
    ...referralsCounted(reader, stretch).flatMap(({ kind, ...row }): CountedItem[] =>
      kind === 'reportUp'
        ? []
        : [
            {
              ...row,
              entity: 'matter',
              adds: [[kind === 'assign' ? 'matter.assigned' : 'matter.transferred', 1]],
            },
          ],
    ),
    ...noticesCounted(reader, { ...stretch, first: firstNotices, last: answers }).map(
      ({ documentKind, inTime, ...row }): CountedItem => {
        const cell = answers.some((kind) => kind === documentKind) ? 'matter.replied' : 'matter.noticed';
        return { ...row, entity: 'matter', adds: [[cell, 1], ...on(inTime === 1, `${cell}InTime`)] };
      },
    ),
    ...disputesCounted(reader, stretch).map((row): CountedItem => ({
      entity: 'dispute',
      id: row.id,
      stationId: row.stationId,
      no: row.no,
      countedOn: row.countedOn,
      adds: disputeAdds(row),
    })),
    ...turnsCounted(reader, stretch).map(({ kind, ...row }): CountedItem => ({
      ...row,
      entity: 'dispute',
      adds: [
        kind === 'restored' || kind === 'struck'
          ? ['dispute.corrected', kind === 'restored' ? 1 : -1]
          : [`dispute.${kind}`, 1],
      ],
    })),
    ...roundsCounted(reader, stretch).map((row): CountedItem => ({
      ...row,
      entity: 'screeningRound',
      adds: [['dispute.rounds', 1]],
    })),
  ];
}

function contactItems(
  reader: Reader,
  stretch: CountedStretch & { readonly stationId: string },
): CountedItem[] {
  return contactsCounted(reader, stretch).map(
    ({ channel: code, headcount, isCollective, isRepeat, ...row }): CountedItem => {
      const known = codesOf(channel).find((item) => item === code);
      const group = known === undefined ? 'other' : itemOf(channel, known).group;
      const cell = group === 'letter' || group === 'visit' || group === 'call' ? channelCells[group] : null;
      return {
        ...row,
        entity: 'contact',
        adds: [
          ['contact.comings', 1],
          [cell ?? 'contact.others', 1],
          ...on(group === 'visit', 'contact.visitors', headcount),
          ...on(group === 'visit' && isCollective === 1, 'contact.collectiveVisits'),
          ...on(group === 'visit' && isCollective === 1, 'contact.collectiveVisitors', headcount),
          ...on(isRepeat === 1, 'contact.repeats'),
        ],
      };
    },
  );
}

/** What a dispute that was found adds to lists A and B (domain.md §3.5), and how far it has come since. */
function disputeAdds(row: CountedDispute): [string, number][] {
  const { typeA, typeB, state, riskLevel, peopleCount, amountYuan, result, performance } = row;
  const isMediated =
    state !== 'void' &&
    (row.hasMediation === 1 || ['mediating', 'reopened', 'resolved', 'notAgreed'].includes(state));
  const isSettled = state === 'resolved';
  const people = peopleCount ?? 0;
  const measures = [
    ['found', 1],
    ['mediated', isMediated ? 1 : 0],
    ['succeeded', isSettled ? 1 : 0],
    ['written', isSettled && result === 'agreementWritten' ? 1 : 0],
    ['oral', isSettled && result === 'agreementOral' ? 1 : 0],
    ['performed', isSettled && (performance === 'performed' || performance === 'performedAtOnce') ? 1 : 0],
    ['people', people],
    ['amount', amountYuan ?? 0],
  ] as const;
  const groups = ['total', `typeA.${typeA}`, `typeB.${typeB}`, ...(riskLevel === 'major' ? ['major'] : [])];
  const band = peopleBand.items.find(({ below }) => people < below)?.code;
  return [
    ['dispute.found', 1],
    ...on(people > 0 && band !== undefined, `people.${band ?? ''}`),
    ...groups.flatMap((group) =>
      measures.flatMap(([measure, count]): [string, number][] =>
        count === 0 ? [] : [[`${group}.${measure}`, count]],
      ),
    ),
  ];
}

function on(holds: boolean, cell: string, count = 1): [string, number][] {
  return holds ? [[cell, count]] : [];
}

/** What stands open, which no day of the stretch tells: the ledger before and after, and what is overdue today. */
export function standingItems(reader: Reader, stretch: CountedStretch, today: LocalDate): CountedItem[] {
  return [
    ...ledgerEntries(reader, stretch).flatMap(({ disputeId, before, after }): CountedItem[] => {
      const adds = [...on(before > 0, 'dispute.carriedOver'), ...on(after > 0, 'dispute.remaining')];
      const row = adds.length === 0 ? undefined : findDispute(reader, disputeId);
      if (!row) return [];
      const { id, stationId, registrationNo, foundOn } = row;
      return [{ entity: 'dispute', id, stationId, no: registrationNo, countedOn: foundOn, adds }];
    }),
    ...overdueItems(reader, stretch.stationId, today),
  ];
}

export function overdueItems(reader: Reader, stationId: string | null, today: LocalDate): CountedItem[] {
  return overdueCounted(reader, stationId, today).map((row) => ({
    ...row,
    entity: 'matter',
    adds: [['matter.overdue', 1]],
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

/** Sums what items add; of each station, too, where several are counted. */
export function cellsOf(items: readonly CountedItem[], byStation: boolean): Cells {
  const cells: Record<string, number> = {};
  const add = (cell: string, count: number) => {
    cells[cell] = (cells[cell] ?? 0) + count;
  };
  const ofStation: ReadonlySet<string> = new Set(stationColumns);
  for (const { stationId, adds } of items) {
    for (const [cell, count] of adds) {
      add(cell, count);
      if (byStation && ofStation.has(cell)) add(`station.${stationId}.${cell}`, count);
    }
  }
  return Object.fromEntries(Object.entries(cells).filter(([, count]) => count !== 0));
}

/** The figures of a stretch without those that only the present can tell. */
export function recount(reader: Reader, stretch: CountedStretch, byStation = false): Cells {
  const { carriedOver, remaining } = headOf(countTurns(reader, stretch)).figures;
  return {
    ...cellsOf(countedItems(reader, stretch), byStation),
    ...(carriedOver ? { 'dispute.carriedOver': carriedOver } : {}),
    ...(remaining ? { 'dispute.remaining': remaining } : {}),
  };
}

/** The figures of a period as a report signed now would have them: also what is overdue, and the zero reports. */
export function recountNow(
  reader: Reader,
  stretch: CountedStretch,
  { today, nowMs }: { readonly today: LocalDate; readonly nowMs: number },
): Cells {
  const now = [...overdueItems(reader, stretch.stationId, today), ...reportItems(reader, stretch, nowMs)];
  const byStation = stretch.stationId === null;
  return { ...recount(reader, stretch, byStation), ...cellsOf(now, byStation) };
}
