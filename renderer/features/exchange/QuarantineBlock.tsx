import { Alert, Button, Form, Modal, Select, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { HeldBatch, KeptOp, Quarantine, Stranger } from '../../../main/contract/routes/exchange.ts';
import { releaseReason } from '../../../main/terms/exchange.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { refusalOf, useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { formatBytes } from '../../components/format-bytes.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { useRequired } from '../../components/use-required.ts';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';
import { Block, DismissButton } from './parts.tsx';
import { SecondPersonFields, useOthers, type SecondPerson } from './SecondPerson.tsx';
import { useImportSentence } from './use-import-sentence.ts';

/** All that came and was not simply taken in: nothing of it is lost, and each says why. */
export function QuarantineBlock() {
  const { t } = useTranslation('exchange');
  const { roles, stationKind } = useSession();
  const list = useRoute('exchange.quarantine', {});
  const [chosen, setChosen] = useState<HeldBatch | null>(null);
  const canRelease = roles.includes('admin') && stationKind !== 'village';
  const { batches = [], strangers = [], counts = [], ops = [] } = list.data ?? {};
  const isEmpty = batches.length + strangers.length + counts.length === 0;
  // Hardly ever is anything kept aside at a village, and nobody there waits for it.
  if (stationKind === 'village' && isEmpty) return null;
  return (
    <Block title={t('held.title')}>
      {list.error && <ErrorNotice error={list.error} />}
      {list.data && isEmpty && <Typography.Text>{t('held.none')}</Typography.Text>}
      {batches.length > 0 && (
        <Table<HeldBatch>
          size="small"
          rowKey="manifestHash"
          aria-label={t('held.batches')}
          pagination={{ pageSize: 50, hideOnSinglePage: true }}
          dataSource={batches}
          columns={[
            { title: t('station'), dataIndex: 'stationName' },
            { title: t('import.seq'), dataIndex: 'seq', width: 76 },
            {
              title: t('import.writtenAt'),
              key: 'writtenAt',
              render: (_, { writtenAt }) => formatInstant(writtenAt),
            },
            { title: t('held.opCount'), dataIndex: 'opCount', width: 88 },
            { title: t('held.why'), key: 'why', render: (_, { reason }) => t(`held.reasons.${reason}`) },
            {
              title: t('action'),
              key: 'action',
              width: 108,
              render: (_, batch) =>
                canRelease &&
                batch.canRelease && (
                  <Button
                    size="small"
                    aria-label={t('held.releaseFor', { name: batch.stationName, seq: batch.seq })}
                    onClick={() => setChosen(batch)}
                  >
                    {t('held.release')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {strangers.length > 0 && <Strangers strangers={strangers} />}
      {counts.length > 0 && <KeptEntries counts={counts} ops={ops} />}
      {chosen && <ReleaseDialog batch={chosen} onClose={() => setChosen(null)} />}
    </Block>
  );
}

/** Files of whoever nobody knows and who does not ask; nothing is said of them but what their covers say. */
function Strangers({ strangers }: Pick<Quarantine, 'strangers'>) {
  const { t } = useTranslation('exchange');
  const { roles, stationKind } = useSession();
  const dismiss = useAction('exchange.dismiss');
  return (
    <>
      {dismiss.error && <ErrorNotice error={dismiss.error} />}
      <Table<Stranger>
        size="small"
        rowKey="kid"
        aria-label={t('held.strangers')}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={[...strangers]}
        columns={[
          { title: t('held.kid'), dataIndex: 'kid', width: 160 },
          { title: t('held.files'), dataIndex: 'files', width: 76 },
          { title: t('held.size'), key: 'size', width: 88, render: (_, { bytes }) => formatBytes(bytes) },
          {
            title: t('held.lastAt'),
            key: 'lastAt',
            width: 150,
            render: (_, { lastAt }) => formatInstant(lastAt),
          },
          {
            title: t('held.why'),
            key: 'why',
            render: () => t(stationKind === 'village' ? 'held.strangerAbove' : 'held.strangerBelow'),
          },
          {
            title: t('action'),
            key: 'action',
            width: 84,
            render: (_, { kid }) =>
              roles.includes('admin') && (
                <DismissButton
                  label={t('held.dismiss')}
                  labelFor={t('held.dismissFor', { kid })}
                  ask={t('held.dismissAsk')}
                  onConfirm={() => dismiss.mutate({ kid })}
                />
              ),
          },
        ]}
      />
    </>
  );
}

const keptCodes = ['SCHEMA', 'FIELD', 'NOT_OWNER', 'ORPHAN', 'OTHER_LEVEL'] as const;

function KeptEntries({ counts, ops }: Pick<Quarantine, 'counts' | 'ops'>) {
  const { t } = useTranslation('exchange');
  return (
    <Table<Quarantine['counts'][number]>
      size="small"
      rowKey={({ code, stationId }) => `${code} ${stationId}`}
      expandable={{
        // One by one as far as the list goes: to be read out to the station.
        expandedRowRender: ({ code, stationId }) =>
          listEntries(ops.filter((op) => op.code === code && op.stationId === stationId)),
      }}
      aria-label={t('held.entries')}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      dataSource={[...counts]}
      columns={[
        { title: t('station'), dataIndex: 'stationName' },
        { title: t('held.opCount'), dataIndex: 'count', width: 88 },
        {
          title: t('held.why'),
          key: 'why',
          render: (_, { code }) =>
            t(`held.codes.${keptCodes.find((known) => known === code) ?? 'OTHER'}`, { code }),
        },
      ]}
    />
  );
}

const listEntries = (ops: readonly KeptOp[]) => (
  <ul>
    {ops.map((op) => (
      <KeptEntry key={op.opId} op={op} />
    ))}
  </ul>
);

function KeptEntry({ op: { seq, receivedAt, entity, record, path } }: { readonly op: KeptOp }) {
  const { t } = useTranslation('exchange');
  const { find } = useLabels();
  const what = record?.no ?? find('exchange', `records.${entity}`) ?? t('records.other');
  const where = path === null ? '' : t('held.field', { path });
  return <li>{t('held.entry', { seq: seq ?? '', at: formatInstant(receivedAt), what: what + where })}</li>;
}

interface ReleaseValues extends SecondPerson {
  readonly reason: RouteInput<'exchange.release'>['reason'];
}

interface ReleaseDialogProps {
  readonly batch: HeldBatch;
  readonly onClose: () => void;
}

/** Two persons of the township vouch for one batch, where it has two. */
function ReleaseDialog({ batch, onClose }: ReleaseDialogProps) {
  const { t } = useTranslation(['exchange', 'common']);
  const language = useLabelLanguage();
  const required = useRequired();
  const sentence = useImportSentence();
  const others = useOthers();
  const isAlone = others?.length === 0;
  const release = useWork(({ job }, { reason, secondId, secret }: ReleaseValues) =>
    job('exchange.release', {
      manifestHash: batch.manifestHash,
      reason,
      second: isAlone ? null : { staffId: secondId, secret },
    }),
  );
  const outcome = release.data?.files[0];
  const form = 'release-batch';
  return (
    <Modal
      open
      width={560}
      title={t('held.releaseTitle', { name: batch.stationName, seq: batch.seq })}
      onCancel={onClose}
      footer={
        outcome
          ? [
              <Button key="close" type="primary" autoFocus onClick={onClose}>
                {t('held.close')}
              </Button>,
            ]
          : [
              <Button key="cancel" onClick={onClose}>
                {t('common:cancel')}
              </Button>,
              <Button
                key="confirm"
                type="primary"
                htmlType="submit"
                form={form}
                disabled={others === null}
                loading={release.isPending}
              >
                {t('held.confirm')}
              </Button>,
            ]
      }
    >
      {!outcome && (
        <>
          <Typography.Paragraph>{t('held.releaseHint')}</Typography.Paragraph>
          <Form<ReleaseValues> name={form} layout="vertical" onFinish={(values) => release.start(values)}>
            <Form.Item name="reason" label={t('held.reason')} rules={required(t('held.reason'))}>
              <Select
                autoFocus
                options={releaseReason.items.map((item) => ({ value: item.code, label: item[language] }))}
              />
            </Form.Item>
            {isAlone ? (
              <Alert type="warning" showIcon title={t('held.alone')} />
            ) : (
              <SecondPersonFields others={others ?? []} />
            )}
          </Form>
        </>
      )}
      <WorkProgressBar work={release} />
      {release.error && <ErrorNotice error={release.error} />}
      {outcome?.error && <ErrorNotice error={refusalOf(outcome.error)} />}
      {outcome?.result && <Alert type="success" showIcon title={sentence(outcome.result)} />}
    </Modal>
  );
}
