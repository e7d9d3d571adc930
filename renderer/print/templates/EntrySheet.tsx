import { useTranslation } from 'react-i18next';
import type { EntryForm } from '../../../main/contract/papers.ts';
import { itemOf, labelOf } from '../../../main/terms/code-list.ts';
import {
  documentKind,
  entryOfPaper,
  type EntryPaperKind,
  type UnitLetterKind,
} from '../../../main/terms/document-kinds.ts';
import { reviewResult } from '../../../main/terms/entry-terms.ts';
import { announceHearingFields, entryCatalogues, type EntryAct } from '../../../main/terms/entry-fields.ts';
import type { Field } from '../../../main/terms/fields.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { FieldRows } from './FieldRows.tsx';
import { Cell, FormFrame } from './FormFrame.tsx';
import { useCellDay, usePaperWords } from './paper-parts.tsx';
import { RowsTable } from './RowsTable.tsx';

/** What is a sheet and no letter. */
type EntrySheetKind = Exclude<EntryPaperKind, UnitLetterKind>;

interface EntrySheetProps {
  readonly kind: EntrySheetKind;
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
  /** Who says something on paper only, in the words of `entries.byHand`. */
  readonly byHand?: readonly 'convener'[];
  /** Stands on a sheet of its own, which those who sign here do not see. */
  readonly apart?: readonly string[];
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
  | 'panel'
  | 'reporter';

/** What of each form is not said by its fields. */
const layouts: Readonly<Record<EntrySheetKind, Layout>> = {
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
    room: 42,
  },
  hearingNotice: { signers: ['handler'], seal: true },
  hearingRecord: {
    signers: ['host', 'recorder', 'parties'],
    finger: true,
    room: 110,
    apart: ['discussion', 'hearingConclusion'],
  },
  urgentReport: { signers: ['reporter', 'head'], seal: true, nameless: true, room: 30 },
  evaluationForm: { signers: ['petitioner', 'reader'], finger: true, room: 40 },
  recusalDecision: { signers: ['applicant', 'head'], seal: true, answers: ['decideRecusal'], room: 25 },
  declarationForm: {
    signers: ['handler', 'head'],
    seal: true,
    shows: ['requests'],
    byHand: ['convener'],
    room: 30,
  },
  meetingDecision: { signers: ['host', 'recorder'], seal: true, nameless: true, room: 20 },
  extensionApproval: { signers: ['handler', 'head'], seal: true, decision: true, room: 30 },
};

/** The form of a step that is put on record: to be filled in and signed, or as it was said (domain.md §2.3, §2.4). */
export function EntrySheet({ kind, data, copyNo }: EntrySheetProps) {
  const { t } = useTranslation('entries');
  const { language, find } = useLabels();
  const layout = layouts[kind];
  const { signers, finger, seal, shows = [], answers = [], byHand = [], apart } = layout;
  const statement = find('entries', `statements.${kind}`);
  const lead = find('entries', `leads.${kind}`);
  const day = useCellDay();
  const hasNumber = 'mark' in itemOf(documentKind, kind);
  return (
    <FormFrame
      // Who asks for something issues no letter.
      kind={signers[0] === 'petitioner' ? 'form' : hasNumber ? 'service' : 'organ'}
      title={labelOf(documentKind, kind, language)}
      number={data.registrationNo}
      station={data.organ.name}
      copyNo={copyNo}
    >
      {lead !== null && (
        <tr>
          <td colSpan={6}>
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
        {hasNumber || layout.nameless !== true ? (
          <>
            <Cell label={t('sheet.receivedOn')}>{day(data.receivedOn)}</Cell>
            <Cell label={t(hasNumber ? 'sheet.no' : 'sheet.officialNo')}>
              {hasNumber ? data.documentNo : data.officialNo}
            </Cell>
          </>
        ) : (
          <Cell label={t('sheet.receivedOn')} columns={3}>
            {day(data.receivedOn)}
          </Cell>
        )}
      </tr>
      {shows.includes('applicant') && (
        <tr>
          <Cell label={t('sheet.address')} columns={3} room={8}>
            {data.petitionerAddress}
          </Cell>
          <Cell label={t('sheet.phone')}>{data.petitionerPhone}</Cell>
        </tr>
      )}
      <tr>
        <Cell label={t('sheet.summary')} columns={5} room={8}>
          {data.summary}
        </Cell>
      </tr>
      {shows.includes('requests') && (
        <tr>
          <Cell label={t('sheet.requests')} columns={5} room={data.requests.length === 0 ? 18 : undefined}>
            {data.requests.map((request, index) => `${index + 1}. ${request}`).join('\n')}
          </Cell>
        </tr>
      )}
      {shows.includes('opinion') && (
        <tr>
          <Cell label={t('sheet.opinion')} columns={5} room={12}>
            {opinionOf(data)}
          </Cell>
        </tr>
      )}
      {shows.includes('review') && (
        <tr>
          <Cell label={t('sheet.review')} columns={5} room={12}>
            {reviewOf(data)}
          </Cell>
        </tr>
      )}
      {layout.decision === true && (
        <tr>
          <Cell label={t('sheet.acceptedOn')} room={8}>
            {data.limit ? day(data.limit.acceptedOn) : ''}
          </Cell>
          <Cell label={t('sheet.formerDueOn')} columns={3}>
            {data.limit ? day(data.limit.dueOn) : ''}
          </Cell>
        </tr>
      )}
      {data.followed && <ActRows act={data.followed.act} values={data.followed.values} />}
      <ActRows
        act={entryOfPaper(kind) ?? 'withdraw'}
        values={data.values}
        room={layout.room}
        without={apart}
      />
      {layout.decision === true && (
        <tr>
          <Cell label={t('sheet.decision')} columns={5} room={30}>
            {decisionOf(data)}
          </Cell>
        </tr>
      )}
      {byHand.map((who) => (
        <tr key={who}>
          <Cell label={t(`byHand.${who}`)} columns={5} room={30} />
        </tr>
      ))}
      {answers.map((act) => (
        <ActRows
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

  /** Which opinion is not accepted, and since when it is known. */
  function opinionOf({ opinion, organ }: EntryForm): string {
    if (opinion === null) return t('sheet.opinionByHand');
    return t(opinion.servedOn === null ? 'sheet.opinionOf' : 'sheet.opinionServed', {
      organ: organ.name,
      no: opinion.no,
      on: day(opinion.on),
      servedOn: opinion.servedOn === null ? '' : day(opinion.servedOn),
    });
  }

  function reviewOf({ review }: EntryForm): string {
    if (review === null) return t('sheet.reviewByHand');
    return t('sheet.reviewServed', {
      organ: review.body,
      no: review.no,
      on: day(review.on),
      servedOn: day(review.servedOn),
      result: labelOf(reviewResult, review.result, language),
    });
  }

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

/**
 * F15 合议笔录: how the panel deliberated and what it concluded. It is a sheet of its own: the parties sign the record of
 * what was said before them, and nothing else.
 */
export function HearingDeliberation({ data, copyNo }: Omit<EntrySheetProps, 'kind'>) {
  const { t } = useTranslation('entries');
  const { field } = useLabels();
  const words = usePaperWords();
  const { hearingAt, hearingPlace, host, members } = announceHearingFields;
  const announced = data.followed?.values ?? {};
  const said = (name: string, of: Field) => formatValue(of, announced[name], words);
  return (
    <FormFrame
      kind="organ"
      title={t('deliberation.title')}
      number={data.registrationNo}
      station={data.organ.name}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('sheet.summary')} columns={5} room={10}>
          {data.summary}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('hearingAt')}>{said('hearingAt', hearingAt)}</Cell>
        <Cell label={field('host')} columns={3} room={8}>
          {said('host', host)}
        </Cell>
      </tr>
      <tr>
        <Cell label={field('hearingPlace')} columns={5} room={8}>
          {said('hearingPlace', hearingPlace)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('deliberation.panel')} columns={5}>
          <RowsTable name="members" fields={members.fields} value={announced['members']} byHand={3} />
        </Cell>
      </tr>
      <ActRows
        act="concludeHearing"
        values={data.values}
        room={45}
        without={['actOn', 'recorder', 'members', 'actText']}
      />
      <tr className="print-together">
        <td colSpan={6}>
          <p className="entry-statement">{t('deliberation.statement')}</p>
          <div className="print-sign">
            <div>
              {(['host', 'panel', 'recorder'] as const).map((signer) => (
                <p key={signer}>{t(`signers.${signer}`)}</p>
              ))}
              <p>{t('sheet.date')}</p>
            </div>
          </div>
        </td>
      </tr>
    </FormFrame>
  );
}

interface ActRowsProps {
  readonly act: EntryAct;
  readonly values: Readonly<Record<string, unknown>>;
  readonly title?: string;
  readonly room?: number | undefined;
  readonly without?: readonly string[] | undefined;
}

/** Every field of a step, as `FieldRows` lays it out. */
export function ActRows({ act, ...rest }: ActRowsProps) {
  const { find, field } = useLabels();
  return (
    <FieldRows
      catalogue={entryCatalogues[act]}
      label={(name) => find('acts', `fields.${act}.${name}`) ?? field(name)}
      {...rest}
    />
  );
}
