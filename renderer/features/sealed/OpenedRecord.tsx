import { Alert, App, Button, Flex, Typography } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { formatLocalDate, isLocalDate, localDateOf } from '../../../main/contract/values/local-date.ts';
import { channel } from '../../../main/terms/channels.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { sealedFields } from '../../../main/terms/sealed-fields.ts';
import { revealHidden } from '../../../main/contract/values/text.ts';
import { useAction } from '../../api/hooks.ts';
import { AttachmentRow } from '../../components/AttachmentRow.tsx';
import { AttachmentView, type ShownPicture } from '../../components/AttachmentView.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { DateInput } from '../../components/fields/DateInput.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RecordFields } from '../../components/RecordFields.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { SealedPrint } from '../../print/SealedPrint.tsx';
import { useRecordText } from '../../print/templates/record-text.ts';

interface OpenedRecordProps {
  readonly opened: RouteOutput<'sealed.open'>;
  readonly onClose: () => void;
}

const sections = [
  'who',
  'agent',
  'accused',
  'coming',
  'matter',
  'story',
  'materials',
  'help',
  'handling',
  'end',
];

/** What was said, for as long as this page is open. Numbers stand whole: whoever may open it has given the reason. */
export function OpenedRecord({ opened, onClose }: OpenedRecordProps) {
  const { t } = useTranslation('sealed');
  const { language } = useLabels();
  const { row, content } = opened;
  const facts = [
    [t('desk.columns.lookupCode'), formatLookupCode(row.lookupCode)],
    [t('desk.columns.receivedOn'), formatLocalDate(row.receivedOn, language)],
    [t('desk.columns.station'), row.stationName],
    [t('desk.columns.channel'), labelOf(channel, row.channel, language)],
  ] as const;
  return (
    <section>
      <PageTitle
        title={row.registrationNo}
        action={
          <Flex gap="small">
            <Button autoFocus onClick={onClose}>
              {t('desk.close')}
            </Button>
            <SealedPrint opened={opened} />
          </Flex>
        }
      />
      <Alert type="warning" title={t('desk.opened')} />
      <div className="record-detail">
        <div>
          <RecordFields
            catalogue={sealedFields}
            sections={sections}
            values={content.values}
            masked={[]}
            reveal={async () => ''}
          />
          <Files opened={opened} />
          <Earlier content={content} />
        </div>
        <aside>
          <dl className="record-facts">
            {facts.flatMap(([label, value]) => [
              <dt key={label}>{label}</dt>,
              <dd key={`${label} value`} className="tabular">
                {value}
              </dd>,
            ])}
          </dl>
          <RouteForm sealedId={row.sealedId} routedOn={row.routedOn} />
        </aside>
      </div>
    </section>
  );
}

/** Its files, opened in this page with the keys that were sealed with it. */
function Files({ opened: { content, here } }: Pick<OpenedRecordProps, 'opened'>) {
  const { t } = useTranslation(['sealed', 'records']);
  const [shown, setShown] = useState<ShownPicture | null>(null);
  if (content.attachments.length === 0) return null;
  return (
    <section className="attachments" aria-label={t('records:attachments.title')}>
      <h2>{t('records:attachments.count', { count: content.attachments.length })}</h2>
      <ul className="attachment-list">
        {content.attachments.map(({ sha256, size, key, name, mediaType }) => {
          const percent = here[sha256] ?? 0;
          return (
            <AttachmentRow
              key={sha256}
              file={{ name: revealHidden(name), mediaType, bytes: size }}
              note={percent < 100 && <> · {t('desk.coming', { percent })}</>}
              open={percent < 100 ? null : () => ({ fileId: sha256, key, name, mediaType })}
              onPicture={setShown}
            />
          );
        })}
      </ul>
      {shown && <AttachmentView shown={shown} onClose={() => setShown(null)} />}
    </section>
  );
}

function Earlier({ content }: Pick<OpenedRecordProps['opened'], 'content'>) {
  const { t } = useTranslation('sealed');
  const text = useRecordText();
  if (content.earlier.length === 0) return null;
  return (
    <section className="detail-section">
      <h2>{t('desk.earlier')}</h2>
      <dl>
        {content.earlier.map(({ at, values, reason }) => (
          <div key={at + text(values)} className="field-full">
            <dt>{formatInstant(at)}</dt>
            <dd className="record-story">
              {text(values)}
              {reason !== null && `\n${t('desk.changeReason', { reason })}`}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface RouteFormProps {
  readonly sealedId: string;
  readonly routedOn: string | null;
}

/** The day on which the discipline organ got it. */
function RouteForm({ sealedId, routedOn }: RouteFormProps) {
  const { t } = useTranslation('sealed');
  const { message } = App.useApp();
  const id = useId();
  const [day, setDay] = useState<unknown>(() => routedOn ?? localDateOf(Date.now()));
  const route = useAction('sealed.route');
  const isRead = typeof day === 'string' && isLocalDate(day);
  const save = () => {
    if (!isRead || route.isPending) return;
    route.mutate({ sealedId, routedOn: day }, { onSuccess: () => void message.success(t('desk.routeDone')) });
  };
  return (
    <form
      className="sealed-route"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Typography.Title level={2}>{t('desk.route')}</Typography.Title>
      <label htmlFor={id}>{t('desk.routedOn')}</label>
      <DateInput
        id={id}
        kind="day"
        value={day}
        onChange={setDay}
        status={isRead ? '' : 'error'}
        aria-invalid={!isRead}
      />
      {!isRead && <div className="field-error">{t('desk.unreadableDay')}</div>}
      {route.error && <ErrorNotice error={route.error} />}
      <Button htmlType="submit" loading={route.isPending}>
        {t('desk.routeSave')}
      </Button>
    </form>
  );
}
