import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenPeriod } from '../../../main/contract/values/period.ts';
import { writtenDay } from '../../../main/contract/values/local-date.ts';
import { owedWhat } from '../../components/owed-what.ts';
import { useLabels } from '../../components/use-labels.ts';
import { ReprintMark } from './ReprintMark.tsx';

type Data = PaperData<'dueList'>;
type Row = Data['rows'][number];

interface DueListProps {
  readonly data: Data;
  readonly copyNo: number;
}

/** The columns, and their share of the width in percent. */
const columns = [
  ['index', 4],
  ['no', 14],
  ['task', 19],
  ['who', 12],
  ['station', 13],
  ['legalOn', 10],
  ['ownOn', 10],
  ['responsible', 8],
  ['done', 10],
] as const;

/** 本周到期清单: what is overdue, and what falls due in the week; laid on the table of the weekly meeting. */
export function DueList({ data, copyNo }: DueListProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const { period, rows, stationName } = data;
  const groups = (['overdue', 'week', 'undated'] as const)
    .map((group) => ({ group, rows: rows.filter((row) => groupOf(row, period.from) === group) }))
    .filter((part) => part.rows.length > 0);
  const before = (index: number) => groups.slice(0, index).reduce((sum, part) => sum + part.rows.length, 0);
  return (
    <>
      <h1>{t('dueList.title')}</h1>
      <table className="ledger">
        <colgroup>
          {columns.map(([name, width]) => (
            <col key={name} style={{ width: `${width}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th colSpan={5}>
              {t('dueList.period', {
                period: writtenPeriod(period, language),
                to: writtenDay(period.to, language),
              })}
            </th>
            <th colSpan={4} className="print-right">
              {t('dueList.station', { name: stationName })}
              <ReprintMark copyNo={copyNo} />
            </th>
          </tr>
          <tr className="ledger-columns">
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {t(`dueList.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((part, index) => [
            <tr key={part.group} className="due-group">
              <th colSpan={columns.length} scope="rowgroup">
                {t(`dueList.${part.group}`, { count: part.rows.length })}
              </th>
            </tr>,
            ...part.rows.map((row, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- A matter may stand in it more than once.
              <DueRow key={`${part.group} ${at}`} row={row} no={before(index) + at + 1} />
            )),
          ])}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="ledger-none">
                {t('dueList.none')}
              </td>
            </tr>
          )}
          <tr className="print-together">
            <td colSpan={columns.length} aria-label={t('dueList.checked')}>
              <div className="ledger-signatures">
                <span>{t('dueList.leader')}</span>
                <span>{t('dueList.checked')}</span>
                <span>{t('dueList.made')}</span>
              </div>
            </td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={columns.length} aria-hidden />
          </tr>
        </tfoot>
      </table>
    </>
  );
}

/** By the day by law where there is one: the own date comes before it, and is no breach. */
function groupOf({ legalOn, ownOn }: Row, from: string): 'overdue' | 'week' | 'undated' {
  const on = legalOn ?? ownOn;
  if (on === null) return 'undated';
  return on < from ? 'overdue' : 'week';
}

function DueRow({ row, no }: { readonly row: Row; readonly no: number }) {
  const { t } = useTranslation(['print', 'today']);
  const what = owedWhat(row, useLabels());
  const provisional = row.provisional ? t('print:dueList.provisional') : '';
  return (
    <tr>
      <td className="ledger-index">{no}</td>
      <td>{row.no}</td>
      <td>{[t(`today:kinds.${row.kind}`), what].filter(Boolean).join('　')}</td>
      <td>{row.who}</td>
      <td>{row.stationName}</td>
      <td>{row.legalOn !== null && row.legalOn + provisional}</td>
      <td>{row.ownOn}</td>
      <td>{row.responsibleName}</td>
      <td aria-label={t('print:dueList.columns.done')} />
    </tr>
  );
}
