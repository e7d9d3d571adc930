import { v7 as uuidv7 } from 'uuid';
import { findContact } from '../../../db/queries/contacts.ts';
import type { Reader } from '../../../db/store/store.ts';
import { missingFields, type FieldValues } from '../../contract/fields.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Paper } from '../../contract/papers.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import type { Channel } from '../../terms/channels.ts';
import { sealedFields } from '../../terms/sealed-fields.ts';
import type { VoidReason } from '../../terms/matter-terms.ts';
import type { SealedRoute } from '../../terms/sealed-terms.ts';
import { AppError } from '../app-error.ts';
import { mintNumbers } from '../contacts/numbers.ts';
import { storedContact } from '../contacts/stored.ts';
import { findSuperior } from '../exchange/peers.ts';
import { policyInForce } from '../grant/policy.ts';
import type { AnyDraft, BodyOf } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf, stationProfile } from '../station/service.ts';
import { sealContent } from './blob.ts';

export type SealedValues = FieldValues<typeof sealedFields>;

interface Coming {
  readonly channel: Channel;
  readonly receivedOn: LocalDate;
}

/** For whom accusations are sealed here. Errors: SEALED_RECIPIENT_MISSING. */
export function sealedRecipients(reader: Reader): readonly string[] {
  const recipients = policyInForce(reader)?.sealedRecipients ?? [];
  if (recipients.length === 0) throw new AppError('SEALED_RECIPIENT_MISSING');
  return recipients;
}

/** Whether accusations can be taken down, and the discipline organ's address: the station's own entry, else the township's. */
export function sealedStatus(register: OpenRegister): RouteOutput<'sealed.status'> {
  const superior = findSuperior(register.read);
  const own = stationProfile(register).disciplineContact;
  return {
    officers: policyInForce(register.read)?.sealedRecipients.length ?? 0,
    organ: own || (superior ? disciplineContactOf(register, superior.stationId) : ''),
  };
}

/** Before the first receipt the township has not yet said anything of itself. */
function disciplineContactOf(register: OpenRegister, stationId: string): string {
  try {
    return stationProfile(register, stationId).disciplineContact;
  } catch {
    return '';
  }
}

/**
 * Takes down an accusation against an official so that nobody here can read it again (exchange.md §9): what was said goes
 * into an age file for the township's officers, and the register has code, date and route alone.
 * Errors: SEALED_RECIPIENT_MISSING, INPUT_INVALID (nothing said, a day that lies ahead), SEALED_TOO_LONG.
 */
export async function registerSealed(
  runtime: StationRuntime,
  session: Session,
  { values, ...coming }: Coming & { readonly values: SealedValues },
): Promise<RouteOutput<'sealed.register'>> {
  const recipients = sealedRecipients(runtime.register.read);
  const missing = missingFields(sealedFields, values, 1);
  if (missing.length > 0) {
    const issues = missing.map((name) => ({ path: `values.${name}`, code: 'REQUIRED' }));
    throw new AppError('INPUT_INVALID', {}, issues);
  }
  const blob = await sealContent(recipients, { v: 1, values, earlier: [], attachments: [] });
  return enter(runtime, session, coming, 'toOfficer', (entry) => [sealedDraft(entry, blob)]);
}

/** The visitor prefers the discipline organ, or nobody here may take it down: code and date alone. */
export function referToOrgan(
  runtime: StationRuntime,
  session: Session,
  coming: Coming,
): RouteOutput<'sealed.refer'> {
  return enter(runtime, session, coming, 'toOrgan', () => []);
}

type Entry = Omit<BodyOf<'contact.registerSealed'>, 'registeredAt' | 'voidReason'>;

function enter(
  runtime: StationRuntime,
  session: Session,
  { channel, receivedOn }: Coming,
  route: SealedRoute,
  more: (entry: Entry) => AnyDraft[],
): RouteOutput<'sealed.refer'> {
  const nowMs = runtime.ports.clock.now();
  if (receivedOn > localDateOf(nowMs))
    throw new AppError('INPUT_INVALID', {}, [{ path: 'receivedOn', code: 'future' }]);
  const { numberPrefix } = stationProfile(runtime.register);
  return inTransaction(runtime.register, (tx) => {
    const numbers = mintNumbers(tx, numberPrefix, receivedOn);
    const entry: Entry = { ...numbers, receivedOn, channel, route };
    const line = lineDraft(entry, nowMs);
    record(tx, { author: authorOf(session), nowMs }, [line, ...more(entry)]);
    return { contactId: line.entityId, ...numbers };
  });
}

/** The line in this station's own register. */
export function lineDraft(entry: Entry, nowMs: number, voidReason?: VoidReason): AnyDraft {
  return {
    kind: 'contact.registerSealed',
    entityId: uuidv7(),
    businessDate: entry.receivedOn,
    body: {
      ...entry,
      registeredAt: new Date(nowMs).toISOString(),
      ...(voidReason === undefined ? {} : { voidReason }),
    },
    pii: null,
  };
}

/** What goes to the township's officers. */
export function sealedDraft(entry: Entry, blob: string[]): AnyDraft {
  return {
    kind: 'sealed.register',
    entityId: uuidv7(),
    businessDate: entry.receivedOn,
    body: entry,
    pii: { blob },
  };
}

/** One line of the register. Errors: NOT_FOUND. */
export function sealedEntryOf({ read }: OpenRegister, contactId: string): RouteOutput<'sealed.entry'> {
  const row = findContact(read, contactId);
  const { route, registeredAt, values } = row
    ? storedContact(row)
    : { route: null, registeredAt: '', values: {} };
  if (!row || route === null) throw new AppError('NOT_FOUND');
  return {
    registrationNo: row.registrationNo,
    lookupCode: row.lookupCode,
    receivedOn: row.receivedOn,
    channel: values.channel ?? 'visit',
    route,
    registeredAt,
    receptionistName: staffName(read, row.receptionistId),
  };
}

/** The cover of an envelope for the discipline organ; its subject is this station. */
export function envelopeCoverPaper(register: OpenRegister): { no: string; paper: Paper } {
  const { organ } = sealedStatus(register);
  const stationName = stationProfile(register).name;
  return { no: '', paper: { documentKind: 'sealedEnvelopeCover', data: { organ, stationName } } };
}
