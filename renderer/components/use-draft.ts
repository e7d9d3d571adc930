import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClient } from '../api/api-context.tsx';

const saveDelayMs = 1000;

/** What is still being kept or forgotten, by form: one that is opened again must not find what was just put on record. */
const underWayOf = new Map<string, Promise<void>>();

function noteUnderWay(form: string, work: Promise<void>): void {
  const settle = async () => {
    await work.catch(() => undefined);
    if (underWayOf.get(form) === settled) underWayOf.delete(form);
  };
  const settled: Promise<void> = settle();
  underWayOf.set(form, settled);
}

export interface DraftState {
  readonly savedAt: string | null;
  readonly failed: boolean;
  /** Forgets the draft, also one that is just being saved. */
  readonly discard: () => Promise<void>;
}

/** What was kept of a form that was left; null where nothing was, undefined while it is looked for. */
export function useStoredDraft(form: string): { savedAt: string; data: string } | null | undefined {
  const client = useClient();
  const [found, setFound] = useState<{ savedAt: string; data: string } | null>();
  useEffect(() => {
    let current = true;
    const show = (draft: { savedAt: string; data: string } | null) => {
      if (current) setFound(draft);
    };
    // One that cannot be read must not keep anybody from working.
    const look = async () => {
      await underWayOf.get(form);
      return client.call('draft.get', { form });
    };
    look().then(
      ({ draft }) => show(draft),
      () => show(null),
    );
    return () => {
      current = false;
    };
  }, [client, form]);
  return found;
}

/**
 * Keeps a form's content a second after the last change, and what is unsaved when the form is left. Null: nothing may be
 * kept, and what was kept before is forgotten. `isLooking`: what was kept before is still looked for, and not written over.
 */
export function useDraft(form: string, data: string | null, isLooking = false): DraftState {
  const client = useClient();
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const saved = useRef(data);
  const closed = useRef(false);
  const underWay = useRef<Promise<void>>(Promise.resolve());
  const send = async (content: string) => {
    try {
      const answer = await client.call('draft.save', { form, data: content });
      setSavedAt(answer.savedAt);
      setFailed(false);
    } catch {
      saved.current = '';
      setFailed(true);
    }
  };
  const forget = async (earlier: Promise<void>) => {
    await earlier;
    await client.call('draft.discard', { form }).catch(() => setFailed(true));
    setSavedAt(null);
  };
  const sendIfNew = async (content: string) => {
    const { draft } = await client.call('draft.get', { form });
    if (draft === null) await send(content);
  };
  const save = useEffectEvent((content: string | null) => {
    if (closed.current || saved.current === content) return;
    saved.current = content;
    underWay.current = content === null ? forget(underWay.current) : send(content);
    noteUnderWay(form, underWay.current);
  });
  const saveRest = useEffectEvent(() => {
    const isChanged = !closed.current && saved.current !== data;
    if (!isLooking) save(data);
    else if (isChanged && data !== null) noteUnderWay(form, sendIfNew(data));
  });
  useEffect(() => {
    if (isLooking) return undefined;
    const timer = setTimeout(() => save(data), data === null ? 0 : saveDelayMs);
    return () => clearTimeout(timer);
  }, [data, isLooking]);
  useEffect(() => () => saveRest(), []);
  const forgetAfter = async (earlier: Promise<void>) => {
    await earlier;
    await client.call('draft.discard', { form });
  };
  const discard = () => {
    closed.current = true;
    const gone = forgetAfter(underWay.current);
    noteUnderWay(form, gone);
    return gone;
  };
  return { savedAt, failed, discard };
}
