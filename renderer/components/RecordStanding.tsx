import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordStanding as Standing } from '../../main/contract/routes/exchange.ts';
import { useRoute } from '../api/hooks.ts';
import { formatInstant } from './fields/format-value.ts';
import { useLabels } from './use-labels.ts';

type OpOnItsWay = Standing['ops'][number];

/** One line: how far this station's words about a record have come at the other level; each of them on demand. */
export function RecordStanding({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation('records');
  const { find } = useLabels();
  const [open, setOpen] = useState(false);
  const words = useStandingWords();
  const { data } = useRoute('exchange.recordStanding', { recordId });
  const worst = data?.ops.find(({ state }) => state === data.worst);
  if (!data || !worst) return null;
  const { direction } = data;
  const title = t(direction === 'up' ? 'standing.title' : 'standing.down.title');
  return (
    <section aria-label={title} className="record-standing">
      {title}：<span className={classOf(worst)}>{words(worst, direction)}</span>{' '}
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('standing.close') : t('standing.open', { count: data.ops.length })}
      </Button>
      {open && (
        <ul>
          {data.ops.map((op) => (
            <li key={op.opId}>
              {formatInstant(op.recordedAt)}{' '}
              {find('records', `steps.${op.kind.replace('.', '_')}`) ?? t('steps.other')}：
              <span className={classOf(op)}>{words(op, direction)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function classOf({ state, code }: OpOnItsWay): string {
  switch (state) {
    case 'returned':
      // The owner has declined what was proposed, with a reason: an answer, and no fault.
      return code === 'DECLINED' ? 'due-soon' : 'due-over';
    case 'quarantined':
      return 'due-over';
    case 'proposal':
    case 'recorded':
    case 'exported':
      return 'due-soon';
    case 'receipted':
    case 'applied':
      return 'state-done';
  }
}

function useStandingWords(): (op: OpOnItsWay, direction: Standing['direction']) => string {
  const { t } = useTranslation('records');
  const { find } = useLabels();
  return ({ state, seq, exportedAt, medium, receiptedAt, code }, direction) => {
    const reason = find('records', `standing.codes.${code ?? 'other'}`) ?? t('standing.codes.other');
    return t(direction === 'up' ? `standing.${state}` : `standing.down.${state}`, {
      seq: seq ?? '',
      reason,
      exportedAt: exportedAt === null ? '' : formatInstant(exportedAt),
      medium: medium === null ? '' : (find('records', `standing.media.${medium}`) ?? medium),
      receiptedAt: receiptedAt === null ? '' : formatInstant(receiptedAt),
    });
  };
}
