import { v7 as uuidv7 } from 'uuid';
import { headsOf } from '../../log/lineage.ts';
import { settleOwnership, type Ownership } from '../../log/ownership.ts';
import type { AnyOp } from '../../log/op-kinds.ts';
import type { ReadOp } from '../format/batch-reader.ts';
import { packHlc } from '../format/hlc.ts';
import { matterOp, openingOfMatter, sender, type Sender } from './op-by.ts';

/** One thing that happens: who does what, or which side learns how much of the other's. */
export interface Step {
  readonly side: 'village' | 'township';
  readonly act: 'revise' | 'offer' | 'answer' | 'withdraw' | 'decide' | 'learn' | 'forget';
  readonly choice: number;
}

/** A matter between a village and its township: each writes by what it knows, as the program lets it. */
export class TwoLevels {
  readonly village = sender();
  readonly township = sender();
  readonly matterId = uuidv7();
  /** All that was ever written, the opening first. */
  readonly written: ReadOp[] = [];
  readonly #known = { village: new Set<string>(), township: new Set<string>() };
  /** Clocks that are days apart: nothing may depend on them. */
  readonly #skewMs: number;
  #ms = Date.parse('2026-11-23T02:00:00.000Z');

  constructor(skewMs: number) {
    this.#skewMs = skewMs;
    const opening = openingOfMatter(this.village, this.matterId, this.#tick('village'));
    this.#write('village', opening);
    this.#known.township.add(opening.opId);
  }

  play(steps: readonly Step[]): this {
    for (const step of steps) this.#play(step);
    return this;
  }

  logged(ids?: ReadonlySet<string>): AnyOp[] {
    return this.written
      .filter(({ opId }) => ids?.has(opId) ?? true)
      .flatMap(loggedOf)
      .toSorted(byHlc);
  }

  #seenBy(side: Step['side']): { readonly ops: AnyOp[]; readonly ownership: Ownership } {
    const ops = this.logged(this.#known[side]);
    return { ops, ownership: settleOwnership(ops) };
  }

  #play({ side: asked, act, choice }: Step): void {
    const side = asked;
    const { ops, ownership } = this.#seenBy(side);
    const isOwner = (ownership.above !== null) === (side === 'township');
    const { handover } = ownership;
    const isOpen = handover?.state === 'offered';
    const turn = (isOpen ? handover.isReturn : side === 'township') ? 'return' : 'transfer';
    const reason = { reason: '理由' };
    const write = (kind: string, body: AnyOp['body'] | object, pii: object | null = null): void => {
      const by: Sender = this[side];
      const hlc = this.#tick(side);
      const parents = headsOf(ops);
      this.#write(
        side,
        matterOp(by, this.matterId, { kind, body: { ...body }, parents, hlc }, pii && { ...pii }),
      );
    };
    switch (act) {
      case 'revise':
        write(
          'matter.revise',
          { set: {}, clear: [] },
          { set: { summary: `${side} ${this.written.length}` } },
        );
        break;
      case 'offer':
        if (isOwner && !isOpen) write(`matter.${turn}Offer`, {}, reason);
        break;
      case 'withdraw':
        if (isOpen && isOwner) write(`matter.${turn}Withdraw`, { answers: handover.offer.opId }, {});
        break;
      case 'answer':
        if (!isOpen || isOwner) break;
        if (choice % 3 === 0) write(`matter.${turn}Decline`, { answers: handover.offer.opId }, reason);
        else
          write(`matter.${turn}Accept`, {
            answers: handover.offer.opId,
            responsibleId: this[side].user,
          });
        break;
      case 'decide': {
        const open = ownership.proposals.filter(({ state }) => state === 'open');
        const proposal = open[choice % Math.max(1, open.length)];
        if (!isOwner || !proposal) break;
        const body = { answers: proposal.op.opId };
        if (choice % 2 === 0) write('matter.proposalAccept', body);
        else write('matter.proposalDecline', body, reason);
        break;
      }
      case 'learn':
        this.#learn(side, choice);
        break;
      case 'forget':
        this.#forget(side, choice);
        break;
    }
  }

  /** Some of what the other side wrote, not always the oldest: batches are lost. */
  #learn(side: Step['side'], choice: number): void {
    const other = side === 'village' ? 'township' : 'village';
    const news = this.written.filter(
      ({ opId }) => this.#known[other].has(opId) && !this.#known[side].has(opId),
    );
    for (const [index, { opId }] of news.entries())
      if (choice % 4 !== 0 || (choice + index) % 3 !== 0) this.#known[side].add(opId);
  }

  /** Restored from an older copy. */
  #forget(side: Step['side'], choice: number): void {
    const kept = [...this.#known[side]].slice(0, Math.max(1, this.#known[side].size - (choice % 4)));
    this.#known[side] = new Set(kept);
  }

  #write(side: Step['side'], op: ReadOp): void {
    this.written.push(op);
    this.#known[side].add(op.opId);
  }

  #tick(side: Step['side']): string {
    this.#ms += 1000;
    return packHlc({ ms: this.#ms + (side === 'village' ? this.#skewMs : 0), counter: 0 });
  }
}

function byHlc(a: AnyOp, b: AnyOp): number {
  return a.hlc + a.opId < b.hlc + b.opId ? -1 : 1;
}

function loggedOf({ opId, decoded }: ReadOp): AnyOp[] {
  if (!decoded.ok) return [];
  const { op, pii } = decoded.value;
  return [{ ...op, opId, pii, position: 0 } as unknown as AnyOp];
}
