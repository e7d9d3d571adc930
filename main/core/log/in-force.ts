import { exchangeLevels, type ExchangeLevel } from '../../terms/exchange.ts';

/** What a station has laid down for itself and those below it. */
export interface LaidDownBy {
  readonly level: ExchangeLevel;
  readonly hlc: string;
  readonly opId: string;
}

/** Of several words about one thing the one that holds: the highest level's, of one level the latest; whatever came first. */
export function inForceBy<W extends LaidDownBy>(words: readonly W[], thing: (word: W) => unknown): W[] {
  const byThing = new Map(words.toSorted(byForce).map((word) => [thing(word), word]));
  return [...byThing.values()];
}

/** What counts comes last. */
export function byForce(a: LaidDownBy, b: LaidDownBy): number {
  return byLevel(a, b) || compare(a.hlc, b.hlc) || compare(a.opId, b.opId);
}

/** The level alone: below what a higher one has said nothing counts. */
export function byLevel(a: Pick<LaidDownBy, 'level'>, b: Pick<LaidDownBy, 'level'>): number {
  return exchangeLevels.indexOf(a.level) - exchangeLevels.indexOf(b.level);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
