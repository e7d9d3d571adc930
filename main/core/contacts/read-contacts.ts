import { findBlankSetByCode } from '../../../db/queries/blank-sets.ts';
import {
  contactsByCode,
  contactsOfMatter,
  countContacts,
  findContact,
  listContacts,
  type ContactFilter,
  type ContactOrder,
  type ContactRow,
  type ListedContact,
} from '../../../db/queries/contacts.ts';
import { documentsOfSubject } from '../../../db/queries/documents.ts';
import { findMatter, type MatterRow } from '../../../db/queries/matters.ts';
import { searchText } from '../../../db/queries/search.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { columnValues, maskValues, missingFields, type FieldValues } from '../../contract/fields.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { ContactDetail, ContactRow as ListedRow } from '../../contract/routes/contact.ts';
import { contactRowSchema } from '../../contract/routes/contact.ts';
import { parseLookupCode } from '../../contract/values/lookup-code.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import { AppError } from '../app-error.ts';
import { movedDatesOf } from '../calendar/date-history.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import type { Clock } from '../limits/clock.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';
import { courseOfMatter } from '../matters/course.ts';
import type { LocalDate } from '../../contract/values/local-date.ts';
import { historyOf } from '../log/history.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import type { OpenRegister } from '../register.ts';
import type { ContactFields } from './projection.ts';
import { readIdentity } from '../station/identity.ts';
import { staffName } from '../staff/staff-name.ts';
import { shownAnswer, storedContact, storedMatter } from './stored.ts';

/** More hits than anybody reads; a longer term narrows them. */
const searchLimit = 500;

export interface ContactQuery extends ContactFilter {
  readonly search: string;
  readonly order: ContactOrder;
  readonly offset: number;
  readonly limit: number;
}

/** One window of the list of contacts; numbers are masked. */
export function listedContacts(
  register: OpenRegister,
  query: ContactQuery,
): { rows: ListedRow[]; total: number } {
  const { search, order, offset, limit, ...filter } = query;
  const hits =
    search.trim() === ''
      ? undefined
      : searchText(register.read, search, { limit: searchLimit })
          .filter((hit) => hit.entity === 'contact' || hit.entity === 'matter')
          .map((hit) => hit.entityId);
  const narrowed = hits === undefined ? filter : { ...filter, hits };
  const { stationId: ownId } = readIdentity(register.read);
  const rows = listContacts(register.read, narrowed, order, { offset, limit });
  return {
    total: countContacts(register.read, narrowed),
    rows: rows.map((row) => listedRow(row, ownId)),
  };
}

function listedRow({ contact, matter, main, stationName }: ListedContact, ownId: string): ListedRow {
  const { values, route, redaction } = storedContact(contact);
  const shown = maskValues(contactFields, values);
  // A coming that does not count is owed nothing, whatever its matter owes to others.
  const owing = contact.state === 'void' ? null : main;
  return contactRowSchema.parse({
    contactId: contact.id,
    stationName: stationName ?? '',
    registrationNo: contact.registrationNo,
    channel: contact.channel,
    receivedAt: contact.receivedAt,
    headcount: contact.headcount,
    isCollective: contact.isCollective === 1,
    petitionerName: contact.petitionerName,
    phoneMasked: shown.phone ?? null,
    withheld: redaction === null && contact.stationId !== ownId && isWithheld(values),
    purpose: matter?.purpose ?? null,
    contentCategory: matter?.category ?? null,
    summary: matter?.summary ?? null,
    matterState: main?.state ?? 'registered',
    state: contact.state,
    stage: contact.stage,
    redacted: redaction !== null,
    nextDueOn: owing?.nextLegalOn ?? null,
    nextWarnOn: owing?.nextDueOn ?? null,
    nextDueProvisional:
      (owing?.nextStep === 'handle' ? owing.handleProvisional : owing?.noticeProvisional) === 1,
    route,
    values: {
      ...columnValues(contactFields, shown),
      ...(matter ? columnValues(matterFields, maskValues(matterFields, storedMatter(matter).values)) : {}),
    },
  });
}

/** A person who is neither named nor anonymous: the name stayed where it was taken down. */
export function isWithheld({ petitionerName, anonymous }: ContactFields): boolean {
  return petitionerName === undefined && anonymous !== true;
}

/** Errors: NOT_FOUND; SEALED for the line of an accusation, of which nobody here knows more than `sealed.entry` tells. */
export function contactRowOf(reader: Reader, contactId: string): { contact: ContactRow; matter: MatterRow } {
  const contact = findContact(reader, contactId);
  if (contact?.sealed === 1) throw new AppError('SEALED');
  const matter = contact?.matterId ? findMatter(reader, contact.matterId) : undefined;
  if (!contact || !matter) throw new AppError('NOT_FOUND');
  return { contact, matter };
}

/** Errors: LOOKUP_CODE_INVALID for a code that was misread, NOT_FOUND for one that this station never gave. */
export function lookedUp({ read }: OpenRegister, typed: string): RouteOutput<'contact.lookup'> {
  const code = parseLookupCode(typed);
  if (code === null) throw new AppError('LOOKUP_CODE_INVALID');
  const contacts = contactsByCode(read, code).map(({ id, registrationNo }) => ({
    contactId: id,
    registrationNo,
  }));
  const found = findBlankSetByCode(read, code);
  const blankSet =
    found && found.state !== 'used'
      ? { registrationNo: found.registrationNo, state: found.state, reservedAt: found.reservedAt }
      : null;
  if (contacts.length === 0 && !blankSet) throw new AppError('NOT_FOUND');
  return { contacts, blankSet };
}

/** One contact with its matter, dates and history; ID and telephone numbers are masked. Errors: NOT_FOUND. */
export function contactDetail(register: OpenRegister, contactId: string): ContactDetail {
  const { contact, matter } = contactRowOf(register.read, contactId);
  const told = storedContact(contact);
  const asked = storedMatter(matter);
  const comings = contactsOfMatter(register.read, matter.mainId);
  const counting = comings.filter(({ state }) => state !== 'void');
  const main = matter.mainId === matter.id ? undefined : findMatter(register.read, matter.mainId);
  return {
    contactId,
    matterId: matter.id,
    registrationNo: contact.registrationNo,
    lookupCode: contact.lookupCode,
    registeredAt: told.registeredAt,
    receptionistName: staffName(register.read, contact.receptionistId),
    responsibleName: staffName(register.read, matter.responsibleId),
    lateEntry: told.lateEntry,
    state: contact.state === 'void' ? 'void' : 'registered',
    voiding: told.voiding && { ...told.voiding, staffName: staffName(register.read, told.voiding.staffId) },
    goneOut: hasGoneOut(register.read, contact),
    main: main
      ? {
          matterId: main.id,
          registrationNo: main.registrationNo,
          contactId: comings.find(({ matterId }) => matterId === main.id)?.id ?? null,
        }
      : null,
    own: contact.stationId === readIdentity(register.read).stationId,
    handedOverTo:
      matter.ownerStation === matter.stationId
        ? null
        : (findStation(register.read, matter.ownerStation)?.name ?? ''),
    mayErase:
      matter.ownerStation === readIdentity(register.read).stationId || contact.stationId !== matter.stationId,
    contactSeq: counting.findIndex((row) => row.id === contactId) + 1,
    contactCount: counting.length,
    missing: told.redaction || told.voiding ? [] : missingForSignature(told.values, asked.values),
    slipOutcome: contact.slipOutcome,
    signed: countsAsSigned(register.read, contact),
    contact: maskValues(contactFields, told.values),
    matter: maskValues(matterFields, asked.values),
    answer: shownAnswer(asked.answer ?? (main ? storedMatter(main).answer : null)),
    dates: {
      noticeDueOn: matter.noticeDueOn ?? '',
      handleDueOn: matter.handleDueOn ?? '',
      ...targetsOf(matter, knownCalendar(register.read)),
      noticeProvisional: matter.noticeProvisional === 1,
      handleProvisional: matter.handleProvisional === 1,
    },
    takenUp: (main ?? matter).officialNo !== null,
    redaction: shownRedaction(register.read, told.redaction, contact.stationId),
    history: [
      ...historyOf(register.read, [contactId, matter.id, ...(main ? [main.id] : [])]),
      ...movedDatesOf(register.read, main ?? matter),
      // What has one time stays in the order of the log.
    ].toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1)),
  };
}

/** What the station asks of itself; of a clock that stopped, nothing any more. */
function targetsOf(
  matter: MatterRow,
  calendar: WorkCalendar,
): Pick<ContactDetail['dates'], 'noticeTargetOn' | 'handleTargetOn'> {
  const { firstNotice, handle } = courseOfMatter(matter, calendar);
  return { noticeTargetOn: targetOf(firstNotice), handleTargetOn: targetOf(handle) };
}

function targetOf({ stoppedOn, targetDue, legalDue }: Clock): LocalDate | null {
  return stoppedOn === null && targetDue !== null && targetDue < legalDue ? targetDue : null;
}

function missingForSignature(contact: ContactFields, matter: FieldValues<typeof matterFields>): string[] {
  const named = contact.anonymous ? { ...contact, petitionerName: '-', addressDetail: '-' } : contact;
  return [...missingFields(contactFields, named, 2), ...missingFields(matterFields, matter, 2)];
}

/**
 * From here on a change is a new revision with a reason: the record was read back and confirmed, or printed for
 * signature, or has left the station (domain.md §7.2 item 9).
 */
export function countsAsSigned(reader: Reader, contact: ContactRow): boolean {
  return (
    storedContact(contact).values.readBack === true ||
    documentsOfSubject(reader, contact.id).some(({ documentKind }) => documentKind === 'registrationForm')
  );
}

/** Somebody outside of the station has seen it: signed for, or holds the slip with its number and code. */
export function hasGoneOut(reader: Reader, contact: ContactRow): boolean {
  const { slipOutcome } = contact;
  return (slipOutcome !== null && slipOutcome !== 'declined') || countsAsSigned(reader, contact);
}
