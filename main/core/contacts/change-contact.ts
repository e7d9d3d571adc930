import { findContact, type ContactRow } from '../../../db/queries/contacts.ts';
import { findMatter, type MatterRow } from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { futureIn, splitValues } from '../../contract/fields.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import { AppError } from '../app-error.ts';
import type { AnyDraft, BodyOf } from '../log/op-kinds.ts';
import { audit, record } from '../log/record.ts';
import { assertNotArchived } from '../matters/case-file.ts';
import type { MatterFields } from '../matters/projection.ts';
import { ownershipIn } from '../matters/read-ownership.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, isoNow } from '../station/service.ts';
import type { ContactFields } from './projection.ts';
import { contactRowOf, countsAsSigned, hasGoneOut } from './read-contacts.ts';
import { assertNotAccusation } from './register-contact.ts';
import { assertRepresentatives } from './representatives.ts';
import { storedContact, storedMatter } from './stored.ts';

export interface Revision {
  readonly contactId: string;
  readonly contact: { readonly set: ContactFields; readonly clear: readonly string[] };
  readonly matter: { readonly set: MatterFields; readonly clear: readonly string[] };
  readonly reason?: string | undefined;
}

/** Corrects a contact and its matter; the earlier text stays in the log. Errors: NOT_FOUND, REASON_REQUIRED, FORBIDDEN, CONFLICT (erased, void), INPUT_INVALID (a day that lies ahead). */
export function reviseContact(runtime: StationRuntime, session: Session, revision: Revision): void {
  assertNotAccusation(revision.matter.set.purpose);
  const { contact, matter } = contactRowOf(runtime.register.read, revision.contactId);
  // What the village took down is the village's: another level proposes, it does not overwrite (exchange.md §8).
  if (contact.stationId !== session.stationId) throw new AppError('FORBIDDEN');
  assertOpen(runtime.register.read, contact, matter);
  if (!revision.reason && countsAsSigned(runtime.register.read, contact))
    throw new AppError('REASON_REQUIRED');
  const { representatives, headcount } = revision.contact.set;
  // What was taken down as it was stays: only who names people anew is held to it.
  if (representatives !== undefined) {
    const people = { representatives, headcount: headcount ?? contact.headcount };
    assertRepresentatives(people, matter.limitProfile, matter.firstReceivedOn);
  }
  const nowMs = runtime.ports.clock.now();
  const businessDate = localDateOf(nowMs);
  const issues = [
    ...futureIn(contactFields, revision.contact.set, businessDate, 'contact.set'),
    ...futureIn(matterFields, revision.matter.set, businessDate, 'matter.set'),
  ];
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  const reason = revision.reason ? { reason: revision.reason } : {};
  const told = splitValues(contactFields, revision.contact.set);
  const asked = splitValues(matterFields, revision.matter.set);
  const drafts: AnyDraft[] = [];
  if (isChange(revision.contact)) {
    drafts.push({
      kind: 'contact.revise',
      entityId: contact.id,
      businessDate,
      body: { set: told.body, clear: [...revision.contact.clear] },
      pii: { set: told.pii, ...reason },
    });
  }
  if (isChange(revision.matter)) {
    drafts.push({
      kind: 'matter.revise',
      entityId: matter.id,
      businessDate,
      body: { set: asked.body, clear: [...revision.matter.clear] },
      pii: { set: asked.pii, ...reason },
    });
  }
  if (drafts.length > 0) {
    inTransaction(runtime.register, (tx) => {
      record(tx, { author: authorOf(session), nowMs }, drafts);
    });
  }
}

/** A record without words takes no more of them, a void one is as it was, and so is a filed one. Errors: CONFLICT, ARCHIVED. */
function assertOpen(reader: Reader, contact: ContactRow, matter: MatterRow): void {
  const isErased = storedContact(contact).redaction !== null || storedMatter(matter).redaction !== null;
  if (isErased || contact.state === 'void') throw new AppError('CONFLICT');
  assertNotArchived(reader, matter);
}

function isChange({ set, clear }: { readonly set: object; readonly clear: readonly string[] }): boolean {
  return Object.keys(set).length + clear.length > 0;
}

/**
 * Entered by mistake: it stays readable under its number and counts nowhere, in no report, list of work or clock (see
 * matters/settle.ts). Where another level has the matter, it is proposed to that. Errors: NOT_FOUND, SEALED, FORBIDDEN
 * (another station's), CONFLICT (void already, erased, proposed already), REASON_REQUIRED (words, for `other`, and where a
 * paper of it has gone out or was confirmed), VOID_HANDED_OVER (it was merged into what another level has).
 */
export function voidContact(
  runtime: StationRuntime,
  session: Session,
  input: {
    readonly contactId: string;
    readonly reason: BodyOf<'contact.void'>['reason'];
    readonly words?: string | undefined;
  },
): { isProposal: boolean } {
  const { contactId, reason, words } = input;
  const pii = words ? { reason: words } : {};
  return changeVoid(runtime, session, contactId, (tx, { contact, matter, isOfMatter }) => {
    if (contact.state === 'void') throw new AppError('CONFLICT');
    if (!words && (reason === 'other' || hasGoneOut(tx, contact))) throw new AppError('REASON_REQUIRED');
    return isOfMatter
      ? { kind: 'matter.voidComing', entityId: matter.id, body: { contactId, reason }, pii }
      : { kind: 'contact.void', entityId: contactId, body: { reason }, pii };
  });
}

/** The voiding was the mistake: it counts again, as it stood. Errors: as {@link voidContact}; CONFLICT where it is not void. */
export function unvoidContact(
  runtime: StationRuntime,
  session: Session,
  { contactId, words }: { readonly contactId: string; readonly words: string },
): { isProposal: boolean } {
  const pii = { reason: words };
  return changeVoid(runtime, session, contactId, (_, { contact, matter, isOfMatter }): Undated<VoidDraft> => {
    if (contact.state !== 'void') throw new AppError('CONFLICT');
    if (!isOfMatter) return { kind: 'contact.unvoid', entityId: contactId, body: {}, pii };
    return { kind: 'matter.unvoidComing', entityId: matter.id, body: { contactId }, pii };
  });
}

interface VoidedComing extends ReturnType<typeof contactRowOf> {
  /** Said by the matter, see voidings.ts. */
  readonly isOfMatter: boolean;
}
type VoidDraft = Extract<
  AnyDraft,
  { kind: 'contact.void' | 'contact.unvoid' | 'matter.voidComing' | 'matter.unvoidComing' }
>;
type Undated<D> = D extends VoidDraft ? Omit<D, 'businessDate'> : never;

function changeVoid(
  runtime: StationRuntime,
  session: Session,
  contactId: string,
  draftOf: (tx: WriteTx, coming: VoidedComing) => Undated<VoidDraft>,
): { isProposal: boolean } {
  const nowMs = runtime.ports.clock.now();
  return inTransaction(runtime.register, (tx) => {
    const { contact, matter } = contactRowOf(tx, contactId);
    if (contact.stationId !== session.stationId) throw new AppError('FORBIDDEN');
    if (storedContact(contact).redaction !== null) throw new AppError('CONFLICT');
    assertNotArchived(tx, matter);
    const isProposal = matter.ownerStation !== session.stationId;
    // It would start or stop a clock that another level answers for.
    if (!isProposal && ownersOf(tx, matter).some((owner) => owner !== session.stationId))
      throw new AppError('VOID_HANDED_OVER');
    if (isProposal && isProposed(tx, matter.id, contactId)) throw new AppError('CONFLICT');
    const isOfMatter = isProposal || contactId in storedMatter(matter).voidings;
    const draft = draftOf(tx, { contact, matter, isOfMatter });
    record(tx, { author: authorOf(session), nowMs }, [{ ...draft, businessDate: localDateOf(nowMs) }]);
    return { isProposal };
  });
}

/** Whether the owner of a matter has yet to decide about a voiding of this coming, or its taking back. */
function isProposed(reader: Reader, matterId: string, contactId: string): boolean {
  return ownershipIn(reader, matterId).proposals.some(
    ({ state, op }) =>
      state === 'open' &&
      (op.kind === 'matter.voidComing' || op.kind === 'matter.unvoidComing') &&
      op.body.contactId === contactId,
  );
}

/** Who answers for a matter, and for what it was merged into. */
function ownersOf(reader: Reader, matter: MatterRow): string[] {
  return [matter, findMatter(reader, matter.mainId) ?? matter].map(({ ownerStation }) => ownerStation);
}

/** What became of the slip, said by a person. Errors: NOT_FOUND, FORBIDDEN (another station's: its own people hand it over). */
export function recordSlip(
  runtime: StationRuntime,
  session: Session,
  contactId: string,
  outcome: BodyOf<'contact.slip'>['outcome'],
): void {
  const contact = findContact(runtime.register.read, contactId);
  if (!contact) throw new AppError('NOT_FOUND');
  if (contact.stationId !== session.stationId) throw new AppError('FORBIDDEN');
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'contact.slip',
        entityId: contactId,
        businessDate: localDateOf(nowMs),
        body: { outcome },
        pii: null,
      },
    ]);
  });
}

/** Gives one unmasked number; who asked, for what and why stands in the audit log before the answer. Errors: NOT_FOUND. */
export function revealNumber(
  runtime: StationRuntime,
  session: Session,
  input: {
    readonly contactId: string;
    readonly field: 'phone' | 'idNumber' | 'agentIdNumber';
    readonly reason: string;
  },
): string {
  const { contact } = contactRowOf(runtime.register.read, input.contactId);
  const value = storedContact(contact).values[input.field];
  if (value === undefined) throw new AppError('NOT_FOUND');
  inTransaction(runtime.register, (tx) =>
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'reveal',
      entity: 'contact',
      entityId: input.contactId,
      params: { field: input.field, reason: input.reason },
    }),
  );
  return value;
}
