import { leaderRecordsDue } from '../../../db/queries/leaders.ts';
import { countOfficeDue, officeDue } from '../../../db/queries/office.ts';
import {
  boundOf,
  countIncomplete,
  countOwed,
  incompleteContacts,
  isEmptyRegister,
  owedDisputes,
  owedAnswers,
  owedMatters,
  owedReplies,
  owedServices,
  type OwedBounds,
  type OwedTask,
} from '../../../db/queries/today.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { Owed } from '../../contract/routes/today.ts';
import type { Session } from '../../contract/routes/session.ts';
import { addDays, localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { periodOf } from '../../contract/values/period.ts';
import type { ClockStep } from '../../terms/limits-terms.ts';
import type { StationKind } from '../../terms/station.ts';
import { storedReception } from '../leaders/leaders.ts';
import { openWords, storedOffice } from '../office/office.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';

/** More than anybody does in a day; the lists have the rest. */
const shown = 200;
/** Days before a date that a person has set from which it is shown in amber. */
const ahead = 3;

/** What is owed of a matter, by the clock that ends next. */
const owedFor: Partial<Record<ClockStep, Owed['kind']>> = {
  firstNotice: 'notice',
  assigned: 'unitReply',
  reviewAcceptance: 'review',
  review: 'review',
  reReview: 'review',
};

/** Behind every date. */
const noDate = '9999-12-31';

/** What is owed with a date, and the records that its words come from. */
export interface DatedOwed {
  readonly owed: Owed;
  readonly names: readonly string[];
}

/** Deadlines bind officials: what this station owes to whom by when, the nearest first (domain.md §7.2 item 2). */
export function owedToday(
  { register: { read }, ports }: StationRuntime,
  { stationId, stationKind }: Session,
  within: ParsedInput<'today.owed'>['within'],
): RouteOutput<'today.owed'> {
  const bounds = boundsOf(within, localDateOf(ports.clock.now()));
  const isAll = within === 'all';
  const undated = (isAll ? incompleteContacts(read, stationId, shown) : []).map((row): Owed => ({
    kind: 'incomplete',
    what: null,
    id: row.id,
    no: row.registrationNo,
    who: row.petitionerName ?? '',
    summary: row.summary ?? '',
    stationName: '',
    responsibleName: '',
    level: null,
    dueOn: null,
    provisional: false,
    warnOn: null,
  }));
  return {
    owed: [
      ...owedWithDates(read, { stationId, stationKind }, bounds, shown).map(({ owed }) => owed),
      ...undated,
    ].slice(0, shown),
    total:
      countOwed(read, stationKind, bounds) +
      countOfficeDue(read, stationId, boundOf(bounds)) +
      (isAll ? countIncomplete(read, stationId) : 0),
    firstDay: isEmptyRegister(read),
  };
}

function boundsOf(within: ParsedInput<'today.owed'>['within'], today: LocalDate): OwedBounds {
  if (within === 'overdue') return { workBy: noDate, legalBy: addDays(today, -1) };
  return { workBy: within === 'week' ? periodOf('week', today).to : noDate, legalBy: noDate };
}

/** What is still open in the records of this office: items of meetings, instructions, appointments, receptions. */
function owedOffice(read: Reader, stationId: string, by: string, limit: number): DatedOwed[] {
  const common = { stationName: '', responsibleName: '', level: null, provisional: false } as const;
  const dated = (owed: Omit<Owed, 'warnOn' | 'dueOn' | keyof typeof common>, dueOn: string): DatedOwed => ({
    names: [owed.id],
    owed: { ...common, ...owed, dueOn, warnOn: addDays(dueOn, -ahead) },
  });
  return [
    ...officeDue(read, stationId, by, limit).map(({ id, act, actOn, dueOn, ...row }) => {
      const { who, summary } = openWords(act, storedOffice(row));
      return dated({ kind: 'office', id, what: act, no: actOn, who, summary }, dueOn ?? noDate);
    }),
    ...leaderRecordsDue(read, stationId, by, limit).map((row) => {
      const { receptionLeader: leader = '', receptionProblem: problem = '' } = storedReception(row).values;
      return dated(
        { kind: 'reception', id: row.id, what: null, no: row.metOn, who: leader, summary: problem },
        row.dueOn ?? noDate,
      );
    }),
  ];
}

/** What a station of a kind owes within these bounds, the nearest first. */
export function owedWithDates(
  read: Reader,
  { stationId, stationKind }: { readonly stationId: string; readonly stationKind: StationKind },
  bounds: OwedBounds,
  limit: number,
): DatedOwed[] {
  const responsible = (id: string | null) => ({ responsibleName: id === null ? '' : staffName(read, id) });
  const task =
    (kind: 'serve' | 'urge' | 'answer') =>
    (row: OwedTask): DatedOwed => ({
      names: namesOf(row),
      owed: { ...taskOf(kind, row), ...responsible(row.responsibleId) },
    });
  const dated: DatedOwed[] = [
    ...owedMatters(read, stationKind, bounds, limit).map((row) => ({
      names: namesOf(row),
      owed: {
        kind: owedFor[row.step] ?? ('handle' as const),
        what: null,
        id: row.id,
        no: row.registrationNo,
        who: row.petitionerName ?? '',
        summary: row.summary ?? '',
        stationName: row.stationName ?? '',
        level: row.level,
        ...responsible(row.responsibleId),
        dueOn: row.dueOn,
        provisional: row.provisional === 1,
        warnOn: row.safeOn,
      },
    })),
    ...owedServices(read, stationKind, bounds, limit).map(task('serve')),
    ...(stationKind === 'village'
      ? owedReplies(read, bounds, limit).map(task('urge'))
      : owedAnswers(read, bounds, limit).map(task('answer'))),
    ...owedDisputes(read, bounds, limit).map((row) => ({
      names: [row.id],
      owed: {
        kind: 'dispute' as const,
        what: row.what === 'settling' ? null : row.what,
        id: row.id,
        no: row.registrationNo,
        who: row.parties,
        summary: row.summary ?? '',
        stationName: row.stationName ?? '',
        level: null,
        ...responsible(row.responsibleId),
        dueOn: row.dueOn,
        provisional: false,
        warnOn: addDays(row.dueOn, -ahead),
      },
    })),
    ...owedOffice(read, stationId, boundOf(bounds), limit),
  ];
  return dated.toSorted(
    (a, b) =>
      (a.owed.dueOn ?? noDate).localeCompare(b.owed.dueOn ?? noDate) || a.owed.no.localeCompare(b.owed.no),
  );
}

function namesOf({ id, contactId }: { readonly id: string; readonly contactId: string | null }): string[] {
  return contactId === null ? [id] : [id, contactId];
}

function taskOf(kind: 'serve' | 'urge' | 'answer', row: OwedTask): Omit<Owed, 'responsibleName'> {
  return {
    kind,
    id: row.id,
    no: row.registrationNo,
    who: row.petitionerName ?? '',
    summary: row.summary ?? '',
    what: row.documentNo ?? row.about,
    stationName: row.stationName ?? '',
    level: row.level,
    dueOn: row.dueOn,
    provisional: false,
    warnOn: row.dueOn && addDays(row.dueOn, -ahead),
  };
}
