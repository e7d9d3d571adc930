import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { closureGround, exemptGround, referralKind } from '../../../main/terms/act-terms.ts';
import { itemOf, labelOf } from '../../../main/terms/code-list.ts';
import { bindsByLaw, clockStep } from '../../../main/terms/limits-terms.ts';
import { isMatterAct } from '../../../main/terms/matter-steps.ts';
import { closureKind, matterState } from '../../../main/terms/matter-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DueDate } from '../DueDate.tsx';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { useLabels } from '../use-labels.ts';
import { CaseFilePrint } from './CaseFilePrint.tsx';
import { ActForm } from './ActForm.tsx';
import { KnownAt } from './KnownAt.tsx';
import { MatterDocuments } from './MatterDocuments.tsx';
import { MatterForms } from './MatterForms.tsx';
import { MatterSupervision } from './MatterSupervision.tsx';
import { MatterEntries } from './MatterEntries.tsx';
import { MatterReferrals } from './MatterReferrals.tsx';
import { MatterUrges } from './MatterUrges.tsx';
import { StepBar } from './StepBar.tsx';
import type { Acting } from './use-acting.ts';
import './acts.css';

interface MatterCourseProps {
  readonly matterId: string;
  readonly acting: Acting;
  /** The page has no bar of its own for the steps. */
  readonly withSteps?: boolean;
}

/**
 * What the competent organ has done with a matter; at the village as old as its last batch, and said so (domain.md §1.8).
 */
export function MatterCourse({ matterId, acting, withSteps = false }: MatterCourseProps) {
  const { t } = useTranslation('acts');
  const { stationKind } = useSession();
  const { data, error } = useRoute('matter.acts', { matterId });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return null;
  const isTownship = stationKind === 'township';
  const { doing, issued, begin } = acting;
  return (
    <>
      {isWorthTelling(data, stationKind) && (
        <section className="acts" aria-label={t('title')}>
          <Typography.Title level={2}>{t('title')}</Typography.Title>
          {!isTownship && <KnownAt above={data.above} isOpen={itemOf(matterState, data.state).open} />}
          <Facts acts={data} />
          {data.archived && <CaseFilePrint matterId={matterId} archived={data.archived} />}
          <MatterSupervision acts={data} onDo={begin} />
          <MatterDocuments acts={data} issued={issued} onDo={begin} />
          <MatterReferrals acts={data} issued={issued} onDo={begin} />
          <MatterUrges acts={data} onDo={begin} />
          <MatterEntries acts={data} onDo={begin} />
          <MatterForms acts={data} />
          {withSteps && (
            <StepBar
              steps={data.steps}
              // What was just issued is printed first; a village's report can wait.
              quiet={issued !== null || !isTownship}
              onStep={(step) => {
                if (isMatterAct(step)) begin({ act: step });
              }}
            />
          )}
        </section>
      )}
      {doing && <ActForm doing={doing} acts={data} onCancel={acting.cancel} onDone={acting.done} />}
    </>
  );
}

/** At a village that has no township, and of what nobody above has touched, there is nothing to say. */
function isWorthTelling(
  { officialNo, urges, documents, entries, archived, steps, above, state }: MatterActs,
  stationKind: string,
): boolean {
  if (documents.length > 0 || archived !== null) return true;
  if (stationKind === 'township') return state !== 'void' && state !== 'merged';
  if (entries.length > 0 || steps.length > 0) return true;
  return officialNo !== null || urges.length > 0 || (above !== null && state === 'registered');
}

/** Where it went, or who studies it. */
function unitOf(decision: NonNullable<MatterActs['decision']>): string {
  const { toUnit, competentBody, studyUnit }: Readonly<Record<string, unknown>> = { ...decision.values };
  return [toUnit, competentBody, studyUnit].filter((unit) => typeof unit === 'string').join('');
}

function Facts({ acts }: { readonly acts: MatterActs }) {
  const { t } = useTranslation(['acts', 'notices']);
  const { language } = useLabels();
  const { stationKind } = useSession();
  const { charge, decision, extension, exemption, closure, officialNo, clocks } = acts;
  const sentAs = acts.referrals.findLast(({ inside }) => !inside)?.referralKind;
  const ground = closure?.values.closureGround;
  return (
    <dl className="record-facts">
      {(stationKind === 'township' || acts.above !== null) && (
        <>
          <dt>{stationKind === 'township' ? t('officialNo') : t('officialNoAbove')}</dt>
          <dd>{officialNo ?? t(stationKind === 'township' ? 'notNumbered' : 'notTaken')}</dd>
        </>
      )}
      <dt>{t('state')}</dt>
      <dd>
        <strong>{labelOf(matterState, acts.state, language)}</strong>
        {decision && (
          <div>
            {t(`decision.${decision.kind}`, {
              on: decision.values.actOn ?? decision.by.on,
              unit: unitOf(decision),
              kind:
                sentAs === undefined
                  ? labelOf(matterState, 'referred', language)
                  : labelOf(referralKind, sentAs, language),
            })}
            {decision.values.contactPerson !== undefined && (
              <>
                {'　'}
                {t('ask', {
                  person: decision.values.contactPerson,
                  phone: decision.values.contactPhone ?? '',
                })}
              </>
            )}
          </div>
        )}
        {extension && (
          <div>
            {t('extension', {
              days: extension.values.extensionDays ?? 0,
              on: extension.values.actOn ?? extension.by.on,
            })}
          </div>
        )}
        {exemption && (
          <div>
            {t('exemption', {
              on: exemption.by.on,
              ground: labelOf(exemptGround, exemption.values.exemptGround ?? '', language),
            })}
            {exemption.values.actText !== undefined && (
              <div className="record-story">{exemption.values.actText}</div>
            )}
          </div>
        )}
        {closure && (
          <div>
            {t('closure', {
              on: closure.by.on,
              kind:
                ground === undefined
                  ? ''
                  : labelOf(closureKind, itemOf(closureGround, ground).kind, language),
              ground: labelOf(closureGround, ground ?? '', language),
            })}
            {closure.values.actText !== undefined && (
              <div className="record-story">{closure.values.actText}</div>
            )}
          </div>
        )}
      </dd>
      {clocks.map(({ step, stoppedOn, cut, suspendedFrom, legalDueOn, workOn, provisional }, index) => (
        <Limit
          // oxlint-disable-next-line react/no-array-index-key -- Clocks are only ever added at their place.
          key={`${step} ${index}`}
          step={step}
          stoppedOn={stoppedOn}
          cut={cut}
          suspendedFrom={suspendedFrom}
          dueOn={legalDueOn}
          workOn={workOn}
          provisional={provisional}
        />
      ))}
      {charge && (
        <>
          <dt>{t('charge')}</dt>
          <dd>
            {charge.values.handlingUnit}
            {charge.values.handlerName !== undefined && (
              <div>
                {t('people', { name: charge.values.handlerName, phone: charge.values.handlerPhone ?? '' })}
              </div>
            )}
            {charge.values.leadOfficial !== undefined && (
              <div>
                {t('leader', {
                  name: [charge.values.leadOfficial, charge.values.leadPost].filter(Boolean).join(' '),
                })}{' '}
                <DocumentPrint
                  papers={[{ documentKind: 'caseLeadRecord', subjectId: acts.matterId }]}
                  label={t('leaderPrint')}
                  title={t('notices:pdfTitle', { title: t('leaderTitle'), no: acts.registrationNo })}
                />
              </div>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

interface LimitProps {
  readonly step: MatterActs['clocks'][number]['step'];
  readonly stoppedOn: string | null;
  readonly cut: boolean;
  readonly suspendedFrom: string | null;
  readonly dueOn: string;
  readonly workOn: string;
  readonly provisional: boolean;
}

function Limit({ step, stoppedOn, cut, suspendedFrom, dueOn, workOn, provisional }: LimitProps) {
  const { t } = useTranslation('acts');
  const { language } = useLabels();
  const owner = itemOf(clockStep, step).owedBy;
  return (
    <>
      <dt>{t('clocks.until', { step: labelOf(clockStep, step, language) })}</dt>
      <dd>
        {stoppedOn === null ? (
          <DueDate on={dueOn} warnOn={workOn} target={owner !== 'officials' || !bindsByLaw(step)} />
        ) : (
          <span className="due-later">
            {dueOn}
            {'　'}
            {cut
              ? t('clocks.cut', { on: stoppedOn })
              : step === 'firstNotice' || step === 'handle'
                ? t(`clocks.${step}`, { on: stoppedOn })
                : t('clocks.stopped', { on: stoppedOn })}
          </span>
        )}
        {suspendedFrom !== null && stoppedOn === null && (
          <div className="due-later">{t('clocks.suspended', { on: suspendedFrom })}</div>
        )}
        {provisional && stoppedOn === null && <div className="due-later">{t('clocks.provisional')}</div>}
      </dd>
    </>
  );
}
