import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeHead, PaperData } from '../../../main/contract/papers.ts';
import { formatLookupCode, parseLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { legalRoute, referralKind, rejectReason } from '../../../main/terms/act-terms.ts';
import { isCodeOf, labelOf } from '../../../main/terms/code-list.ts';
import { documentKind, type NoticeKind } from '../../../main/terms/document-kinds.ts';
import { requestResult } from '../../../main/terms/matter-terms.ts';
import { useLabels } from '../../components/use-labels.ts';
import { OfficialFoot, Story, usePaperDay } from './paper-parts.tsx';
import { ReprintMark } from './ReprintMark.tsx';

interface NoticeProps<K extends NoticeKind> {
  readonly data: PaperData<K>;
  readonly copyNo: number;
}

interface NoticeFrameProps {
  readonly kind: NoticeKind;
  readonly data: NoticeHead;
  readonly copyNo: number;
  readonly children: ReactNode;
}

/** On a paper to be written by hand it is a line, which has no groups. */
function lookupCodeOf(code: string): string {
  return parseLookupCode(code) === null ? code : formatLookupCode(code);
}

/** A document of a competent organ: whose it is, its number, to whom, what about; who can be asked, and room for the seal. */
function NoticeFrame({ kind, data, copyNo, children }: NoticeFrameProps) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const day = usePaperDay();
  const { organ, summary, registrationNo, officialNo } = data;
  const about = { receivedOn: day(data.receivedOn), registrationNo, officialNo };
  return (
    <section className="notice">
      <h1>
        {organ.name}
        <br />
        {labelOf(documentKind, kind, language)}
      </h1>
      <p className="notice-no">
        {data.documentNo}
        <ReprintMark copyNo={copyNo} />
      </p>
      <p className="notice-to">{t('addressee', { name: data.addressee ?? t('anonymous') })}</p>
      <p>{summary === null ? t('aboutNothing', about) : t('about', { ...about, summary })}</p>
      {children}
      <p className="notice-lead">{t('rightsTitle')}</p>
      <ol className="notice-rights">
        <li>{t('rights.recusal')}</li>
        <li>{t('rights.lookup', { code: lookupCodeOf(data.lookupCode) })}</li>
        <li>{t('rights.protection')}</li>
      </ol>
      <OfficialFoot issuer={organ.name} on={data.issuedOn}>
        <p>{t('contact', { person: data.contactPerson })}</p>
        <p>{t('contactPhone', { phone: data.contactPhone })}</p>
        {organ.address !== '' && <p>{t('address', { address: organ.address })}</p>}
        {organ.supervisionPhone !== '' && <p>{t('rights.supervision', { phone: organ.supervisionPhone })}</p>}
      </OfficialFoot>
    </section>
  );
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'] as const;

/** F03 受理告知书 (domain.md §2.3). */
export function AcceptanceNotice({ data, copyNo }: NoticeProps<'acceptanceNotice'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const provisional = data.provisional ? t('provisional') : '';
  return (
    <NoticeFrame kind="acceptanceNotice" data={data} copyNo={copyNo}>
      <p>{t('accept.decision', { acceptedOn: day(data.acceptedOn) })}</p>
      <p>{t('accept.way')}</p>
      <p>{t('accept.due', { handleDueOn: day(data.handleDueOn), provisional })}</p>
    </NoticeFrame>
  );
}

/** F04 不予受理告知书. */
export function RejectionNotice({ data, copyNo }: NoticeProps<'rejectionNotice'>) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const reason = labelOf(rejectReason, data.reason, language);
  return (
    <NoticeFrame kind="rejectionNotice" data={data} copyNo={copyNo}>
      <p>{t('reject.decision', { reason, basis: data.legalBasis })}</p>
      {data.text !== null && <Story text={data.text} />}
      {data.competentBody !== null && (
        <p>
          {t('reject.where', { body: data.competentBody })}
          {data.competentAddress !== null && t('reject.whereAt', { address: data.competentAddress })}
        </p>
      )}
      <p>{t('reject.remedy')}</p>
    </NoticeFrame>
  );
}

/** F05 不再受理告知书. */
export function NoFurtherNotice({ data, copyNo }: NoticeProps<'noFurtherAcceptanceNotice'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const { finalOpinionOrgan: organ, finalOpinionNo: no, legalBasis: basis } = data;
  return (
    <NoticeFrame kind="noFurtherAcceptanceNotice" data={data} copyNo={copyNo}>
      <p>{t('noFurther.decision', { organ, no, on: day(data.finalOpinionOn), basis })}</p>
      {data.text !== null && <Story text={data.text} />}
      <p>{t('noFurther.support')}</p>
    </NoticeFrame>
  );
}

/** F07 分流引导告知书. */
export function DiversionNotice({ data, copyNo }: NoticeProps<'diversionNotice'>) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const day = usePaperDay();
  const { body, address, limitationOn, materials } = data;
  const route = labelOf(legalRoute, data.legalRoute, language);
  const limitation = { labourArbitration: 'divert.labour', landArbitration: 'divert.land' } as const;
  const known = Object.entries(limitation).find(([code]) => code === data.legalRoute)?.[1];
  return (
    <NoticeFrame kind="diversionNotice" data={data} copyNo={copyNo}>
      <p>{t('divert.decision', { route })}</p>
      {data.text !== null && <Story text={data.text} />}
      <p>
        {t('reject.where', { body })}
        {address !== null && t('reject.whereAt', { address })}
      </p>
      {known !== undefined && <p>{t(known)}</p>}
      {limitationOn !== null && <p>{t('divert.limitation', { on: day(limitationOn) })}</p>}
      {materials.length > 0 && <p>{t('divert.materials')}</p>}
      <Listed items={materials} />
      <p>{t('divert.help')}</p>
    </NoticeFrame>
  );
}

function Listed({ items }: { readonly items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <ol className="notice-list">
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Lines have no identity but their place.
        <li key={index}>{item}</li>
      ))}
    </ol>
  );
}

/** F08 补充材料告知书. */
export function SupplementNotice({ data, copyNo }: NoticeProps<'supplementNotice'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  return (
    <NoticeFrame kind="supplementNotice" data={data} copyNo={copyNo}>
      <p>{t('supplement.decision', { on: day(data.dueOn) })}</p>
      <Listed items={data.missing} />
      {data.text !== null && <Story text={data.text} />}
      <p>{t('supplement.clock')}</p>
    </NoticeFrame>
  );
}

/** F11 建议意见答复书: what becomes of each proposal, and why. */
export function SuggestionReply({ data, copyNo }: NoticeProps<'suggestionReply'>) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  return (
    <NoticeFrame kind="suggestionReply" data={data} copyNo={copyNo}>
      <p>{t('suggestion.studied')}</p>
      {data.proposals.map(({ request, result, ground }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <Fragment key={index}>
          <p>{t('opinion.numbered', { number: index + 1, text: request })}</p>
          <p>{t('suggestion.result', { result: labelOf(requestResult, result, language), ground })}</p>
        </Fragment>
      ))}
      {data.text !== null && <Story text={data.text} />}
      <p>{t('suggestion.thanks')}</p>
    </NoticeFrame>
  );
}

/** F06 去向告知书. */
export function RoutingNotice({ data, copyNo }: NoticeProps<'routingNotice'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const reach = [data.toAddress, data.toPhone].filter((part) => part !== null).join(t('route.and'));
  const words = { on: day(data.referredOn), unit: data.toUnit };
  // On a paper to be written by hand nobody knows yet in which way.
  const isKind = isCodeOf(referralKind, data.referralKind);
  return (
    <NoticeFrame kind="routingNotice" data={data} copyNo={copyNo}>
      <p>{t(`route.${isKind ? data.referralKind : 'blank'}`, words)}</p>
      {reach !== '' && <p>{t('route.reach', { reach })}</p>}
      <p>{t('route.after')}</p>
    </NoticeFrame>
  );
}

/** F09 延期办理告知书. */
export function ExtensionNotice({ data, copyNo }: NoticeProps<'extensionNotice'>) {
  const { t } = useTranslation('notices');
  const day = usePaperDay();
  const { reason, approver, days } = data;
  return (
    <NoticeFrame kind="extensionNotice" data={data} copyNo={copyNo}>
      <p>
        {t('extend.decision', {
          reason: reason.replace(/[。．.；;，,\s]+$/u, ''),
          approver,
          days,
          acceptedOn: day(data.acceptedOn),
          formerDueOn: day(data.formerDueOn),
          approvedOn: day(data.approvedOn),
          handleDueOn: day(data.handleDueOn),
          provisional: data.provisional ? t('provisional') : '',
        })}
      </p>
      <p>{t('extend.once')}</p>
    </NoticeFrame>
  );
}

/** F10 处理意见书: a conclusion with its ground for each request, and how to ask for review. */
export function HandlingOpinion({ data, copyNo }: NoticeProps<'handlingOpinion'>) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const day = usePaperDay();
  const { conclusions, executionUnit, executionDueOn, reviewAddress } = data;
  const address = reviewAddress === null ? '' : t('opinion.reviewAddress', { address: reviewAddress });
  const parts = [
    {
      title: t('opinion.requests'),
      content: conclusions.map(({ request }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- Requests have no identity but their place.
        <p key={index}>{t('opinion.numbered', { number: index + 1, text: request })}</p>
      )),
    },
    { title: t('opinion.facts'), content: data.facts === null ? null : <Story text={data.facts} /> },
    { title: t('opinion.findings'), content: <Story text={data.findings} /> },
    {
      title: t('opinion.conclusions'),
      content: conclusions.map(({ result, ground }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <p key={index}>
          {t('opinion.conclusion', {
            number: index + 1,
            result: labelOf(requestResult, result, language),
            ground,
          })}
        </p>
      )),
    },
    { title: t('opinion.basis'), content: <p>{data.legalBasis}</p> },
    {
      title: t('opinion.execution'),
      content:
        executionUnit === null ? null : (
          <p>
            {executionDueOn === null
              ? t('opinion.executionBy', { unit: executionUnit })
              : t('opinion.executionDue', { unit: executionUnit, on: day(executionDueOn) })}
          </p>
        ),
    },
  ];
  return (
    <NoticeFrame kind="handlingOpinion" data={data} copyNo={copyNo}>
      <p>{t('opinion.decided')}</p>
      {parts
        .filter(({ content }) => content !== null)
        .map(({ title, content }, index) => (
          <Fragment key={title}>
            <h2>
              {t('opinion.part', { number: t(`opinion.ordinals.${ordinals[index] ?? 'sixth'}`), title })}
            </h2>
            {content}
          </Fragment>
        ))}
      <p>{t('opinion.review', { body: data.reviewBody, address })}</p>
    </NoticeFrame>
  );
}
