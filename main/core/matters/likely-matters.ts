import { contactsOfMatter, findContact, type ContactRow } from '../../../db/queries/contacts.ts';
import { findMatter, type MatterRow } from '../../../db/queries/matters.ts';
import { recordsLike, recordsWithKey } from '../../../db/queries/search.ts';
import { likeness } from '../../../db/store/segment.ts';
import type { Reader } from '../../../db/store/store.ts';
import { likelyReasons, type LikelyMatter } from '../../contract/routes/merge.ts';
import { AppError } from '../app-error.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import type { OpenRegister } from '../register.ts';

type Reason = (typeof likelyReasons)[number];

const shown = 5;
/** Records looked at for one name or number, and for the words. */
const perKey = 40;
const perText = 120;
/** From here on two summaries say much the same. */
const alike = 0.5;
const weights: Readonly<Record<Reason, number>> = { idNumber: 4, phone: 3, name: 2, text: 3 };

/**
 * Matters of the same station that may be the same one: by number, name and words (domain.md §9.2, merge). What is void,
 * erased or merged with it already is none; of a merged one its main matter stands for it. Errors: NOT_FOUND.
 */
export function likelyMatters({ read }: OpenRegister, matterId: string): LikelyMatter[] {
  const asked = findMatter(read, matterId);
  if (!asked) throw new AppError('NOT_FOUND');
  const found = new Map<string, { readonly matter: MatterRow; readonly why: Map<Reason, number> }>();
  for (const { id, reason, weight } of candidates(read, asked)) {
    const row = findMatter(read, id);
    const matter = row && findMatter(read, row.mainId);
    if (!matter || !isPossible(asked, matter)) continue;
    const { why } = found.get(matter.id) ?? { why: new Map<Reason, number>() };
    why.set(reason, Math.max(weight, why.get(reason) ?? 0));
    found.set(matter.id, { matter, why });
  }
  return [...found.values()]
    .map((each) => ({ ...each, score: [...each.why.values()].reduce((sum, weight) => sum + weight, 0) }))
    .toSorted((a, b) => b.score - a.score || (a.matter.id < b.matter.id ? 1 : -1))
    .slice(0, shown)
    .map(({ matter, why }) => ({
      matterId: matter.id,
      registrationNo: matter.registrationNo,
      petitionerName: countingOf(read, matter)[0]?.petitionerName ?? null,
      summary: matter.summary,
      firstReceivedOn: matter.firstReceivedOn,
      state: matter.state,
      why: likelyReasons.filter((reason) => why.has(reason)),
    }));
}

function isPossible(asked: MatterRow, other: MatterRow): boolean {
  return (
    other.mainId !== asked.mainId &&
    other.stationId === asked.stationId &&
    other.ownerStation === asked.ownerStation &&
    other.state !== 'void' &&
    storedMatter(other).redaction === null
  );
}

function countingOf(reader: Reader, { mainId }: MatterRow): ContactRow[] {
  return contactsOfMatter(reader, mainId).filter(({ state }) => state !== 'void');
}

interface Candidate {
  /** Of a matter. */
  readonly id: string;
  readonly reason: Reason;
  readonly weight: number;
}

function* candidates(reader: Reader, asked: MatterRow): Generator<Candidate, void> {
  for (const { reason, kind, value } of keysOf(countingOf(reader, asked))) {
    for (const contactId of recordsWithKey(reader, { kind, value }, { entity: 'contact', limit: perKey })) {
      const id = findContact(reader, contactId)?.matterId;
      if (id !== null && id !== undefined) yield { id, reason, weight: weights[reason] };
    }
  }
  const { summary } = asked;
  if (summary === null) return;
  for (const id of recordsLike(reader, summary, { entity: 'matter', limit: perText })) {
    const same = likeness(summary, findMatter(reader, id)?.summary ?? '');
    if (same >= alike) yield { id, reason: 'text', weight: weights.text * same };
  }
}

interface Key {
  readonly reason: Reason;
  readonly kind: 'idTail' | 'phoneTail' | 'name';
  readonly value: string;
}

/** Who came for it: by name and numbers, representatives too. */
function keysOf(contacts: readonly ContactRow[]): Key[] {
  const keys = contacts.flatMap((contact): Key[] => {
    const { petitionerName, phone, idNumber, representatives = [] } = storedContact(contact).values;
    const people = [{ name: petitionerName, phone }, ...representatives];
    return [
      ...(idNumber === undefined ? [] : [{ reason: 'idNumber', kind: 'idTail', value: idNumber } as const]),
      ...people.flatMap((person): Key[] => [
        ...(person.phone === undefined
          ? []
          : [{ reason: 'phone', kind: 'phoneTail', value: person.phone } as const]),
        ...(person.name === undefined ? [] : [{ reason: 'name', kind: 'name', value: person.name } as const]),
      ]),
    ];
  });
  return [...new Map(keys.map((key) => [`${key.kind} ${key.value}`, key])).values()];
}
