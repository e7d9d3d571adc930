import {
  countOwed,
  incompleteContacts,
  owedDisputes,
  owedMatters,
  owedReplies,
  owedServices,
  type OwedTask,
} from '../../../db/queries/today.ts';
import { countContacts } from '../../../db/queries/contacts.ts';
import { countDisputes } from '../../../db/queries/disputes.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Owed } from '../../contract/routes/today.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { ClockStep } from '../../terms/limits-terms.ts';
import { addDays } from '../../contract/values/local-date.ts';
import type { OpenRegister } from '../register.ts';

/** More than anybody does in a day; the lists have the rest. */
const shown = 200;
/** Days before a date that a person has set from which it is shown in amber. */
const ahead = 3;

/** What is owed of a matter, by the clock that ends next. */
const owedFor: Partial<Record<ClockStep, Owed['kind']>> = { firstNotice: 'notice', assigned: 'unitReply' };

/** Behind every date. */
const noDate = '9999-12-31';

/** Deadlines bind officials: what this station owes to whom by when, the nearest first (domain.md §7.2 item 2). */
export function owedToday(
  { read }: OpenRegister,
  { stationId, stationKind }: Session,
): RouteOutput<'today.owed'> {
  const dated: Owed[] = [
    ...owedMatters(read, stationKind, shown).map((row): Owed => ({
      kind: owedFor[row.step] ?? 'handle',
      what: null,
      id: row.id,
      no: row.registrationNo,
      who: row.petitionerName ?? '',
      summary: row.summary ?? '',
      stationName: row.stationName ?? '',
      dueOn: row.dueOn,
      provisional: row.provisional === 1,
      warnOn: row.safeOn,
    })),
    ...owedServices(read, stationKind, shown).map(taskOf('serve')),
    ...(stationKind === 'village' ? owedReplies(read, shown).map(taskOf('urge')) : []),
    ...owedDisputes(read, shown).map((row): Owed => ({
      kind: 'dispute',
      what: null,
      id: row.id,
      no: row.registrationNo,
      who: row.parties,
      summary: row.summary ?? '',
      stationName: row.stationName ?? '',
      dueOn: row.dueOn,
      provisional: false,
      warnOn: addDays(row.dueOn, -ahead),
    })),
  ].toSorted((a, b) => (a.dueOn ?? noDate).localeCompare(b.dueOn ?? noDate) || a.no.localeCompare(b.no));
  const undated = incompleteContacts(read, stationId, shown).map((row): Owed => ({
    kind: 'incomplete',
    what: null,
    id: row.id,
    no: row.registrationNo,
    who: row.petitionerName ?? '',
    summary: row.summary ?? '',
    stationName: '',
    dueOn: null,
    provisional: false,
    warnOn: null,
  }));
  return {
    owed: [...dated, ...undated].slice(0, shown),
    total: countOwed(read, stationKind, stationId),
    firstDay: countContacts(read, {}) === 0 && countDisputes(read, {}) === 0,
  };
}

function taskOf(kind: 'serve' | 'urge'): (row: OwedTask) => Owed {
  return (row) => ({
    kind,
    id: row.id,
    no: row.registrationNo,
    who: row.petitionerName ?? '',
    summary: row.summary ?? '',
    what: row.documentNo ?? row.about,
    stationName: row.stationName ?? '',
    dueOn: row.dueOn,
    provisional: false,
    warnOn: row.dueOn && addDays(row.dueOn, -ahead),
  });
}
