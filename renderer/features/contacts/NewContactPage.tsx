import { useEffect, useState } from 'react';
import { useClient } from '../../api/api-context.tsx';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { AccusationPage } from './AccusationPage.tsx';
import { AccusationQuestion } from './AccusationQuestion.tsx';
import { emptyContact, readDraft, type NewContact, type Registered } from './new-contact.ts';
import { NewContactForm } from './NewContactForm.tsx';
import { RegisteredPage } from './RegisteredPage.tsx';

export const draftForm = 'contact.new';

interface Start {
  readonly content: NewContact;
  /** When the restored draft was saved; null for an empty form. */
  readonly restoredAt: string | null;
  /** Changes with every fresh form. */
  readonly turn: number;
}

/** Whether it is about an official: not asked yet, no, or yes with what had been typed before it was noticed. */
type About = 'asking' | 'ordinary' | { readonly carried: FormValues };

interface NewContactPageProps {
  /** How somebody comes, unless a draft says otherwise. */
  readonly channel: string;
  readonly onOpen: (contactId: string) => void;
}

/** From the empty form, or the one that was left half-filled, to the printed slip. */
export function NewContactPage({ channel, onOpen }: NewContactPageProps) {
  const client = useClient();
  const [start, setStart] = useState<Start | null>(null);
  const [about, setAbout] = useState<About>('asking');
  const [registered, setRegistered] = useState<Registered | null>(null);
  useEffect(() => {
    let current = true;
    const begin = (draft: { savedAt: string; data: string } | null) => {
      if (!current) return;
      const restored = draft === null ? null : readDraft(draft.data);
      // It was asked when the draft was begun.
      if (restored) setAbout('ordinary');
      setStart({
        content: restored ?? emptyContact(Date.now(), channel),
        restoredAt: restored === null ? null : (draft?.savedAt ?? null),
        turn: 0,
      });
    };
    // A draft that cannot be read must not keep anybody from registering.
    client.call('draft.get', { form: draftForm }).then(
      ({ draft }) => begin(draft),
      () => begin(null),
    );
    return () => {
      current = false;
    };
  }, [client, channel]);
  const beginAgain = () => {
    setRegistered(null);
    setAbout('asking');
    setStart((last) => ({
      content: emptyContact(Date.now(), channel),
      restoredAt: null,
      turn: (last?.turn ?? 0) + 1,
    }));
  };
  if (registered) return <RegisteredPage registered={registered} onOpen={onOpen} onNext={beginAgain} />;
  if (!start) return null;
  if (about === 'asking') {
    return <AccusationQuestion onNo={() => setAbout('ordinary')} onYes={() => setAbout({ carried: {} })} />;
  }
  if (about !== 'ordinary') {
    return (
      <AccusationPage
        channel={channel}
        carried={about.carried}
        onForget={() => setAbout((last) => (typeof last === 'object' ? { carried: {} } : last))}
        onBack={beginAgain}
        onRegistered={setRegistered}
      />
    );
  }
  return (
    <NewContactForm
      key={start.turn}
      start={start.content}
      restoredAt={start.restoredAt}
      onClear={beginAgain}
      onAccusation={(carried) => setAbout({ carried })}
      onRegistered={(made) => setRegistered({ ...made, route: null })}
    />
  );
}
