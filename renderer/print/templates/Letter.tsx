import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind, type LetterKind, type UnitLetterKind } from '../../../main/terms/document-kinds.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';
import { OfficialFoot, Story, usePaperDay, withoutGap } from './paper-parts.tsx';
import { ReprintMark } from './ReprintMark.tsx';

interface LetterProps<K extends LetterKind> {
  readonly data: PaperData<K>;
  readonly copyNo: number;
}

interface LetterFrameProps {
  readonly kind: LetterKind | UnitLetterKind;
  readonly documentNo: string | null;
  readonly copyNo: number;
  /** Whose letter it is. */
  readonly issuer: string;
  readonly to: string;
  readonly on: string;
  /** How the issuer is reached. */
  readonly reach: ReactNode;
  readonly children: ReactNode;
  /** What is filled in later, by hand. */
  readonly later?: readonly Later[];
}

interface Later {
  readonly label: string;
  readonly text?: string | undefined;
  /** Room for handwriting, in mm. */
  readonly room: number;
}

const nothingLater: readonly Later[] = [];

/** A letter from one body to another: whose, its number, to whom; seal; and, if it is short, a table for what comes of it. */
export function LetterFrame({
  kind,
  documentNo,
  copyNo,
  issuer,
  to,
  on,
  reach,
  children,
  later = nothingLater,
}: LetterFrameProps) {
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
        {documentNo}
        <ReprintMark copyNo={copyNo} />
      </p>
      <p className="notice-to">{t('addressee', { name: to })}</p>
      {children}
      <OfficialFoot issuer={issuer} on={on}>
        {reach}
      </OfficialFoot>
      {later.length > 0 && (
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
      )}
    </section>
  );
}

/** The contact of the organ that writes. */
export function Ask({
  person,
  phone,
}: {
  readonly person: string | undefined;
  readonly phone: string | undefined;
}) {
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

/** F20 转送函（转办单）. */
export function TransferLetter({ data, copyNo }: LetterProps<'transferLetter'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const matter = useMatter();
  const { organ, values } = data;
  return (
    <LetterFrame
      kind="transferLetter"
      documentNo={data.documentNo}
      copyNo={copyNo}
      issuer={organ.name}
      to={values.toUnit ?? ''}
      on={data.issuedOn}
      reach={<Ask person={values.contactPerson} phone={values.contactPhone} />}
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
  const others = values.coUnits ?? [];
  return (
    <LetterFrame
      kind="assignmentLetter"
      documentNo={data.documentNo}
      copyNo={copyNo}
      issuer={organ.name}
      to={[values.toUnit, ...others.map(({ unit }) => unit)].filter(Boolean).join(t('letter.and'))}
      on={data.issuedOn}
      reach={<Ask person={values.contactPerson} phone={values.contactPhone} />}
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
      {others.length > 0 && <p>{t('letter.coUnits', { count: others.length })}</p>}
      <p>{t('letter.objection')}</p>
      <Enclosures text={values.enclosures} />
    </LetterFrame>
  );
}

/** How many units a slip has room for where nothing is typed. */
const unitsByHand = 4;

/** 转办单, 交办单: goes with the letter and comes back; what is decided inside, who takes it, and what came of it. */
export function ReferralSlip({
  kind,
  data,
  copyNo,
}: LetterProps<'transferLetter' | 'assignmentLetter'> & {
  readonly kind: 'transferLetter' | 'assignmentLetter';
}) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const { organ, registrationNo, officialNo, receivedOn, summary } = data;
  const values: PaperData<'assignmentLetter'>['values'] = data.values;
  const { officeOpinion, leaderOpinion, reportDueOn } = values;
  const isAssigned = kind === 'assignmentLetter';
  const units = [
    { role: t('slip.lead'), unit: values.toUnit, name: undefined, phone: values.toPhone },
    ...(values.coUnits ?? []).map((one) => ({ role: t('slip.co'), ...one })),
  ];
  const rows = Math.max(units.length, isAssigned ? unitsByHand : 1);
  return (
    <FormFrame
      kind="letterSlip"
      title={t(`slip.${kind}`)}
      number={data.documentNo}
      station={organ.name}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('slip.registrationNo')} room={9}>
          {withoutGap(registrationNo)}
        </Cell>
        <Cell label={t('slip.officialNo')}>{withoutGap(officialNo)}</Cell>
        <Cell label={t('slip.receivedOn')}>{receivedOn === '' ? '' : day(receivedOn)}</Cell>
      </tr>
      <tr>
        <Cell label={t('slip.summary')} columns={5} room={12}>
          {withoutGap(summary ?? undefined)}
        </Cell>
      </tr>
      {isAssigned && (
        <tr>
          <Cell label={t('slip.meeting')} columns={5} room={9}>
            {withoutGap(values.meetingNo)}
          </Cell>
        </tr>
      )}
      <tr>
        <Cell label={t('slip.period')} columns={5} room={9}>
          {t('slip.fromTo', {
            from: day(values.actOn ?? data.issuedOn),
            to: reportDueOn === undefined ? t('blankDay') : day(reportDueOn),
          })}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('letter.officeOpinion')} columns={5} room={16}>
          {withoutGap(officeOpinion)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('slip.deputy')} columns={5} room={18} />
      </tr>
      <tr>
        <Cell label={t('slip.head')} columns={5} room={18}>
          {withoutGap(leaderOpinion)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('slip.units')} columns={5}>
          <table className="letter-units rows-table by-hand">
            <thead>
              <tr>
                {(['unit', 'role', 'person', 'phone', 'receivedOn'] as const).map((column) => (
                  <th key={column} scope="col" className={`letter-${column}`}>
                    {t(`slip.columns.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {Array.from({ length: rows }, (_, index) => {
                const { unit, role = '', name, phone } = units[index] ?? {};
                return (
                  <tr key={index}>
                    <td>{withoutGap(unit)}</td>
                    <td>{role}</td>
                    <td>{withoutGap(name)}</td>
                    <td className="cell-phone">{withoutGap(phone)}</td>
                    <td aria-hidden />
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Cell>
      </tr>
      <tr>
        <Cell label={t('slip.handler')} room={10} />
        <Cell label={t('slip.phone')} columns={3} />
      </tr>
      <tr>
        <Cell label={t('slip.result')} columns={5} room={40} />
      </tr>
      <SignRow lines={[t('slip.personSigned'), t('slip.date')]} seal={t('slip.seal')} />
    </FormFrame>
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
      documentNo={data.documentNo}
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
      documentNo={data.documentNo}
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
        { label: t('letter.verified'), text: t('letter.verifiedLine'), room: 22 },
        { label: t('letter.returnedBack'), text: t('letter.returnedLine'), room: 9 },
      ]}
    >
      <p>{answered(data)}</p>
      <p>{t('letter.objects')}</p>
      <Story text={values.actText ?? ''} />
      {values.competentBody !== undefined && <p>{t('letter.competent', { body: values.competentBody })}</p>}
      <p>{t('letter.returned', { count: materials.length })}</p>
      <ol className="notice-list">
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
      documentNo={data.documentNo}
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
