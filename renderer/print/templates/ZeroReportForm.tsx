import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenDay, writtenInstant } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { dayHalf, reportFigure } from '../../../main/terms/report-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';

interface ZeroReportFormProps {
  readonly data: PaperData<'zeroReport'>;
  readonly copyNo: number;
}

/** F60 零报告表 (domain.md §2.8). */
export function ZeroReportForm({ data, copyNo }: ZeroReportFormProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const day = writtenDay(data.day, language);
  const figures = reportFigure.codes.map((code) => ({
    label: labelOf(reportFigure, code, language),
    count: data.figures[code] ?? 0,
  }));
  const lines = Array.from({ length: Math.ceil(figures.length / 3) }, (_, index) =>
    figures.slice(index * 3, index * 3 + 3),
  );
  return (
    <FormFrame
      kind="report"
      title={t('report.title')}
      number={day}
      station={data.stationName}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('report.day')} columns={3}>
          {day}
          {data.half !== null && ` ${labelOf(dayHalf, data.half, language)}`}
          {data.correctionOf !== null && `　${t('report.correction')}`}
        </Cell>
        <Cell label={t('report.status')}>{t(`report.statuses.${data.status}`)}</Cell>
      </tr>
      {lines.map((line) => (
        <tr key={line[0]?.label}>
          {line.map(({ label, count }) => (
            <Cell key={label} label={label}>
              {count}
            </Cell>
          ))}
          {line.length === 1 && (
            <Cell label={t('report.items')} columns={3}>
              {data.itemCount}
            </Cell>
          )}
        </tr>
      ))}
      <tr>
        <Cell label={t('report.brief')} columns={5} room={data.brief === null ? 24 : undefined}>
          {data.brief ?? (data.status === 'nil' ? t('report.nilStatement') : '')}
        </Cell>
      </tr>
      {data.reason !== null && (
        <tr>
          <Cell
            label={data.correctionOf === null ? t('report.lateReason') : t('report.correctionReason')}
            columns={5}
          >
            {data.reason}
          </Cell>
        </tr>
      )}
      <tr>
        <Cell label={t('report.signedBy')}>{data.signedByName}</Cell>
        <Cell label={t('report.dutyLeader')}>
          {data.dutyLeader}
          {data.toldAt !== null && t('report.toldAt', { at: data.toldAt })}
        </Cell>
        <Cell label={t('report.signedAt')}>
          {writtenInstant(data.signedAt, language)}
          {data.late && `　${t('report.late')}`}
        </Cell>
      </tr>
      <SignRow
        lines={[t('report.signature'), t('report.leaderSignature'), t('form.date')]}
        seal={t('form.seal')}
      />
    </FormFrame>
  );
}
