import { Alert, Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatterDetail, MatterEvent } from '../../../main/contract/routes/matter.ts';
import { itemOf, labelOf } from '../../../main/terms/code-list.ts';
import { channel } from '../../../main/terms/channels.ts';
import { matterFields } from '../../../main/terms/contact-fields.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { bindsByLaw, clockStep } from '../../../main/terms/limits-terms.ts';
import { isMatterAct, type MatterStep } from '../../../main/terms/matter-steps.ts';
import { matterState } from '../../../main/terms/matter-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { MatterCourse } from '../../components/acts/MatterCourse.tsx';
import { StepBar } from '../../components/acts/StepBar.tsx';
import { useActing } from '../../components/acts/use-acting.ts';
import { Attachments } from '../../components/Attachments.tsx';
import { DueDate } from '../../components/DueDate.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { NewerNotice } from '../../components/NewerNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { RecordFields } from '../../components/RecordFields.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { RecordStanding } from '../../components/RecordStanding.tsx';
import { RedactedNotice } from '../../components/RedactedNotice.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentList } from '../../print/DocumentList.tsx';
import { MatterLeaders } from './MatterLeaders.tsx';
import { LikelyMatters } from './LikelyMatters.tsx';
import { MatterOwnership } from './MatterOwnership.tsx';
import { MatterComings, MatterPeople, seqOf } from './MatterPeople.tsx';
import { matterSections } from './matter-sections.ts';
import { MatterStepForm, takesWholePage, type FormStep } from './MatterSteps.tsx';

interface MatterDetailPageProps {
  readonly matterId: string;
  readonly onBack: () => void;
  readonly onContact: (contactId: string) => void;
  readonly onMatter: (matterId: string) => void;
}

export function MatterDetailPage({ matterId, onBack, onContact, onMatter }: MatterDetailPageProps) {
  const { t } = useTranslation(['matters', 'records']);
  const { field } = useLabels();
  const [doing, setDoing] = useState<FormStep | null>(null);
  const acting = useActing();
  const { data, error } = useRoute('matter.get', { matterId });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const title = [
    data.registrationNo,
    data.redaction ? t('records:redacted.row') : (data.matter.summary ?? t('list.withheld')),
  ].join(' ');
  const form = doing !== null && data.steps.includes(doing) && (
    <MatterStepForm key={doing} step={doing} detail={data} onDone={() => setDoing(null)} />
  );
  if (doing !== null && takesWholePage(doing) && form) {
    return (
      <section>
        <PageTitle title={title} />
        {form}
      </section>
    );
  }
  return (
    <section className="matter">
      <PageTitle title={title} action={<Button onClick={onBack}>{t('records:back')}</Button>} />
      <Standing detail={data} />
      {data.main && (
        <Alert
          type="info"
          title={t('detail.merged', { no: data.main.registrationNo })}
          action={
            <Button size="small" onClick={() => data.main && onMatter(data.main.matterId)}>
              {t('detail.open', { no: data.main.registrationNo })}
            </Button>
          }
        />
      )}
      {data.leftBehind && (
        <Alert
          type="warning"
          title={t('detail.leftBehind', { no: data.leftBehind.registrationNo })}
          action={
            <Button size="small" onClick={() => data.leftBehind && onMatter(data.leftBehind.matterId)}>
              {t('detail.open', { no: data.leftBehind.registrationNo })}
            </Button>
          }
        />
      )}
      <WhoseMatter detail={data} />
      <RedactedNotice redaction={data.redaction} />
      <MatterOwnership detail={data} />
      <RecordStanding recordId={matterId} />
      <NewerNotice entries={data.history} />
      {data.missing.length > 0 && (
        <Alert type="warning" title={t('records:missing', { fields: data.missing.map(field).join('、') })} />
      )}
      {form}
      {data.redaction === null && <MatterCourse matterId={matterId} acting={acting} />}
      <div className="matter-columns">
        <div>
          <Timeline detail={data} onContact={onContact} />
        </div>
        <aside>
          <MatterPeople people={data.people} />
          <Requests detail={data} />
          <Answer detail={data} />
          <MatterComings comings={data.comings} onContact={onContact} />
          <MatterLeaders matterId={matterId} />
          <LikelyMatters detail={data} onMatter={onMatter} />
          <Responsible detail={data} />
          <DocumentList subjectId={matterId} />
          {data.redaction === null && (
            <Attachments
              subject={{ entity: 'contact', id: data.reviseThrough ?? matterId }}
              listOf={matterId}
              canAdd={data.steps.includes('revise') && data.reviseThrough !== null}
            />
          )}
        </aside>
      </div>
      {doing === null && (
        <StepBar
          className="matter-steps"
          steps={data.steps}
          quiet={acting.issued !== null}
          onStep={(step: MatterStep) => {
            if (isMatterAct(step)) acting.begin({ act: step });
            else if (step !== 'decide') setDoing(step);
          }}
        />
      )}
    </section>
  );
}

/** State and the dates that bind: the last day by law and the day to work by, each with the days left. */
function Standing({ detail: { state, next, answerBy, answer } }: { readonly detail: MatterDetail }) {
  const { t } = useTranslation('matters');
  const { language } = useLabels();
  const { open } = itemOf(matterState, state);
  const counts = state !== 'void' && state !== 'merged';
  return (
    <Flex gap="large" align="baseline" wrap className="matter-standing">
      <strong className={open ? 'matter-open' : counts ? 'state-done' : 'due-later'}>
        {labelOf(matterState, state, language)}
        {answer && ` ${answer.answeredOn}`}
      </strong>
      {next && (
        <>
          <span>
            {labelOf(clockStep, next.step, language)} · {t('detail.legal')}{' '}
            <DueDate
              on={next.legalDueOn}
              warnOn={next.targetDueOn}
              target={!bindsByLaw(next.step)}
              provisional={next.provisional}
            />
          </span>
          <span>
            {t('detail.target')} <DueDate on={next.targetDueOn} target />
          </span>
        </>
      )}
      {answerBy && (
        <span>
          {t(state === 'accepted' ? 'detail.handleNow' : 'detail.handle')}{' '}
          <DueDate on={answerBy.on} provisional={answerBy.provisional} />
        </span>
      )}
    </Flex>
  );
}

/** Another station took it down, or has it now: what cannot be done here is said before somebody looks for it. */
function WhoseMatter({ detail }: { readonly detail: MatterDetail }) {
  const { t } = useTranslation('matters');
  const { stationId } = useSession();
  if (detail.handedOver) {
    return (
      <Alert
        type="info"
        title={t(detail.own ? 'detail.takenOver' : 'detail.handedOver', {
          station: detail.stationName,
          owner: detail.ownerName,
        })}
      />
    );
  }
  if (detail.stationId === stationId) return null;
  return <Alert type="info" title={t('detail.otherStation', { station: detail.stationName })} />;
}

const { summary: _, requests: __, ...storyFields } = matterFields;

/** Each request on a line of its own, then the story: what is to be decided, and on what it rests. */
function Requests({ detail: { matter, redaction } }: { readonly detail: MatterDetail }) {
  const { t } = useTranslation(['matters', 'records']);
  const { requests = [] } = matter;
  return (
    <>
      <section className="matter-part">
        <h2>{t('detail.requests')}</h2>
        {requests.length === 0 ? (
          <p className="due-later">{t(redaction ? 'records:redacted.row' : 'detail.noRequests')}</p>
        ) : (
          <ol>
            {requests.map((request) => (
              <li key={request}>{request}</li>
            ))}
          </ol>
        )}
      </section>
      <RecordFields
        catalogue={storyFields}
        sections={matterSections}
        values={matter}
        masked={[]}
        reveal={() => Promise.resolve('')}
      />
    </>
  );
}

function Answer({ detail: { answer, redaction } }: { readonly detail: MatterDetail }) {
  const { t } = useTranslation(['matters', 'records']);
  if (!answer) return null;
  return (
    <section className="matter-part">
      <h2>
        {t('detail.answered')} {answer.answeredOn}
      </h2>
      <p className="record-story">
        {answer.text ?? t(redaction ? 'records:redacted.row' : 'detail.answerWithheld')}
      </p>
      {answer.agreedOral && <p className="due-later">{t('detail.agreedOral')}</p>}
    </section>
  );
}

function Responsible({ detail }: { readonly detail: MatterDetail }) {
  const { t } = useTranslation('matters');
  return (
    <section className="matter-part">
      <h2>{t('detail.responsible')}</h2>
      <dl className="record-facts">
        <dt>{t('detail.station')}</dt>
        <dd>{detail.ownerName}</dd>
        <dt>{t('detail.person')}</dt>
        <dd>{detail.responsibleName}</dd>
      </dl>
    </section>
  );
}

interface TimelineProps {
  readonly detail: MatterDetail;
  readonly onContact: (contactId: string) => void;
}

/** Newest first; an entry of a coming names it where there are several, and leads to it. */
function Timeline({ detail: { history, comings }, onContact }: TimelineProps) {
  const { t } = useTranslation('matters');
  const { language } = useLabels();
  const about = ({ contactId, documentKind: kind }: MatterEvent) => {
    const coming = comings.find((each) => each.contactId === contactId);
    const seq = coming ? seqOf(coming, comings) : 0;
    return (
      <>
        {kind !== null && ` ${labelOf(documentKind, kind, language)}`}
        {coming && contactId !== null && (
          <Button type="link" size="small" onClick={() => onContact(contactId)}>
            {labelOf(channel, coming.channel, language)} {coming.registrationNo}
            {seq > 0 && comings.length > 1 && ` · ${t('detail.seq', { seq })}`}
          </Button>
        )}
      </>
    );
  };
  return <RecordHistory entries={history} about={about} />;
}
