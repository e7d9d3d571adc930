import { Alert, App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { GrowingListId, ListHere } from '../../../main/terms/list-here.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface ListProposalsProps {
  readonly list: GrowingListId;
  readonly here: ListHere;
}

/** The program's second level: in use until the township has its own, and taken over with one click. */
export function ListProposals({ list, here }: ListProposalsProps) {
  const { t } = useTranslation('settings');
  const { roles } = useSession();
  const { message } = App.useApp();
  const adopt = useAction('codeList.adopt');
  const open = here.items.filter(({ parent, laidDown }) => parent !== undefined && !laidDown);
  if (open.length === 0) return null;
  const isProposing = open.some(({ active }) => active);
  const words = t(isProposing ? 'lists.proposing' : 'lists.left', { count: open.length });
  return (
    <>
      {adopt.error && <ErrorNotice error={adopt.error} />}
      <Alert
        type="info"
        title={words}
        action={
          roles.includes('admin') && (
            <Button
              type={isProposing ? 'primary' : 'default'}
              loading={adopt.isPending}
              onClick={() =>
                adopt.mutate({ list }, { onSuccess: () => void message.success(t('lists.adopted'), 6) })
              }
            >
              {t('lists.adopt')}
            </Button>
          )
        }
      />
    </>
  );
}
