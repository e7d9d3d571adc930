import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { formatLocalDate, writtenDay, writtenInstant } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { dutyShift } from '../../../main/terms/duty-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame } from './FormFrame.tsx';
import { WallSheet } from './WallSheet.tsx';

interface DutySheetProps<K extends 'dutyRoster' | 'dutyLog'> {
  readonly data: PaperData<K>;
  readonly copyNo: number;
}

const columns = ['leader', 'dayOfficer', 'nightOfficer', 'dutyPhone', 'deputy', 'dutyNote'] as const;

/** F62 值班表 (domain.md §2.8): it hangs on the wall. */
export function DutyRosterSheet({ data, copyNo }: DutySheetProps<'dutyRoster'>) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  return (
    <>
      <WallSheet
        title={t('duty.title', { station: data.stationName })}
        period={data.period}
        copyNo={copyNo}
        columns={columns}
        widths={
          <>
            <col span={3} />
            <col className="duty-sheet-phone" />
            <col span={2} />
          </>
        }
      >
        {data.days.map(({ on, off, holiday, values, changed }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- Blank days have nothing else.
          <tr key={index}>
            <td>
              {on === '' ? '' : formatLocalDate(on, language)}
              {off && ` ${holiday ?? t('duty.off')}`}
              {changed && <span className="duty-sheet-mark"> {t('duty.changed')}</span>}
            </td>
            {columns.map((name) => (
              <td key={name}>{values?.[name]}</td>
            ))}
          </tr>
        ))}
      </WallSheet>
      <p>{t('duty.note')}</p>
      <p>{t('duty.approved')}</p>
    </>
  );
}

/** F63 值班记录、交接班: signed by both. */
export function DutyLogSheet({ data, copyNo }: DutySheetProps<'dutyLog'>) {
  const { t } = useTranslation('print');
  const { language, field } = useLabels();
  const { values, log, handOver, takeOver, struck = [] } = data;
  /** Who signed, and when. */
  const named = (name: string | undefined, at: string | undefined): string =>
    [name, at && writtenInstant(at, language)].filter(Boolean).join('　');
  const reasonAt = (index: number) => struck.find(({ at }) => at === index)?.reason ?? null;
  return (
    <FormFrame
      kind="duty"
      title={labelOf(documentKind, 'dutyLog', language)}
      number={values.dutyOn === undefined ? '' : writtenDay(values.dutyOn, language)}
      station={data.stationName}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('duty.shift')}>{labelOf(dutyShift, values.dutyShift ?? '', language)}</Cell>
        <Cell label={field('leader')}>{values.leader}</Cell>
        <Cell label={field('officer')}>{values.officer}</Cell>
      </tr>
      {log.length === 0 && (
        <tr>
          <Cell label={t('duty.entries')} columns={5} room={60}>
            {t('duty.quiet')}
          </Cell>
        </tr>
      )}
      {log.map((entry, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Blank lines have nothing else.
        <tr key={index}>
          <Cell
            label={writtenInstant(entry.happenedAt ?? '', language).slice(5)}
            columns={5}
            room={entry.dutyMatter === undefined ? 14 : undefined}
          >
            {[
              entry.dutyMatter,
              entry.dutyHandled && `${field('dutyHandled')}：${entry.dutyHandled}`,
              entry.handedTo && `${field('handedTo')}：${entry.handedTo}`,
              reasonAt(index) !== null && t('duty.struck', { reason: reasonAt(index) ?? '' }),
            ]
              .filter(Boolean)
              .join('\n')}
          </Cell>
        </tr>
      ))}
      <tr>
        <Cell
          label={field('dutyOpen')}
          columns={5}
          room={handOver?.values.dutyOpen === undefined ? 20 : undefined}
        >
          {handOver?.values.dutyOpen}
        </Cell>
      </tr>
      <tr className="print-together">
        <td colSpan={6} aria-label={t('duty.signatures')}>
          <div className="print-sign">
            <div>
              <p>{t('duty.givenBy', { who: named(handOver?.by.staffName, handOver?.by.at) })}</p>
              <p>
                {t('duty.takenBy', {
                  who:
                    takeOver === null || takeOver.onPaper
                      ? (handOver?.values.takenBy ?? '')
                      : named(takeOver.by.staffName, takeOver.by.at),
                })}
              </p>
              <p>{t('duty.leaderSignature')}</p>
            </div>
          </div>
        </td>
      </tr>
    </FormFrame>
  );
}
