import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { localDateOf, writtenDay, writtenInstant } from '../../../main/contract/values/local-date.ts';
import { writtenPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { disputeFields } from '../../../main/terms/dispute-fields.ts';
import { disputeResult, disputeState, performanceState } from '../../../main/terms/dispute-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { inLines, restOf, useFieldLines, type Line } from './field-lines.tsx';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';

interface DisputeFormProps {
  readonly data: PaperData<'disputeRegistration'>;
  readonly copyNo: number;
}

type FieldName = keyof typeof disputeFields;

const found: readonly Line<FieldName>[] = [
  [
    ['foundOn', 1],
    ['foundBy', 1],
    ['quickType', 1],
  ],
];
const story: readonly Line<FieldName>[] = [
  [['parties', 5]],
  [['partyGroup', 5]],
  [
    ['peopleCount', 1],
    ['amountYuan', 1],
    ['place', 1],
  ],
  [['summary', 5]],
  [['situation', 5]],
  [['cause', 5]],
  [
    ['riskLevel', 1],
    ['riskReasons', 3],
  ],
  [['firstMeasures', 5]],
  [
    ['responsibleUnit', 1],
    ['responsiblePerson', 1],
    ['leadOfficial', 1],
  ],
  [
    ['method', 3],
    ['dueOn', 1],
  ],
];

const types: readonly FieldName[] = ['typeA', 'typeB'];
/** Only on the paper if something was given: every field that no other place is said for. */
const rest = restOf(disputeFields, [...inLines(...found, ...story), ...types]);

/** F50 矛盾纠纷排查登记表 (domain.md §2.6). */
export function DisputeForm({ data, copyNo }: DisputeFormProps) {
  const { t } = useTranslation('print');
  const labels = useLabels();
  const { language } = labels;
  const { dispute, conclusion } = data;
  const isBlank = data.registrationNo === '';
  const { given, line, summed } = useFieldLines<string>(disputeFields, dispute, {
    rooms: isBlank
      ? { place: 8, summary: 10, situation: 32, cause: 14, firstMeasures: 16, responsibleUnit: 8 }
      : { situation: 24, firstMeasures: 10 },
    byHand: isBlank,
    printed: data.codeNames,
  });
  const { followUps = [] } = data;
  const source = sourceOf(data, { t, language });
  return (
    <FormFrame
      title={t('dispute.title')}
      number={data.registrationNo}
      station={data.stationName}
      copyNo={copyNo}
      isVoid={data.state === 'void'}
    >
      {found.map(line)}
      <tr>
        <Cell label={t('dispute.types')} columns={5}>
          {summed(types)}
        </Cell>
      </tr>
      {story.map(line)}
      {/* By hand: the front for what was found, the back for what became of it. */}
      <tr className={isBlank ? 'print-empty' : undefined}>
        <Cell
          label={t('dispute.progress')}
          columns={5}
          room={isBlank ? 80 : data.progress.length === 0 ? 18 : undefined}
        >
          {data.progress
            .map((step) => `${writtenDay(localDateOf(step.at), language)}　${step.text}`)
            .join('\n')}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('dispute.result')} columns={5} room={isBlank ? 40 : conclusion ? undefined : 14}>
          {conclusion
            ? [
                `${writtenDay(conclusion.on, language)}　${labelOf(disputeResult, conclusion.result, language)}`,
                conclusion.performance && labelOf(performanceState, conclusion.performance, language),
                conclusion.text,
              ]
                .filter(Boolean)
                .join('；')
            : ''}
        </Cell>
      </tr>
      {followUps.length > 0 && (
        <tr>
          <Cell label={t('dispute.followUps')} columns={5}>
            {followUps.map(({ on, text }) => `${writtenDay(on, language)}　${text}`).join('\n')}
          </Cell>
        </tr>
      )}
      {source !== '' && (
        <tr>
          <Cell label={t('dispute.source')} columns={5}>
            {source}
          </Cell>
        </tr>
      )}
      {rest.wide.filter(given).map((name) => line([[name, 5]]))}
      {rest.short.some(given) && (
        <tr>
          <Cell label={labels.field('sections.end')} columns={5}>
            {summed(rest.short)}
          </Cell>
        </tr>
      )}
      <tr>
        <Cell label={t('dispute.state')}>{labelOf(disputeState, data.state, language)}</Cell>
        <Cell label={t('dispute.registrar')}>{data.registrarName}</Cell>
        <Cell label={t('form.registeredAt')}>{writtenInstant(data.registeredAt, language)}</Cell>
      </tr>
      <SignRow
        lines={[t('dispute.responsibleSignature'), t('dispute.leadSignature'), t('form.date')]}
        seal={t('form.seal')}
      />
    </FormFrame>
  );
}

interface Told {
  readonly t: ReturnType<typeof useTranslation<'print'>>['t'];
  readonly language: 'zh' | 'en';
}

/** The coming, the meeting and the mediation that belong to it, by their numbers. */
function sourceOf({ source, caseNo }: PaperData<'disputeRegistration'>, { t, language }: Told): string {
  const period = source?.roundPeriod;
  return [
    source?.contactNo && t('dispute.fromContact', { no: source.contactNo }),
    period && t('dispute.fromRound', { period: writtenPeriod(period, language) }),
    caseNo && t('dispute.mediated', { no: caseNo }),
  ]
    .filter(Boolean)
    .join('；');
}
