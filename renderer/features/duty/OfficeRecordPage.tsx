import { Alert, Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfficeDetail } from '../../../main/contract/routes/office.ts';
import { fieldsSchema } from '../../../main/contract/fields.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import {
  isFollowed,
  namesMatter,
  officeAct,
  officeCatalogues,
  officeFields,
  officeFollowFields,
  officeFollows,
  paperOfOffice,
  type FollowedOffice,
} from '../../../main/terms/office-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { CorrectionNotice } from '../../components/CorrectionNotice.tsx';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { tidyValues } from '../../components/fields/tidy-values.ts';
import { MatterPick } from '../../components/MatterPick.tsx';
import { NewerNotice } from '../../components/NewerNotice.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';
import { RecordFields } from '../../components/RecordFields.tsx';
import { RecordHistory } from '../../components/RecordHistory.tsx';
import { RecordStanding } from '../../components/RecordStanding.tsx';
import { RedactedNotice } from '../../components/RedactedNotice.tsx';
import { RedactRecord } from '../../components/RedactRecord.tsx';
import { ReviseForm } from '../../components/ReviseForm.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentList } from '../../print/DocumentList.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DutyForm } from './DutyForm.tsx';
import { OfficeFollows, OfficeItems, OfficeSuggestions } from './OfficeItems.tsx';
import { SuggestionForm } from './SuggestionForm.tsx';
import '../../components/acts/acts.css';
import '../../components/record.css';
import './duty.css';

type Doing =
  | { readonly do: 'revise' | 'void' }
  | { readonly do: 'follow'; readonly itemNo: number | null }
  | { readonly do: 'register'; readonly itemNo: number };

const sections = ['record'] as const;

/** One record of the office: what it says, what came of it, and its paper. */
export function OfficeRecordPage({ recordId }: { readonly recordId: string }) {
  const { t } = useTranslation(['office', 'records', 'print']);
  const { language } = useLabels();
  const { roles } = useSession();
  const [, navigate] = useHashPath();
  const [doing, setDoing] = useState<Doing | null>(null);
  const { data, error } = useRoute('office.get', { recordId });
  const followUp = useAction('office.follow');
  const makeVoid = useAction('office.void');
  const redact = useAction('office.redact');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const { act, on: day, void: isVoid, redaction, own } = data;
  const on = formatLocalDate(day, language);
  const kind = labelOf(officeAct, act, language);
  const title = `${kind} ${on}${isVoid ? t('print:void') : ''}`;
  const isOpen = own && !isVoid && redaction === null;
  const close = () => setDoing(null);
  const paper = paperOfOffice(act);
  const followed = isFollowed(act) ? act : null;
  const mayFollow = isOpen && (act === 'meeting' ? data.openItems.length > 0 : data.follows.length === 0);
  if (doing?.do === 'revise') return <Revise data={data} title={title} onDone={close} />;
  return (
    <section>
      <PageTitle
        title={title}
        action={
          <Flex gap="small">
            <Button onClick={() => navigate(namesMatter.has(act) ? '/duty/leaders' : '/duty/office')}>
              {t('records:back')}
            </Button>
            {own && redaction === null && roles.includes('admin') && (
              <RedactRecord
                registrationNo={on}
                comings={null}
                redact={(grounds) => redact.mutateAsync({ recordId, grounds })}
              />
            )}
            {paper && redaction === null && (
              <DocumentPrint
                papers={[{ documentKind: paper, subjectId: recordId }]}
                label={t('office:print')}
                title={t('print:office.pdf', { kind, station: data.stationName, on })}
              />
            )}
            {isOpen && <Button onClick={() => setDoing({ do: 'void' })}>{t('office:voidOf')}</Button>}
            {isOpen && <Button onClick={() => setDoing({ do: 'revise' })}>{t('records:edit')}</Button>}
            {isOpen && wasKept(data) && (
              <Button type="primary" onClick={() => navigate(`/duty/leaders/kept/${recordId}`)}>
                {t('office:receptionOf')}
              </Button>
            )}
            {mayFollow && followed && (
              <Button
                type="primary"
                onClick={() => setDoing({ do: 'follow', itemNo: data.openItems[0] ?? null })}
              >
                {t(`office:follow.${followed}`)}
              </Button>
            )}
          </Flex>
        }
      />
      <RedactedNotice redaction={redaction} />
      {isVoid && (
        <Alert type="warning" title={t('office:voidedBecause', { reason: data.voidReason ?? '' })} />
      )}
      <CorrectionNotice recordId={recordId} />
      <RecordStanding recordId={recordId} />
      <NewerNotice entries={data.history} />
      {doing?.do === 'void' && (
        <ReasonStep
          title={t('office:voidOf')}
          label={t('office:reason')}
          act={(reason) => makeVoid.mutateAsync({ recordId, reason })}
          onDone={close}
        />
      )}
      {doing?.do === 'follow' && followed && (
        <DutyForm
          key={doing.itemNo}
          title={
            doing.itemNo === null
              ? t(`office:follow.${followed}`)
              : t('office:followOf', { no: doing.itemNo })
          }
          catalogue={catalogueOf(followed)}
          sections={sections}
          start={{ actOn: dayAhead(0), ...(doing.itemNo === null ? {} : { itemNo: doing.itemNo }) }}
          autoFocus={act === 'infoItem' || act === 'appointment' ? 'actOn' : 'resultText'}
          keep={{ form: `office.follow ${recordId} ${doing.itemNo ?? 0}`, about: recordId }}
          save={(values) =>
            followUp.mutateAsync({ recordId, values: fieldsSchema(officeFollowFields).parse(values) })
          }
          onDone={close}
        />
      )}
      {doing?.do === 'register' && <SuggestionForm data={data} itemNo={doing.itemNo} onDone={close} />}
      <div className="record-detail">
        <div>
          <RecordFields
            catalogue={shownApart(officeCatalogues[act])}
            sections={sections}
            values={data.values}
            masked={[]}
            reveal={() => Promise.resolve('')}
          />
          {act === 'meeting' && (
            <OfficeItems
              data={data}
              onFollow={isOpen ? (itemNo) => setDoing({ do: 'follow', itemNo }) : null}
            />
          )}
          {act === 'deliberation' && (
            <OfficeSuggestions
              data={data}
              onRegister={isOpen ? (itemNo) => setDoing({ do: 'register', itemNo }) : null}
            />
          )}
          <OfficeFollows data={data} />
        </div>
        <aside>
          <dl className="record-facts">
            <dt>{t('office:station')}</dt>
            <dd>{data.stationName}</dd>
            <dt>{t('office:registrar')}</dt>
            <dd>{data.registrarName}</dd>
            {data.about && (
              <>
                <dt>{t('office:about')}</dt>
                <dd>
                  <a href={`#/matters/${data.about.matterId}`}>{data.about.registrationNo}</a>
                </dd>
              </>
            )}
          </dl>
          <DocumentList subjectId={recordId} />
          <RecordHistory entries={data.history} />
        </aside>
      </div>
    </section>
  );
}

/** An appointment that has led to a reception. */
function wasKept({ act, follows }: OfficeDetail): boolean {
  return act === 'appointment' && follows.at(-1)?.values.appointmentOutcome === 'kept';
}

function catalogueOf(act: FollowedOffice): FieldCatalogue {
  return officeFollows[act];
}

/** What has a table of its own on the page. */
function shownApart(catalogue: FieldCatalogue): FieldCatalogue {
  return Object.fromEntries(
    Object.entries(catalogue).filter(([name]) => name !== 'meetingItems' && name !== 'suggestions'),
  );
}

interface ReviseProps {
  readonly data: OfficeDetail;
  readonly title: string;
  readonly onDone: () => void;
}

/** Says the record anew. */
function Revise({
  data: { recordId, act, values: before, about: aboutBefore, signed },
  title,
  onDone,
}: ReviseProps) {
  const [about, setAbout] = useState(aboutBefore);
  const revise = useAction('office.revise');
  const catalogue: FieldCatalogue = officeCatalogues[act];
  return (
    <section>
      <PageTitle title={title} />
      <ReviseForm
        catalogue={catalogue}
        sections={sections}
        before={before}
        signed={signed}
        {...(namesMatter.has(act)
          ? {
              beside: {
                part: <MatterPick value={about} onChange={setAbout} />,
                changed: about?.matterId !== aboutBefore?.matterId,
              },
            }
          : {})}
        save={async (typed, reason) => {
          await revise.mutateAsync({
            recordId,
            values: fieldsSchema(officeFields).parse(tidyValues(catalogue, typed)),
            ...(about === null ? {} : { matterId: about.matterId }),
            ...(reason === undefined ? {} : { reason }),
          });
        }}
        onDone={onDone}
      />
    </section>
  );
}
