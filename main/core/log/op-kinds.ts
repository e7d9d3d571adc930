import type { z } from 'zod';
import { attachmentOps } from '../attachments/ops.ts';
import { blankSetOps } from '../blank-sets/ops.ts';
import { calendarOps } from '../calendar/ops.ts';
import { mediationOps } from '../disputes/mediation-ops.ts';
import { disputeOps } from '../disputes/ops.ts';
import { contactOps } from '../contacts/ops.ts';
import { documentOps } from '../documents/ops.ts';
import { dutyOps } from '../duty/ops.ts';
import { grantOps } from '../grant/ops.ts';
import { leaderOps } from '../leaders/ops.ts';
import { limitOps } from '../limits/ops.ts';
import { listOps } from '../lists/ops.ts';
import { matterOps } from '../matters/ops.ts';
import { officeOps } from '../office/ops.ts';
import { periodReportOps } from '../period-reports/ops.ts';
import { reportOps } from '../reports/ops.ts';
import { screeningOps } from '../screening/ops.ts';
import { sealedOps } from '../sealed/ops.ts';
import { staffOps } from '../staff/ops.ts';
import { stationOps } from '../station/ops.ts';
import type { OpKindDefinition } from './op-kind.ts';

/**
 * Every kind of op that this version writes and understands. Its type is said apart: inferred, it would be too long to
 * write down.
 */
export const opKinds: OpKinds = {
  ...stationOps,
  ...staffOps,
  ...contactOps,
  ...matterOps,
  ...disputeOps,
  ...mediationOps,
  ...screeningOps,
  ...dutyOps,
  ...leaderOps,
  ...officeOps,
  ...reportOps,
  ...periodReportOps,
  ...documentOps,
  ...blankSetOps,
  ...grantOps,
  ...sealedOps,
  ...attachmentOps,
  ...calendarOps,
  ...limitOps,
  ...listOps,
};

export type OpKinds = typeof stationOps &
  typeof staffOps &
  typeof contactOps &
  typeof matterOps &
  typeof disputeOps &
  typeof mediationOps &
  typeof screeningOps &
  typeof dutyOps &
  typeof leaderOps &
  typeof officeOps &
  typeof reportOps &
  typeof periodReportOps &
  typeof documentOps &
  typeof blankSetOps &
  typeof grantOps &
  typeof sealedOps &
  typeof attachmentOps &
  typeof calendarOps &
  typeof limitOps &
  typeof listOps;
export type OpKindName = keyof OpKinds;

type Parsed<S> = S extends z.ZodType ? z.output<S> : null;
export type BodyOf<K extends OpKindName> = Parsed<OpKinds[K]['body']>;
export type PiiOf<K extends OpKindName> = Parsed<OpKinds[K]['pii']>;

/** The person and the place that an op carries. */
export interface Author {
  readonly station: string;
  readonly device: string;
  readonly user: string;
  readonly role: string;
}

/** An op as the log gives it back. `pii` is null where it was erased, did not travel, or never was. */
export interface LoggedOp<K extends OpKindName = OpKindName> {
  readonly position: number;
  readonly opId: string;
  readonly entityId: string;
  readonly kind: K;
  readonly hlc: string;
  /** The ops of the same entity that its author knew last. */
  readonly parents: readonly string[];
  readonly author: Author;
  readonly businessDate: string;
  readonly body: BodyOf<K>;
  readonly pii: PiiOf<K> | null;
}

/** A union over the kinds, so that a `switch` on `kind` narrows body and pii. */
export type AnyOp<K extends OpKindName = OpKindName> = { [N in K]: LoggedOp<N> }[K];

/** An op that a service wants to write; hlc, id, parents and author are added by `record`. */
export interface OpDraft<K extends OpKindName = OpKindName> {
  readonly kind: K;
  readonly entityId: string;
  readonly businessDate: string;
  readonly body: z.input<OpKinds[K]['body']>;
  readonly pii: OpKinds[K]['pii'] extends z.ZodType ? z.input<OpKinds[K]['pii']> : null;
}
export type AnyDraft = { [N in OpKindName]: OpDraft<N> }[OpKindName];

export function isOpKindName(kind: string): kind is OpKindName {
  return Object.hasOwn(opKinds, kind);
}

export function definitionOf(kind: OpKindName): OpKindDefinition {
  return opKinds[kind];
}
