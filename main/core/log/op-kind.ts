import type { z } from 'zod';

/** Things that have a life of their own in the log. */
export const entityNames = [
  'station',
  'staff',
  'contact',
  'matter',
  'dispute',
  'screeningRound',
  'dutyRoster',
  'dutyLog',
  'leaderDay',
  'leaderRecord',
  'officeRecord',
  'report',
  'periodReport',
  'specialPeriod',
  'phoneReport',
  'sealed',
  'document',
  'blankSet',
  'device',
  'policy',
  'recoveryWrap',
  'attachment',
  'calendar',
  'limitProfile',
  'codeList',
] as const;
export type EntityName = (typeof entityNames)[number];

/**
 * Who may see an op of a kind: the audience table of FORMAT.md, not a choice at export (exchange.md §3).
 * Up, `policy`: the body travels, and the personal data as the grant's policy says. Down, `whole`: to every station below;
 * `addressed`: to the one that it concerns; `body`: to that one without personal data.
 */
export interface Travel {
  readonly up: 'never' | 'body' | 'policy' | 'whole';
  readonly down: 'never' | 'whole' | 'addressed' | 'body';
}

/**
 * Who may write ops of a kind, by where they stand to the station that opened the entity (exchange.md §8). `opener`: that
 * station alone. `above`: the station above it, and a township about what it opened itself. `either`: both, and what each
 * says stands beside what the other says. `owner`: both, but only the words of the level that owns the record at that time
 * change it; those of the other are a proposal (ownership.ts).
 */
export type Writer = 'opener' | 'above' | 'either' | 'owner';

/** What an op does to the ownership of its record. All but an offer name in `body.answers` the op that they answer. */
export type OwnershipRole = 'offer' | 'accept' | 'decline' | 'withdraw' | 'adopt' | 'dismiss';

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
  /** Left out: `opener`. */
  readonly writer?: Writer;
  readonly role?: OwnershipRole;
  /** Of the hand-over that goes the other way: from the level above back to the opener. */
  readonly returns?: true;
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
