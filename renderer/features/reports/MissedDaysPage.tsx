import { Alert, Button, Checkbox, Empty, Flex, Input, Spin } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportPrefill } from '../../../main/contract/routes/report.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { reportFigure } from '../../../main/terms/report-terms.ts';
import { useClient, useSession } from '../../api/api-context.tsx';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useRefresh, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { formatSlot, slotKey, type ReportSlot } from '../../components/report-slot.ts';
import { useLabels } from '../../components/use-labels.ts';

interface MissedDaysPageProps {
  /** The form of one day: for what has no room here, as an urgent matter with its words. */
  readonly onSign: (slot: ReportSlot) => void;
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
  const waiting = data?.days.filter((day) => !signed.some((done) => slotKey(done) === slotKey(day))) ?? [];
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
  const statementOf = ({ dutyLeader, ...slot }: ReportPrefill): Statement => ({
    ticked: false,
    leader: dutyLeader ?? '',
    reason: '',
    ...said[slotKey(slot)],
  });
  const say = (name: string, part: Partial<Statement>) =>
    setSaid((last) => ({ ...last, [name]: { ...last[name], ...part } }));
  const ticked = waiting.filter((day) => statementOf(day).ticked);

  const sign = async (days: readonly ReportPrefill[]) => {
    setTried((last) => [...last, ...days.map(slotKey)]);
    if (busy || days.length === 0 || days.some((day) => lacksOf(day, statementOf(day)) !== null)) return;
    setBusy(true);
    // One after the other: what one day is refused for keeps no other day from being signed.
    for (const prefill of days) {
      const { day, half, items } = prefill;
      const { leader, reason } = statementOf(prefill);
      try {
        await client.call('report.sign', {
          day,
          half,
          status: items.length > 0 ? 'items' : 'nil',
          dutyLeader: leader.trim(),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        });
        onSigned(prefill);
      } catch (problem) {
        setErrors((last) => ({ ...last, [slotKey(prefill)]: toCallError(problem) }));
        say(slotKey(prefill), { ticked: false });
      }
    }
    refresh();
    setBusy(false);
  };
  const all = [...waiting, ...signed].toSorted(byTime);
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
          key={slotKey(prefill)}
          prefill={prefill}
          first={index === 0}
          statement={statementOf(prefill)}
          isSigned={signed.includes(prefill)}
          error={errors[slotKey(prefill)] ?? null}
          lacks={tried.includes(slotKey(prefill)) ? lacksOf(prefill, statementOf(prefill)) : null}
          busy={busy}
          onSay={(part) => say(slotKey(prefill), part)}
          onSignOne={() => void sign([prefill])}
          onForm={() => onSign(prefill)}
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

/** The morning before the whole of its day. */
function byTime(a: ReportSlot, b: ReportSlot): number {
  return a.day.localeCompare(b.day) || (b.half ?? '').localeCompare(a.half ?? '');
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
  const { window, items, figures } = prefill;
  const name = slotKey(prefill);
  const counts = reportFigure.codes
    .filter((code) => (figures[code] ?? 0) > 0)
    .map((code) => `${labelOf(reportFigure, code, language)} ${figures[code] ?? 0}`);
  return (
    <fieldset className="missed-day" aria-labelledby={`${id}-day`}>
      <div className="missed-head">
        <strong id={`${id}-day`}>{formatSlot(prefill, language)}</strong>
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
              aria-label={`${t('missed.signOne')} ${name}`}
              onClick={on.onSignOne}
            >
              {t('missed.signOne')}
            </Button>
            <Button size="small" type="link" aria-label={`${t('missed.form')} ${name}`} onClick={on.onForm}>
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
