import { Alert, Button, Checkbox, Empty, Flex, Input, Spin } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportPrefill } from '../../../main/contract/routes/report.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { reportFigure } from '../../../main/terms/report-terms.ts';
import { useClient, useSession } from '../../api/api-context.tsx';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useRefresh, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useLabels } from '../../components/use-labels.ts';

interface MissedDaysPageProps {
  /** The form of one day: for what has no room here, as an urgent matter with its words. */
  readonly onSign: (day: string) => void;
  readonly onBack: () => void;
}

/** What the person says of one day; nothing stands for another day. */
interface Statement {
  readonly ticked: boolean;
  readonly leader: string;
  readonly reason: string;
}

/** Several missed days on one screen: each with its own figures, its own statement, and a report of its own. */
export function MissedDaysPage({ onSign, onBack }: MissedDaysPageProps) {
  const { t } = useTranslation('reports');
  const { data, error } = useRoute('report.missed', {});
  const [signed, setSigned] = useState<readonly ReportPrefill[]>([]);
  const waiting = data?.days.filter(({ day }) => !signed.some((done) => done.day === day)) ?? [];
  return (
    <section className="reports">
      <PageTitle title={t('missed.title')} action={<Button onClick={onBack}>{t('form.cancel')}</Button>} />
      {error && <ErrorNotice error={error} />}
      {!data && !error && <Spin />}
      {data && waiting.length + signed.length === 0 && <Empty description={t('missed.none')} />}
      {data && waiting.length + signed.length > 0 && (
        <MissedDays
          waiting={waiting}
          signed={signed}
          onSigned={(day) => setSigned((last) => [...last, day])}
          onSign={onSign}
        />
      )}
    </section>
  );
}

interface MissedDaysProps extends Pick<MissedDaysPageProps, 'onSign'> {
  readonly waiting: readonly ReportPrefill[];
  readonly signed: readonly ReportPrefill[];
  readonly onSigned: (day: ReportPrefill) => void;
}

function MissedDays({ waiting, signed, onSigned, onSign }: MissedDaysProps) {
  const { t } = useTranslation('reports');
  const client = useClient();
  const refresh = useRefresh();
  const { staffName } = useSession();
  const [said, setSaid] = useState<Readonly<Record<string, Partial<Statement>>>>({});
  const [errors, setErrors] = useState<Readonly<Record<string, CallError>>>({});
  const [tried, setTried] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const statementOf = ({ day, dutyLeader }: ReportPrefill): Statement => ({
    ticked: false,
    leader: dutyLeader ?? '',
    reason: '',
    ...said[day],
  });
  const say = (day: string, part: Partial<Statement>) =>
    setSaid((last) => ({ ...last, [day]: { ...last[day], ...part } }));
  const ticked = waiting.filter((day) => statementOf(day).ticked);

  const sign = async (days: readonly ReportPrefill[]) => {
    setTried((last) => [...last, ...days.map(({ day }) => day)]);
    if (busy || days.length === 0 || days.some((day) => lacksOf(day, statementOf(day)) !== null)) return;
    setBusy(true);
    // One after the other: what one day is refused for keeps no other day from being signed.
    for (const prefill of days) {
      const { day, items } = prefill;
      const { leader, reason } = statementOf(prefill);
      try {
        await client.call('report.sign', {
          day,
          status: items.length > 0 ? 'items' : 'nil',
          dutyLeader: leader.trim(),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        });
        onSigned(prefill);
      } catch (problem) {
        setErrors((last) => ({ ...last, [day]: toCallError(problem) }));
        say(day, { ticked: false });
      }
    }
    refresh();
    setBusy(false);
  };
  const all = [...waiting, ...signed].toSorted((a, b) => a.day.localeCompare(b.day));
  return (
    <form
      className="missed-days"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={(event) => handleFormKey(event, () => void sign(ticked))}
    >
      <Alert type="info" title={t('missed.explain')} />
      {all.map((prefill, index) => (
        <DayStatement
          key={prefill.day}
          prefill={prefill}
          first={index === 0}
          statement={statementOf(prefill)}
          isSigned={signed.includes(prefill)}
          error={errors[prefill.day] ?? null}
          lacks={tried.includes(prefill.day) ? lacksOf(prefill, statementOf(prefill)) : null}
          busy={busy}
          onSay={(part) => say(prefill.day, part)}
          onSignOne={() => void sign([prefill])}
          onForm={() => onSign(prefill.day)}
        />
      ))}
      <Flex gap="small" justify="end" align="center" className="missed-foot">
        <span>{t('missed.statement', { name: staffName })}</span>
        <Button
          data-enter-stop
          type="primary"
          disabled={ticked.length === 0}
          loading={busy}
          onClick={() => void sign(ticked)}
        >
          {t('missed.signTicked', { count: ticked.length })}
        </Button>
      </Flex>
    </form>
  );
}

function lacksOf({ window }: ReportPrefill, { leader, reason }: Statement): 'leader' | 'reason' | null {
  if (leader.trim() === '') return 'leader';
  return window === 'over' && reason.trim() === '' ? 'reason' : null;
}

interface DayStatementProps {
  readonly prefill: ReportPrefill;
  readonly first: boolean;
  readonly statement: Statement;
  readonly isSigned: boolean;
  readonly error: CallError | null;
  readonly lacks: 'leader' | 'reason' | null;
  readonly busy: boolean;
  readonly onSay: (part: Partial<Statement>) => void;
  readonly onSignOne: () => void;
  readonly onForm: () => void;
}

function DayStatement({ prefill, first, statement, isSigned, error, lacks, busy, ...on }: DayStatementProps) {
  const { t } = useTranslation('reports');
  const { language } = useLabels();
  const id = useId();
  const { day, window, items, figures } = prefill;
  const dayText = formatLocalDate(day, language);
  const counts = reportFigure.codes
    .filter((code) => (figures[code] ?? 0) > 0)
    .map((code) => `${labelOf(reportFigure, code, language)} ${figures[code] ?? 0}`);
  return (
    <fieldset className="missed-day" aria-labelledby={`${id}-day`}>
      <div className="missed-head">
        <strong id={`${id}-day`}>{dayText}</strong>
        <span className={isSigned ? 'state-done' : window === 'over' ? 'due-over' : 'due-soon'}>
          {t(isSigned ? 'missed.signed' : window === 'over' ? 'missed.over' : 'missed.due')}
          {isSigned && window === 'over' && `（${t('late')}）`}
        </span>
        <span className="missed-figures">
          {counts.length === 0
            ? t('missed.nil')
            : t('missed.items', {
                figures: counts.join('，'),
                numbers: items.map(({ no }) => no).join('、'),
              })}
        </span>
      </div>
      {!isSigned && (
        <div className="missed-fields">
          <Checkbox
            autoFocus={first}
            checked={statement.ticked}
            onChange={({ target }) => on.onSay({ ticked: target.checked })}
          >
            {t(items.length > 0 ? 'missed.tickItems' : 'missed.tickNil')}
          </Checkbox>
          <label htmlFor={`${id}-leader`} className="field-required">
            {t('form.dutyLeader')}
          </label>
          <Input
            id={`${id}-leader`}
            className="report-short"
            maxLength={60}
            value={statement.leader}
            status={lacks === 'leader' ? 'error' : ''}
            onChange={({ target }) => on.onSay({ leader: target.value })}
          />
          {window === 'over' && (
            <>
              <label htmlFor={`${id}-reason`} className="field-required">
                {t('form.lateReason')}
              </label>
              <Input
                id={`${id}-reason`}
                className="missed-reason"
                maxLength={500}
                value={statement.reason}
                status={lacks === 'reason' ? 'error' : ''}
                onChange={({ target }) => on.onSay({ reason: target.value })}
              />
            </>
          )}
          <span className="missed-buttons">
            <Button
              size="small"
              disabled={busy}
              aria-label={`${t('missed.signOne')} ${day}`}
              onClick={on.onSignOne}
            >
              {t('missed.signOne')}
            </Button>
            <Button size="small" type="link" aria-label={`${t('missed.form')} ${day}`} onClick={on.onForm}>
              {t('missed.form')}
            </Button>
          </span>
        </div>
      )}
      {lacks !== null && !isSigned && (
        <div className="field-error" role="alert">
          {t(`missed.lacks.${lacks}`)}
        </div>
      )}
      {error && !isSigned && <ErrorNotice error={error} />}
    </fieldset>
  );
}
