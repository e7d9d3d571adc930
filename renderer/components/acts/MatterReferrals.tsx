import { Button, Flex, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { objectionVerdict, referralKind } from '../../../main/terms/act-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DueDate } from '../DueDate.tsx';
import { useLabels } from '../use-labels.ts';
import type { Doing } from './ActForm.tsx';

interface MatterReferralsProps {
  readonly acts: MatterActs;
  /** The document that was just made: it is to be printed. */
  readonly issued: string | null;
  readonly onDo: (doing: Doing) => void;
}

type Referral = MatterActs['referrals'][number];
type Letter = MatterActs['letters'][number];

/** Where a matter went, what the units said, and the letters between them and the organ. */
export function MatterReferrals({ acts: { referrals, letters, state }, issued, onDo }: MatterReferralsProps) {
  const { t } = useTranslation('acts');
  const loose = letters.filter(({ referralId }) => referrals.every((one) => one.referralId !== referralId));
  return (
    <>
      {referrals.length > 0 && (
        <>
          <Typography.Title level={2}>{t('referrals.title')}</Typography.Title>
          <ul className="acts-list" aria-label={t('referrals.title')}>
            {referrals.map((referral) => (
              <li key={`${referral.referralId} ${state}`}>
                <ReferralLines referral={referral} />
                <Letters
                  letters={letters.filter(({ referralId }) => referralId === referral.referralId)}
                  issued={issued}
                />
                <Flex gap="small" wrap>
                  {referral.steps.map((act, index) => (
                    <Button
                      key={act}
                      size="small"
                      type={index === 0 && issued === null ? 'primary' : 'default'}
                      onClick={() => onDo({ act, referralId: referral.referralId })}
                    >
                      {t(`steps.${act}`)}
                    </Button>
                  ))}
                </Flex>
              </li>
            ))}
          </ul>
        </>
      )}
      {loose.length > 0 && (
        <>
          <Typography.Title level={2}>{t('referrals.letters')}</Typography.Title>
          <Letters letters={loose} issued={issued} />
        </>
      )}
    </>
  );
}

function ReferralLines({ referral }: { readonly referral: Referral }) {
  const { t } = useTranslation('acts');
  const { language } = useLabels();
  const { by, values, inside, receipt, reply, objection, verdict, recall } = referral;
  const reach = [values.toAddress, values.toPhone].filter(Boolean).join('　');
  const handler = receipt?.values.handlerName;
  const isAway = reply === null && recall === null && verdict?.values.objectionVerdict !== 'agreed';
  return (
    <>
      <div>
        {t('referrals.line', {
          on: values.actOn ?? by.on,
          kind: labelOf(referralKind, referral.referralKind, language),
          unit: values.toUnit ?? t('erased'),
        })}
        {inside && t('referrals.inside')}{' '}
        {values.reportDueOn !== undefined && isAway && (
          <>
            {t('referrals.due', { on: values.reportDueOn })} <DueDate on={values.reportDueOn} />
          </>
        )}
      </div>
      {reach !== '' && <div>{t('referrals.reach', { reach })}</div>}
      {receipt && (
        <div>
          {t('referrals.receipt', { on: receipt.values.actOn ?? receipt.by.on })}
          {handler !== undefined &&
            t('referrals.handler', { name: handler, phone: receipt.values.handlerPhone ?? '' })}
        </div>
      )}
      {objection && <UnitSaid what={t('referrals.objection', { on: objection.on })} text={objection.text} />}
      {verdict && (
        <UnitSaid
          what={t('referrals.verdict', {
            on: verdict.values.actOn ?? verdict.by.on,
            verdict: labelOf(objectionVerdict, verdict.values.objectionVerdict ?? '', language),
          })}
          text={verdict.values.actText ?? null}
        />
      )}
      {reply && <UnitSaid what={t('referrals.reply', { on: reply.on })} text={reply.text} />}
      {recall && <UnitSaid what={t('referrals.recall', { on: recall.on })} text={recall.text} />}
    </>
  );
}

/** At a village the words stay unknown. */
function UnitSaid({ what, text }: { readonly what: string; readonly text: string | null }) {
  return (
    <div>
      {what}
      {text !== null && <div className="record-story">{text}</div>}
    </div>
  );
}

function Letters({
  letters,
  issued,
}: {
  readonly letters: readonly Letter[];
  readonly issued: string | null;
}) {
  const { t } = useTranslation(['acts', 'notices']);
  const { language } = useLabels();
  return (
    <Flex gap="small" wrap>
      {letters.map(({ documentId, documentKind: code, documentNo }) => {
        const kind = labelOf(documentKind, code, language);
        return (
          <DocumentPrint
            key={documentId}
            papers={[{ documentKind: code, subjectId: documentId }]}
            label={t('referrals.print', { kind, no: documentNo })}
            title={t('notices:pdfTitle', { title: kind, no: documentNo })}
            primary={documentId === issued}
          />
        );
      })}
    </Flex>
  );
}
