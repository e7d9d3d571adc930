import { v7 as uuidv7 } from 'uuid';
import { findMatter, type MatterRow } from '../../../db/queries/matters.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { futureIn, missingFields, splitValues } from '../../contract/fields.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import { AppError } from '../app-error.ts';
import { takeBlankSet } from '../blank-sets/service.ts';
import { limitProfileFor } from '../limits/setting-service.ts';
import type { AnyDraft, BodyOf } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { assertOralAgreed } from '../matters/change-matter.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, stationProfile } from '../station/service.ts';
import type { ContactFields } from './projection.ts';
import type { MatterFields } from '../matters/projection.ts';
import { mintNumbers } from './numbers.ts';
import { assertRepresentatives } from './representatives.ts';
import { storedMatter } from './stored.ts';

export interface NewContact {
  readonly contact: ContactFields;
  readonly matter: MatterFields;
  readonly matterId?: string | undefined;
  readonly answer?: { readonly text: string; readonly agreedOral: boolean } | undefined;
  readonly lateEntry?: BodyOf<'contact.register'>['lateEntry'];
  /** Written by hand on this blank set: the record takes its number and code. */
  readonly blankSetId?: string | undefined;
}

export interface RegisteredContact {
  readonly contactId: string;
  readonly matterId: string;
  readonly registrationNo: string;
  readonly lookupCode: string;
}

/**
 * Registers one coming of a person: a contact, and with a first visit the matter that it opens. Number and look-up code
 * are given here and stand in the op, so that every projection agrees on them. The clock of the matter starts on the day
 * of receipt (Regs 2022 Art 22, 23).
 * Errors: INPUT_INVALID with an issue for each field that stage 1 lacks or that lies ahead, and where an answer needs the petitioner's
 * agreement to stay oral, REPRESENTATIVES_TOO_MANY, NOT_FOUND (matter, blank
 * set), CONFLICT (the matter's words were erased), BLANK_SET_USED.
 */
export function registerContact(
  runtime: StationRuntime,
  session: Session,
  input: NewContact,
): RegisteredContact {
  return inTransaction(runtime.register, (tx) => registerContactIn(tx, runtime, session, input));
}

/** The same in the caller's transaction: many at once cost a third of what they cost one by one. */
export function registerContactIn(
  tx: WriteTx,
  runtime: StationRuntime,
  session: Session,
  input: NewContact,
): RegisteredContact {
  assertNotAccusation(input.matter.purpose);
  const nowMs = runtime.ports.clock.now();
  assertStage1(input, localDateOf(nowMs));
  const registeredAt = new Date(nowMs).toISOString();
  const receivedOn = localDateOf(input.contact.receivedAt ?? registeredAt);
  const limitProfile = limitProfileFor(tx, receivedOn);
  assertRepresentatives(input.contact, limitProfile, receivedOn);
  const { numberPrefix } = stationProfile(runtime.register);
  const contactId = uuidv7();
  const { blankSetId } = input;
  const { draft, ...numbers } =
    blankSetId === undefined
      ? { ...mintNumbers(tx, numberPrefix, receivedOn), draft: null }
      : takeBlankSet(tx, { blankSetId, contactId, businessDate: receivedOn });
  const joined = input.matterId === undefined ? null : matterThatGrows(tx, input.matterId);
  if (input.answer) {
    const purpose = joined ? joined.purpose : (input.matter.purpose ?? null);
    assertOralAgreed(purpose, { ...input.answer, path: 'answer.agreedOral' });
  }
  const registered = { contactId, matterId: joined?.id ?? uuidv7(), ...numbers };
  record(tx, { author: authorOf(session), nowMs }, [
    ...draftsFor(input, registered, {
      session,
      registeredAt,
      receivedOn,
      opens: joined === null,
      limitProfile,
    }),
    ...(draft ? [draft] : []),
  ]);
  return registered;
}

/** Whoever comes for a matter that was merged comes for its main one. Errors: NOT_FOUND, CONFLICT (its words were erased). */
function matterThatGrows(reader: Reader, matterId: string): MatterRow {
  const asked = findMatter(reader, matterId);
  const main = asked && findMatter(reader, asked.mainId);
  if (!main) throw new AppError('NOT_FOUND');
  if (storedMatter(main).redaction) throw new AppError('CONFLICT');
  return main;
}

/**
 * An accusation against an official never stands readable in the ordinary register (Regs 2022 Art 30).
 * Errors: ACCUSATION_MUST_BE_SEALED.
 */
export function assertNotAccusation(purpose: MatterFields['purpose']): void {
  if (purpose === 'accusation') throw new AppError('ACCUSATION_MUST_BE_SEALED');
}

function assertStage1(
  { contact, matter, matterId, blankSetId, lateEntry }: NewContact,
  today: LocalDate,
): void {
  const excused = contact.anonymous ? ['petitionerName'] : [];
  const missing = [
    ...missingFields(contactFields, contact, 1)
      .filter((name) => !excused.includes(name))
      .map((name) => `contact.${name}`),
    ...(matterId === undefined ? missingFields(matterFields, matter, 1).map((name) => `matter.${name}`) : []),
    ...(blankSetId !== undefined && lateEntry === undefined ? ['lateEntry'] : []),
  ];
  const issues = [
    ...missing.map((path) => ({ path, code: 'REQUIRED' })),
    ...futureIn(contactFields, contact, today, 'contact'),
    ...futureIn(matterFields, matter, today, 'matter'),
  ];
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
}

function draftsFor(
  input: NewContact,
  { contactId, matterId, registrationNo, lookupCode }: RegisteredContact,
  at: {
    readonly session: Session;
    readonly registeredAt: string;
    readonly receivedOn: string;
    readonly opens: boolean;
    readonly limitProfile: string;
  },
): AnyDraft[] {
  const { session, registeredAt, receivedOn } = at;
  const contact = splitValues(contactFields, input.contact);
  const matter = splitValues(matterFields, input.matter);
  const drafts: AnyDraft[] = [];
  if (at.opens) {
    drafts.push({
      kind: 'matter.open',
      entityId: matterId,
      businessDate: receivedOn,
      body: {
        registrationNo,
        firstReceivedOn: receivedOn,
        limitProfile: at.limitProfile,
        responsibleId: session.staffId,
        fields: matter.body,
      },
      pii: { fields: matter.pii },
    });
  }
  drafts.push({
    kind: 'contact.register',
    entityId: contactId,
    businessDate: receivedOn,
    body: {
      registrationNo,
      lookupCode,
      matterId,
      registeredAt,
      receptionistId: session.staffId,
      ...(input.lateEntry === undefined ? {} : { lateEntry: input.lateEntry }),
      ...(input.blankSetId === undefined ? {} : { blankSetId: input.blankSetId }),
      fields: contact.body,
    },
    pii: { fields: contact.pii },
  });
  if (input.blankSetId !== undefined) {
    // The visitor left with the slip of the set.
    drafts.push({
      kind: 'contact.slip',
      entityId: contactId,
      businessDate: receivedOn,
      body: { outcome: 'byHand' },
      pii: null,
    });
  }
  if (input.answer) {
    drafts.push({
      kind: 'matter.answerOnSpot',
      entityId: matterId,
      businessDate: receivedOn,
      body: { answeredOn: receivedOn, agreedOral: input.answer.agreedOral },
      pii: { answer: input.answer.text },
    });
  }
  return drafts;
}
