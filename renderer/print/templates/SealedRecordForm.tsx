import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { revealHidden } from '../../../main/contract/values/text.ts';
import { writtenDay, writtenInstant } from '../../../main/contract/values/local-date.ts';
import { channel } from '../../../main/terms/channels.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { sealedFields } from '../../../main/terms/sealed-fields.ts';
import { useLabels } from '../../components/use-labels.ts';
import { inLines, restOf, useFieldLines, type Line } from './field-lines.tsx';
import { Cell, FormFrame } from './FormFrame.tsx';
import { useRecordText } from './record-text.ts';

interface SealedRecordFormProps {
  readonly opened: RouteOutput<'sealed.open'>;
  readonly copyNo: number;
}

type FieldName = keyof typeof sealedFields;

const lines: readonly Line<FieldName>[] = [
  [
    ['petitionerName', 3],
    ['phone', 1],
  ],
  [['addressDetail', 5]],
  [['respondents', 5]],
];
const stories: readonly FieldName[] = ['summary', 'requests', 'facts', 'materials'];
const rest = restOf(sealedFields, [...inLines(...lines), ...stories, 'anonymous']);

/** What the discipline organ is handed: all that was said, and who gave it to whom. */
export function SealedRecordForm({ opened, copyNo }: SealedRecordFormProps) {
  const { t } = useTranslation('print');
  const labels = useLabels();
  const words = useRecordText();
  const { row, content } = opened;
  const { given, line, summed } = useFieldLines<string>(sealedFields, content.values, {
    instead: (name) =>
      name === 'petitionerName' && content.values.anonymous ? labels.field('anonymous') : null,
  });
  return (
    <FormFrame
      title={t('sealedRecord.title')}
      number={row.registrationNo}
      station={row.stationName}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('slip.lookupCode')}>{formatLookupCode(row.lookupCode)}</Cell>
        <Cell label={t('sealedRecord.receivedOn')}>{writtenDay(row.receivedOn, labels.language)}</Cell>
        <Cell label={t('sealedRecord.channel')}>{labelOf(channel, row.channel, labels.language)}</Cell>
      </tr>
      {lines.map(line)}
      {[...stories, ...rest.wide].filter(given).map((name) => line([[name, 5]]))}
      {rest.short.some(given) && (
        <tr>
          <Cell label={labels.field('sections.end')} columns={5}>
            {summed(rest.short)}
          </Cell>
        </tr>
      )}
      {content.attachments.length > 0 && (
        <tr>
          <Cell label={t('sealedRecord.files')} columns={5}>
            {content.attachments.map(({ name }) => revealHidden(name)).join('\n')}
          </Cell>
        </tr>
      )}
      {content.earlier.map(({ at, values, reason }) => (
        <tr key={at + words(values)}>
          <Cell label={t('sealedRecord.earlier')} columns={5}>
            {writtenInstant(at, labels.language)}
            {'\n'}
            {words(values)}
            {reason !== null && `\n${reason}`}
          </Cell>
        </tr>
      ))}
      <tr className="print-together">
        <td colSpan={6}>
          <p>{t('sealedRecord.rule')}</p>
          <div className="print-sign">
            <div>
              <p>{t('sealedRecord.giver')}</p>
              <p>{t('sealedRecord.taker')}</p>
              <p>{t('form.date')}</p>
            </div>
            <div />
            <div className="print-seal">{t('sealedRecord.seal')}</div>
          </div>
        </td>
      </tr>
    </FormFrame>
  );
}
