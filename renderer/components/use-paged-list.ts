import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RouteName } from '../../main/contract/index.ts';
import type { CallError } from '../api/call-error.ts';
import type { RowSource } from './row-source.ts';

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface PagedList<Row> {
  /** Null until the first answer; afterwards the last answer stays while a changed filter is asked. */
  readonly rows: RowSource<Row> | null;
  readonly error: CallError | null;
}

const pageSize = 100;

/**
 * A list that the host gives by offset and limit, fetched where the table looks. `filter` is what is asked beside
 * these two; like every read it is asked again after an action.
 */
export function usePagedList<Row>(
  route: RouteName,
  filter: object,
  fetchPage: (offset: number, limit: number) => Promise<Page<Row>>,
): PagedList<Row> {
  const queries = useQueryClient();
  const id = JSON.stringify([route, filter]);
  const [seen, setSeen] = useState({ id, first: 0, last: 0 });
  const query = (page: number) => ({
    queryKey: [route, filter, page] as const,
    queryFn: () => fetchPage(page * pageSize, pageSize),
  });
  const start = useQuery({ ...query(0), placeholderData: keepPreviousData });
  const others = seen.id === id ? pagesBetween(Math.max(seen.first, 1), seen.last) : [];
  const rest = useQueries({ queries: others.map(query) });

  const total = start.data?.total;
  const loaded = new Map([[0, start.data], ...others.map((page, at) => [page, rest[at]?.data] as const)]);
  const rows: RowSource<Row> | null =
    total === undefined
      ? null
      : {
          id,
          count: total,
          at: (index) => loaded.get(pageOf(index))?.rows[index % pageSize],
          show: (first, last) => {
            const next = { id, first: pageOf(first), last: pageOf(last) };
            if (seen.id !== id || seen.first !== next.first || seen.last !== next.last) setSeen(next);
          },
          between: async (first, last) => {
            const pages: Page<Row>[] = [];
            for (const page of pagesBetween(pageOf(first), pageOf(last))) {
              pages.push(await queries.fetchQuery({ ...query(page), staleTime: 10_000 }));
            }
            const offset = pageOf(first) * pageSize;
            return pages.flatMap((page) => page.rows).slice(first - offset, last + 1 - offset);
          },
        };
  return { rows, error: start.error ?? rest.find(({ error }) => error)?.error ?? null };
}

function pageOf(index: number): number {
  return Math.floor(index / pageSize);
}

function pagesBetween(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
