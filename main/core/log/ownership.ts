import type { HandoverState, ProposalState } from '../../terms/ownership-terms.ts';
import { ancestorsOf, sortCausally } from './lineage.ts';
import type { OwnershipRole } from './op-kind.ts';
import { definitionOf, type AnyOp } from './op-kinds.ts';

// Who owns a record, and which words of the other level wait (exchange.md §8). All of it follows from the set of ops and
// from what each author knew (`parents`), never from a clock: both levels come to the same, whatever arrived first.

/** How far the handing over of a record has come: the offer that counts, and what answered it. */
export interface Handover {
  readonly state: HandoverState;
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
  /** The level above has taken the record over. */
  readonly isAbove: boolean;
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
    return { order, isAbove: false, handover: null, proposals: [] };
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
    const takeover = this.#takeover(handovers.filter(({ state }) => state === 'accepted'));
    const isOwners = this.#ownersWords(takeover?.answer ?? null);
    const proposals = this.#order
      .filter((op) => definitionOf(op.kind).writer === 'owner' && roleOf(op) === undefined && !isOwners(op))
      .map((op) => this.#decided(op, isOwners));
    return {
      order: this.#withDecisions(proposals),
      isAbove: takeover !== null,
      handover: takeover ?? handovers.at(-1) ?? null,
      proposals,
    };
  }

  /**
   * The first answer stands. Of answers that did not know of each other, the one of the level above counts: it has taken
   * the work over or refused it, and a withdrawal that crossed with it comes too late. Of two of its own, because it was
   * restored in between, the later.
   */
  #outcome(offer: AnyOp): Handover {
    const first = this.#first((this.#answers.get(offer.opId) ?? []).filter(isOfHandover));
    const answer = latestOf(first.filter((op) => roleOf(op) !== 'withdraw')) ?? latestOf(first);
    return { state: answer === null ? 'offered' : stateAfter(answer), offer, answer };
  }

  /** A record is taken over once; two copies of a village may have offered it, and both been answered. */
  #takeover(accepted: readonly Handover[]): Handover | null {
    const first = latestOf(this.#first(accepted.flatMap(({ answer }) => answer ?? [])));
    return accepted.find(({ answer }) => answer === first) ?? null;
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
   * The opener's words count if the record was never taken over, or if the level above knew of them when it did; those of
   * the level above, if it wrote them knowing that it had. So of two words that count, of different levels, one was
   * always written in knowledge of the other.
   */
  #ownersWords(takeover: AnyOp | null): (op: AnyOp) => boolean {
    if (takeover === null) return ({ author }) => author.station === this.#opener;
    const known = ancestorsOf(this.#byId, takeover.opId);
    const after = this.#descendantsOf(takeover.opId);
    return ({ opId, author }) => (author.station === this.#opener ? known : after).has(opId);
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
