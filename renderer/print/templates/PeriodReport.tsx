import { useTranslation } from 'react-i18next';
import type { SignedPeriodTable } from '../../../main/contract/routes/period-report.ts';
import { formatPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { periodReportKind, reportLayout, reportText } from '../../../main/terms/period-report-terms.ts';
import { formatInstant } from '../../components/fields/format-value.ts';
import { cellLabel, PeriodTableView } from '../../components/PeriodTableView.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { ReprintMark } from './ReprintMark.tsx';

/** F52, F61, F64–F67 (domain.md §2.8): figures, corrections with both values, and the words. */
export function PeriodReportSheet({
  data,
  copyNo,
}: {
  readonly data: SignedPeriodTable;
  readonly copyNo: number;
}) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const { corrected } = data;
  return (
    <>
      <h1>{labelOf(periodReportKind, data.kind, language)}</h1>
      <p>
        {t('paper.station', { name: data.stationName })}　
        <span className="period-of">{formatPeriod(data.period, language)}</span>
        {data.late && `　${t('late')}`}
        <ReprintMark copyNo={copyNo} />
      </p>
      {/* Not children of the sheet itself: the heading of a table there is repeated on every page. */}
      <div>
        <PeriodTableView
          table={data}
          said={Object.fromEntries(corrected.map(({ cell, said }) => [cell, said]))}
        />
      </div>
      {corrected.map(({ cell, counted, said, reason }) => (
        <p key={cell}>
          {t('paper.corrections')}　
          {t('detail.corrected', { figure: cellLabel(cell, language), counted, said, reason: reason ?? '' })}
        </p>
      ))}
      {reportLayout[data.kind].texts.map((text) => (
        <p key={text} className="print-story">
          {labelOf(reportText, text, language)}：{data.texts[text] ?? t('paper.none')}
        </p>
      ))}
      <p>
        {t('paper.foot', {
          leader: data.leader ?? '',
          maker: data.signedByName,
          at: formatInstant(data.signedAt),
        })}
      </p>
    </>
  );
}
