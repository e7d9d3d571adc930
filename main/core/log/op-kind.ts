import type { z } from 'zod';

/** Things that have a life of their own in the log. */
export const entityNames = [
  'station',
  'staff',
  'contact',
  'matter',
  'dispute',
  'report',
  'phoneReport',
  'sealed',
  'document',
  'blankSet',
  'device',
  'policy',
  'recoveryWrap',
  'attachment',
  'calendar',
] as const;
export type EntityName = (typeof entityNames)[number];

/**
 * Who may see an op of a kind: the audience table of FORMAT.md, not a choice at export (exchange.md §3).
 * Up, `policy`: the body travels, and the personal data as the grant's policy says. Down, `whole`: to every station below;
 * `addressed`: to the one that it concerns.
 */
export interface Travel {
  readonly up: 'never' | 'body' | 'policy' | 'whole';
  readonly down: 'never' | 'whole' | 'addressed';
}

export interface OpKindDefinition<
  E extends EntityName = EntityName,
  B extends z.ZodType = z.ZodType,
  P extends z.ZodType | null = z.ZodType | null,
> {
  readonly entity: E;
  readonly schema: number;
  /** Codes, dates, counts and ids only; a test refuses free text here. */
  readonly body: B;
  /** Free text, names, numbers, addresses; null where a kind has none. */
  readonly pii: P;
  readonly travel: Travel;
  /** The op that brings its entity into being; without it the others of the entity are orphans. */
  readonly opens?: true;
  /** Goes before everything else where a batch has no room for all. What `erases` is urgent too. */
  readonly urgent?: true;
  /** Once applied, the entity is folded without any personal data, whether it was erased already or arrives late. */
  readonly erases?: 'redacted' | 'sealed';
}

/** Default for a new kind: it goes nowhere. */
export const staysHere: Travel = { up: 'never', down: 'never' };

export function defineOpKind<
  const E extends EntityName,
  const B extends z.ZodType,
  const P extends z.ZodType | null,
>(definition: OpKindDefinition<E, B, P>): OpKindDefinition<E, B, P> {
  return definition;
}
