import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import {
  keepPreviousData,
  QueryClient,
  skipToken,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { RouteInput, RouteName, RouteOutput } from '../../main/contract/index.ts';
import type { JobState } from '../../main/contract/routes/job.ts';
import { useClient } from './api-context.tsx';
import type { CallError } from './call-error.ts';

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: CallError;
  }
}

/**
 * The host is on this machine: calls are never held back for a network (`always`), nothing is retried silently, and
 * what leaves the screen is soon forgotten; what an action sent and got, at once.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: 0, gcTime: 60_000 },
      mutations: { networkMode: 'always', retry: false, gcTime: 0 },
    },
  });
}

export interface RouteOptions {
  /** Shows the last answer while the answer to a changed input is under way: lists do not flash. */
  readonly keepPrevious?: boolean;
  readonly refetchIntervalMs?: number;
}

/** Reads a route; `null` as input waits until there is something to ask. Refreshed after every successful action. */
export function useRoute<R extends RouteName>(
  route: R,
  input: RouteInput<R> | null,
  options: RouteOptions = {},
): UseQueryResult<RouteOutput<R>> {
  const client = useClient();
  return useQuery({
    queryKey: [route, input],
    queryFn: input === null ? skipToken : () => client.call(route, input),
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
    refetchInterval: options.refetchIntervalMs ?? false,
  });
}

export interface ActionOptions {
  /**
   * Which reads are asked again afterwards. All of them by default: a figure on the screen is never older than the last
   * step. `forget`: earlier answers are not even shown until then, because they hold what has just been wiped.
   */
  readonly refresh?: 'all' | 'none' | 'forget' | readonly RouteName[];
}

/** Calls a route on request: `const register = useAction('contact.register')`, then `register.mutateAsync(input)`. */
export function useAction<R extends RouteName>(
  route: R,
  options: ActionOptions = {},
): UseMutationResult<RouteOutput<R>, CallError, RouteInput<R>> {
  const client = useClient();
  const queries = useQueryClient();
  const refresh = options.refresh ?? 'all';
  return useMutation({
    mutationFn: (input: RouteInput<R>) => client.call(route, input),
    onSuccess: () => {
      if (refresh === 'all') void queries.invalidateQueries();
      else if (refresh === 'forget') void queries.resetQueries();
      else if (refresh !== 'none') {
        for (const name of refresh) void queries.invalidateQueries({ queryKey: [name] });
      }
    },
  });
}

/** Asks every read on the screen again, after steps that were not one action. */
export function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries();
}

const jobPollMs = 300;

/** Follows a job that a `job` route has started; `null` while there is none. */
export function useJob(jobId: string | null): UseQueryResult<JobState> {
  const client = useClient();
  return useQuery({
    queryKey: ['job.get', jobId],
    queryFn: jobId === null ? skipToken : () => client.call('job.get', { jobId }),
    refetchInterval: (query) => (query.state.data?.state === 'running' ? jobPollMs : false),
  });
}
