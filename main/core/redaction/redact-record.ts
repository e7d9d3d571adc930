import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { findMatter, mattersUnder, type MatterRow } from '../../../db/queries/matters.ts';
import { recordsAbout } from '../../../db/queries/office.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { RedactionGrounds } from '../../contract/redaction.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { itemOf } from '../../terms/code-list.ts';
import { matterState } from '../../terms/matter-terms.ts';
import type { RedactionReason } from '../../terms/redaction-terms.ts';
import { AppError } from '../app-error.ts';
import { contactRowOf } from '../contacts/read-contacts.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import { isOpenDispute } from '../disputes/projection.ts';
import { disputeRowOf, storedDispute } from '../disputes/stored-dispute.ts';
import { isRedactedDutyLog } from '../duty/log.ts';
import { isRedactedReception } from '../leaders/leaders.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { isRedactedPeriodReport } from '../period-reports/service.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isRedactedOffice } from '../office/office.ts';
import { isRedactedRound } from '../screening/rounds.ts';
import { authorOf } from '../station/service.ts';
import { wipeTraces } from './wipe-traces.ts';

/**
 * Erases the personal data of one coming, or of a matter with every coming for it and all that was merged with it; of a
 * matter with no other coming that counts, always the whole. Only the level that has the matter does it, at both levels.
 * Errors: NOT_FOUND, SEALED, FORBIDDEN (another station's), REDACTION_HANDED_OVER (the level above has it now),
 * REDACTION_OPEN, CONFLICT (erased already).
 */
export function redactContact(
  runtime: StationRuntime,
  session: Session,
  input: {
    readonly contactId: string;
    readonly scope: 'contact' | 'matter';
    readonly grounds: RedactionGrounds;
  },
): void {
  const { contactId, scope, grounds } = input;
  const { read } = runtime.register;
  const { contact, matter } = contactRowOf(read, contactId);
  const [main = matter, ...merged] = mattersUnder(read, matter.mainId);
  const all = contactsOfMatter(read, matter.mainId);
  const isWhole = scope === 'matter' || !all.some(({ id, state }) => id !== contactId && state !== 'void');
  const comings = (isWhole ? all : [contact]).filter((row) => storedContact(row).redaction === null);
  assertMayEnd(grounds, itemOf(matterState, main.state).open);
  const asks = isWhole ? [main, ...merged].filter((row) => storedMatter(row).redaction === null) : [];
  if (session.stationKind === 'village' && comings.some(({ stationId }) => stationId !== session.stationId))
    throw new AppError('FORBIDDEN');
  // What the township took down itself about a village's matter is its own.
  const isOwnComing = contact.stationId === session.stationId && matter.stationId !== session.stationId;
  if (isWhole || !isOwnComing)
    for (const row of isWhole ? [main, ...merged] : [matter]) assertHas(session, row);
  erase(runtime, session, [
    ...comings.map(({ id }) => ({ kind: 'contact.redact' as const, entityId: id, body: grounds })),
    ...asks.map(({ id }) => ({ kind: 'matter.redact' as const, entityId: id, body: grounds })),
    ...(asks.length > 0
      ? redactionsAbout(
          read,
          session,
          asks.map(({ id }) => id),
          grounds,
        )
      : []),
  ]);
}

/** What this office and its leaders put on record about matters tells of the same people: it goes with them. */
function redactionsAbout(
  reader: Reader,
  session: Session,
  matterIds: readonly string[],
  grounds: RedactionGrounds,
): Erasure[] {
  return matterIds.flatMap((matterId) => {
    const { office, leaders } = recordsAbout(reader, matterId, session.stationId);
    return [
      ...office
        .filter((id) => !isRedactedOffice(reader, session, id))
        .map((entityId) => ({ kind: 'office.redact' as const, entityId, body: grounds })),
      ...leaders
        .filter((id) => !isRedactedReception(reader, session, id))
        .map((entityId) => ({ kind: 'leader.redact' as const, entityId, body: grounds })),
    ];
  });
}

/**
 * What this station has put on record about matters that the level above has erased goes with them: whoever takes that
 * in signs for it. To be called in the transaction that took it in.
 */
export function redactWithMatters(
  tx: WriteTx,
  session: Session,
  { matterIds, nowMs }: { readonly matterIds: readonly string[]; readonly nowMs: number },
): void {
  const drafts = matterIds.flatMap((matterId) => {
    const matter = findMatter(tx, matterId);
    const redaction = matter && storedMatter(matter).redaction;
    if (!redaction) return [];
    const { reason, basis } = redaction;
    return redactionsAbout(tx, session, [matterId], { reason, basis });
  });
  const businessDate = localDateOf(nowMs);
  if (drafts.length > 0) {
    record(
      tx,
      { author: authorOf(session), nowMs },
      drafts.map((draft): AnyDraft => ({ ...draft, businessDate, pii: null })),
    );
  }
}

/** Erases the personal data of a dispute. Errors: NOT_FOUND, FORBIDDEN (another station's), REDACTION_OPEN, CONFLICT (erased already). */
export function redactDispute(
  runtime: StationRuntime,
  session: Session,
  { disputeId, grounds }: { readonly disputeId: string; readonly grounds: RedactionGrounds },
): void {
  const row = disputeRowOf(runtime.register.read, disputeId);
  if (row.stationId !== session.stationId) throw new AppError('FORBIDDEN');
  assertMayEnd(grounds, isOpenDispute(row.state));
  const isRedacted = storedDispute(row).redaction !== null;
  const draft = { kind: 'dispute.redact' as const, entityId: disputeId, body: grounds };
  erase(runtime, session, isRedacted ? [] : [draft]);
}

/** Erases the words of a screening meeting. Errors: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (erased already). */
export function redactRound(
  runtime: StationRuntime,
  session: Session,
  { roundId, grounds }: { readonly roundId: string; readonly grounds: RedactionGrounds },
): void {
  const draft = { kind: 'screening.redact' as const, entityId: roundId, body: grounds };
  erase(runtime, session, isRedactedRound(runtime.register.read, session, roundId) ? [] : [draft]);
}

/** Erases the words of a duty log. Errors: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (erased already). */
export function redactDutyLog(
  runtime: StationRuntime,
  session: Session,
  { shiftId, grounds }: { readonly shiftId: string; readonly grounds: RedactionGrounds },
): void {
  const draft = { kind: 'duty.redact' as const, entityId: shiftId, body: grounds };
  erase(runtime, session, isRedactedDutyLog(runtime.register.read, session, shiftId) ? [] : [draft]);
}

/** Erases the words of a leader's reception. Errors: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (erased already). */
export function redactReception(
  runtime: StationRuntime,
  session: Session,
  { recordId, grounds }: { readonly recordId: string; readonly grounds: RedactionGrounds },
): void {
  const draft = { kind: 'leader.redact' as const, entityId: recordId, body: grounds };
  erase(runtime, session, isRedactedReception(runtime.register.read, session, recordId) ? [] : [draft]);
}

/** Erases the words of a record of the office. Errors: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (erased already). */
export function redactOffice(
  runtime: StationRuntime,
  session: Session,
  { recordId, grounds }: { readonly recordId: string; readonly grounds: RedactionGrounds },
): void {
  const draft = { kind: 'office.redact' as const, entityId: recordId, body: grounds };
  erase(runtime, session, isRedactedOffice(runtime.register.read, session, recordId) ? [] : [draft]);
}

/** Erases the words of a signed table; its figures stay. Errors: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (erased already). */
export function redactPeriodReport(
  runtime: StationRuntime,
  session: Session,
  { reportId, grounds }: { readonly reportId: string; readonly grounds: RedactionGrounds },
): void {
  const draft = { kind: 'periodReport.redact' as const, entityId: reportId, body: grounds };
  erase(runtime, session, isRedactedPeriodReport(runtime.register.read, session, reportId) ? [] : [draft]);
}

/** Errors: FORBIDDEN, REDACTION_HANDED_OVER. */
function assertHas({ stationId }: Session, matter: MatterRow): void {
  if (matter.ownerStation === stationId) return;
  throw new AppError(matter.stationId === stationId ? 'REDACTION_HANDED_OVER' : 'FORBIDDEN');
}

const officialReasons: ReadonlySet<RedactionReason> = new Set(['retentionReview', 'authorityOrder']);

/** What an office owes does not end because the office clears up: only the person can let an open matter go. */
function assertMayEnd({ reason }: RedactionGrounds, isOpen: boolean): void {
  if (isOpen && officialReasons.has(reason)) throw new AppError('REDACTION_OPEN');
}

type Redacting =
  | 'leader.redact'
  | 'office.redact'
  | 'periodReport.redact'
  | 'duty.redact'
  | 'contact.redact'
  | 'matter.redact'
  | 'dispute.redact'
  | 'screening.redact';

interface Erasure {
  readonly kind: Redacting;
  readonly entityId: string;
  readonly body: RedactionGrounds;
}

function erase(runtime: StationRuntime, session: Session, erasures: readonly Erasure[]): void {
  if (erasures.length === 0) throw new AppError('CONFLICT');
  const nowMs = runtime.ports.clock.now();
  const businessDate = localDateOf(nowMs);
  const drafts = erasures.map((erasure): AnyDraft => ({ ...erasure, businessDate, pii: null }));
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, drafts);
  });
  wipeTraces(runtime);
}
