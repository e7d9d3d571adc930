import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenInstant } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { handoverKind, handoverTask } from '../../../main/terms/handover-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { ReprintMark } from './ReprintMark.tsx';

type Data = PaperData<'handoverList'>;
type Item = Data['items'][number];

interface HandoverListProps {
  readonly data: Data;
  readonly copyNo: number;
}

/** 工作移交清单: what one person handed over to whom, for all who sign. */
export function HandoverList({ data, copyNo }: HandoverListProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const totals = handoverKind.codes
    .map((kind) => ({ kind, count: countOf(data.items, kind) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => t(`handover.totals.${kind}`, { count }));
  return (
    <>
      <h1>{t('handover.title')}</h1>
      <dl className="handover-facts">
        <dt>{t('handover.from')}</dt>
        <dd>
          {data.name} {data.post}
          {data.byName !== null && `　${t('handover.absent', { name: data.byName })}`}
        </dd>
        <dt>{t('handover.reason')}</dt>
        <dd>{data.reason}</dd>
        <dt>{t('handover.total')}</dt>
        <dd>{totals.length === 0 ? t('handover.none') : totals.join('，')}</dd>
      </dl>
      <table className="handover">
        <colgroup>
          <col style={{ width: '7%' }} />
          <col style={{ width: '22%' }} />
          <col style={{ width: '14%' }} />
          <col />
          <col style={{ width: '19%' }} />
          <col style={{ width: '11%' }} />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={3}>{t('handover.number', { at: writtenInstant(data.handedOverAt, language) })}</th>
            <th colSpan={3} className="print-right">
              {t('handover.station', { name: data.stationName })}
              <ReprintMark copyNo={copyNo} />
            </th>
          </tr>
          {data.items.length > 0 && (
            <tr className="handover-columns">
              {(['index', 'no', 'who', 'summary', 'tasks', 'to'] as const).map((column) => (
                <th key={column} scope="col">
                  {t(`handover.columns.${column}`)}
                </th>
              ))}
            </tr>
          )}
        </thead>
        <tbody>
          {data.items.map((item, index) => (
            <ItemRow key={`${item.kind} ${item.no}`} item={item} index={index} />
          ))}
          <Signatures data={data} />
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={6} aria-hidden />
          </tr>
        </tfoot>
      </table>
    </>
  );
}

function countOf(items: readonly Item[], kind: Item['kind']): number {
  const own = items.filter((item) => item.kind === kind);
  return kind === 'report' ? own.reduce((sum, { days }) => sum + days.length, 0) : own.length;
}

function ItemRow({ item, index }: { readonly item: Item; readonly index: number }) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const { kind, no, who, summary, tasks, dueOn, days, successorName } = item;
  const words = {
    matter: summary,
    dispute: summary,
    sealedSlip: t('handover.sealed'),
    report: days.join('、'),
  };
  const owed = tasks.map((task) => labelOf(handoverTask, task, language)).join('；');
  return (
    <tr>
      <td>{index + 1}</td>
      <td>{no === '' ? labelOf(handoverKind, kind, language) : no}</td>
      <td>{who}</td>
      <td>{words[kind]}</td>
      <td>
        {owed}
        {dueOn !== null && (
          <>
            <br />
            {t('handover.due', { on: dueOn })}
          </>
        )}
      </td>
      <td>{successorName}</td>
    </tr>
  );
}

/** Who handed over, who did it for somebody absent, and each who took over. */
function Signatures({ data }: { readonly data: Data }) {
  const { t } = useTranslation('print');
  const { byName, items } = data;
  const lines = [
    t(byName === null ? 'handover.fromSignature' : 'handover.absentSignature'),
    ...(byName === null ? [] : [t('handover.bySignature', { name: byName })]),
    ...Array.from(new Set(items.map(({ successorName }) => successorName)), (name) =>
      t('handover.toSignature', { name }),
    ),
    t('handover.witness'),
  ];
  return (
    <tr className="print-together">
      <td colSpan={6}>
        <p>{t('handover.checked')}</p>
        <div className="handover-signatures">
          {lines.map((line) => (
            <p key={line}>
              {line}
              <br />
              {t('form.date')}
            </p>
          ))}
        </div>
      </td>
    </tr>
  );
}
