import { findContact } from '../../../db/queries/contacts.ts';
import {
  findMatter,
  mattersOfferedTo,
  mattersWithProposals,
  type MatterRow,
} from '../../../db/queries/matters.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { MatterHandover, MatterOwnership, MatterProposal } from '../../contract/routes/ownership.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { settleOwnership, type Handover, type Ownership, type Proposal } from '../log/ownership.ts';
import type { AnyOp } from '../log/op-kinds.ts';
import { isInPlay, toLoggedOp } from '../log/record.ts';
import { staffName } from '../staff/staff-name.ts';

/** Whose matter it is and what waits for whom, made from its ops: with the words of the offer and of the proposals. */
export function ownershipIn(reader: Reader, matterId: string): Ownership {
  return settleOwnership(opsOfEntity(reader, matterId).filter(isInPlay).flatMap(toLoggedOp));
}

/** Errors: NOT_FOUND, also for what has become a sealed record. */
export function matterRowOf(reader: Reader, matterId: string): MatterRow {
  const row = findMatter(reader, matterId);
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/** Errors: NOT_FOUND. */
export function matterOwnership(reader: Reader, session: Session, matterId: string): MatterOwnership {
  const row = matterRowOf(reader, matterId);
  const { handover, proposals } = ownershipIn(reader, matterId);
  return {
    ownerStationId: row.ownerStation,
    ownerName: stationName(reader, row.ownerStation),
    own: row.ownerStation === session.stationId,
    handover: handover && shownHandover(reader, matterId, handover),
    proposals: proposals.map((proposal) => shownProposal(reader, proposal)).toReversed(),
  };
}

/** What waits for a word of this station. */
export function ownershipInbox(reader: Reader, session: Session): RouteOutput<'matter.inbox'> {
  return {
    offers: mattersOfferedTo(reader, session.stationId).flatMap((row) => {
      const { handover } = ownershipIn(reader, row.id);
      if (!handover) return [];
      const { offered: said, reason, isReturn } = shownHandover(reader, row.id, handover);
      return {
        ...shownMatter(reader, row),
        from: said.stationName,
        offeredAt: said.at,
        isReturn,
        reason,
        dueOn: row.noticeDueOn,
      };
    }),
    proposals: mattersWithProposals(reader, session.stationId).map((row) => ({
      ...shownMatter(reader, row),
      count: row.openProposals,
    })),
  };
}

function shownMatter(reader: Reader, { id, registrationNo, stationId, summary }: MatterRow) {
  return { matterId: id, registrationNo, stationName: stationName(reader, stationId), summary };
}

function shownHandover(
  reader: Reader,
  matterId: string,
  { state, isReturn, offer, answer }: Handover,
): MatterHandover {
  return {
    state,
    isReturn,
    offerId: offer.opId,
    offered: saidIn(reader, offer),
    reason: reasonOf(offer),
    answered: answer && { ...saidIn(reader, answer), reason: reasonOf(answer) },
    withdrawnTooLate:
      state === 'accepted' &&
      opsOfEntity(reader, matterId)
        .flatMap(toLoggedOp)
        .some(
          (op) =>
            (op.kind === 'matter.transferWithdraw' || op.kind === 'matter.returnWithdraw') &&
            op.body.answers === offer.opId,
        ),
  };
}

function shownProposal(reader: Reader, { state, op, answer }: Proposal): MatterProposal {
  const shown = {
    opId: op.opId,
    state,
    proposed: saidIn(reader, op),
    set: {},
    clear: [],
    text: null,
    voidReason: null,
    reason: reasonOf(op),
    answered: answer && { ...saidIn(reader, answer), reason: reasonOf(answer) },
  };
  switch (op.kind) {
    case 'matter.answerOnSpot':
      return { ...shown, kind: op.kind, text: op.pii?.answer ?? null };
    case 'matter.assign':
      return { ...shown, kind: op.kind, text: staffName(reader, op.body.responsibleId) };
    case 'matter.merge':
      return { ...shown, kind: op.kind, text: findMatter(reader, op.body.into)?.registrationNo ?? null };
    case 'matter.voidComing':
    case 'matter.unvoidComing': {
      const text = findContact(reader, op.body.contactId)?.registrationNo ?? null;
      return { ...shown, kind: op.kind, text, voidReason: 'reason' in op.body ? op.body.reason : null };
    }
    case 'matter.unmerge':
      return { ...shown, kind: op.kind };
    case 'matter.revise':
      return {
        ...shown,
        kind: op.kind,
        set: { ...op.body.set, ...op.pii?.set },
        clear: [...op.body.clear],
      };
    default:
      // Other kinds have no writer `owner` and are nobody's proposal.
      throw new TypeError(op.kind);
  }
}

function saidIn(reader: Reader, { hlc, author }: AnyOp): MatterProposal['proposed'] {
  return {
    at: hlcTime(hlc),
    stationName: stationName(reader, author.station),
    staffName: staffName(reader, author.user),
  };
}

function stationName(reader: Reader, stationId: string): string {
  return findStation(reader, stationId)?.name ?? '';
}

function reasonOf({ pii }: AnyOp): string | null {
  return pii !== null && 'reason' in pii ? (pii.reason ?? null) : null;
}
