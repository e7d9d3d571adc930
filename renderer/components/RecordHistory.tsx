import { Timeline, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../../main/contract/history.ts';
import { labelOf } from '../../main/terms/code-list.ts';
import { voidReason } from '../../main/terms/matter-terms.ts';
import { formatInstant } from './fields/format-value.ts';
import { useLabels } from './use-labels.ts';

interface RecordHistoryProps<Entry extends HistoryEntry> {
  readonly entries: readonly Entry[];
  /** Names what an entry is about, where several records stand in one history. */
  readonly about?: (entry: Entry) => ReactNode;
}

/** Who did what and when with a record, newest first. */
export function RecordHistory<Entry extends HistoryEntry>({ entries, about }: RecordHistoryProps<Entry>) {
  const { t } = useTranslation('records');
  const { find, field, language } = useLabels();
  return (
    <>
      <Typography.Title level={2}>{t('history.title')}</Typography.Title>
      <Timeline
        items={entries.map((entry) => ({
          content: (
            <>
              {formatInstant(entry.at)} {entry.staffName}{' '}
              {find('records', `steps.${entry.kind.replace('.', '_')}`) ?? t('steps.other')}
              {about?.(entry)}
              {entry.changed.length > 0 && (
                <div>{t('history.changed', { fields: entry.changed.map(field).join('、') })}</div>
              )}
              {entry.voidReason && (
                <div>{t('history.reason', { reason: labelOf(voidReason, entry.voidReason, language) })}</div>
              )}
              {entry.reason !== null && <div>{t('history.reason', { reason: entry.reason })}</div>}
              {entry.notice && <div>{t('history.notice', entry.notice)}</div>}
              {entry.dates?.map(({ which, from, to }) => (
                <div key={which}>{t(`history.moved.${which}`, { from, to })}</div>
              ))}
              {entry.text !== null && <div className="record-story">{entry.text}</div>}
            </>
          ),
        }))}
      />
    </>
  );
}
