import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { paperOfEntry, type EntryPaperKind } from '../../../main/terms/document-kinds.ts';
import { entryActs, entryCatalogues, type EntryAct } from '../../../main/terms/entry-fields.ts';
import type { Field, FieldCatalogue } from '../../../main/terms/fields.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { Cell, FormFrame } from './FormFrame.tsx';
import { RowsTable } from './RowsTable.tsx';

interface EntrySheetProps {
  readonly kind: EntryPaperKind;
  readonly data: PaperData<'withdrawalForm'>;
  readonly copyNo: number;
}

interface Layout {
  /** Who signs, each on a line, in the words of `entries.signers`. */
  readonly signers: readonly Signer[];
  /** Room for a fingerprint beside the signatures. */
  readonly finger?: true;
  /** Room for the seal of the organ. */
  readonly seal?: true;
  /** What is asked for and the opinion that stands are part of it. */
  readonly shows?: readonly ('requests' | 'opinion')[];
  /** Room (mm) for a story that is written by hand. */
  readonly room?: number;
}
type Signer = 'petitioner' | 'asker' | 'present';

/** What of each form is not said by its fields. */
const layouts: Readonly<Record<EntryPaperKind, Layout>> = {
  withdrawalForm: {
    signers: ['petitioner', 'asker', 'present'],
    finger: true,
    shows: ['requests'],
    room: 45,
  },
};

/** The form of a step that is put on record: to be filled in and signed, or as it was said (domain.md §2.3, §2.4). */
export function EntrySheet({ kind, data, copyNo }: EntrySheetProps) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const { signers, finger, seal, shows = [] } = layouts[kind];
  const statement: string = t(`statements.${kind}`);
  const day = (on: string) => (on === '' ? '' : formatLocalDate(on, language));
  return (
    <FormFrame
      kind="service"
      title={t(`titles.${kind}`)}
      number={data.registrationNo}
      station={data.organ.name}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('sheet.petitioner')}>{data.petitioner ?? t('sheet.anonymous')}</Cell>
        <Cell label={t('sheet.receivedOn')}>{day(data.receivedOn)}</Cell>
        <Cell label={t('sheet.no')}>{data.documentNo ?? data.officialNo}</Cell>
      </tr>
      <tr>
        <Cell label={t('sheet.summary')} columns={5}>
          {data.summary}
        </Cell>
      </tr>
      {shows.includes('requests') && data.requests.length > 0 && (
        <tr>
          <Cell label={t('sheet.requests')} columns={5}>
            {data.requests.map((request, index) => `${index + 1}. ${request}`).join('\n')}
          </Cell>
        </tr>
      )}
      {shows.includes('opinion') && data.opinion !== null && (
        <tr>
          <Cell label={t('sheet.opinion')} columns={5}>
            {t(data.opinion.servedOn === null ? 'sheet.opinionOf' : 'sheet.opinionServed', {
              no: data.opinion.no,
              on: day(data.opinion.on),
              servedOn: data.opinion.servedOn === null ? '' : day(data.opinion.servedOn),
            })}
          </Cell>
        </tr>
      )}
      <FieldRows kind={kind} values={data.values} />
      <tr className="print-together">
        <td colSpan={6}>
          {statement !== '' && <p className="entry-statement">{statement}</p>}
          <div className="print-sign">
            <div>
              {signers.map((signer) => (
                <p key={signer}>{t(`signers.${signer}`)}</p>
              ))}
              <p>{t('sheet.date')}</p>
            </div>
            {finger === true ? <div className="print-finger">{t('sheet.finger')}</div> : <div />}
            {seal === true ? <div className="print-seal">{t('sheet.seal')}</div> : <div />}
          </div>
        </td>
      </tr>
    </FormFrame>
  );
}

/** The act that a form belongs to. */
function actOf(kind: EntryPaperKind): EntryAct {
  return entryActs.find((act) => paperOfEntry(act) === kind) ?? 'withdraw';
}

/** Every field of the step: the short ones three in a line, each table and story on a line of its own. */
function FieldRows({
  kind,
  values,
}: {
  readonly kind: EntryPaperKind;
  readonly values: Readonly<Record<string, unknown>>;
}) {
  const { language, find, field: fieldLabel } = useLabels();
  const words = useWords();
  const act = actOf(kind);
  const catalogue: FieldCatalogue = entryCatalogues[act];
  const label = (name: string) => find('acts', `fields.${act}.${name}`) ?? fieldLabel(name);
  // On paper a tick is the signature below.
  const shown = Object.entries(catalogue).filter(([, { type }]) => type !== 'flag');
  const short = shown.filter(([, field]) => !isWide(field));
  const lines = Array.from({ length: Math.ceil(short.length / 3) }, (_, at) =>
    short.slice(at * 3, at * 3 + 3),
  );
  const show = (name: string, field: Field) =>
    field.type === 'rows' && values[name] !== undefined ? (
      <RowsTable name={name} fields={field.fields} value={values[name]} />
    ) : (
      formatValue(field, values[name], words) || choicesOf(field, language)
    );
  return (
    <>
      {lines.map((line) => (
        <tr key={line[0]?.[0]}>
          {line.map(([name, field], index) => (
            <Cell
              key={name}
              label={label(name)}
              columns={index === line.length - 1 && line.length < 3 ? (line.length === 1 ? 5 : 3) : 1}
              room={8}
            >
              {show(name, field)}
            </Cell>
          ))}
        </tr>
      ))}
      {shown
        .filter(([, field]) => isWide(field))
        .map(([name, field]) => (
          <tr key={name}>
            <Cell
              label={label(name)}
              columns={5}
              room={values[name] === undefined ? roomOf(field, layouts[kind]) : undefined}
            >
              <Fragment>{show(name, field)}</Fragment>
            </Cell>
          </tr>
        ))}
    </>
  );
}

function isWide({ type, width }: Field): boolean {
  return ['rows', 'lines', 'story'].includes(type) || width === 'full';
}

function roomOf({ type }: Field, { room = 30 }: Layout): number {
  return type === 'story' ? room : 14;
}

/** What is ticked by hand. */
function choicesOf(field: Field, language: 'zh' | 'en'): string {
  if (field.type !== 'code') return '';
  return field.list.items.map((item) => `□${item[language]}`).join('　');
}
