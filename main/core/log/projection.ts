import type { WriteTx } from '../../../db/store/store.ts';
import type { EntityName } from './op-kind.ts';
import type { Ownership } from './ownership.ts';
import { opKinds, type AnyOp, type OpKindName, type OpKinds } from './op-kinds.ts';

/** The kinds of op that belong to an entity. */
export type KindsOf<E extends EntityName> = {
  [K in OpKindName]: OpKinds[K]['entity'] extends E ? K : never;
}[OpKindName];

/** A projection as the log sees it: kinds and state are known only inside. */
export interface Projection {
  /** Folds the ops of one entity and writes its rows; false when the op that opens it is missing (an orphan). */
  project(tx: WriteTx, entityId: string, ownership: Ownership): boolean;
}

/**
 * How the ops of one entity become rows. `step` gets those that count in their causal order, where that leaves it open
 * by (hlc, opId), and must depend on nothing else, so that the tables are a function of the op set whatever order it
 * arrived in (exchange.md I11).
 */
export interface ProjectionRules<E extends EntityName, S> {
  /** Null before the op that opens the entity: without it the others are orphans. */
  step(state: S | null, op: AnyOp<KindsOf<E>>): S | null;
  write(tx: WriteTx, entityId: string, state: S, ownership: Ownership): void;
}

export function defineProjection<E extends EntityName, S>(
  entity: E,
  rules: ProjectionRules<E, S>,
): Projection {
  const isOwn = (op: AnyOp): op is AnyOp<KindsOf<E>> => opKinds[op.kind].entity === entity;
  return {
    project(tx, entityId, ownership) {
      const state = ownership.order
        .filter(isOwn)
        .reduce<S | null>((folded, op) => rules.step(folded, op), null);
      if (state === null) return false;
      rules.write(tx, entityId, state, ownership);
      return true;
    },
  };
}

/** Applies a revision: later ops win field by field, `clear` empties. */
export function revised<V extends object>(values: V, set: Partial<V>, clear: readonly string[]): V {
  const kept = Object.entries({ ...values, ...set }).filter(([name]) => !clear.includes(name));
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: entries of V, fewer or replaced
  return Object.fromEntries(kept) as V;
}
