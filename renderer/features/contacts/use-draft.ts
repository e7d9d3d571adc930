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
  const save = useEffectEvent(() => {
    if (closed.current || saved.current === data) return;
    saved.current = data;
    underWay.current = client.call('draft.save', { form, data }).then(
      (answer) => {
        setSavedAt(answer.savedAt);
        setFailed(false);
      },
      () => {
        saved.current = '';
        setFailed(true);
      },
    );
  });
  useEffect(() => {
    const timer = setTimeout(save, saveDelayMs);
    return () => clearTimeout(timer);
  }, [data]);
  useEffect(() => () => save(), []);
  const discard = async () => {
    closed.current = true;
    await underWay.current;
    await client.call('draft.discard', { form });
  };
  return { savedAt, failed, discard };
}
