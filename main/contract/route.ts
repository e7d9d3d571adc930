import { z } from 'zod';
import type { Role, StationKind } from '../terms/station.ts';

/** `read` runs on a read-only connection, `write` in one transaction of the writer, `job` in the jobs worker with progress and cancel. */
export type RouteKind = 'read' | 'write' | 'job';

/** What a caller must have before a handler is even looked at; dispatch refuses the rest with FORBIDDEN or SESSION_REQUIRED. */
export interface RouteNeeds {
  readonly session: boolean;
  /** Any one of these roles is enough; absent: every unlocked person. */
  readonly roles?: readonly Role[];
  /** Absent: every kind of station. */
  readonly stationKinds?: readonly StationKind[];
}

export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: RouteKind;
  readonly needs: RouteNeeds;
  readonly input: I;
  readonly output: O;
  /** `opens`: the output carries a session for which dispatch mints a token. `closes`: the caller's token ends. */
  readonly session?: 'opens' | 'closes';
  /** Input field that names a staff member whose sessions end with success: changed roles or a closed PIN count at once. */
  readonly endsSessionsOf?: string;
  /** Every session ends with success: what they say of this PC holds no more. */
  readonly endsAllSessions?: true;
  /** With it: who ended the own session so may still print what is to be signed, and do nothing else. */
  readonly mayPrintAfter?: true;
  /** The program's own work between stations goes by what this sets. */
  readonly setsTransport?: true;
  /** A screen asks it by itself: that says nothing about a person being there. */
  readonly polled?: true;
  /** Open to a session that ended like that. */
  readonly forPrinting?: true;
}

/** What every `job` route answers at once; progress and result come from `job.get`. */
export const startedJobSchema = z.object({ jobId: z.string() });

export interface JobRoute<I extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> extends Route<
  I,
  typeof startedJobSchema
> {
  readonly kind: 'job';
  /** What the handler returns in the end and `job.get` hands over. */
  readonly result: R;
  /** It mostly waits for another machine, and holds up no other work meanwhile. */
  readonly waitsForNetwork?: true;
}

/** The need of most routes: somebody has unlocked the register. */
export const unlocked: RouteNeeds = { session: true };
/** Routes that must work before anyone can unlock. */
export const anyone: RouteNeeds = { session: false };

export function defineRoute<const I extends z.ZodType, const O extends z.ZodType>(
  route: Route<I, O>,
): Route<I, O> {
  return route;
}

/** Long work: the caller gets a job's id at once, and `result` from `job.get`. */
export function defineJob<const I extends z.ZodType, const R extends z.ZodType>(
  job: Pick<JobRoute<I, R>, 'needs' | 'input' | 'result' | 'waitsForNetwork'>,
): JobRoute<I, R> {
  return { kind: 'job', output: startedJobSchema, ...job };
}
