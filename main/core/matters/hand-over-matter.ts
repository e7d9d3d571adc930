import { findContact, type ContactRow } from '../../../db/queries/contacts.ts';
import type { MatterRow } from '../../../db/queries/matters.ts';
import { findStaff } from '../../../db/queries/stations.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { splitValues } from '../../contract/fields.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { matterFields } from '../../terms/contact-fields.ts';
import type { RecordStep } from '../../terms/matter-steps.ts';
import { AppError } from '../app-error.ts';
import { assertNotAccusation } from '../contacts/register-contact.ts';
import { storedContact } from '../contacts/stored.ts';
import { findSuperior } from '../exchange/peers.ts';
import type { AnyDraft, AnyOp, OpDraft } from '../log/op-kinds.ts';
import type { Handover } from '../log/ownership.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import type { MatterFields } from './projection.ts';
import { assertMayMerge, assertMayUnmerge } from './merge-matters.ts';
import { matterRowOf, ownershipIn } from './read-ownership.ts';
import { standingFor } from './standing.ts';

// Handing a matter over in two signed steps, and answering what the other level proposes (exchange.md §8).

interface Named {
  readonly matterId: string;
}

type MatterDraft = Extract<AnyDraft, { kind: `matter.${string}` }>;
type DraftOf<D> = D extends OpDraft ? Pick<D, 'kind' | 'body' | 'pii'> : never;

/** Errors: as {@link standingFor}. */
function step(
  runtime: StationRuntime,
  session: Session,
  { matterId, step: wanted }: Named & { readonly step: RecordStep },
  draftFor: (tx: WriteTx, row: MatterRow) => DraftOf<MatterDraft>,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const businessDate = localDateOf(nowMs);
    const { row } = standingFor(tx, session, { matterId, step: wanted, today: businessDate });
    record(tx, { author: authorOf(session), nowMs }, [
      { ...draftFor(tx, row), entityId: matterId, businessDate },
    ]);
  });
}

/** First signed step. Errors: NOT_FOUND, FORBIDDEN (not this village's), NOT_ENROLLED, CONFLICT (offered already, not open). */
export function offerMatter(
  runtime: StationRuntime,
  session: Session,
  { matterId, reason }: Named & { readonly reason: string },
): void {
  const { read } = runtime.register;
  if (matterRowOf(read, matterId).ownerStation !== session.stationId) throw new AppError('FORBIDDEN');
  if (!findSuperior(read)) throw new AppError('NOT_ENROLLED');
  step(runtime, session, { matterId, step: 'offer' }, () => ({
    kind: 'matter.transferOffer',
    body: {},
    pii: { reason },
  }));
}

/**
 * First signed step of giving back: the village is asked to handle after all what was handed over, as long as no organ has
 * decided anything of it. Errors: NOT_FOUND, FORBIDDEN (not taken over), CONFLICT (offered already, decided).
 */
export function giveMatterBack(
  runtime: StationRuntime,
  session: Session,
  { matterId, reason }: Named & { readonly reason: string },
): void {
  const row = matterRowOf(runtime.register.read, matterId);
  if (row.ownerStation !== session.stationId || row.stationId === session.stationId)
    throw new AppError('FORBIDDEN');
  step(runtime, session, { matterId, step: 'giveBack' }, () => ({
    kind: 'matter.returnOffer',
    body: {},
    pii: { reason },
  }));
}

/** Takes the own offer back while nobody has answered. Errors: NOT_FOUND, CONFLICT. */
export function withdrawOffer(
  runtime: StationRuntime,
  session: Session,
  { matterId, reason }: Named & { readonly reason?: string | undefined },
): void {
  step(runtime, session, { matterId, step: 'withdrawOffer' }, (tx) => {
    const { isReturn, offer } = openOfferOf(tx, matterId);
    return {
      kind: isReturn ? 'matter.returnWithdraw' : 'matter.transferWithdraw',
      body: { answers: offer.opId },
      pii: reason === undefined ? {} : { reason },
    };
  });
}

/** Second signed step. Errors: NOT_FOUND (matter, or person of this station), CONFLICT (answered or withdrawn meanwhile). */
export function acceptMatter(
  runtime: StationRuntime,
  session: Session,
  {
    matterId,
    offerId,
    responsibleId = session.staffId,
  }: Named & { readonly offerId: string; readonly responsibleId?: string | undefined },
): void {
  step(runtime, session, { matterId, step: 'takeOver' }, (tx) => {
    const { isReturn } = openOfferOf(tx, matterId, offerId);
    const person = findStaff(tx, responsibleId);
    if (person?.stationId !== session.stationId || person.active !== 1) throw new AppError('NOT_FOUND');
    const kind = isReturn ? 'matter.returnAccept' : 'matter.transferAccept';
    return { kind, body: { answers: offerId, responsibleId }, pii: null };
  });
}

/** Errors: NOT_FOUND, CONFLICT (answered or withdrawn meanwhile). */
export function declineMatter(
  runtime: StationRuntime,
  session: Session,
  { matterId, offerId, reason }: Named & { readonly offerId: string; readonly reason: string },
): void {
  step(runtime, session, { matterId, step: 'declineOffer' }, (tx) => {
    const { isReturn } = openOfferOf(tx, matterId, offerId);
    const kind = isReturn ? 'matter.returnDecline' : 'matter.transferDecline';
    return { kind, body: { answers: offerId }, pii: { reason } };
  });
}

/**
 * Corrects a matter, or proposes a correction where another level owns it. Errors: NOT_FOUND, FORBIDDEN (neither this
 * station's nor of one below), CONFLICT (erased, or nothing is changed), ACCUSATION_MUST_BE_SEALED.
 */
export function reviseMatter(
  runtime: StationRuntime,
  session: Session,
  {
    matterId,
    set,
    clear,
    reason,
  }: Named & { readonly set: MatterFields; readonly clear: readonly string[]; readonly reason: string },
): { isProposal: boolean } {
  assertNotAccusation(set.purpose);
  if (Object.keys(set).length + clear.length === 0) throw new AppError('CONFLICT');
  const row = matterRowOf(runtime.register.read, matterId);
  const isProposal = row.ownerStation !== session.stationId;
  if (isProposal && session.stationKind === 'village' && row.stationId !== session.stationId)
    throw new AppError('FORBIDDEN');
  const { body, pii } = splitValues(matterFields, set);
  step(runtime, session, { matterId, step: isProposal ? 'propose' : 'revise' }, () => ({
    kind: 'matter.revise',
    body: { set: body, clear: [...clear] },
    pii: { set: pii, reason },
  }));
  return { isProposal };
}

/** Makes a proposal the owner's own word. Errors: NOT_FOUND, FORBIDDEN (another level owns the matter), CONFLICT (decided), MERGE_*. */
export function adoptProposal(
  runtime: StationRuntime,
  session: Session,
  { matterId, opId }: Named & { readonly opId: string },
): void {
  const draft = { kind: 'matter.proposalAccept', body: { answers: opId }, pii: null } as const;
  decide(
    runtime,
    session,
    { matterId, opId },
    () => draft,
    (tx, proposed) => {
      // What could be merged when it was proposed may have ended since.
      const matter = matterRowOf(tx, matterId);
      if (proposed.kind === 'matter.merge') assertMayMerge(tx, matter, proposed.body.into);
      if (proposed.kind === 'matter.unmerge') assertMayUnmerge(matter);
      if (proposed.kind === 'matter.voidComing') assertComing(tx, proposed.body.contactId, 'registered');
      if (proposed.kind === 'matter.unvoidComing') assertComing(tx, proposed.body.contactId, 'void');
    },
  );
}

/** Errors: CONFLICT: it does not stand as it did when this was proposed. */
function assertComing(tx: WriteTx, contactId: string, state: ContactRow['state']): void {
  const contact = findContact(tx, contactId);
  if (contact?.state !== state || storedContact(contact).redaction !== null) throw new AppError('CONFLICT');
}

/** It stays readable with the reason, at both levels. Errors: as {@link adoptProposal}. */
export function dismissProposal(
  runtime: StationRuntime,
  session: Session,
  { matterId, opId, reason }: Named & { readonly opId: string; readonly reason: string },
): void {
  decide(runtime, session, { matterId, opId }, () => ({
    kind: 'matter.proposalDecline',
    body: { answers: opId },
    pii: { reason },
  }));
}

function decide(
  runtime: StationRuntime,
  session: Session,
  { matterId, opId }: Named & { readonly opId: string },
  draft: () => DraftOf<MatterDraft>,
  check?: (tx: WriteTx, proposed: AnyOp) => void,
): void {
  if (matterRowOf(runtime.register.read, matterId).ownerStation !== session.stationId)
    throw new AppError('FORBIDDEN');
  step(runtime, session, { matterId, step: 'decide' }, (tx) => {
    const proposal = ownershipIn(tx, matterId).proposals.find(({ op }) => op.opId === opId);
    if (!proposal) throw new AppError('NOT_FOUND');
    if (proposal.state !== 'open') throw new AppError('CONFLICT');
    check?.(tx, proposal.op);
    return draft();
  });
}

/** Errors: CONFLICT: another offer, or none, is open. */
function openOfferOf(tx: WriteTx, matterId: string, offerId?: string): Handover {
  const { handover } = ownershipIn(tx, matterId);
  if (handover?.state !== 'offered' || (offerId !== undefined && handover.offer.opId !== offerId))
    throw new AppError('CONFLICT');
  return handover;
}
