import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { attachedKind } from '../../../main/contract/routes/archive.ts';
import { useClient } from '../../api/api-context.tsx';
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
