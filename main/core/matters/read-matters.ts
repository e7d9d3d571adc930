import { contactsOfMatter, type ContactRow } from '../../../db/queries/contacts.ts';
import { documentsOfSubject } from '../../../db/queries/documents.ts';
import {
  countMatters,
  firstNamesOf,
  listMatters,
  responsibleForMatters,
  stationsWithMatters,
  type ListedMatter,
  type MatterFilter,
  type MatterOrder,
} from '../../../db/queries/matter-list.ts';
import { findMatter, mattersUnder, type MatterRow } from '../../../db/queries/matters.ts';
import { searchText } from '../../../db/queries/search.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { columnValues, maskValues, missingFields } from '../../contract/fields.ts';
import type { RouteOutput } from '../../contract/index.ts';
import {
  matterRowSchema,
  type MatterComing,
  type MatterDetail,
  type MatterEvent,
  type MatterPerson,
  type MatterRow as ListedRow,
  type NextLimit,
} from '../../contract/routes/matter.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import type { ClockStep } from '../../terms/limits-terms.ts';
import { mayStayOral } from '../../terms/purposes.ts';
import { movedDatesOf } from '../calendar/date-history.ts';
import type { ContactFields } from '../contacts/projection.ts';
import { countsAsSigned, isWithheld } from '../contacts/read-contacts.ts';
import { shownAnswer, storedContact, storedMatter } from '../contacts/stored.ts';
import { historyOf } from '../log/history.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import type { OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { archivedIn } from './acts.ts';
import { standingOf } from './standing.ts';
import { stepsFrom } from './steps.ts';

/** More hits than anybody reads; a longer term narrows them. */
const searchLimit = 500;

export interface MatterQuery extends Omit<MatterFilter, 'unfiledAt'> {
  /** Ended, and this station has to close its file. */
  readonly unfiled?: boolean | undefined;
  readonly search: string;
  readonly order: MatterOrder;
  readonly offset: number;
  readonly limit: number;
}

/** One window of the list of matters: found by their own words and by those of every coming for them. */
export function listedMatters(
  { read }: OpenRegister,
  { stationId: ownId, stationKind: kind }: Session,
  { search, order, offset, limit, unfiled, ...filter }: MatterQuery,
): { rows: ListedRow[]; total: number } {
  const hits =
    search.trim() === ''
      ? undefined
      : searchText(read, search, { limit: searchLimit })
          .filter(({ entity }) => entity === 'contact' || entity === 'matter')
          .map(({ entityId }) => entityId);
  const narrowed = { ...filter, hits, ...(unfiled ? { unfiledAt: { stationId: ownId, kind } } : {}) };
  const total = countMatters(read, narrowed);
  const listed = listMatters(read, narrowed, order, { offset, limit }, total);
  const firstNames = firstNamesOf(
    read,
    listed.map(({ matter }) => matter.id),
  );
  const nameOf = rememberedNames(read);
  return {
    total,
    rows: listed.map((row) =>
      listedRow(row, { ownId, nameOf, petitionerName: firstNames.get(row.matter.id) ?? null }),
    ),
  };
}

/** Few people answer for the many matters of a window. */
function rememberedNames(reader: Reader): (staffId: string | null) => string {
  const names = new Map<string | null, string>();
  return (staffId) => {
    const name = names.get(staffId) ?? staffName(reader, staffId);
    names.set(staffId, name);
    return name;
  };
}

function listedRow(
  { matter, stationName }: ListedMatter,
  known: {
    readonly ownId: string;
    readonly petitionerName: string | null;
    readonly nameOf: (staffId: string | null) => string;
  },
): ListedRow {
  const { values, redaction } = storedMatter(matter);
  return matterRowSchema.parse({
    matterId: matter.id,
    stationId: matter.stationId,
    stationName: stationName ?? '',
    registrationNo: matter.registrationNo,
    firstReceivedOn: matter.firstReceivedOn,
    petitionerName: known.petitionerName,
    withheld: redaction === null && matter.stationId !== known.ownId && matter.summary === null,
    category: matter.category,
    summary: matter.summary,
    state: matter.state,
    responsibleName: known.nameOf(matter.responsibleId),
    next: nextOf(matter),
    redacted: redaction !== null,
    values: columnValues(matterFields, maskValues(matterFields, values)),
  });
}

/** By what the list can be narrowed. */
export function matterChoices({ read }: OpenRegister): RouteOutput<'matter.choices'> {
  return { stations: stationsWithMatters(read), responsible: responsibleForMatters(read) };
}

/** One matter with its people, comings, limits and history; ID and telephone numbers are masked. Errors: NOT_FOUND. */
export function matterDetail(
  { ports, register: { read } }: StationRuntime,
  session: Session,
  matterId: string,
): MatterDetail {
  const { stationId: ownId } = session;
  const { row, standing } = standingOf(read, session, { matterId, today: localDateOf(ports.clock.now()) });
  const { values, answer, redaction } = storedMatter(row);
  const contacts = contactsOfMatter(read, row.mainId);
  const main = row.mainId === matterId ? undefined : findMatter(read, row.mainId);
  const own = row.ownerStation === ownId;
  // Nothing is asked for where nothing may be completed any more.
  const isSettled =
    redaction !== null ||
    !own ||
    main !== undefined ||
    row.state === 'void' ||
    archivedIn(row.state, standing.acts) !== null;
  const next = nextOf(row);
  const first = contacts.find(
    (contact) => contact.stationId === ownId && contact.matterId === matterId && contact.state !== 'void',
  );
  return {
    matterId,
    stationId: row.stationId,
    stationName: findStation(read, row.stationId)?.name ?? '',
    ownerName: findStation(read, row.ownerStation)?.name ?? '',
    handedOver: row.ownerStation !== row.stationId,
    own,
    registrationNo: row.registrationNo,
    main: main ? { matterId: main.id, registrationNo: main.registrationNo } : null,
    leftBehind: leftBehindOf(read, row),
    firstReceivedOn: row.firstReceivedOn,
    state: row.state,
    steps: stepsFrom(standing),
    responsibleId: row.responsibleId ?? '',
    responsibleName: staffName(read, row.responsibleId),
    missing: isSettled ? [] : missingFields(matterFields, values, 2),
    signed: first !== undefined && countsAsSigned(read, first),
    reviseThrough: first?.id ?? null,
    oralByNature: mayStayOral(row.purpose),
    matter: maskValues(matterFields, values),
    officialNo: row.officialNo,
    next,
    answerBy:
      next?.step === 'firstNotice' && row.handleDueOn !== null
        ? { on: row.handleDueOn, provisional: row.handleProvisional === 1 }
        : null,
    answer: shownAnswer(answer),
    people: peopleOf(contacts, ownId),
    comings: contacts.map((contact) => comingOf(contact, ownId)),
    redaction: shownRedaction(read, redaction, row.stationId),
    history: timelineOf(read, main ? [row, main] : mattersUnder(read, matterId), contacts),
  };
}

/** From the row, which the projection has settled with all that hangs on it. */
function nextOf({
  nextStep,
  nextDueOn,
  nextLegalOn,
  noticeProvisional,
  handleProvisional,
}: MatterRow): NextLimit | null {
  if (nextStep === null || nextDueOn === null) return null;
  const provisionals: Partial<Record<ClockStep, number>> = {
    firstNotice: noticeProvisional,
    handle: handleProvisional,
  };
  return {
    step: nextStep,
    legalDueOn: nextLegalOn ?? nextDueOn,
    targetDueOn: nextDueOn,
    provisional: provisionals[nextStep] === 1,
  };
}

/** The matter into which it was merged in vain, see settle.ts. */
function leftBehindOf(reader: Reader, { id, mainId, mergedInto }: MatterRow): MatterDetail['leftBehind'] {
  const into = mainId === id && mergedInto !== null ? findMatter(reader, mergedInto) : undefined;
  const main = into && findMatter(reader, into.mainId);
  if (!main || main.id === id || storedMatter(into).redaction !== null) return null;
  return { matterId: main.id, registrationNo: main.registrationNo };
}

function comingOf(contact: ContactRow, ownId: string): MatterComing {
  const { values, redaction } = storedContact(contact);
  return {
    contactId: contact.id,
    registrationNo: contact.registrationNo,
    channel: values.channel ?? 'visit',
    receivedAt: contact.receivedAt,
    petitionerName: contact.petitionerName,
    withheld: redaction === null && contact.stationId !== ownId && isWithheld(values),
    redacted: redaction !== null,
    headcount: contact.headcount,
    isVoid: contact.state === 'void',
    own: contact.stationId === ownId,
    incomplete: contact.stage < 2,
  };
}

/** Everybody once, the last to come first: who came again under the same name, with no other number, is the same person. */
function peopleOf(contacts: readonly ContactRow[], ownId: string): MatterPerson[] {
  const people: { said: ContactFields; shown: MatterPerson }[] = [];
  const counting = contacts.filter(({ state }) => state !== 'void');
  // Where none counts any more, it still says who was written down by mistake.
  for (const contact of counting.length > 0 ? counting : contacts) {
    const { values, redaction } = storedContact(contact);
    const said = whoOf(values);
    const shown = {
      contactId: contact.id,
      person: maskValues(contactFields, said),
      withheld: redaction === null && contact.stationId !== ownId && isWithheld(values),
      redacted: redaction !== null,
    };
    const at = people.findIndex((known) => isSamePerson(known.said, said));
    const [known] = at < 0 ? [] : people.splice(at, 1);
    // What was left out when they came again is still known from before.
    const keepsMore = known && Object.keys(known.said).length > Object.keys(said).length;
    people.unshift(keepsMore ? known : { said, shown });
  }
  return people.map(({ shown }) => shown);
}

function isSamePerson(one: ContactFields, other: ContactFields): boolean {
  const agree = (name: 'phone' | 'idNumber'): boolean =>
    one[name] === undefined || other[name] === undefined || one[name] === other[name];
  const isNamed = one.petitionerName !== undefined;
  return isNamed && one.petitionerName === other.petitionerName && agree('phone') && agree('idNumber');
}

/** Of a coming only what says who it was. */
function whoOf(values: ContactFields): ContactFields {
  return Object.fromEntries(
    Object.entries(contactFields).flatMap(([name, { section }]) => {
      const value: unknown = Reflect.get(values, name);
      const isWho = section === 'who' || section === 'agent' || name === 'representatives';
      return isWho && value !== undefined ? [[name, value]] : [];
    }),
  );
}

/** Newest first: what was done with the matter and with every coming for it, what was printed, and dates that a holiday moved. */
function timelineOf(
  reader: Reader,
  matters: readonly MatterRow[],
  contacts: readonly ContactRow[],
): MatterEvent[] {
  const contactIds = contacts.map(({ id }) => id);
  const matterIds = matters.map(({ id }) => id);
  const papers = new Map(
    [...matterIds, ...contactIds].flatMap((id) =>
      documentsOfSubject(reader, id).map((paper) => [paper.id, paper] as const),
    ),
  );
  const known = new Set(contactIds);
  const entries = [
    ...historyOf(reader, [...matterIds, ...contactIds, ...papers.keys()]),
    // What was merged has the dates of its main matter.
    ...matters.filter(({ id, mainId }) => id === mainId).flatMap((row) => movedDatesOf(reader, row)),
  ].toSorted((a, b) => b.at.localeCompare(a.at));
  return entries.map((entry) => {
    const paper = papers.get(entry.entityId);
    const about = paper?.subjectId ?? entry.entityId;
    return {
      ...entry,
      contactId: known.has(about) ? about : null,
      documentKind: paper?.documentKind ?? null,
    };
  });
}
