import { replaceTurns } from '../../../db/queries/dispute-ledger.ts';
import { replaceMediations } from '../../../db/queries/mediations.ts';
import { upsertDispute } from '../../../db/queries/disputes.ts';
import { indexDoc } from '../../../db/queries/search.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { missingFields, type FieldValues } from '../../contract/fields.ts';
import { codesOf, itemOf, parentOfOwn } from '../../terms/code-list.ts';
import { disputeFields } from '../../terms/dispute-fields.ts';
import {
  disputeResult,
  disputeState,
  type DisputeResult,
  type DisputeState,
  type PerformanceState,
} from '../../terms/dispute-terms.ts';
import type { LedgerTurn } from '../../terms/ledger-terms.ts';
import { mediationNext } from '../../terms/mediation-terms.ts';
import { disputeQuickType, type DisputeTypeA, type DisputeTypeB } from '../../terms/dispute-types.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { defineProjection, revised, type KindsOf } from '../log/projection.ts';
import type { AnyOp } from '../log/op-kinds.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';
import { nameKeys } from '../search/name-keys.ts';
import { searchEntry } from '../search/search-entry.ts';
import type { StoredDispute } from './stored-dispute.ts';
import {
  dayOfMediation,
  foldMediation,
  isMediationOp,
  owedByMediation,
  type FoldedMediation,
  type MediationDue,
  type MediationOp,
} from './mediation.ts';
import { balanceOf, bookTurn, moveFound, strike, type BookedTurn, type Writing } from './turns.ts';

export type DisputeFields = FieldValues<typeof disputeFields>;

export interface DisputeConclusion {
  readonly on: string;
  readonly result: DisputeResult;
  readonly performance: PerformanceState | null;
  /** Null where it did not travel or was erased. */
  readonly text: string | null;
}

export interface FoldedDispute {
  readonly stationId: string;
  readonly registrationNo: string;
  readonly registeredAt: string;
  readonly registrarId: string;
  readonly responsibleId: string;
  readonly contactId: string | null;
  readonly roundId: string | null;
  /** Where it stands, whether it counts or not: a voiding that is taken back has changed nothing. */
  readonly state: Exclude<DisputeState, 'void'>;
  readonly isVoid: boolean;
  readonly conclusion: DisputeConclusion | null;
  readonly redaction: FoldedRedaction | null;
  readonly fields: DisputeFields;
  readonly mediations: readonly FoldedMediation[];
  /** The last step on the way, by its own day; null before the first. */
  readonly progress: { readonly on: string; readonly text: string | null } | null;
  /** Somebody has worked on a settlement (调处): a request that nobody took up is no such work, and what was done stays done. */
  readonly wasMediated: boolean;
  /** How it stands in the rolling ledger. */
  readonly turns: readonly BookedTurn[];
}

/** What a result makes of a dispute: only an agreement or a reconciliation counts as 化解. */
export function stateAfter(result: DisputeResult): FoldedDispute['state'] {
  if (itemOf(disputeResult, result).resolved) return 'resolved';
  if (result === 'transferred' || result === 'withdrawn') return result;
  return result === 'toLitigation' || result === 'toArbitration' ? 'transferred' : 'notAgreed';
}

export function isOpenDispute(state: DisputeState): boolean {
  return itemOf(disputeState, state).open;
}

/** A turn after which none has come holds until then. */
const endless = '9999-12-31';

type DisputeOp = AnyOp<KindsOf<'dispute'>>;
type Unbooked = Omit<FoldedDispute, 'turns' | 'wasMediated'>;

export const disputeProjection = defineProjection('dispute', {
  step(state: FoldedDispute | null, op): FoldedDispute | null {
    const next = stepDispute(state, op);
    return (
      next && {
        ...next,
        wasMediated: state?.wasMediated === true || isMediating(next, op),
        turns: turnsAfter(state, next, op),
      }
    );
  },
  write(tx, id, folded) {
    writeDispute(tx, id, folded);
    const { stationId, turns } = folded;
    replaceTurns(
      tx,
      id,
      turns.map((turn, no) => ({
        ...turn,
        disputeId: id,
        no,
        stationId,
        late: turn.late ? 1 : 0,
        untilOn: turns[no + 1]?.bookedOn ?? endless,
      })),
    );
  },
});

function isMediating({ state }: Unbooked, { kind }: DisputeOp): boolean {
  if (kind === 'dispute.conclude') return state === 'resolved' || state === 'notAgreed';
  return kind === 'dispute.progress' || kind === 'mediation.take';
}

function stepDispute(state: FoldedDispute | null, op: DisputeOp): Unbooked | null {
  if (op.kind === 'dispute.register') {
    const { fields, contactId, roundId, ...rest } = op.body;
    return {
      ...rest,
      contactId: contactId ?? null,
      roundId: roundId ?? null,
      responsibleId: op.body.registrarId,
      stationId: op.author.station,
      state: 'registered',
      isVoid: false,
      conclusion: null,
      redaction: null,
      progress: null,
      mediations: [],
      fields: { ...fields, ...op.pii?.fields },
    };
  }
  if (state === null) return null;
  if (isMediationOp(op)) {
    return { ...state, mediations: foldMediation(state.mediations, op), ...movedBy(state, op) };
  }
  switch (op.kind) {
    case 'dispute.revise': {
      const fields = revised(state.fields, { ...op.body.set, ...op.pii?.set }, op.body.clear);
      return { ...state, fields };
    }
    case 'dispute.assign':
      return { ...state, responsibleId: op.body.responsibleId };
    case 'dispute.progress': {
      const { on } = op.body;
      const isLast = state.progress === null || state.progress.on <= on;
      const progress = isLast ? { on, text: op.pii?.text ?? null } : state.progress;
      return { ...state, progress, state: state.state === 'registered' ? 'mediating' : state.state };
    }
    case 'dispute.conclude': {
      const { on, result, performance } = op.body;
      const conclusion = { on, result, performance: performance ?? null, text: op.pii?.text ?? null };
      return { ...state, state: stateAfter(result), conclusion };
    }
    case 'dispute.perform': {
      const { performance } = op.body;
      const conclusion = state.conclusion && { ...state.conclusion, performance };
      return { ...state, conclusion, state: performance === 'breached' ? 'reopened' : state.state };
    }
    case 'dispute.reopen':
      return { ...state, state: 'reopened' };
    case 'dispute.redact':
      return { ...state, redaction: foldRedaction(state.redaction, op) };
    case 'dispute.void':
      return { ...state, isVoid: true };
    case 'dispute.unvoid':
      return { ...state, isVoid: false };
  }
}

/** What a step of a mediation makes of the dispute: one entry says it once. */
function movedBy(state: Unbooked, op: MediationOp): Pick<Unbooked, 'state' | 'conclusion'> {
  const { conclusion } = state;
  const wroteOn = writingOf(op).on;
  const on = 'fields' in op.body ? dayOfMediation(op.body.fields, wroteOn) : wroteOn;
  switch (op.kind) {
    case 'mediation.take':
      return { conclusion, state: state.state === 'registered' ? 'mediating' : state.state };
    case 'mediation.agree':
    case 'mediation.agreeOral': {
      const result = op.kind === 'mediation.agree' ? 'agreementWritten' : 'agreementOral';
      const performance = op.body.fields.performance ?? null;
      const text = op.pii?.fields.terms?.join('；') ?? null;
      return { state: stateAfter(result), conclusion: { on, result, performance, text } };
    }
    case 'mediation.perform':
    case 'mediation.followUp': {
      const { performance } = op.body.fields;
      if (performance === undefined || conclusion === null) return { conclusion, state: state.state };
      const isBroken = performance === 'breached' && state.state === 'resolved';
      return { conclusion: { ...conclusion, performance }, state: isBroken ? 'reopened' : state.state };
    }
    case 'mediation.end': {
      const { result } = itemOf(mediationNext, op.body.fields.mediationNext ?? 'parties');
      const text = op.pii?.fields.actText ?? null;
      return { state: stateAfter(result), conclusion: { on, result, performance: null, text } };
    }
    default:
      return { conclusion, state: state.state };
  }
}

function writingOf({ hlc }: DisputeOp): Writing {
  return { on: localDateOf(hlcTime(hlc)), hlc };
}

/** Whatever the ops say, the ledger follows the state: counted in as long as somebody owes a step, and in no other way. */
function turnsAfter(before: FoldedDispute | null, after: Unbooked, op: DisputeOp): readonly BookedTurn[] {
  const written = writingOf(op);
  const turns = (op.kind === 'dispute.register' ? null : before?.turns) ?? [];
  if (op.kind === 'dispute.void') return strike(turns, written);
  const happenedOn = happenedOnOf(op, written.on);
  const isIn = balanceOf(turns) === 1;
  const shouldBeIn = !after.isVoid && isOpenDispute(after.state);
  // Found, or found again where a voiding has left nothing of it.
  if (shouldBeIn && turns.length === 0) {
    return bookTurn([], { kind: 'found', happenedOn: foundOn(after), written });
  }
  if (isIn === shouldBeIn) {
    return op.kind === 'dispute.revise' ? moveFound(turns, foundOn(after), written.on) : turns;
  }
  if (!shouldBeIn) return bookTurn(turns, { kind: outTurns[after.state], happenedOn, written });
  const kind = op.kind === 'dispute.unvoid' ? 'restored' : 'reopened';
  return bookTurn(turns, { kind, happenedOn, written });
}

function happenedOnOf(op: DisputeOp, wroteOn: string): string {
  if ('on' in op.body) return op.body.on;
  return isMediationOp(op) && 'fields' in op.body ? dayOfMediation(op.body.fields, wroteOn) : wroteOn;
}

const outTurns: Readonly<Record<FoldedDispute['state'], LedgerTurn>> = {
  resolved: 'resolved',
  transferred: 'transferred',
  withdrawn: 'withdrawn',
  notAgreed: 'withdrawn',
  registered: 'struck',
  mediating: 'struck',
  reopened: 'struck',
};

function foundOn({ fields, registeredAt }: Unbooked): string {
  return fields.foundOn ?? localDateOf(registeredAt);
}

function writeDispute(tx: WriteTx, id: string, folded: FoldedDispute): void {
  const { stationId, registrationNo, registeredAt, contactId, conclusion, redaction, fields } = folded;
  const state = folded.isVoid ? 'void' : folded.state;
  const { mediations } = folded;
  const entries = mediations.flatMap(({ entries: said, file }) => [
    ...said.map(({ entryId }) => entryId),
    ...(file ? [file.fileId] : []),
  ]);
  if (redaction) eraseRecord(tx, 'dispute', id, { ...redaction, issued: entries });
  replaceMediations(
    tx,
    id,
    mediations.length === 0 ? null : { papers: entries, fields: JSON.stringify(mediations) },
  );
  const names = (fields.parties ?? []).flatMap(({ name }) => (name === undefined ? [] : [name]));
  const isOpen = isOpenDispute(state);
  const isOver = folded.isVoid || redaction !== null;
  const owed = isOver ? null : nextOwed(folded, isOpen);
  upsertDispute(tx, {
    id,
    stationId,
    registrationNo,
    registeredAt,
    foundOn: foundOn(folded),
    quickType: fields.quickType ?? 'other',
    ...typesOf(fields),
    state,
    summary: fields.summary ?? null,
    parties: [...names, ...(fields.partyGroup === undefined ? [] : [fields.partyGroup])].join('、'),
    partyKey: names[0] === undefined ? null : nameKeys(names[0]).full,
    // The risk is the dispute's and ends with it (domain.md §7.1).
    riskLevel: isOpen ? (fields.riskLevel ?? null) : null,
    responsiblePerson: fields.responsiblePerson ?? null,
    responsibleId: folded.responsibleId,
    nextDueOn: owed?.on ?? null,
    nextDueWhat: owed?.what ?? null,
    contactId,
    roundId: folded.roundId,
    // What is void or erased has nothing to be filled in.
    stage: isOver || missingFields(disputeFields, fields, 2).length === 0 ? 2 : 1,
    countedOn: folded.turns.find(({ kind }) => kind === 'found')?.bookedOn ?? null,
    result: conclusion?.result ?? null,
    performance: conclusion?.performance ?? null,
    wasMediated: folded.wasMediated ? 1 : 0,
    peopleCount: fields.peopleCount ?? null,
    amountYuan: fields.amountYuan ?? null,
    fields: JSON.stringify({
      registrarId: folded.registrarId,
      conclusion,
      redaction,
      progress: folded.progress,
      values: fields,
    } satisfies StoredDispute),
  });
  indexDoc(tx, {
    ...searchEntry(disputeFields, fields, [{ kind: 'number', value: registrationNo }]),
    entity: 'dispute',
    entityId: id,
    stationId,
    sortOn: registeredAt,
  });
}

/** What somebody owes next: by the date that was set, or by what a mediation has laid down. */
function nextOwed(
  { fields, mediations, conclusion }: FoldedDispute,
  isOpen: boolean,
): MediationDue | { readonly what: 'settling'; readonly on: string } | null {
  const own = isOpen && fields.dueOn !== undefined ? [{ what: 'settling' as const, on: fields.dueOn }] : [];
  const owed = [...own, ...owedByMediation(mediations, conclusion?.performance ?? null, isOpen)];
  return owed.toSorted((a, b) => a.on.localeCompare(b.on))[0] ?? null;
}

/** One entry feeds both official tables: the crosswalk of the village's word, unless somebody corrected it. */
export function typesOf(fields: DisputeFields): {
  readonly typeA: DisputeTypeA;
  readonly typeB: DisputeTypeB;
} {
  const { quickType = 'other' } = fields;
  const known =
    codesOf(disputeQuickType).find((code) => code === quickType) ??
    parentOfOwn(disputeQuickType, quickType) ??
    'other';
  const { typeA, typeB } = itemOf(disputeQuickType, known);
  return { typeA: fields.typeA ?? typeA, typeB: fields.typeB ?? typeB };
}
