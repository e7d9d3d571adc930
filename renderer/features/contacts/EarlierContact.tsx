import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { useRoute } from '../../api/hooks.ts';
import type { NewContact } from './new-contact.ts';
import { useDebounced } from '../../components/use-debounced.ts';
import { useKey } from '../../components/use-key.ts';

interface EarlierContactProps {
  readonly name: string;
  readonly phone: string;
  readonly attached: NewContact['matter'];
  readonly onAttach: (matter: NewContact['matter']) => void;
}

const lookDelayMs = 400;

/** Whether this person has come before, and with what: the visit can be added to that matter. */
export function EarlierContact({ name, phone, attached, onAttach }: EarlierContactProps) {
  const { t } = useTranslation('contacts');
  const asked = useDebounced(phone.length >= 7 ? phone : name, lookDelayMs);
  const found = useRoute('contact.list', asked.length < 2 || attached ? null : { search: asked, limit: 1 });
  const [row] = asked.length < 2 ? [] : (found.data?.rows ?? []);
  const detail = useRoute('contact.get', row === undefined || attached ? null : { contactId: row.contactId });
  const matter =
    row === undefined || detail.data === undefined
      ? null
      : { matterId: detail.data.matterId, registrationNo: row.registrationNo, summary: row.summary ?? '' };
  useKey('b', () => matter && !attached && onAttach(matter), { alt: true });
  if (attached) {
    return (
      <Alert
        type="info"
        title={t('form.attached', { registrationNo: attached.registrationNo, summary: attached.summary })}
        action={
          <Button size="small" onClick={() => onAttach(null)}>
            {t('form.detach')}
          </Button>
        }
      />
    );
  }
  if (row === undefined || matter === null) return null;
  return (
    <Alert
      type="info"
      title={`${row.petitionerName ?? ''} ${t('form.earlier', { on: localDateOf(row.receivedAt), summary: matter.summary })}`}
      action={
        <Button size="small" onClick={() => onAttach(matter)}>
          {t('form.attach')}
        </Button>
      }
    />
  );
}
