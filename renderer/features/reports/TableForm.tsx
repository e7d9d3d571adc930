import { Alert, Button, Flex, Input, InputNumber, Select, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { PeriodPrefill } from '../../../main/contract/routes/period-report.ts';
import { formatPeriod } from '../../../main/contract/values/period.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import {
  periodReportKind,
  reportLayout,
  reportText,
  type PeriodReportKind,
  type ReportColumn,
} from '../../../main/terms/period-report-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { KeptNotice, useKeeping, useKept, type Kept } from '../../components/kept-form.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { cellLabel, PeriodTableView } from '../../components/PeriodTableView.tsx';
import { useLabels } from '../../components/use-labels.ts';
import { CountedRecords } from './CountedRecords.tsx';
import { FormLine } from './FormLine.tsx';
import './tables.css';

interface TableFormProps {
  readonly kind: PeriodReportKind;
  readonly period: string;
  readonly onSigned: (reportId: string) => void;
  readonly onBack: () => void;
}

/** The report of a period: what was counted, corrected where it must be, and the words that a person adds. */
export function TableForm({ kind, period, ...on }: TableFormProps) {
  const { data, error } = useRoute('periodReport.prefill', { kind, period });
  const kept = useKept(`table ${kind} ${period}`, '', keptSchema);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  return <Filling key={kept.key} prefill={data} kept={kept} {...on} />;
}

const correctionSchema = z.object({ cell: z.string(), said: z.int(), reason: z.string() });
type Correction = Readonly<z.infer<typeof correctionSchema>>;

const keptSchema = z.object({
  texts: z.record(z.string(), z.string()),
  leader: z.string(),
  lateReason: z.string(),
  corrections: z.array(correctionSchema),
});

function Filling({
  prefill: { table, state, opensOn, dueOn, leader: onDuty, reportId },
  kept,
  onSigned,
  onBack,
}: Pick<TableFormProps, 'onSigned' | 'onBack'> & {
  readonly prefill: PeriodPrefill;
  readonly kept: Kept<z.infer<typeof keptSchema>>;
}) {
  const { t } = useTranslation('tables');
  const { language } = useLabels();
  const { staffName } = useSession();
  const { texts: asked, needed } = reportLayout[table.kind];
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(kept.content?.texts ?? {});
  const [leader, setLeader] = useState(kept.content?.leader ?? onDuty ?? '');
  const [lateReason, setLateReason] = useState(kept.content?.lateReason ?? '');
  const [corrections, setCorrections] = useState<readonly Correction[]>(kept.content?.corrections ?? []);
  const forget = useKeeping(kept, { texts, leader, lateReason, corrections: [...corrections] });
  const [tried, setTried] = useState(false);
  const [shown, setShown] = useState<{ cell: string; column: ReportColumn } | null>(null);
  const sign = useAction('periodReport.sign');
  const current = table.columns.current ?? {};
  const lacks = (name: string) => (texts[name] ?? '').trim() === '' && needed.some((one) => one === name);
  const isLate = state === 'late';
  const isMissing =
    leader.trim() === '' ||
    (isLate && lateReason.trim() === '') ||
    asked.some(lacks) ||
    corrections.some(({ reason }) => reason.trim().length < 2);
  const submit = () => {
    setTried(true);
    if (isMissing || state === 'notYet' || reportId !== null || sign.isPending) return;
    sign.mutate(
      {
        kind: table.kind,
        period: table.period.id,
        seen: current,
        corrections: corrections.map((one) => ({ ...one, reason: one.reason.trim() })),
        texts: Object.fromEntries(
          asked.flatMap((name) => {
            const text = (texts[name] ?? '').trim();
            return text === '' ? [] : [[name, text]];
          }),
        ),
        leader: leader.trim(),
        ...(isLate ? { lateReason: lateReason.trim() } : {}),
      },
      {
        onSuccess: ({ reportId: signedId }) => {
          void forget();
          onSigned(signedId);
        },
      },
    );
  };
  const change = (cell: string, part: Partial<Correction>) =>
    setCorrections((last) => last.map((one) => (one.cell === cell ? { ...one, ...part } : one)));
  const cells = [
    ...reportLayout[table.kind].figures,
    ...Object.keys(current).filter((cell) => /^(?:type[AB]|people|major|total|category)\./u.test(cell)),
  ].filter((cell) => corrections.every((one) => one.cell !== cell));
  return (
    <section className="reports">
      <PageTitle
        title={`${labelOf(periodReportKind, table.kind, language)}　${formatPeriod(table.period, language)}`}
        action={<Button onClick={onBack}>{t('form.back')}</Button>}
      />
      <form
        className="period-form"
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onKeyDownCapture={(event) => handleFormKey(event, submit)}
      >
        {state === 'notYet' && <Alert type="info" title={t('form.notYet', { on: opensOn })} />}
        {isLate && <Alert type="warning" title={t('form.overdue', { on: dueOn ?? '' })} />}
        {reportId !== null && <Alert type="info" title={t('form.signed')} />}
        <KeptNotice kept={kept} forget={forget} />
        <div>{t('form.counted')}</div>
        <PeriodTableView
          table={table}
          said={Object.fromEntries(corrections.map(({ cell, said }) => [cell, said]))}
          onCell={(cell, column) => setShown({ cell, column })}
        />
        <FormLine label={t('form.correct')}>
          {(id) => (
            <Select<string>
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={null}
              options={cells.map((cell) => ({ value: cell, label: cellLabel(cell, language) }))}
              onChange={(cell) =>
                setCorrections((last) => [...last, { cell, said: current[cell] ?? 0, reason: '' }])
              }
            />
          )}
        </FormLine>
        {corrections.map(({ cell, said, reason }) => (
          <Flex key={cell} gap="small" align="center">
            <span>{cellLabel(cell, language)}</span>
            <InputNumber
              aria-label={`${cellLabel(cell, language)} ${t('form.said')}`}
              min={0}
              precision={0}
              value={said}
              onChange={(count) => change(cell, { said: count ?? 0 })}
            />
            <Input
              aria-label={`${cellLabel(cell, language)} ${t('form.reason')}`}
              placeholder={t('form.reason')}
              maxLength={300}
              value={reason}
              status={tried && reason.trim().length < 2 ? 'error' : ''}
              onChange={({ target }) => change(cell, { reason: target.value })}
            />
            <Button onClick={() => setCorrections((last) => last.filter((one) => one.cell !== cell))}>
              {t('form.remove')}
            </Button>
          </Flex>
        ))}
        {asked.map((name) => (
          <FormLine
            key={name}
            label={labelOf(reportText, name, language)}
            required={needed.some((one) => one === name)}
          >
            {(id) => (
              <StoryArea
                id={id}
                rows={2}
                maxRows={10}
                maxLength={4000}
                value={texts[name] ?? ''}
                status={tried && lacks(name) ? 'error' : ''}
                onChange={({ target }) => setTexts((last) => ({ ...last, [name]: target.value }))}
              />
            )}
          </FormLine>
        ))}
        <FormLine label={t('form.leader')} required>
          {(id) => (
            <Input
              id={id}
              maxLength={60}
              value={leader}
              status={tried && leader.trim() === '' ? 'error' : ''}
              onChange={({ target }) => setLeader(target.value)}
            />
          )}
        </FormLine>
        {isLate && (
          <FormLine label={t('form.lateReason')} required>
            {(id) => (
              <Input
                id={id}
                maxLength={500}
                value={lateReason}
                status={tried && lateReason.trim() === '' ? 'error' : ''}
                onChange={({ target }) => setLateReason(target.value)}
              />
            )}
          </FormLine>
        )}
        {tried && isMissing && <div className="field-error">{t('form.needed')}</div>}
        {sign.error && <ErrorNotice error={sign.error} />}
        <Flex gap="small" justify="end" align="center">
          <span>{t('form.statement', { name: staffName })}</span>
          <Button
            data-enter-stop
            type="primary"
            disabled={state === 'notYet' || reportId !== null}
            loading={sign.isPending}
            onClick={submit}
          >
            {t('form.sign')}
          </Button>
        </Flex>
      </form>
      {shown && (
        <CountedRecords
          kind={table.kind}
          period={table.period.id}
          {...shown}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
}
