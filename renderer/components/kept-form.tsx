import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatInstant } from './fields/format-value.ts';
import { useDraft, useStoredDraft } from './use-draft.ts';

/** A form that was left without a word, and what was kept of it. */
export interface Kept<T> {
  readonly form: string;
  /** Of which record it tells: an erasure finds it by that. */
  readonly about: string;
  /** Null: it begins anew. */
  readonly content: T | null;
  readonly at: string;
  /** It is still looked for: nobody waits for that with what they have to type. */
  readonly isLooking: boolean;
  /** Of its fields: another one once something was found, or it begins anew. */
  readonly key: string;
  readonly beginAnew: () => void;
}

/** What cannot be read, or tells of another record, is as if it were not there. */
export function useKept<T>(form: string, about: string, schema: z.ZodType<T>): Kept<T> {
  const stored = useStoredDraft(form);
  const [turn, setTurn] = useState(0);
  return useMemo(() => {
    const content = !stored || turn > 0 ? null : readContent(stored.data, about, schema);
    return {
      form,
      about,
      content,
      at: stored?.savedAt ?? '',
      isLooking: stored === undefined,
      key: content === null ? `anew ${turn}` : 'kept',
      beginAnew: () => setTurn(turn + 1),
    };
  }, [about, form, schema, stored, turn]);
}

function readContent<T>(data: string, about: string, schema: z.ZodType<T>): T | null {
  try {
    const read = z.object({ about: z.literal(about), content: schema }).safeParse(JSON.parse(data));
    return read.success ? read.data.content : null;
  } catch {
    return null;
  }
}

/** Keeps what is typed; what is given back forgets it, once it is on record or was given up. */
export function useKeeping<T>({ form, about, isLooking }: Kept<T>, content: T): () => Promise<void> {
  const draft = useDraft(form, JSON.stringify({ about, content }), isLooking);
  return () => draft.discard().catch(() => undefined);
}

interface KeptNoticeProps {
  readonly kept: Kept<unknown>;
  readonly forget: () => Promise<void>;
}

/** Says that it was found again, and leads to an empty one. */
export function KeptNotice({ kept, forget }: KeptNoticeProps) {
  const { t } = useTranslation('records');
  if (kept.content === null) return null;
  return (
    <Alert
      type="info"
      title={t('kept.restored', { at: formatInstant(kept.at) })}
      action={
        <Button size="small" onClick={() => void forget().then(kept.beginAnew)}>
          {t('kept.clear')}
        </Button>
      }
    />
  );
}
