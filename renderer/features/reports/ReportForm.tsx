import { Alert, Button, Flex, Input, InputNumber, Spin } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { reportFigure } from '../../../main/terms/report-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { formatSlot, type ReportSlot } from '../../components/report-slot.ts';
import { useLabels } from '../../components/use-labels.ts';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { FormLine } from './FormLine.tsx';

interface ReportFormProps {
  readonly slot: ReportSlot;
  readonly onSigned: (reportId: string) => void;
  readonly onBack: () => void;
}

/** The report of one day or its morning: counted by the program, confirmed by the person who unlocked. */
export function ReportForm({ slot, onSigned, onBack }: ReportFormProps) {
  const { data, error } = useRoute('report.prefill', slot);
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  return <Form prefill={data} onSigned={onSigned} onBack={onBack} />;
}

const clock = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/u;

interface FormProps extends Pick<ReportFormProps, 'onSigned' | 'onBack'> {
  readonly prefill: RouteOutput<'report.prefill'>;
}

function Form({ prefill, onSigned, onBack }: FormProps) {
  const { t } = useTranslation('reports');
  const { language } = useLabels();
  const { staffName } = useSession();
  const { day, half, window, items, currentId } = prefill;
  const [leader, setLeader] = useState(prefill.dutyLeader ?? '');
  const [told, setTold] = useState('');
  const [urgent, setUrgent] = useState(0);
  const [brief, setBrief] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sign = useAction('report.sign');
  const isCorrection = currentId !== null;
  const needsReason = isCorrection || window === 'over';
  const hasItems = items.length > 0 || urgent > 0;
  const time = clock.exec(told.trim());
  const badTime = told.trim() !== '' && !time;
  const missing = {
    leader: leader.trim() === '',
    reason: needsReason && reason.trim() === '',
    brief: urgent > 0 && brief.trim() === '',
  };

  const submit = () => {
    setTried(true);
    if (sign.isPending || badTime || Object.values(missing).includes(true)) return;
    const input: RouteInput<'report.sign'> = {
      day,
      half,
      status: hasItems ? 'items' : 'nil',
      urgent,
      dutyLeader: leader.trim(),
      ...(time ? { toldAt: `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? ''}` } : {}),
      ...(brief.trim() === '' ? {} : { brief: brief.trim() }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
      ...(currentId === null ? {} : { correctionOf: currentId }),
    };
    sign.mutate(input, { onSuccess: ({ reportId }) => onSigned(reportId) });
  };
  const dayText = formatSlot(prefill, language);
  return (
    <section className="reports">
      <PageTitle title={t(isCorrection ? 'form.correction' : 'form.title', { day: dayText })} />
      <form
        className="report-form"
        noValidate
        onSubmit={(event) => event.preventDefault()}
        onKeyDownCapture={(event) => handleFormKey(event, submit)}
      >
        {window === 'notYet' && (
          <Alert type="info" title={t(half === null ? 'form.notYet' : 'form.notYetMorning')} />
        )}
        {window === 'over' && (
          <Alert type="warning" title={t(half === null ? 'form.over' : 'form.overMorning')} />
        )}
        <div>
          {t('form.counted')}
          {half !== null && t('form.morning')}
        </div>
        <dl className="report-figures">
          {reportFigure.codes.map((code) => (
            <div key={code}>
              <dt>{labelOf(reportFigure, code, language)}</dt>
              <dd>{code === 'urgent' ? urgent : (prefill.figures[code] ?? 0)}</dd>
            </div>
          ))}
        </dl>
        <FormLine label={t('form.items')}>
          {() => (items.length === 0 ? t('form.none') : items.map(({ no }) => no).join('、'))}
        </FormLine>
        <FormLine label={t('form.dutyLeader')} required>
          {(id) => (
            <Input
              id={id}
              autoFocus
              className="report-short"
              maxLength={60}
              value={leader}
              status={tried && missing.leader ? 'error' : ''}
              onChange={({ target }) => setLeader(target.value)}
            />
          )}
        </FormLine>
        <FormLine label={t('form.toldAt')}>
          {(id) => (
            <Input
              id={id}
              className="report-short"
              maxLength={5}
              placeholder={t('form.toldAtHint')}
              value={told}
              status={badTime ? 'error' : ''}
              onChange={({ target }) => setTold(target.value)}
            />
          )}
        </FormLine>
        <FormLine label={t('form.urgent')}>
          {(id) => (
            <InputNumber
              id={id}
              min={0}
              max={999}
              precision={0}
              value={urgent}
              onChange={(count) => setUrgent(count ?? 0)}
            />
          )}
        </FormLine>
        <FormLine label={t('form.brief')} required={urgent > 0}>
          {(id) => (
            <StoryArea
              id={id}
              rows={2}
              maxRows={8}
              maxLength={2000}
              value={brief}
              status={tried && missing.brief ? 'error' : ''}
              onChange={({ target }) => setBrief(target.value)}
            />
          )}
        </FormLine>
        {needsReason && (
          <FormLine label={t(isCorrection ? 'form.correctionReason' : 'form.lateReason')} required>
            {(id) => (
              <Input
                id={id}
                maxLength={500}
                value={reason}
                status={tried && missing.reason ? 'error' : ''}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </FormLine>
        )}
        {tried && (badTime || Object.values(missing).includes(true)) && (
          <div className="field-error">{t('form.needed')}</div>
        )}
        {sign.error && <ErrorNotice error={sign.error} />}
        <Flex gap="small" justify="end" align="center">
          <span>{t('form.statement', { name: staffName })}</span>
          <Button onClick={onBack}>{t('form.cancel')}</Button>
          <Button
            data-enter-stop
            type="primary"
            disabled={window === 'notYet'}
            loading={sign.isPending}
            onClick={submit}
          >
            {hasItems ? t('form.signItems') : t('form.nil')}
          </Button>
        </Flex>
      </form>
    </section>
  );
}
