import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClient } from '../api/api-context.tsx';

const saveDelayMs = 1000;

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
    client.call('draft.get', { form }).then(
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
 * kept, and what was kept before is forgotten.
 */
export function useDraft(form: string, data: string | null): DraftState {
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
  const save = useEffectEvent((content: string | null) => {
    if (closed.current || saved.current === content) return;
    saved.current = content;
    underWay.current = content === null ? forget(underWay.current) : send(content);
  });
  const saveRest = useEffectEvent(() => save(data));
  useEffect(() => {
    const timer = setTimeout(() => save(data), data === null ? 0 : saveDelayMs);
    return () => clearTimeout(timer);
  }, [data]);
  useEffect(() => () => saveRest(), []);
  const discard = async () => {
    closed.current = true;
    await underWay.current;
    await client.call('draft.discard', { form });
  };
  return { savedAt, failed, discard };
}
