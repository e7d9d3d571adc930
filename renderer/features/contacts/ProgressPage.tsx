import { Alert, Button, Flex, Spin, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openedByLaw, type Progress } from '../../../main/contract/routes/progress.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { referralKind } from '../../../main/terms/act-terms.ts';
import { isCodeOf, itemOf, labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { bindsByLaw, clockStep } from '../../../main/terms/limits-terms.ts';
import { matterState } from '../../../main/terms/matter-terms.ts';
import { useRoute } from '../../api/hooks.ts';
import { KnownAt } from '../../components/acts/KnownAt.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { ContactPrint } from '../../print/ContactPrint.tsx';
import { SealedEntryPage } from './SealedEntryPage.tsx';

interface ProgressPageProps {
  readonly contactId: string;
  readonly onBack: () => void;
  readonly onOpen: () => void;
}

/** What whoever shows the slip is told: every date that the law opens, and nothing that was said (domain.md §1.8). */
export function ProgressPage({ contactId, onBack, onOpen }: ProgressPageProps) {
  const { t } = useTranslation('contacts');
  const { data, error } = useRoute('contact.progress', { contactId });
  if (error?.code === 'SEALED') return <SealedEntryPage contactId={contactId} onBack={onBack} />;
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const { registrationNo, isVoid } = data;
  return (
    <section>
      <PageTitle
        title={t('progress.title', { no: registrationNo })}
        action={
          <Flex gap="small">
            <Button onClick={onBack}>{t('detail.back')}</Button>
            {!isVoid && (
              <ContactPrint
                contactId={contactId}
                registrationNo={registrationNo}
                label={t('lost.print')}
                only="slip"
                own={data.own}
              />
            )}
            <Button type="primary" autoFocus onClick={onOpen}>
              {t('progress.open')}
            </Button>
          </Flex>
        }
      />
      {isVoid ? (
        <Alert type="warning" role="alert" title={t('progress.void')} />
      ) : (
        <div className="progress">
          <Typography.Text type="secondary">{t('progress.hint')}</Typography.Text>
          <KnownAt above={data.above} isOpen={itemOf(matterState, data.state).open} />
          <Standing progress={data} />
          <Dates steps={data.steps} />
          <Absent steps={data.steps} />
        </div>
      )}
    </section>
  );
}

function Standing({ progress }: { readonly progress: Progress }) {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  const { next, answerBy, right, ask, officialNo, mergedInto, state } = progress;
  return (
    <dl className="record-facts">
      <Fact term={t('progress.now')}>
        <strong>{labelOf(matterState, state, language)}</strong>
        {mergedInto !== null && <div>{t('progress.merged', { no: mergedInto })}</div>}
      </Fact>
      <Fact term={t('progress.next')}>
        {next === null ? (
          t('progress.nothing')
        ) : (
          <>
            {t('progress.by', { step: labelOf(clockStep, next.step, language) })}{' '}
            <DueDate
              whole
              on={next.dueOn}
              warnOn={next.warnOn}
              target={!bindsByLaw(next.step)}
              provisional={next.provisional}
            />
          </>
        )}
      </Fact>
      {answerBy && (
        <Fact term={t('detail.handleDueOn')}>
          <DueDate whole on={answerBy.on} provisional={answerBy.provisional} />
        </Fact>
      )}
      {right && (
        <Fact term={t('progress.right')}>
          {t('progress.by', { step: labelOf(clockStep, right.step, language) })}{' '}
          <DueDate whole target on={right.dueOn} provisional={right.provisional} />
        </Fact>
      )}
      {officialNo !== null && <Fact term={t('progress.officialNo')}>{officialNo}</Fact>}
      {ask && (
        <Fact term={t('progress.ask')}>
          {ask.person}
          {'　'}
          {ask.phone}
        </Fact>
      )}
      <Fact term={t('detail.lookupCode')}>{formatLookupCode(progress.lookupCode)}</Fact>
    </dl>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}

const columns = ['on', 'step', 'no', 'done'] as const;

function Dates({ steps }: Pick<Progress, 'steps'>) {
  const { t } = useTranslation('contacts');
  const { language } = useLabels();
  const name = useStepName();
  return (
    <table className="progress-dates" aria-label={t('progress.table')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`progress.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ step, on, no, unit, referralKind: how, doneOn }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- A step may come twice on one day.
          <tr key={index}>
            <td className="tabular">{formatLocalDate(on, language)}</td>
            <td>{how === null ? name(step) : labelOf(referralKind, how, language)}</td>
            <td>{[no, unit].filter(Boolean).join('　')}</td>
            <td>
              <Done step={step} doneOn={doneOn} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Step = Progress['steps'][number];

/** Handed over to the petitioner, or received where it went. */
function Done({ step, doneOn }: Pick<Step, 'step' | 'doneOn'>) {
  const { t } = useTranslation('contacts');
  const how = step === 'referred' || step === 'reportedToTownship' ? 'received' : 'served';
  const isPaper = step === 'reviewOpinion' || step === 'reReviewOpinion' || isCodeOf(documentKind, step);
  if (how === 'served' && !isPaper) return null;
  if (doneOn !== null) return t(`progress.${how}`, { on: doneOn });
  return <span className="due-soon">{t(`progress.not.${how}`)}</span>;
}

/** That there is none of it is told as well. */
function Absent({ steps }: Pick<Progress, 'steps'>) {
  const { t } = useTranslation('contacts');
  const name = useStepName();
  const wentUp = steps.some(({ step }) => step === 'reportedToTownship' || step === 'handedOver');
  const absent = openedByLaw.filter(
    (listed) => steps.every(({ step }) => step !== listed) && !(listed === 'referred' && wentUp),
  );
  return absent.length === 0 ? null : (
    <p className="acts-known">{t('progress.absent', { steps: absent.map(name).join('、') })}</p>
  );
}

function useStepName(): (step: Step['step']) => string {
  const { find, language } = useLabels();
  return (step) =>
    isCodeOf(documentKind, step)
      ? labelOf(documentKind, step, language)
      : (find('contacts', `progress.steps.${step}`) ?? step);
}
