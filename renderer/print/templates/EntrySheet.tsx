import { useTranslation } from 'react-i18next';
import type { EntryForm } from '../../../main/contract/papers.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind, entryOfPaper, type EntryPaperKind } from '../../../main/terms/document-kinds.ts';
import { reviewResult } from '../../../main/terms/entry-terms.ts';
import { entryCatalogues, type EntryAct } from '../../../main/terms/entry-fields.ts';
import type { Field, FieldCatalogue } from '../../../main/terms/fields.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { Cell, FormFrame } from './FormFrame.tsx';
import { RowsTable } from './RowsTable.tsx';

interface EntrySheetProps {
  readonly kind: EntryPaperKind;
  readonly data: EntryForm;
  readonly copyNo: number;
}

interface Layout {
  /** Who signs, each on a line, in the words of `entries.signers`. */
  readonly signers: readonly Signer[];
  /** Room for a fingerprint beside the signatures. */
  readonly finger?: true;
  /** Room for the seal of the organ. */
  readonly seal?: true;
  /** How the applicant is reached, what is asked for and the opinions that stand, where they are part of it. */
  readonly shows?: readonly ('applicant' | 'requests' | 'opinion' | 'review')[];
  /** What is said about it later: in its own room, empty until then. */
  readonly answers?: readonly EntryAct[];
  /** It says what is decided of an extension. */
  readonly decision?: true;
  /** Of the petitioner's name there is no need. */
  readonly nameless?: true;
  /** Room (mm) for a story that is written by hand. */
  readonly room?: number;
}
type Signer =
  | 'petitioner'
  | 'asker'
  | 'present'
  | 'host'
  | 'recorder'
  | 'parties'
  | 'reader'
  | 'applicant'
  | 'head'
  | 'handler'
  | 'convener'
  | 'reporter';

/** What of each form is not said by its fields. */
const layouts: Readonly<Record<EntryPaperKind, Layout>> = {
  withdrawalForm: {
    signers: ['petitioner', 'asker', 'present'],
    finger: true,
    shows: ['requests'],
    room: 45,
  },
  reviewRequest: {
    signers: ['petitioner'],
    finger: true,
    shows: ['applicant', 'requests', 'opinion'],
    room: 75,
  },
  reReviewRequest: {
    signers: ['petitioner'],
    finger: true,
    shows: ['applicant', 'requests', 'opinion', 'review'],
    room: 70,
  },
  hearingNotice: { signers: ['handler'], seal: true },
  hearingRecord: { signers: ['host', 'recorder', 'parties'], finger: true, room: 60 },
  supervisionLetter: {
    signers: ['head'],
    seal: true,
    answers: ['answerSupervision', 'endSupervision'],
    nameless: true,
    room: 20,
  },
  improvementProposal: {
    signers: ['head'],
    seal: true,
    answers: ['answerImprovement'],
    nameless: true,
    room: 25,
  },
  urgentReport: { signers: ['reporter', 'head'], seal: true, nameless: true, room: 30 },
  evaluationForm: { signers: ['petitioner', 'reader'], finger: true, room: 40 },
  recusalDecision: { signers: ['applicant', 'head'], seal: true, answers: ['decideRecusal'], room: 25 },
  declarationForm: { signers: ['handler', 'head', 'convener'], seal: true, shows: ['requests'], room: 30 },
  meetingDecision: { signers: ['host', 'recorder'], seal: true, nameless: true, room: 20 },
  extensionApproval: { signers: ['handler', 'head'], seal: true, decision: true, room: 30 },
};

/** The form of a step that is put on record: to be filled in and signed, or as it was said (domain.md §2.3, §2.4). */
export function EntrySheet({ kind, data, copyNo }: EntrySheetProps) {
  const { t } = useTranslation('entries');
  const { language, find } = useLabels();
  const layout = layouts[kind];
  const { signers, finger, seal, shows = [], answers = [] } = layout;
  const statement = find('entries', `statements.${kind}`);
  const lead = find('entries', `leads.${kind}`);
  const { unit } = data.values;
  const day = (on: string) => (on === '' ? '' : formatLocalDate(on, language));
  return (
    <FormFrame
      // Who asks for something issues no letter.
      kind={signers[0] === 'petitioner' ? 'form' : 'service'}
      title={labelOf(documentKind, kind, language)}
      number={data.registrationNo}
      station={data.organ.name}
      copyNo={copyNo}
    >
      {lead !== null && (
        <tr>
          <td colSpan={6}>
            {typeof unit === 'string' && <p className="entry-to">{t('sheet.to', { unit })}</p>}
            <p className="entry-statement">{lead}</p>
          </td>
        </tr>
      )}
      <tr>
        {layout.nameless === true ? (
          <Cell label={t('sheet.officialNo')}>{data.officialNo}</Cell>
        ) : (
          <Cell label={t('sheet.petitioner')}>{data.petitioner ?? t('sheet.anonymous')}</Cell>
        )}
        <Cell label={t('sheet.receivedOn')}>{day(data.receivedOn)}</Cell>
        <Cell label={t('sheet.no')}>
          {data.documentNo ?? (layout.nameless === true ? '' : data.officialNo)}
        </Cell>
      </tr>
      {shows.includes('applicant') && (
        <tr>
          <Cell label={t('sheet.address')} columns={3}>
            {data.petitionerAddress}
          </Cell>
          <Cell label={t('sheet.phone')}>{data.petitionerPhone}</Cell>
        </tr>
      )}
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
              organ: data.organ.name,
              no: data.opinion.no,
              on: day(data.opinion.on),
              servedOn: data.opinion.servedOn === null ? '' : day(data.opinion.servedOn),
            })}
          </Cell>
        </tr>
      )}
      {shows.includes('review') && data.review !== null && (
        <tr>
          <Cell label={t('sheet.review')} columns={5}>
            {t('sheet.reviewServed', {
              organ: data.review.body,
              no: data.review.no,
              on: day(data.review.on),
              servedOn: day(data.review.servedOn),
              result: labelOf(reviewResult, data.review.result, language),
            })}
          </Cell>
        </tr>
      )}
      {data.followed && <FieldRows act={data.followed.act} values={data.followed.values} />}
      <FieldRows act={entryOfPaper(kind) ?? 'withdraw'} values={data.values} room={layout.room} />
      {layout.decision === true && (
        <tr>
          <Cell label={t('sheet.decision')} columns={5} room={18}>
            {decisionOf(data)}
          </Cell>
        </tr>
      )}
      {answers.map((act) => (
        <FieldRows
          key={act}
          act={act}
          title={t(`names.${act}`)}
          values={data.answers.find((answer) => answer.act === act)?.values ?? {}}
          room={18}
        />
      ))}
      <tr className="print-together">
        <td colSpan={6}>
          {statement !== null && <p className="entry-statement">{statement}</p>}
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

  /** Agreed by the extension, refused by its own entry, or still to be ticked. */
  function decisionOf({ extension, answers: said }: EntryForm): string {
    const refused = said.find(({ act }) => act === 'refuseExtension')?.values;
    if (extension) {
      return t('sheet.agreed', { days: extension.days, approver: extension.approver, on: day(extension.on) });
    }
    if (refused) {
      const { approver, actText, actOn } = refused;
      const words = [approver, actText].filter((part) => typeof part === 'string').join('：');
      return t('sheet.refused', { words, on: typeof actOn === 'string' ? day(actOn) : '' });
    }
    return t('sheet.undecided');
  }
}

interface FieldRowsProps {
  readonly act: EntryAct;
  readonly values: Readonly<Record<string, unknown>>;
  /** Above the rows. */
  readonly title?: string;
  readonly room?: number | undefined;
}

/** Every field of a step: the short ones three in a line, each table and story on a line of its own. */
function FieldRows({ act, values, title, room = 30 }: FieldRowsProps) {
  const { language, find, field: fieldLabel } = useLabels();
  const words = useWords();
  const catalogue: FieldCatalogue = entryCatalogues[act];
  const label = (name: string) => find('acts', `fields.${act}.${name}`) ?? fieldLabel(name);
  // On paper a tick is the signature below.
  const shown = Object.entries(catalogue).filter(([, { type }]) => type !== 'flag');
  const show = (name: string, field: Field) =>
    field.type === 'rows' && values[name] !== undefined ? (
      <RowsTable name={name} fields={field.fields} value={values[name]} />
    ) : (
      formatValue(field, values[name], words) || choicesOf(field, language)
    );
  return (
    <>
      {title !== undefined && (
        <tr className="entry-part">
          <th colSpan={6} scope="rowgroup">
            {title}
          </th>
        </tr>
      )}
      {linesOf(
        shown.filter(([, field]) => !isWide(field)),
        values,
      ).map((line) => (
        <tr key={line[0]?.[0]}>
          {line.map(([name, field], index) => (
            <Cell key={name} label={label(name)} columns={columnsOf(line.length, index)} room={8}>
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
              room={values[name] === undefined ? (field.type === 'story' ? room : 14) : undefined}
            >
              {show(name, field)}
            </Cell>
          </tr>
        ))}
    </>
  );
}

type Line = readonly (readonly [name: string, field: Field])[];

/** Three in a line; what is ticked or written long takes a line of its own while it is empty. */
function linesOf(fields: Line, values: Readonly<Record<string, unknown>>): Line[] {
  const lines: (readonly [string, Field])[][] = [];
  const isLong = ([name, field]: Line[number]): boolean =>
    field.type === 'code' && values[name] === undefined;
  for (const entry of fields) {
    const last = lines.at(-1);
    const isFull = last === undefined || last.length === 3 || last.some(isLong);
    if (isFull || isLong(entry)) lines.push([entry]);
    else last.push(entry);
  }
  return lines;
}

function columnsOf(length: number, index: number): 1 | 3 | 5 {
  if (length === 1) return 5;
  return length === 2 && index === 1 ? 3 : 1;
}

function isWide({ type, width }: Field): boolean {
  return ['rows', 'lines', 'story'].includes(type) || width === 'full';
}

/** What is ticked by hand. */
function choicesOf(field: Field, language: 'zh' | 'en'): string {
  if (field.type !== 'code') return '';
  return field.list.items.map((item) => `□${item[language]}`).join('　');
}
