import { AutoComplete, type RefSelectProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../api/hooks.ts';
import { useDebounced } from '../components/use-debounced.ts';
import { useHashPath } from '../components/use-hash-path.ts';

const delayMs = 250;
const shown = 6;

/** Ctrl+K from every screen: finds registrations, matters and disputes as somebody types, and opens the one that is chosen. */
export function HeaderSearch() {
  const { t } = useTranslation('frame');
  const [, navigate] = useHashPath();
  const box = useRef<RefSelectProps>(null);
  const [typed, setTyped] = useState('');
  const search = useDebounced(typed.trim(), delayMs);
  const query = search.length < 2 ? null : { search, limit: shown };
  const contacts = useRoute('contact.list', query, { keepPrevious: true });
  const matters = useRoute('matter.list', query, { keepPrevious: true });
  const disputes = useRoute('dispute.list', query, { keepPrevious: true });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.altKey || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      box.current?.focus();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
  const found =
    query === null
      ? []
      : [
          group(
            t('search.contacts'),
            contacts.data?.rows.map((row) => ({
              value: `/contacts/${row.contactId}`,
              label: [row.registrationNo, row.petitionerName, row.summary].filter(Boolean).join('　'),
            })),
          ),
          group(
            t('search.matters'),
            matters.data?.rows.map((row) => ({
              value: `/matters/${row.matterId}`,
              label: [row.registrationNo, row.petitionerName, row.summary].filter(Boolean).join('　'),
            })),
          ),
          group(
            t('search.disputes'),
            disputes.data?.rows.map((row) => ({
              value: `/disputes/${row.disputeId}`,
              label: [row.registrationNo, row.parties, row.summary].filter(Boolean).join('　'),
            })),
          ),
        ].filter(({ options }) => options.length > 0);
  return (
    <AutoComplete
      ref={box}
      className="frame-search"
      value={typed}
      options={found}
      aria-label={t('search.label')}
      placeholder={t('search.placeholder')}
      defaultActiveFirstOption
      notFoundContent={
        query !== null && contacts.data && matters.data && disputes.data ? t('search.nothing') : null
      }
      popupMatchSelectWidth={460}
      onChange={(text: string) => setTyped(text)}
      onSelect={(path: string) => {
        setTyped('');
        navigate(path);
      }}
    />
  );
}

interface Option {
  readonly value: string;
  readonly label: string;
}

function group(label: string, options: readonly Option[] = []): { label: string; options: Option[] } {
  return { label, options: [...options] };
}
