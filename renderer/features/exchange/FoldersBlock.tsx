import { Alert, Button, Flex, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandlerResult, RouteInput } from '../../../main/contract/index.ts';
import type { TransportStatus } from '../../../main/contract/routes/transport.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { refusalOf, useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FolderForm } from '../../components/FolderForm.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { Block } from './parts.tsx';
import { useImportSentence } from './use-import-sentence.ts';

type Which = RouteInput<'transport.chooseFolder'>['which'];
type Taken = HandlerResult<'transport.take'>;

/** Folders that a share or another program fills and empties. */
export function FoldersBlock({ canExchange }: { readonly canExchange: boolean }) {
  const { t } = useTranslation('exchange');
  const isAdmin = useSession().roles.includes('admin');
  const status = useRoute('transport.status', {});
  const take = useWork(({ job }, _: null) => job('transport.take', {}));
  const { data, error } = status;
  const inbox = data?.inbox ?? null;
  return (
    <Block title={t('folders.title')}>
      <Typography.Text type="secondary">{t('folders.explain')}</Typography.Text>
      {error && <ErrorNotice error={error} />}
      {data && <FolderLine which="inbox" folder={inbox} canChange={isAdmin} />}
      {inbox?.isThere === true && <InboxState inbox={inbox} />}
      {inbox && canExchange && (
        <Button loading={take.isPending} onClick={() => take.start(null)}>
          {t('folders.take')}
        </Button>
      )}
      <WorkProgressBar work={take} />
      {take.error && <ErrorNotice error={take.error} />}
      {take.data && <TakenFiles taken={take.data} />}
      {data && <FolderLine which="outbox" folder={data.outbox} canChange={isAdmin} />}
      {!isAdmin && <Typography.Text>{t('folders.adminOnly')}</Typography.Text>}
    </Block>
  );
}

interface FolderLineProps {
  readonly which: Which;
  readonly folder: { readonly path: string; readonly isThere: boolean } | null;
  readonly canChange: boolean;
}

function FolderLine({ which, folder, canChange }: FolderLineProps) {
  const { t } = useTranslation('exchange');
  const choose = useAction('transport.chooseFolder');
  const [isOpen, setOpen] = useState(false);
  const label = t(`folders.${which}`);
  return (
    <section className="exchange-folder" aria-label={label}>
      <Flex gap="middle" align="center" wrap>
        <Typography.Text strong>{label}</Typography.Text>
        <span className="exchange-path">{folder?.path ?? t('folders.notChosen')}</span>
        {canChange && !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t(folder ? 'folders.change' : 'folders.choose', { folder: label })}
          </Button>
        )}
        {canChange && folder && (
          <Button
            size="small"
            loading={choose.isPending}
            onClick={() => choose.mutate({ which, path: null }, { onSuccess: () => setOpen(false) })}
          >
            {t('folders.stop', { folder: label })}
          </Button>
        )}
      </Flex>
      {folder?.isThere === false && <Alert type="warning" showIcon title={t('folders.gone')} />}
      {isOpen && (
        <FolderForm
          name={`exchange-${which}`}
          label={t('folders.path')}
          hint={t(`folders.${which}Hint`)}
          isPending={choose.isPending}
          error={choose.error}
          onChosen={(path) => choose.mutate({ which, path }, { onSuccess: () => setOpen(false) })}
          onCancel={() => setOpen(false)}
        />
      )}
    </section>
  );
}

function InboxState({ inbox }: { readonly inbox: NonNullable<TransportStatus['inbox']> }) {
  const { t } = useTranslation('exchange');
  return (
    <>
      <Typography.Text>
        {inbox.waiting === 0 ? t('folders.nothingWaiting') : t('folders.waiting', { total: inbox.waiting })}
      </Typography.Text>
      {inbox.notAccepted > 0 && (
        <Alert type="warning" showIcon title={t('folders.notAccepted', { total: inbox.notAccepted })} />
      )}
    </>
  );
}

export function TakenFiles({ taken: { files, left } }: { readonly taken: Taken }) {
  const { t } = useTranslation('exchange');
  const sentence = useImportSentence();
  return (
    <>
      {files.length === 0 && <Typography.Text>{t('folders.nothingTaken')}</Typography.Text>}
      {left > 0 && <Typography.Text>{t('folders.left', { total: left })}</Typography.Text>}
      {files.length > 0 && (
        <Table<Taken['files'][number]>
          size="small"
          rowKey="fileId"
          aria-label={t('folders.taken')}
          pagination={false}
          dataSource={[...files]}
          columns={[
            { title: t('file'), key: 'name', ellipsis: true, width: '40%', dataIndex: 'name' },
            {
              title: t('result'),
              key: 'result',
              render: (_, { result, error }) =>
                result ? sentence(result) : error && <ErrorNotice error={refusalOf(error)} />,
            },
          ]}
        />
      )}
    </>
  );
}
