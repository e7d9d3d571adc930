import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { disputeQuickType } from '../../../main/terms/dispute-types.ts';
import { ledgerTurn } from '../../../main/terms/ledger-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { ledgerSum } from '../../components/ledger-sum.ts';
import { ReprintMark } from './ReprintMark.tsx';

type Data = PaperData<'rollingLedger'>;
type Row = Data['rows'][number];

interface RollingLedgerProps {
  readonly data: Data;
  readonly copyNo: number;
}

/** The columns of F51 in its order, and their share of the width in percent. */
const columns = [
  ['index', 3],
  ['foundOn', 7],
  ['type', 6],
  ['parties', 11],
  ['people', 3.5],
  ['summary', 9.5],
  ['unit', 7],
  ['person', 5.5],
  ['lead', 5.5],
  ['measures', 9],
  ['dueOn', 7],
  ['progress', 10],
  ['isResolved', 3.5],
  ['endedOn', 7],
  ['remark', 5.5],
] as const;
type ColumnName = (typeof columns)[number][0];

/** F51 矛盾纠纷滚动台账 (domain.md §2.6), on A4 across; the head is repeated on every page. */
export function RollingLedger({ data, copyNo }: RollingLedgerProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const words = useWords(data.codeNames);
  const { period, figures, late, rows, consolidated, stationName } = data;
  const lines = rows.map((row, index) => ({ row, no: index + 1 }));
  return (
    <>
      <h1>{t('ledger.title')}</h1>
      <p className="ledger-line">
        {ledgerSum(figures)
          .map(({ sign, label, count }) => `${sign} ${t('ledger.figure', { label: label[language], count })}`)
          .join(' ')}
        {late > 0 && t('ledger.late', { count: late })}
      </p>
      <table className="ledger">
        <colgroup>
          {columns.map(([name, width]) => (
            <col key={name} style={{ width: `${width}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th colSpan={6}>{t('ledger.period', { period: writtenPeriod(period, language) })}</th>
            <th colSpan={9} className="print-right">
              {t(consolidated ? 'ledger.consolidated' : 'ledger.station', { name: stationName })}
              <ReprintMark copyNo={copyNo} />
            </th>
          </tr>
          <tr className="ledger-columns">
            {columns.map(([name]) => (
              <th key={name} scope="col">
                {t(`ledger.columns.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, no }) => (
            <tr key={no}>
              {columns.map(([name]) => (
                <LedgerCell
                  key={name}
                  name={name}
                  row={row}
                  no={no}
                  type={words.nameOf(disputeQuickType, row.quickType)}
                  consolidated={consolidated}
                />
              ))}
            </tr>
          ))}
          {rows.length === 0 && (
            <tr>
              <td colSpan={columns.length} className="ledger-none">
                {t('ledger.none')}
              </td>
            </tr>
          )}
          <tr className="print-together">
            <td colSpan={columns.length} aria-label={t('ledger.leader')}>
              <div className="ledger-signatures">
                <span>{t('ledger.leader')}</span>
                <span>{t('ledger.maker')}</span>
                <span>{t('ledger.made')}</span>
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

interface LedgerCellProps {
  readonly name: ColumnName;
  readonly row: Row;
  /** 序号. */
  readonly no: number;
  /** What its kind is called. */
  readonly type: string;
  readonly consolidated: boolean;
}

function LedgerCell({ name, row, no, type, consolidated }: LedgerCellProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const text = (): string | number | null => {
    switch (name) {
      case 'index':
        return no;
      case 'type':
        return type;
      case 'people':
        return row.peopleCount;
      case 'unit':
        return [consolidated ? row.stationName : null, row.responsibleUnit].filter(Boolean).join('\n');
      case 'person':
        return row.responsiblePerson;
      case 'lead':
        return row.leadOfficial;
      case 'isResolved':
        if (row.ended === null) return t('ledger.no');
        return row.ended === 'resolved' ? t('ledger.yes') : labelOf(ledgerTurn, row.ended, language);
      case 'remark':
        return [
          row.carriedOver ? t('ledger.carriedOver') : null,
          row.late ? t('ledger.lateMark') : null,
          row.remark,
        ]
          .filter(Boolean)
          .join('\n');
      default:
        return row[name];
    }
  };
  return <td className={`print-story ledger-${name}`}>{text()}</td>;
}
