import { Button, Form, Modal, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Incident } from '../../../main/contract/routes/exchange.ts';
import { exchangeIncidents } from '../../../main/terms/exchange.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { useRequired } from '../../components/use-required.ts';
import { Block } from './parts.tsx';
import { useClockWords } from './use-clock-words.ts';

/** What was odd about the exchange: open ones first, each with what to do, closed by a person with a note. */
export function IncidentsBlock({ canClose }: { readonly canClose: boolean }) {
  const { t } = useTranslation('exchange');
  const list = useRoute('exchange.incidents', {});
  const [chosen, setChosen] = useState<Incident | null>(null);
  const incidents = list.data?.incidents ?? [];
  return (
    <Block title={t('incidents.title')}>
      {list.error && <ErrorNotice error={list.error} />}
      {list.data && incidents.length === 0 && <Typography.Text>{t('incidents.none')}</Typography.Text>}
      {incidents.length > 0 && (
        <Table<Incident>
          size="small"
          rowKey="incidentId"
          className="board"
          aria-label={t('incidents.title')}
          pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
          dataSource={incidents}
          columns={[
            { title: t('incidents.at'), key: 'at', width: 150, render: (_, { at }) => formatInstant(at) },
            {
              title: t('station'),
              key: 'station',
              width: '16%',
              render: (_, { stationName }) => stationName ?? t('incidents.own'),
            },
            {
              title: t('incidents.what'),
              key: 'what',
              render: (_, incident) => <What incident={incident} />,
            },
            {
              title: t('incidents.state'),
              key: 'state',
              width: '22%',
              render: (_, incident) => <State incident={incident} />,
            },
            {
              title: t('action'),
              key: 'action',
              width: 84,
              render: (_, incident) =>
                canClose &&
                incident.state !== 'closed' &&
                isOfExchange(incident.kind) && (
                  <Button
                    size="small"
                    aria-label={t('incidents.closeFor', {
                      what: t(`incidents.short.${incident.kind}`),
                      name: incident.stationName ?? '',
                    })}
                    onClick={() => setChosen(incident)}
                  >
                    {t('incidents.close')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {chosen && <CloseDialog incident={chosen} onClose={() => setChosen(null)} />}
    </Block>
  );
}

function isOfExchange(kind: Incident['kind']): boolean {
  return exchangeIncidents.some((known) => known === kind);
}

function What({ incident: { kind, params } }: { readonly incident: Incident }) {
  const { t } = useTranslation('exchange');
  const clockWords = useClockWords();
  const ahead = Number(params['aheadMs']);
  const figures = {
    seq: '',
    from: '',
    to: '',
    files: '',
    megabytes: '',
    dropped: '',
    ...params,
    clock: kind === 'clock' ? clockWords(ahead) : '',
  };
  const isOne = kind === 'gap' && params['from'] === params['to'];
  return (
    <>
      <strong>{t(`incidents.short.${kind}`)}</strong>
      <span className="board-line">
        {t(isOne ? 'incidents.kinds.gapOne' : `incidents.kinds.${kind}`, figures)}
      </span>
    </>
  );
}

function State({ incident }: { readonly incident: Incident }) {
  const { t } = useTranslation('exchange');
  const { state, isToActOn, settledAt, closedAt, closedByName, note, kind } = incident;
  const settled = settledAt !== null && (
    <span className="board-line">{t('incidents.settled', { at: formatInstant(settledAt) })}</span>
  );
  switch (state) {
    case 'open':
      if (!isOfExchange(kind)) return t('incidents.onToday');
      return isToActOn ? <span className="due-soon">{t('incidents.open')}</span> : t('incidents.watch');
    case 'settled':
      return settled;
    case 'closed':
      return (
        <>
          {settled}
          <span className="board-line">
            {t('incidents.closed', {
              at: closedAt === null ? '' : formatInstant(closedAt),
              by: closedByName ?? '',
            })}
          </span>
          {note !== null && <Typography.Text type="secondary">{note}</Typography.Text>}
        </>
      );
  }
}

interface CloseDialogProps {
  readonly incident: Incident;
  readonly onClose: () => void;
}

/** Nobody closes one without a word: whoever looks at it next must know what came out. */
function CloseDialog({ incident, onClose }: CloseDialogProps) {
  const { t } = useTranslation(['exchange', 'common']);
  const required = useRequired();
  const close = useAction('exchange.closeIncident');
  const form = 'close-incident';
  return (
    <Modal
      open
      width={560}
      title={t('incidents.closeTitle', {
        what: t(`incidents.short.${incident.kind}`),
        name: incident.stationName ?? t('incidents.own'),
      })}
      onCancel={onClose}
      footer={[
        <Button key="cancel" onClick={onClose}>
          {t('common:cancel')}
        </Button>,
        <Button key="confirm" type="primary" htmlType="submit" form={form} loading={close.isPending}>
          {t('incidents.confirm')}
        </Button>,
      ]}
    >
      <Typography.Paragraph>
        <What incident={incident} />
      </Typography.Paragraph>
      <Form<{ note: string }>
        name={form}
        layout="vertical"
        onFinish={({ note }) =>
          close.mutate({ incidentId: incident.incidentId, note }, { onSuccess: onClose })
        }
      >
        <Form.Item
          name="note"
          label={t('incidents.note')}
          extra={t('incidents.noteHint')}
          rules={required(t('incidents.note'))}
        >
          <StoryArea autoFocus rows={3} maxRows={8} maxLength={500} />
        </Form.Item>
      </Form>
      {close.error && <ErrorNotice error={close.error} />}
    </Modal>
  );
}
