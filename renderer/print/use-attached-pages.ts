import { useEffect, useRef, useState } from 'react';
import type { FileItem } from '../../main/contract/routes/archive.ts';
import { useClient } from '../api/api-context.tsx';
import type { Work, WorkProgress } from '../api/use-work.ts';
import type { Drawings } from './drawings.ts';
import { loadAttached } from './load-attached.ts';

interface AttachedPages extends Pick<Work<never, unknown>, 'progress' | 'cancel' | 'isPending'> {
  /** Null until they are all there. */
  readonly drawings: Drawings | null;
  /** What was drawn before is not shown again. */
  forget(): void;
  /** @returns whether they are there: the person may have stopped it */
  load(items: readonly FileItem[]): Promise<boolean>;
}

/** The attachments of a case file as pages to print, with how far that is: a PDF takes a second or two a page. */
export function useAttachedPages(): AttachedPages {
  const client = useClient();
  const [drawings, setDrawings] = useState<Drawings | null>(null);
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  const stopping = useRef<AbortController | null>(null);
  useEffect(() => () => stopping.current?.abort(), []);
  const load = async (items: readonly FileItem[]) => {
    const { signal } = (stopping.current = new AbortController());
    try {
      const onPage = (done: number, total: number) => setProgress({ done, total, step: '' });
      setDrawings(await loadAttached(client, items, { onPage, signal }));
      return true;
    } catch (problem) {
      if (!signal.aborted) throw problem;
      return false;
    } finally {
      setProgress(null);
    }
  };
  return {
    drawings,
    progress,
    isPending: progress !== null,
    cancel: () => stopping.current?.abort(),
    forget: () => setDrawings(null),
    load,
  };
}
