import { countOwed, incompleteContacts, owedDisputes, owedMatters } from '../../../db/queries/today.ts';
import { countContacts } from '../../../db/queries/contacts.ts';
import { countDisputes } from '../../../db/queries/disputes.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Owed } from '../../contract/routes/today.ts';
import type { Session } from '../../contract/routes/session.ts';
import { addDays } from '../../contract/values/local-date.ts';
import type { OpenRegister } from '../register.ts';

/** More than anybody does in a day; the lists have the rest. */
const shown = 200;
/** Days before its own target from which a dispute is shown in amber. */
const ahead = 3;

/** Deadlines bind officials: what this station owes to whom by when, the nearest first (domain.md §7.2 item 2). */
export function owedToday({ read }: OpenRegister, { stationId }: Session): RouteOutput<'today.owed'> {
  const dated: Owed[] = [
    ...owedMatters(read, shown).map((row): Owed => ({
      kind: row.step === 'handle' ? 'handle' : 'notice',
      id: row.id,
      no: row.registrationNo,
      who: row.petitionerName ?? '',
      summary: row.summary ?? '',
      stationName: row.stationName ?? '',
      dueOn: row.dueOn,
      provisional: row.provisional === 1,
      warnOn: row.safeOn,
    })),
    ...owedDisputes(read, shown).map((row): Owed => ({
      kind: 'dispute',
      id: row.id,
      no: row.registrationNo,
      who: row.parties,
      summary: row.summary ?? '',
      stationName: row.stationName ?? '',
      dueOn: row.dueOn,
      provisional: false,
      warnOn: addDays(row.dueOn, -ahead),
    })),
  ].toSorted((a, b) => (a.dueOn ?? '').localeCompare(b.dueOn ?? '') || a.no.localeCompare(b.no));
  const undated = incompleteContacts(read, stationId, shown).map((row): Owed => ({
    kind: 'incomplete',
    id: row.id,
    no: row.registrationNo,
    who: row.petitionerName ?? '',
    summary: row.summary ?? '',
    stationName: '',
    dueOn: null,
    provisional: false,
    warnOn: null,
  }));
  const { matters, disputes, incomplete } = countOwed(read, stationId);
  return {
    owed: [...dated, ...undated].slice(0, shown),
    total: matters + disputes + incomplete,
    firstDay: countContacts(read, {}) === 0 && countDisputes(read, {}) === 0,
  };
}
