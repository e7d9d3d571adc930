/** An op as one link among the others of its entity. */
export interface Link {
  readonly opId: string;
  readonly parents: readonly string[];
}

/**
 * The same ops, each behind those that its author knew; where nobody knew of the other, in the order given. Clocks of PCs
 * that are days apart cannot put an answer before its question (exchange.md P6). Ops must be given in the order
 * (hlc, opId), so that the result depends on the set alone.
 */
export function sortCausally<L extends Link>(ops: readonly L[]): readonly L[] {
  if (isCausal(ops)) return ops;
  const here = new Map(ops.map((op) => [op.opId, op]));
  const placed = new Set<string>();
  const sorted: L[] = [];
  for (const op of ops) {
    // What it stands on first, deepest first; without recursion, because a hostile chain may be long.
    const waiting = [op];
    for (let next = waiting.at(-1); next; next = waiting.at(-1)) {
      const missing = placed.has(next.opId)
        ? []
        : next.parents.flatMap((parent) => (placed.has(parent) ? [] : (here.get(parent) ?? [])));
      if (missing.length > 0) waiting.push(...missing.toReversed());
      else {
        waiting.pop();
        if (!placed.has(next.opId)) sorted.push(next);
        placed.add(next.opId);
      }
    }
  }
  return sorted;
}

function isCausal(ops: readonly Link[]): boolean {
  const ahead = new Set(ops.map(({ opId }) => opId));
  for (const { opId, parents } of ops) {
    ahead.delete(opId);
    if (parents.some((parent) => ahead.has(parent))) return false;
  }
  return true;
}

/** What the author of an op knew of its entity, as far as it has come here. */
export function ancestorsOf(ops: ReadonlyMap<string, Link>, opId: string): Set<string> {
  const found = new Set<string>();
  const waiting = [...(ops.get(opId)?.parents ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    waiting.push(...(ops.get(next)?.parents ?? []));
  }
  return found;
}

/** The ops that no other one stands on: what their next author knows. */
export function headsOf(ops: readonly Link[]): string[] {
  const known = new Set(ops.flatMap(({ parents }) => parents));
  return ops.flatMap(({ opId }) => (known.has(opId) ? [] : opId));
}
