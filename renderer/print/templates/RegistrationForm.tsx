import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenDay, writtenInstant } from '../../../main/contract/values/local-date.ts';
import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { collectiveKind, collectiveKindOf } from '../../../main/terms/collective.ts';
import { lateEntryReason } from '../../../main/terms/matter-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { inLines, restOf, useFieldLines, type Line } from './field-lines.tsx';
import { Cell, FormFrame, Signatures } from './FormFrame.tsx';

interface RegistrationFormProps {
  readonly data: PaperData<'registrationForm'>;
  readonly copyNo: number;
}

type FieldName = keyof typeof contactFields | keyof typeof matterFields;

const catalogue = { ...contactFields, ...matterFields };

/** Always on the paper, so that what was not asked can be written by hand. */
const persons: readonly Line<FieldName>[] = [
  [
    ['petitionerName', 3],
    ['sex', 1],
  ],
  [
    ['phone', 1],
    ['birthDate', 1],
    ['petitionerKind', 1],
  ],
  [
    ['idType', 1],
    ['idNumber', 3],
  ],
  [['addressDetail', 5]],
];
const coming: readonly Line<FieldName>[] = [
  [
    ['receivedAt', 1],
    ['channel', 1],
    ['headcount', 1],
  ],
];
const subject: readonly Line<FieldName>[] = [
  [
    ['purpose', 1],
    ['contentCategory', 3],
  ],
  [['summary', 5]],
  [['requests', 5]],
  [['facts', 5]],
];
/** Room (mm) for the handwriting of what was not typed. */
const rooms: Partial<Record<FieldName, number>> = { requests: 14, facts: 24, proposedHandling: 10 };
const agent: readonly FieldName[] = ['agentName', 'agentRelation', 'agentIdNumber', 'authorityDoc'];
const helpers: readonly FieldName[] = ['scribeName', 'readerName', 'witnessName'];
/** Only on the paper if something was given: every field that no other place is said for. */
const rest = restOf(catalogue, [
  ...inLines(...persons, ...coming, ...subject),
  ...agent,
  ...helpers,
  'representatives',
  'proposedHandling',
]);

/** F01 群众来访（来信来电）登记表 (domain.md §2.1). */
export function RegistrationForm({ data, copyNo }: RegistrationFormProps) {
  const { t } = useTranslation('print');
  const labels = useLabels();
  const { given, line, summed, text } = useFieldLines<string>(
    catalogue,
    { ...data.contact, ...data.matter },
    {
      rooms,
      printed: data.codeNames,
      instead: (name) =>
        name === 'petitionerName' && data.contact.anonymous ? labels.field('anonymous') : null,
    },
  );

  const kind = collectiveKindOf(data.contact.channel, data.contact.headcount);
  const visits =
    data.firstContactOn === null
      ? t('form.firstVisit')
      : t('form.repeatVisit', {
          seq: data.contactSeq,
          on: writtenDay(data.firstContactOn, labels.language),
        });
  return (
    <FormFrame
      title={t('form.title')}
      number={data.registrationNo}
      station={data.stationName}
      copyNo={copyNo}
      isVoid={data.isVoid === true}
    >
      {persons.map(line)}
      {agent.some(given) && (
        <tr>
          <Cell label={t('form.agent')} columns={5}>
            {summed(agent)}
          </Cell>
        </tr>
      )}
      {coming.map(line)}
      <tr>
        <Cell label={t('form.registeredAt')}>{writtenInstant(data.registeredAt, labels.language)}</Cell>
        <Cell label={t('form.visits')}>
          {data.isVoid === true ? t('form.noVisit') : visits}
          {kind !== null && `　${labelOf(collectiveKind, kind, labels.language)}`}
        </Cell>
        <Cell label={t('form.receptionist')}>{data.receptionistName}</Cell>
      </tr>
      {data.lateEntry !== null && (
        <tr>
          <Cell label={t('form.lateEntry')} columns={5}>
            {t('form.lateEntryValue', {
              reason: labelOf(lateEntryReason, data.lateEntry, labels.language),
              receivedAt: text('receivedAt'),
              registeredAt: writtenInstant(data.registeredAt, labels.language),
            })}
          </Cell>
        </tr>
      )}
      {given('representatives') && line([['representatives', 5]])}
      {subject.map(line)}
      {rest.wide.filter(given).map((name) => line([[name, 5]]))}
      {rest.short.some(given) && (
        <tr>
          <Cell label={labels.field('sections.end')} columns={5}>
            {summed(rest.short)}
          </Cell>
        </tr>
      )}
      {data.answer && (
        <tr>
          <Cell label={t('form.answer')} columns={5}>
            {data.answer.text}
            {t('form.answeredOn', {
              on: writtenDay(data.answer.answeredOn, labels.language),
              oral: data.answer.agreedOral ? t('form.oral') : '',
            })}
          </Cell>
        </tr>
      )}
      {line([['proposedHandling', 5]])}
      <tr>
        <Cell label={t('form.instruction')} columns={5} room={12} />
      </tr>
      <tr>
        <Cell label={t('form.outcome')} columns={5} room={12}>
          {t('form.outcomeLine')}
        </Cell>
      </tr>
      <Signatures helpers={helpers.filter(given).map((name) => [labels.field(name), text(name)])} />
    </FormFrame>
  );
}
