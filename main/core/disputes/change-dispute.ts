import { futureIn, splitValues } from '../../contract/fields.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { disputeFields } from '../../terms/dispute-fields.ts';
import type { DisputeMethod, DisputeResult, PerformanceState } from '../../terms/dispute-terms.ts';
import { AppError } from '../app-error.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { audit, record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, isoNow } from '../station/service.ts';
import type { DisputeFields } from './projection.ts';
import { countsAsSigned } from './read-disputes.ts';
import { disputeRowOf, storedDispute } from './stored-dispute.ts';
import { disputeSteps } from './read-mediations.ts';
import type { DisputeStep } from './rules.ts';

export interface Named {
  readonly disputeId: string;
}

/**
 * Every step is checked against the state and the owner. Errors: NOT_FOUND, FORBIDDEN (another station's dispute: a
 * township proposes, it does not overwrite), CONFLICT (the state does not allow this step).
 */
function step(
  runtime: StationRuntime,
  session: Session,
  { disputeId, step: wanted }: Named & { readonly step: DisputeStep },
  draftOn: (businessDate: string) => AnyDraft,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const row = disputeRowOf(tx, disputeId);
    if (row.stationId !== session.stationId) throw new AppError('FORBIDDEN');
    // A record without words takes no more of them.
    const isRedacted = storedDispute(row).redaction !== null;
    if (isRedacted || !disputeSteps(tx, row).includes(wanted)) throw new AppError('CONFLICT');
    record(tx, { author: authorOf(session), nowMs }, [draftOn(localDateOf(nowMs))]);
  });
}

/** Corrects a dispute; the earlier text stays in the log. Errors: as every step, REASON_REQUIRED once it was printed, INPUT_INVALID (a day that lies ahead). */
export function reviseDispute(
  runtime: StationRuntime,
  session: Session,
  revision: Named & {
    readonly dispute: { readonly set: DisputeFields; readonly clear: readonly string[] };
    readonly reason?: string | undefined;
  },
): void {
  const { disputeId, dispute, reason } = revision;
  if (!reason && countsAsSigned(runtime.register.read, disputeId)) throw new AppError('REASON_REQUIRED');
  const today = localDateOf(runtime.ports.clock.now());
  const issues = futureIn(disputeFields, dispute.set, today, 'dispute.set');
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  const { body, pii } = splitValues(disputeFields, dispute.set);
  step(runtime, session, { disputeId, step: 'revise' }, (businessDate) => ({
    kind: 'dispute.revise',
    entityId: disputeId,
    businessDate,
    body: { set: body, clear: [...dispute.clear] },
    pii: { set: pii, ...(reason ? { reason } : {}) },
  }));
}

/** One more step on the way to a settlement. Errors: as every step. */
export function addProgress(
  runtime: StationRuntime,
  session: Session,
  input: Named & {
    readonly on: string;
    readonly method?: DisputeMethod | undefined;
    readonly text: string;
  },
): void {
  const { disputeId, on, method, text } = input;
  step(runtime, session, { disputeId, step: 'progress' }, () => ({
    kind: 'dispute.progress',
    entityId: disputeId,
    businessDate: on,
    body: { on, ...(method === undefined ? {} : { method }) },
    pii: { text },
  }));
}

/** How it ended. Errors: as every step. */
export function concludeDispute(
  runtime: StationRuntime,
  session: Session,
  input: Named & {
    readonly on: string;
    readonly result: DisputeResult;
    readonly performance?: PerformanceState | undefined;
    readonly text: string;
  },
): void {
  const { disputeId, on, result, performance, text } = input;
  step(runtime, session, { disputeId, step: 'conclude' }, () => ({
    kind: 'dispute.conclude',
    entityId: disputeId,
    businessDate: on,
    body: { on, result, ...(performance === undefined ? {} : { performance }) },
    pii: { text },
  }));
}

/** Whether an agreement is kept; a breach opens the dispute again (domain.md §2.6). Errors: as every step. */
export function recordPerformance(
  runtime: StationRuntime,
  session: Session,
  input: Named & {
    readonly on: string;
    readonly performance: PerformanceState;
    readonly text?: string | undefined;
  },
): void {
  const { disputeId, on, performance, text } = input;
  step(runtime, session, { disputeId, step: 'perform' }, () => ({
    kind: 'dispute.perform',
    entityId: disputeId,
    businessDate: on,
    body: { on, performance },
    pii: text === undefined ? {} : { text },
  }));
}

/** Errors: as every step. */
export function reopenDispute(
  runtime: StationRuntime,
  session: Session,
  { disputeId, reason }: Named & { readonly reason: string },
): void {
  step(runtime, session, { disputeId, step: 'reopen' }, (on) => ({
    kind: 'dispute.reopen',
    entityId: disputeId,
    businessDate: on,
    body: { on },
    pii: { reason },
  }));
}

/** Entered by mistake: it stays readable and is counted nowhere. Errors: as every step. */
export function voidDispute(
  runtime: StationRuntime,
  session: Session,
  { disputeId, reason }: Named & { readonly reason: string },
): void {
  step(runtime, session, { disputeId, step: 'void' }, (businessDate) => ({
    kind: 'dispute.void',
    entityId: disputeId,
    businessDate,
    body: {},
    pii: { reason },
  }));
}

/** The voiding was the mistake: it is counted again, in the state that it had. Errors: as every step. */
export function unvoidDispute(
  runtime: StationRuntime,
  session: Session,
  { disputeId, reason }: Named & { readonly reason: string },
): void {
  step(runtime, session, { disputeId, step: 'unvoid' }, (businessDate) => ({
    kind: 'dispute.unvoid',
    entityId: disputeId,
    businessDate,
    body: {},
    pii: { reason },
  }));
}

/** Gives a party's telephone number; who asked, for what and why stands in the audit log before the answer. Errors: NOT_FOUND. */
export function revealPartyPhone(
  runtime: StationRuntime,
  session: Session,
  { disputeId, party, reason }: Named & { readonly party: number; readonly reason: string },
): string {
  const { values } = storedDispute(disputeRowOf(runtime.register.read, disputeId));
  const phone = values.parties?.[party]?.phone;
  if (phone === undefined) throw new AppError('NOT_FOUND');
  inTransaction(runtime.register, (tx) =>
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'reveal',
      entity: 'dispute',
      entityId: disputeId,
      params: { field: 'phone', party, reason },
    }),
  );
  return phone;
}
