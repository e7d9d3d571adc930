import { useTranslation } from 'react-i18next';
import type { SignedPeriodTable } from '../../../main/contract/routes/period-report.ts';
import { writtenDay, writtenInstant } from '../../../main/contract/values/local-date.ts';
import { writtenPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import {
  periodReportKind,
  reportLayout,
  reportText,
  stationColumns,
  stationFigure,
  type PeriodReportKind,
} from '../../../main/terms/period-report-terms.ts';
import { cellLabel, PeriodTableView } from '../../components/PeriodTableView.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { Story, usePaperDay } from './paper-parts.tsx';
import { ReprintMark } from './ReprintMark.tsx';

interface PeriodReportProps {
  readonly kind: PeriodReportKind;
  readonly data: SignedPeriodTable;
  readonly copyNo: number;
}

/** F52, F61, F64–F67 (domain.md §2.8): figures, corrections with both values, and the words. */
export function PeriodReportSheet({ kind, data, copyNo }: PeriodReportProps) {
  const { t } = useTranslation('tables');
  const { t: print } = useTranslation('print');
  const { language } = useLabels();
  const day = usePaperDay();
  const { corrected, signedAt, lateReason } = data;
  const isBlank = signedAt === '';
  return (
    <>
      <h1>{labelOf(periodReportKind, kind, language)}</h1>
      <p>
        {t('paper.station', { name: data.stationName })}　
        <span className="period-of">
          {isBlank ? print('blankPeriod') : writtenPeriod(data.period, language)}
        </span>
        {data.late && `　${t('late')}`}
        <ReprintMark copyNo={copyNo} />
      </p>
      {/* Not children of the sheet itself: the heading of a table there is repeated on every page. */}
      <div>
        <PeriodTableView
          table={{ ...data, kind }}
          said={Object.fromEntries(corrected.map(({ cell, said }) => [cell, said]))}
          written={{
            day: (on) => writtenDay(on, language),
            period: (period) => writtenPeriod(period, language),
            isBlank,
          }}
        />
      </div>
      {corrected.map(({ cell, counted, said, reason }) => (
        <p key={cell}>
          {t('paper.corrections')}　
          {t('detail.corrected', { figure: cellLabel(cell, language), counted, said, reason: reason ?? '' })}
        </p>
      ))}
      {lateReason !== null && lateReason !== '' && <p>{t('detail.lateReason', { reason: lateReason })}</p>}
      {reportLayout[kind].texts.map((text) => (
        <section key={text} className={isBlank ? 'period-text period-blank' : 'period-text'}>
          <h2>{labelOf(reportText, text, language)}</h2>
          {!isBlank && <Story text={data.texts[text] ?? t('paper.none')} />}
        </section>
      ))}
      <div className="period-foot">
        <span>{t('paper.leader', { leader: data.leader ?? '' })}</span>
        <span>{t('paper.maker', { maker: data.signedByName })}</span>
        <span>{t('paper.at', { at: isBlank ? day('') : writtenInstant(signedAt, language) })}</span>
      </div>
    </>
  );
}

/** Whether a report says how each station stands: on a sheet of its own, across. */
export function hasStations(kind: PeriodReportKind, { consolidated, stations }: SignedPeriodTable): boolean {
  return reportLayout[kind].tables.includes('stations') && consolidated && stations.length > 0;
}

/** A line for each station; the head is repeated on every page. */
export function StationsSheet({ kind, data, copyNo }: PeriodReportProps) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const said = new Map(data.corrected.map((correction) => [correction.cell, correction.said]));
  return (
    <>
      <h1>{t('paper.stations')}</h1>
      <table className="ledger period-stations">
        <colgroup>
          <col className="period-station" />
          <col span={stationColumns.length} />
        </colgroup>
        <thead>
          <tr>
            <th colSpan={7}>
              {labelOf(periodReportKind, kind, language)}　{writtenPeriod(data.period, language)}
            </th>
            <th colSpan={stationColumns.length - 6} className="print-right">
              {t('paper.station', { name: data.stationName })}
              <ReprintMark copyNo={copyNo} />
            </th>
          </tr>
          <tr className="ledger-columns">
            <th scope="col">{t('stations')}</th>
            {stationColumns.map((code) => (
              <th key={code} scope="col">
                {labelOf(stationFigure, code, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.stations.map(({ stationId, name }) => (
            <tr key={stationId}>
              <th scope="row">{name}</th>
              {stationColumns.map((code) => {
                const cell = `station.${stationId}.${code}`;
                return <td key={code}>{said.get(cell) ?? data.columns.current?.[cell] ?? 0}</td>;
              })}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={stationColumns.length + 1} aria-hidden />
          </tr>
        </tfoot>
      </table>
    </>
  );
}
