import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenPeriod } from '../../../main/contract/values/period.ts';
import { writtenDay } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { disputeState } from '../../../main/terms/dispute-terms.ts';
import { disputeQuickType } from '../../../main/terms/dispute-types.ts';
import { screeningFields } from '../../../main/terms/screening-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useFieldLines, type Line } from './field-lines.tsx';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';

interface ScreeningRecordProps {
  readonly data: PaperData<'screeningRecord'>;
  readonly copyNo: number;
}

type FieldName = keyof typeof screeningFields;
const meeting: readonly Line<FieldName>[] = [
  [
    ['host', 1],
    ['recorder', 1],
    ['attendance', 1],
  ],
  [
    ['meetingPlace', 3],
    ['nextRhythm', 1],
  ],
  [['attendees', 5]],
  [['absent', 5]],
  [['screenedGroups', 5]],
];
const conclusions: readonly Line<FieldName>[] = [[['analysis', 5]], [['measures', 5]]];

/** F53 矛盾纠纷排查例会记录 (domain.md §2.6). */
export function ScreeningRecord({ data, copyNo }: ScreeningRecordProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const { period, round, disputes, late, isVoid = false } = data;
  const isBlank = period.id === '';
  const { line } = useFieldLines<string>(screeningFields, round, {
    rooms: { attendees: 12, absent: 8, meetingPlace: 8, analysis: 20, measures: 20 },
    byHand: isBlank,
  });
  const found = disputes.filter((dispute) => dispute.found).length;
  return (
    <FormFrame
      kind="screening"
      title={t('screening.title')}
      number={isBlank ? t('blankPeriod') : writtenPeriod(period, language)}
      station={data.stationName}
      copyNo={copyNo}
      isVoid={isVoid}
    >
      <tr>
        <Cell label={t('screening.heldOn')} columns={3}>
          {round.heldOn !== undefined && writtenDay(round.heldOn, language)}
          {late && t('screening.late')}
        </Cell>
        <Cell label={t('screening.found')}>{isBlank ? '' : found}</Cell>
      </tr>
      {meeting.map(line)}
      <tr>
        <Cell
          label={t('screening.disputes')}
          columns={5}
          room={isBlank ? 36 : disputes.length === 0 ? 14 : undefined}
        >
          {disputes.length === 0
            ? !isBlank && t('screening.none')
            : disputes
                .map((dispute, index) =>
                  [
                    `${index + 1}. ${dispute.registrationNo}`,
                    labelOf(disputeQuickType, dispute.quickType, language),
                    dispute.parties,
                    dispute.summary,
                    dispute.responsiblePerson,
                    labelOf(disputeState, dispute.state, language),
                    dispute.found ? t('screening.isFound') : null,
                  ]
                    .filter(Boolean)
                    .join('，'),
                )
                .join('\n')}
        </Cell>
      </tr>
      {conclusions.map(line)}
      <SignRow
        lines={[t('screening.hostSignature'), t('screening.recorderSignature'), t('form.date')]}
        seal={t('form.seal')}
      />
    </FormFrame>
  );
}
