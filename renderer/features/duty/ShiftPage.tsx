import { Alert, Button, Flex, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyShiftDetail } from '../../../main/contract/routes/duty.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { dutyEntryFields, dutyHandOverFields, dutyShift } from '../../../main/terms/duty-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { ReasonStep } from '../../components/ReasonStep.tsx';
import { RedactedNotice } from '../../components/RedactedNotice.tsx';
import { RedactRecord } from '../../components/RedactRecord.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { DutyForm } from './DutyForm.tsx';
import '../../components/record.css';
import './duty.css';

interface ShiftPageProps {
  readonly shiftId: string;
  readonly onBack: () => void;
}

/** The log of one shift: what happened, and the two signatures under its hand-over. */
export function ShiftPage({ shiftId, onBack }: ShiftPageProps) {
  const { t } = useTranslation(['duty', 'records', 'print']);
  const { language } = useLabels();
  const { stationId, roles } = useSession();
  const [doing, setDoing] = useState<
    | { readonly do: 'note'; readonly at: string }
    | { readonly do: 'handOver' }
    | { readonly do: 'strike'; readonly entryId: string }
    | null
  >(null);
  const { data, error } = useRoute('duty.shift', { shiftId });
  const note = useAction('duty.note');
  const strike = useAction('duty.strike');
  const handOver = useAction('duty.handOver');
  const redact = useAction('duty.redact');
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const { values } = data;
  const on = formatLocalDate(values.dutyOn ?? '', language);
  const shift = labelOf(dutyShift, values.dutyShift ?? '', language);
  const isOwn = data.stationId === stationId && data.redaction === null;
  const isRunning = isOwn && data.state === 'running';
  const close = () => setDoing(null);
  return (
    <section>
      <PageTitle
        title={t('duty:logOf', { on, shift })}
        action={
          <Flex gap="small">
            <Button onClick={onBack}>{t('records:back')}</Button>
            {isOwn && roles.includes('admin') && (
              <RedactRecord
                registrationNo={`${on} ${shift}`}
                comings={null}
                redact={(grounds) => redact.mutateAsync({ shiftId, grounds })}
              />
            )}
            <DocumentPrint
              papers={[{ documentKind: 'dutyLog', subjectId: shiftId }]}
              label={t('duty:printLog')}
              title={t('print:duty.logPdf', { station: data.stationName, on, shift })}
            />
            {isRunning && <Button onClick={() => setDoing({ do: 'handOver' })}>{t('duty:handOver')}</Button>}
            {isRunning && (
              <Button type="primary" onClick={() => setDoing({ do: 'note', at: new Date().toISOString() })}>
                {t('duty:note')}
              </Button>
            )}
          </Flex>
        }
      />
      <RedactedNotice redaction={data.redaction} />
      {doing?.do === 'note' && (
        <DutyForm
          title={t('duty:note')}
          catalogue={dutyEntryFields}
          start={{ happenedAt: doing.at }}
          autoFocus="dutyMatter"
          keep={{ form: `duty.note ${shiftId}`, about: shiftId }}
          save={(entry) => note.mutateAsync({ shiftId, values: entry })}
          onDone={close}
        />
      )}
      {doing?.do === 'handOver' && (
        <DutyForm
          title={t('duty:handOver')}
          catalogue={dutyHandOverFields}
          start={{}}
          autoFocus="takenBy"
          keep={{ form: `duty.handOver ${shiftId}`, about: shiftId }}
          save={(entry) => handOver.mutateAsync({ shiftId, values: entry })}
          onDone={close}
        >
          <Alert type="info" title={t('duty:handOverHint')} />
        </DutyForm>
      )}
      <dl className="record-facts">
        <dt>{t('duty:station')}</dt>
        <dd>{data.stationName}</dd>
        <dt>{t('duty:leader')}</dt>
        <dd>{values.leader}</dd>
        <dt>{t('duty:officer')}</dt>
        <dd>{values.officer}</dd>
        <dt>{t('duty:state')}</dt>
        <dd>{t(`duty:states.${data.state}`)}</dd>
      </dl>
      {doing?.do === 'strike' && (
        <ReasonStep
          title={t('duty:strike')}
          label={t('duty:reason')}
          act={(reason) => strike.mutateAsync({ shiftId, entryId: doing.entryId, reason })}
          onDone={close}
        />
      )}
      <Entries
        log={data.log}
        onStrike={isRunning ? (entryId) => setDoing({ do: 'strike', entryId }) : null}
      />
      <Signatures detail={data} />
    </section>
  );
}

interface EntriesProps extends Pick<DutyShiftDetail, 'log'> {
  /** Null: signed, or another station's. */
  readonly onStrike: ((entryId: string) => void) | null;
}

function Entries({ log, onStrike }: EntriesProps) {
  const { t } = useTranslation('duty');
  const { field } = useLabels();
  if (log.length === 0) return <p>{t('quiet')}</p>;
  const columns = ['happenedAt', 'dutyMatter', 'dutyHandled', 'handedTo'] as const;
  return (
    <table className="duty-table" aria-label={t('logTitle')}>
      <thead>
        <tr>
          {columns.map((name) => (
            <th key={name} scope="col">
              {field(name)}
            </th>
          ))}
          <th scope="col">{t('writtenBy')}</th>
        </tr>
      </thead>
      <tbody>
        {log.map(({ entryId, by, values, struck }) => (
          <tr key={entryId} className={struck ? 'duty-struck' : undefined}>
            <td>{formatInstant(values.happenedAt ?? by.at)}</td>
            <td className="record-story">{values.dutyMatter}</td>
            <td>{values.dutyHandled}</td>
            <td>{values.handedTo}</td>
            <td>
              {by.staffName}
              {struck && <div>{t('struck', { name: struck.by.staffName, reason: struck.reason ?? '' })}</div>}
              {!struck && onStrike && (
                <div>
                  <Button
                    size="small"
                    aria-label={t('strikeOf', { matter: values.dutyMatter ?? '' })}
                    onClick={() => onStrike(entryId)}
                  >
                    {t('strike')}
                  </Button>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who handed over to whom: the second signature is another person's. */
function Signatures({ detail }: { readonly detail: DutyShiftDetail }) {
  const { t } = useTranslation('duty');
  const { stationId } = useSession();
  const takeOver = useAction('duty.takeOver');
  const [error, setError] = useState<CallError | null>(null);
  const { shiftId, handOver, takeOver: taken, mayTakeOver } = detail;
  if (handOver === null) return null;
  const sign = async (onPaper: boolean) => {
    setError(null);
    try {
      await takeOver.mutateAsync({ shiftId, onPaper });
    } catch (problem) {
      setError(toCallError(problem));
    }
  };
  return (
    <>
      <h2 className="duty-heading">{t('signatures')}</h2>
      {error && <ErrorNotice error={error} />}
      <dl className="record-facts">
        <dt>{t('givenBy')}</dt>
        <dd>{t('signed', { name: handOver.by.staffName, at: formatInstant(handOver.by.at) })}</dd>
        {handOver.values.dutyOpen !== undefined && (
          <>
            <dt>{t('open')}</dt>
            <dd className="record-story">{handOver.values.dutyOpen}</dd>
          </>
        )}
        <dt>{t('takenBy')}</dt>
        <dd>
          {/* Whoever signs for the one who was named says so by the name. */}
          {taken?.onPaper === false && taken.by.staffName === handOver.values.takenBy
            ? ''
            : `${handOver.values.takenBy} `}
          {taken === null
            ? t('notSigned')
            : t(taken.onPaper ? 'onPaper' : 'signed', {
                name: taken.by.staffName,
                at: formatInstant(taken.by.at),
              })}
        </dd>
      </dl>
      {taken === null && detail.redaction === null && detail.stationId === stationId && (
        <Flex gap="small">
          {mayTakeOver && (
            <Button type="primary" loading={takeOver.isPending} onClick={() => void sign(false)}>
              {t('takeOver')}
            </Button>
          )}
          <Button loading={takeOver.isPending} onClick={() => void sign(true)}>
            {t('takeOverOnPaper')}
          </Button>
        </Flex>
      )}
      {taken === null && !mayTakeOver && detail.redaction === null && detail.stationId === stationId && (
        <p className="due-later">{t('otherPerson')}</p>
      )}
    </>
  );
}
