import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind, type LetterKind } from '../../../main/terms/document-kinds.ts';
import { useLabels } from '../../components/use-labels.ts';
import { OfficialFoot, Story, usePaperDay } from './paper-parts.tsx';
import { ReprintMark } from './ReprintMark.tsx';

interface LetterProps<K extends LetterKind> {
  readonly data: PaperData<K>;
  readonly copyNo: number;
}

interface LetterFrameProps {
  readonly kind: LetterKind;
  readonly data: Pick<PaperData<LetterKind>, 'documentNo' | 'issuedOn'>;
  readonly copyNo: number;
  /** Whose letter it is. */
  readonly issuer: string;
  readonly to: string;
  readonly on: string;
  /** How the issuer is reached. */
  readonly reach: ReactNode;
  readonly children: ReactNode;
  /** What is filled in later, by hand. */
  readonly later: readonly Later[];
}

interface Later {
  readonly label: string;
  readonly text?: string | undefined;
  /** Room for handwriting, in mm. */
  readonly room: number;
}

/** A letter from one body to another: whose, its number, to whom; seal; and a table for what comes of it. */
function LetterFrame({ kind, data, copyNo, issuer, to, on, reach, children, later }: LetterFrameProps) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  return (
    <section className="notice letter">
      <h1>
        {issuer}
        <br />
        {labelOf(documentKind, kind, language)}
      </h1>
      <p className="notice-no">
        {data.documentNo}
        <ReprintMark copyNo={copyNo} />
      </p>
      <p className="notice-to">{t('addressee', { name: to })}</p>
      {children}
      <OfficialFoot issuer={issuer} on={on}>
        {reach}
      </OfficialFoot>
      <table className="letter-later">
        <tbody>
          {later.map(({ label, text, room }) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td style={{ height: `${room}mm` }}>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The contact of the organ that writes. */
function Ask({ person, phone }: { readonly person: string | undefined; readonly phone: string | undefined }) {
  const { t } = useTranslation('notices');
  return (
    <>
      {person !== undefined && <p>{t('contact', { person })}</p>}
      {phone !== undefined && <p>{t('contactPhone', { phone })}</p>}
    </>
  );
}

/** Which matter, in one paragraph. */
function useMatter(): (data: PaperData<'transferLetter' | 'assignmentLetter' | 'reportUpLetter'>) => string {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  return ({ petitionerName, petitionerPhone, receivedOn, registrationNo, officialNo, summary }) =>
    t('letter.matter', {
      who: petitionerName ?? t('letter.withheld'),
      phone: petitionerPhone === null ? '' : t('letter.phone', { phone: petitionerPhone }),
      receivedOn: day(receivedOn),
      registrationNo,
      officialNo,
      summary: summary === null ? '' : t('letter.summary', { summary }),
    });
}

function useReceiptRows(values: PaperData<'assignmentLetter'>['values']): Later[] {
  const { t } = useTranslation('notices');
  const opinions = [
    { label: t('letter.officeOpinion'), text: values.officeOpinion, room: 10 },
    { label: t('letter.leaderOpinion'), text: values.leaderOpinion, room: 14 },
  ];
  return [...opinions, { label: t('letter.receipt'), text: t('letter.receiptLine'), room: 18 }];
}

/** F20 转送函（转办单）. */
export function TransferLetter({ data, copyNo }: LetterProps<'transferLetter'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const matter = useMatter();
  const { organ, values } = data;
  const later = useReceiptRows(values);
  return (
    <LetterFrame
      kind="transferLetter"
      data={data}
      copyNo={copyNo}
      issuer={organ.name}
      to={values.toUnit ?? ''}
      on={data.issuedOn}
      reach={<Ask person={values.contactPerson} phone={values.contactPhone} />}
      later={later}
    >
      <p>{matter(data)}</p>
      <Story text={values.actText ?? ''} />
      <p>{t('letter.transfer', { on: day(values.actOn ?? data.issuedOn) })}</p>
      {values.reportDueOn !== undefined && <p>{t('letter.transferDue', { on: day(values.reportDueOn) })}</p>}
      <p>{t('letter.objection')}</p>
      <Enclosures text={values.enclosures} />
    </LetterFrame>
  );
}

/** F21 交办函（交办单）. */
export function AssignmentLetter({ data, copyNo }: LetterProps<'assignmentLetter'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const matter = useMatter();
  const { organ, values } = data;
  const later = useReceiptRows(values);
  const others = values.coUnits ?? [];
  return (
    <LetterFrame
      kind="assignmentLetter"
      data={data}
      copyNo={copyNo}
      issuer={organ.name}
      to={[values.toUnit, ...others.map(({ unit }) => unit)].filter(Boolean).join(t('letter.and'))}
      on={data.issuedOn}
      reach={<Ask person={values.contactPerson} phone={values.contactPhone} />}
      later={later}
    >
      <p>{matter(data)}</p>
      {values.meetingNo !== undefined && <p>{t('letter.meeting', { no: values.meetingNo })}</p>}
      <Story text={values.actText ?? ''} />
      <p>
        {t('letter.assign', {
          unit: values.toUnit ?? '',
          from: day(values.actOn ?? data.issuedOn),
          due: day(values.reportDueOn ?? data.issuedOn),
        })}
      </p>
      {others.length > 0 && (
        <table className="letter-units">
          <thead>
            <tr>
              <th>{t('letter.coUnit')}</th>
              <th>{t('letter.person')}</th>
              <th>{t('letter.personPhone')}</th>
            </tr>
          </thead>
          <tbody>
            {others.map(({ unit, name, phone }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- Rows have no identity but their place.
              <tr key={index}>
                <td>{unit}</td>
                <td>{name}</td>
                <td>{phone}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>{t('letter.objection')}</p>
      <Enclosures text={values.enclosures} />
    </LetterFrame>
  );
}

/** F22 呈报单: what the level above decides about, with this organ's own opinion. */
export function ReportUpLetter({ data, copyNo }: LetterProps<'reportUpLetter'>) {
  const { t } = useTranslation('notices');
  const matter = useMatter();
  const { organ, values } = data;
  return (
    <LetterFrame
      kind="reportUpLetter"
      data={data}
      copyNo={copyNo}
      issuer={organ.name}
      to={values.toUnit ?? ''}
      on={data.issuedOn}
      reach={<Ask person={values.contactPerson} phone={values.contactPhone} />}
      later={[{ label: t('letter.superiorOpinion'), text: t('letter.superiorLine'), room: 40 }]}
    >
      <p>{matter(data)}</p>
      <p>{t('letter.reportsUp')}</p>
      <Story text={values.actText ?? ''} />
      <p>{t('letter.ownOpinion')}</p>
      <Story text={values.unitOpinion ?? ''} />
      <p>{t('letter.pleaseDecide')}</p>
      <Enclosures text={values.enclosures} />
    </LetterFrame>
  );
}

function Enclosures({ text }: { readonly text: string | undefined }) {
  const { t } = useTranslation('notices');
  return text === undefined ? null : <p>{t('letter.enclosures', { text })}</p>;
}

type Answered = PaperData<'objectionLetter'> | PaperData<'replyForm'>;

/** To which letter it answers. */
function useAnswered(): (data: Answered) => string {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  return ({ letterNo, referral, registrationNo, officialNo, receivedOn, summary, receivedByUnitOn }) =>
    t('letter.answered', {
      on: day(referral.actOn ?? receivedOn),
      letter: letterNo === null ? '' : t('letter.by', { no: letterNo }),
      registrationNo,
      officialNo,
      summary: summary === null ? '' : t('letter.quoted', { summary }),
      received: receivedByUnitOn === null ? '' : t('letter.receivedOn', { on: day(receivedByUnitOn) }),
    });
}

/** F25 异议退回函: the unit's letter; what the organ makes of it is written below. */
export function ObjectionLetter({ data, copyNo }: LetterProps<'objectionLetter'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const answered = useAnswered();
  const { organ, values, referral } = data;
  const materials = values.returnedMaterials ?? [];
  return (
    <LetterFrame
      kind="objectionLetter"
      data={data}
      copyNo={copyNo}
      issuer={referral.toUnit ?? ''}
      to={organ.name}
      on={values.actOn ?? data.issuedOn}
      reach={null}
      later={[
        {
          label: t('letter.objectionLimit'),
          text:
            data.objectionDueOn === null ? undefined : t('letter.until', { on: day(data.objectionDueOn) }),
          room: 8,
        },
        { label: t('letter.verified'), text: t('letter.verifiedLine'), room: 30 },
        { label: t('letter.returnedBack'), text: t('letter.returnedLine'), room: 14 },
      ]}
    >
      <p>{answered(data)}</p>
      <p>{t('letter.objects')}</p>
      <Story text={values.actText ?? ''} />
      {values.competentBody !== undefined && <p>{t('letter.competent', { body: values.competentBody })}</p>}
      <p>{t('letter.returned', { count: materials.length })}</p>
      <ol className="notice-rights">
        {materials.map((material, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- as above
          <li key={index}>{material}</li>
        ))}
      </ol>
    </LetterFrame>
  );
}

/** F26 回复单. */
export function ReplyForm({ data, copyNo }: LetterProps<'replyForm'>) {
  const { t } = useTranslation('notices');
  const answered = useAnswered();
  const { organ, values, referral } = data;
  return (
    <LetterFrame
      kind="replyForm"
      data={data}
      copyNo={copyNo}
      issuer={referral.toUnit ?? ''}
      to={organ.name}
      on={values.actOn ?? data.issuedOn}
      reach={<Ask person={values.handlerName} phone={values.handlerPhone} />}
      later={[{ label: t('letter.replyTaken'), text: t('letter.replyTakenLine'), room: 16 }]}
    >
      <p>{answered(data)}</p>
      <p>
        {t('letter.replies')}
        {values.replyNo !== undefined && t('letter.replyNo', { no: values.replyNo })}
      </p>
      <Story text={values.actText ?? ''} />
      <Enclosures text={values.enclosures} />
    </LetterFrame>
  );
}
