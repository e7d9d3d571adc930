import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { attachedKind } from '../../../main/contract/routes/archive.ts';
import { useClient } from '../../api/api-context.tsx';
import { countAttached } from '../../print/load-attached.ts';
import { useLabels } from '../use-labels.ts';

type Items = RouteOutput<'matter.caseFile'>['items'];
type Previewed = RouteOutput<'document.preview'>['papers'];

/** As many as one call lays out. */
const together = 90;

/** The papers of a file as they lie in front of whoever closes it, in their order; null as items waits for them. */
export function useFilePapers(items: Items | null): UseQueryResult<Previewed> {
  const client = useClient();
  const { language } = useLabels();
  const names = items?.flatMap(({ documentKind, subjectId }) =>
    documentKind === attachedKind ? [] : [{ documentKind, subjectId }],
  );
  return useQuery({
    queryKey: ['document.preview', names, language],
    queryFn:
      names === undefined
        ? skipToken
        : async () => {
            const papers: Previewed = [];
            for (let at = 0; at < names.length; at += together) {
              const asked = { papers: names.slice(at, at + together), language };
              papers.push(...(await client.call('document.preview', asked)).papers);
            }
            return papers;
          },
  });
}

/** How many pages each attached PDF of a file takes: it is opened to see. */
export function useAttachedCounts(items: Items): UseQueryResult<ReadonlyMap<string, number>> {
  const client = useClient();
  const ids = items.flatMap(({ attached, subjectId }) => (attached ? [subjectId] : []));
  return useQuery({
    queryKey: ['attachment.pages', ids],
    queryFn: () => countAttached(client, items),
    // Its bytes never change, and each opening is logged.
    staleTime: Infinity,
  });
}
