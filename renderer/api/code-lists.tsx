import { useQuery } from '@tanstack/react-query';
import { createContext, use, type ReactNode } from 'react';
import type { CodeList } from '../../main/terms/code-list.ts';
import { listHere, type ListChange, type ListHere } from '../../main/terms/list-here.ts';
import { useClient, useSessionState } from './api-context.tsx';

const none: readonly ListChange[] = [];
const CodeListsContext = createContext(none);

/** What came long ago is asked again when somebody looks at the window again; an action asks at once. */
const freshMs = 60_000;

/**
 * What the township has laid down of the lists. It came with the unlocking, so that no code is ever shown before its
 * name, and is asked again with everything else; while it is locked there is none, and none is asked for.
 */
export function CodeListsProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const { phase, codeLists, opening } = useSessionState();
  const isOpen = phase === 'open';
  const { data } = useQuery({
    queryKey: ['codeList.get', {}, opening],
    queryFn: async (): Promise<readonly ListChange[]> => (await client.call('codeList.get', {})).changes,
    initialData: codeLists,
    staleTime: freshMs,
    enabled: isOpen,
  });
  return <CodeListsContext value={isOpen ? data : none}>{children}</CodeListsContext>;
}

/** A list as it stands at this station. */
export function useListHere(): (list: CodeList) => ListHere {
  const changes = use(CodeListsContext);
  return (list) => remembered(list, changes);
}

const known = new WeakMap<readonly ListChange[], Map<CodeList, ListHere>>();

/** Asked for every cell of a table. */
function remembered(list: CodeList, changes: readonly ListChange[]): ListHere {
  const lists = known.get(changes) ?? new Map<CodeList, ListHere>();
  known.set(changes, lists);
  const here = lists.get(list) ?? listHere(list, changes);
  lists.set(list, here);
  return here;
}
