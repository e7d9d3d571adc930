import type { HandoverState, ProposalState } from '../../terms/ownership-terms.ts';
import { ancestorsOf, sortCausally } from './lineage.ts';
import type { OwnershipRole } from './op-kind.ts';
import { definitionOf, type AnyOp } from './op-kinds.ts';

// Who owns a record, and which words of the other level wait (exchange.md §8). All of it follows from the set of ops and
// from what each author knew (`parents`), never from a clock: both levels come to the same, whatever arrived first.

/** How far the handing over of a record has come: the offer that counts, and what answered it. */
export interface Handover {
  readonly state: HandoverState;
  /** The level above gives it back to the opener. */
  readonly isReturn: boolean;
  readonly offer: AnyOp;
  readonly answer: AnyOp | null;
}

/** What the level that does not own the record wants changed. */
export interface Proposal {
  readonly state: ProposalState;
  readonly op: AnyOp;
  readonly answer: AnyOp | null;
}

export interface Ownership {
  /** What changes the record, in the order in which it is folded; an adopted proposal stands where it was adopted. */
  readonly order: readonly AnyOp[];
  /** The station above that has taken the record over and not given it back; null: the opener has it. */
  readonly above: string | null;
  /** The offer of whoever has it now, if there is one, else the hand-over by which it came to be so. */
  readonly handover: Handover | null;
  readonly proposals: readonly Proposal[];
}

/** Ops of one entity, in the order (hlc, opId). */
export function settleOwnership(ops: readonly AnyOp[]): Ownership {
  const order = sortCausally(ops);
  const opener = order.find(({ kind }) => definitionOf(kind).opens === true)?.author.station;
  const isPlain = ({ kind, author }: AnyOp): boolean => {
    const { role, writer } = definitionOf(kind);
    return role === undefined && (writer !== 'owner' || author.station === opener);
  };
  // The most of all records: nobody but its opener wrote, and nothing was offered.
  if (opener === undefined || order.every(isPlain))
    return { order, above: null, handover: null, proposals: [] };
  return new Settling(order, opener).settle();
}

class Settling {
  readonly #order: readonly AnyOp[];
  readonly #opener: string;
  readonly #byId: ReadonlyMap<string, AnyOp>;
  readonly #answers: ReadonlyMap<string, AnyOp[]>;

  constructor(order: readonly AnyOp[], opener: string) {
    this.#order = order;
    this.#opener = opener;
    this.#byId = new Map(order.map((op) => [op.opId, op]));
    const answers = new Map<string, AnyOp[]>();
    for (const op of order) {
      const answered = answeredBy(op);
      if (answered !== null) answers.set(answered, [...(answers.get(answered) ?? []), op]);
    }
    this.#answers = answers;
  }

  settle(): Ownership {
    const handovers = this.#order.filter((op) => roleOf(op) === 'offer').map((offer) => this.#outcome(offer));
    const turns = this.#turns(handovers.filter(({ state }) => state === 'accepted'));
    const isOwners = this.#ownersWords(turns.flatMap(({ answer }) => answer ?? []));
    const proposals = this.#order
      .filter((op) => definitionOf(op.kind).writer === 'owner' && roleOf(op) === undefined && !isOwners(op))
      .map((op) => this.#decided(op, isOwners));
    return {
      order: this.#withDecisions(proposals),
      above: isAboveAfter(turns.length) ? (turns.at(-1)?.answer?.author.station ?? null) : null,
      handover: this.#current(handovers, turns),
      proposals,
    };
  }

  /**
   * The first answer stands. Of answers that did not know of each other, the one of whoever was asked counts: it has taken
   * the work over or refused it, and a withdrawal that crossed with it comes too late. Of two of its own, because it was
   * restored in between, the later.
   *
   * An answer whose offer is not here answers nothing: by its own word alone no level takes a record from the other. A
   * village that was restored to before its offer therefore goes on as the owner until its restore pack brings that back;
   * what it writes meanwhile is a proposal above, and here too from then on.
   */
  #outcome(offer: AnyOp): Handover {
    const isReturn = isReturning(offer);
    const answers = (this.#answers.get(offer.opId) ?? []).filter(
      (op) => isOfHandover(op) && isReturning(op) === isReturn,
    );
    const first = this.#first(answers);
    const answer = latestOf(first.filter((op) => roleOf(op) !== 'withdraw')) ?? latestOf(first);
    return { state: answer === null ? 'offered' : stateAfter(answer), isReturn, offer, answer };
  }

  /**
   * How the record went to and fro: to the level above, back, there again. Each turn was accepted in knowledge of the one
   * before. At each it goes once; two copies of a village may have offered it, and both been answered.
   */
  #turns(accepted: readonly Handover[]): Handover[] {
    const turns: Handover[] = [];
    for (;;) {
      const before = turns.at(-1)?.answer ?? null;
      const candidates = accepted.filter(
        ({ isReturn, answer }) =>
          isReturn === isAboveAfter(turns.length) && answer && this.#knows(answer, before),
      );
      const first = latestOf(this.#first(candidates.flatMap(({ answer }) => answer ?? [])));
      const turn = candidates.find(({ answer }) => answer === first);
      if (!turn) return turns;
      turns.push(turn);
    }
  }

  /** What was offered since the last turn, by whoever has it since. */
  #current(handovers: readonly Handover[], turns: readonly Handover[]): Handover | null {
    const last = turns.at(-1) ?? null;
    const since = handovers.findLast(
      ({ isReturn, offer }) =>
        isReturn === isAboveAfter(turns.length) && this.#knows(offer, last?.answer ?? null),
    );
    return since ?? last;
  }

  #knows({ opId }: AnyOp, other: AnyOp | null): boolean {
    return other === null || ancestorsOf(this.#byId, opId).has(other.opId);
  }

  /** Those whose authors knew of no other one among them. */
  #first(ops: readonly AnyOp[]): AnyOp[] {
    if (ops.length < 2) return [...ops];
    return ops.filter(({ opId }) => {
      const known = ancestorsOf(this.#byId, opId);
      return !ops.some((other) => known.has(other.opId));
    });
  }

  /**
   * A level's words count that were written while it had the record: knowing of the turn by which it came to it, and known
   * to the other level when that took it over. So of two words that count, of different levels, one was always written in
   * knowledge of the other.
   */
  #ownersWords(turns: readonly AnyOp[]): (op: AnyOp) => boolean {
    const times = [null, ...turns].map((from, index) => {
      const to = turns[index];
      return {
        isAbove: isAboveAfter(index),
        after: from && this.#descendantsOf(from.opId),
        before: to && ancestorsOf(this.#byId, to.opId),
      };
    });
    return ({ opId, author }) =>
      times.some(
        ({ isAbove, after, before }) =>
          isAbove === (author.station !== this.#opener) &&
          (after === null || after.has(opId)) &&
          (before === undefined || before.has(opId)),
      );
  }

  #descendantsOf(first: string): Set<string> {
    const found = new Set([first]);
    for (const { opId, parents } of this.#order)
      if (parents.some((parent) => found.has(parent))) found.add(opId);
    return found;
  }

  #decided(op: AnyOp, isOwners: (op: AnyOp) => boolean): Proposal {
    const answers = (this.#answers.get(op.opId) ?? []).filter(isOfProposal).filter(isOwners);
    const answer = latestOf(this.#first(answers));
    if (answer === null) return { state: 'open', op, answer };
    return { state: roleOf(answer) === 'adopt' ? 'adopted' : 'dismissed', op, answer };
  }

  #withDecisions(proposals: readonly Proposal[]): AnyOp[] {
    const apart = new Set(proposals.map(({ op }) => op.opId));
    const adopted = new Map(
      proposals.flatMap(({ state, op, answer }) =>
        state === 'adopted' && answer ? [[answer.opId, op] as const] : [],
      ),
    );
    return this.#order
      .filter(({ opId }) => !apart.has(opId))
      .flatMap((op) => [adopted.get(op.opId) ?? [], op].flat());
  }
}

/** By the clock of one station's own PC: that of the later answer goes on behind the one of before. */
function latestOf(ops: readonly AnyOp[]): AnyOp | null {
  return ops.toSorted((a, b) => (a.hlc + a.opId < b.hlc + b.opId ? -1 : 1)).at(-1) ?? null;
}

function roleOf({ kind }: AnyOp): OwnershipRole | undefined {
  return definitionOf(kind).role;
}

/** After an odd number of turns the level above has the record. */
function isAboveAfter(turns: number): boolean {
  return turns % 2 === 1;
}

function isReturning({ kind }: AnyOp): boolean {
  return definitionOf(kind).returns === true;
}

function isOfHandover(op: AnyOp): boolean {
  return ['accept', 'decline', 'withdraw'].includes(roleOf(op) ?? '');
}

function isOfProposal(op: AnyOp): boolean {
  return ['adopt', 'dismiss'].includes(roleOf(op) ?? '');
}

function answeredBy(op: AnyOp): string | null {
  return 'answers' in op.body ? op.body.answers : null;
}

function stateAfter(answer: AnyOp): HandoverState {
  const role = roleOf(answer);
  return role === 'accept' ? 'accepted' : role === 'decline' ? 'declined' : 'withdrawn';
}
