import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { HandlerResult, JobRouteName, RouteInput } from '../../main/contract/index.ts';
import { useClient } from './api-context.tsx';
import { CallError, toCallError } from './call-error.ts';
import type { Client } from './client.ts';
import type { CallFailure } from './transport.ts';

export interface WorkProgress {
  readonly done: number;
  /** 0: not yet known. */
  readonly total: number;
  /** Code of the step under way. */
  readonly step: string;
}

/** What a piece of work is made of: calls, files, and jobs that are waited for. */
export interface Steps {
  readonly client: Client;
  readonly job: <R extends JobRouteName>(route: R, input: RouteInput<R>) => Promise<HandlerResult<R>>;
  /** For what this page does itself: how far it is, and whether a person has asked to stop. */
  readonly progress: (progress: WorkProgress) => void;
  readonly signal: AbortSignal;
}

export interface Work<Input, Output> {
  start(input: Input): void;
  /** Asks the job under way to stop at its next safe place. */
  cancel(): void;
  readonly isPending: boolean;
  readonly progress: WorkProgress | null;
  readonly data: Output | undefined;
  readonly error: CallError | null;
  reset(): void;
}

const pollMs = 200;

/**
 * Several calls and jobs as one step, with progress and cancel; afterwards every figure on the screen is asked again.
 * `forget`: earlier answers are not even shown until then, because they hold what has just been wiped.
 */
export function useWork<Input, Output>(
  run: (steps: Steps, input: Input) => Promise<Output>,
  { forget = false, onDone }: { readonly forget?: boolean; readonly onDone?: (output: Output) => void } = {},
): Work<Input, Output> {
  const client = useClient();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  const running = useRef<string | null>(null);
  const stopping = useRef<AbortController | null>(null);

  async function job<R extends JobRouteName>(route: R, input: RouteInput<R>): Promise<HandlerResult<R>> {
    stopping.current?.signal.throwIfAborted();
    const { jobId } = await client.call<JobRouteName>(route, input);
    running.current = jobId;
    try {
      for (;;) {
        const state = await client.call('job.get', { jobId });
        setProgress(state);
        if (state.state === 'running') await pause();
        else return resultOf<R>(state);
      }
    } finally {
      running.current = null;
    }
  }

  const mutation = useMutation<Output, CallError, Input>({
    mutationFn: async (input) => {
      const controller = new AbortController();
      stopping.current = controller;
      try {
        return await run({ client, job, progress: setProgress, signal: controller.signal }, input);
      } catch (error) {
        throw toCallError(error);
      }
    },
    onSuccess: (output) => onDone?.(output),
    onSettled: (_, error) => {
      setProgress(null);
      void (forget && error === null ? queries.resetQueries() : queries.invalidateQueries());
    },
  });
  return {
    start: mutation.mutate,
    cancel: () => {
      stopping.current?.abort(refusalOf({ code: 'CANCELLED', params: {} }));
      if (running.current !== null) void client.call('job.cancel', { jobId: running.current });
    },
    isPending: mutation.isPending,
    progress: mutation.isPending ? progress : null,
    data: mutation.data,
    error: mutation.error,
    reset: mutation.reset,
  };
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, pollMs));
}

function resultOf<R extends JobRouteName>(state: {
  readonly state: string;
  readonly result?: unknown;
  readonly error?: Refused | undefined;
}): HandlerResult<R> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the host ended this very job
  if (state.state === 'done') return state.result as HandlerResult<R>;
  throw refusalOf(state.error ?? { code: 'CANCELLED', params: {} });
}

interface Refused {
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly issues?: readonly unknown[];
}

/** A refusal that came as data, inside an answer, as the error that it would have been. */
export function refusalOf(refused: Refused): CallError {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the contract's codes and issues
  return new CallError({ issues: [], ...refused } as CallFailure);
}
