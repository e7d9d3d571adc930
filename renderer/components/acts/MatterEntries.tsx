import { Button, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { entryCatalogues } from '../../../main/terms/entry-fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { RowsTable } from '../../print/templates/RowsTable.tsx';
import { DueDate } from '../DueDate.tsx';
import { formatValue } from '../fields/format-value.ts';
import { useLabels } from '../use-labels.ts';
import { useWords } from '../use-words.ts';
import type { Doing } from './ActForm.tsx';

interface MatterEntriesProps {
  readonly acts: Pick<MatterActs, 'entries' | 'steps'>;
  readonly onDo: (doing: Doing) => void;
}

type Entry = MatterActs['entries'][number];

/** What was put on record as it was said, each under what it follows. */
export function MatterEntries({ acts: { entries, steps }, onDo }: MatterEntriesProps) {
  const { t } = useTranslation('entries');
  if (entries.length === 0) return null;
  const mayGrant = steps.includes('extend');
  const isKnown = (id: string | null) => entries.some(({ entryId }) => entryId === id);
  /** A finished item follows its meeting, and that its request. */
  const following = (id: string): ReactNode =>
    entries
      .filter(({ about }) => about === id)
      .map((later) => (
        <div key={later.entryId} className="acts-later">
          <OneEntry entry={later} mayGrant={mayGrant} onDo={onDo} />
          {following(later.entryId)}
        </div>
      ));
  return (
    <>
      <Typography.Title level={2}>{t('title')}</Typography.Title>
      <ul className="acts-list" aria-label={t('title')}>
        {entries
          .filter(({ about }) => !isKnown(about))
          .map((entry) => (
            <li key={entry.entryId}>
              <OneEntry entry={entry} mayGrant={mayGrant} onDo={onDo} />
              {following(entry.entryId)}
            </li>
          ))}
      </ul>
    </>
  );
}

interface OneEntryProps {
  readonly entry: Entry;
  /** The extension that is asked for can be approved. */
  readonly mayGrant: boolean;
  readonly onDo: (doing: Doing) => void;
}

function OneEntry({ entry, mayGrant, onDo }: OneEntryProps) {
  const { t } = useTranslation(['entries', 'acts']);
  const { language } = useLabels();
  const { entryId, act, no, on, by, paper, steps, dueOn } = entry;
  const name = t(`entries:names.${act}`);
  const kind = paper === null ? '' : labelOf(documentKind, paper, language);
  return (
    <>
      <div>
        <strong>{name}</strong> {no !== null && <span className="tabular">{no}</span>} {on}{' '}
        {[by.stationName, by.staffName].filter(Boolean).join(' ')}{' '}
        {dueOn !== null && <DueDate on={dueOn} target />}
      </div>
      <EntryValues entry={entry} />
      <Flex gap="small" wrap>
        {paper !== null && (
          <DocumentPrint
            papers={[{ documentKind: paper, subjectId: entryId }]}
            label={t('entries:print', { kind })}
            title={t('entries:pdfTitle', { kind, no: no ?? on })}
          />
        )}
        {mayGrant && steps.includes('refuseExtension') && (
          <Button type="primary" onClick={() => onDo({ act: 'extend' })}>
            {t('acts:steps.extend')}
          </Button>
        )}
        {steps.map((step) => (
          <Button key={step} onClick={() => onDo({ act: step, about: entryId })}>
            {t(`acts:steps.${step}`)}
          </Button>
        ))}
      </Flex>
    </>
  );
}

/** What was said, but for the day, which stands above. */
function EntryValues({ entry: { act, values } }: { readonly entry: Entry }) {
  const { find, field: labelOfField } = useLabels();
  const words = useWords();
  const catalogue: FieldCatalogue = entryCatalogues[act];
  const given = Object.entries(catalogue).filter(([name]) => name !== 'actOn' && values[name] !== undefined);
  return (
    <dl className="acts-values">
      {given.map(([name, field]) => (
        <div key={name} className="record-story">
          <dt>{find('acts', `fields.${act}.${name}`) ?? labelOfField(name)}</dt>
          <dd>
            {field.type === 'rows' ? (
              <RowsTable name={name} fields={field.fields} value={values[name]} />
            ) : (
              formatValue(field, values[name], words)
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
