import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useClient } from '../../api/api-context.tsx';

const saveDelayMs = 1000;

export interface DraftState {
  readonly savedAt: string | null;
  readonly failed: boolean;
  /** Forgets the draft, also one that is just being saved. */
  readonly discard: () => Promise<void>;
}

/** Keeps a form's content a second after the last change, and what is unsaved when the form is left. */
export function useDraft(form: string, data: string): DraftState {
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
  const save = useEffectEvent((content: string) => {
    if (closed.current || saved.current === content) return;
    saved.current = content;
    underWay.current = send(content);
  });
  const saveRest = useEffectEvent(() => save(data));
  useEffect(() => {
    const timer = setTimeout(() => save(data), saveDelayMs);
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
