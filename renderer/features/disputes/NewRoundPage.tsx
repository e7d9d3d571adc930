import { Alert, Button, Flex, Select, Spin } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { fieldsSchema, missingFields } from '../../../main/contract/fields.ts';
import type { Issue } from '../../../main/contract/result.ts';
import { formatPeriod, periodOf, readPeriod } from '../../../main/contract/values/period.ts';
import { disputeState } from '../../../main/terms/dispute-terms.ts';
import { screeningFields } from '../../../main/terms/screening-terms.ts';
import { useClient } from '../../api/api-context.tsx';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import { tidyValues, type FormValues } from '../../components/fields/tidy-values.ts';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { fieldIssues } from '../../components/ReviseForm.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { useLabels } from '../../components/use-labels.ts';
import { roundSections } from './dispute-sections.ts';
import '../../components/record.css';
import './ledger.css';

const form = 'screening.new';
const contentSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  discussed: z.array(z.string()),
});
type Content = z.infer<typeof contentSchema>;

interface NewRoundPageProps {
  /** Which one it is for; the one that is owed if the address does not say. */
  readonly periodId: string | undefined;
  readonly onHeld: (roundId: string) => void;
}

/** The record of a meeting, as it was left half-filled. */
export function NewRoundPage({ periodId, onHeld }: NewRoundPageProps) {
  const client = useClient();
  const { data } = useRoute('screening.list', {});
  const [start, setStart] = useState<Content | null>(null);
  useEffect(() => {
    let current = true;
    void client
      .call('draft.get', { form })
      .then(({ draft }) => draft && readDraft(draft.data))
      .catch(() => null)
      .then((restored) => (current ? setStart(restored ?? empty()) : undefined));
    return () => {
      current = false;
    };
  }, [client]);
  if (!start || !data) return <Spin />;
  const owed = data.owed.map(({ period }) => period.id);
  const today = periodOf('month', dayAhead(0)).id;
  return (
    <NewRoundForm
      start={start}
      periods={[...new Set([...owed, today])]}
      first={periodId ?? owed[0] ?? today}
      onHeld={onHeld}
    />
  );
}

function empty(): Content {
  return { values: { heldOn: dayAhead(0), nextRhythm: 'month', screenedGroups: [{}, {}] }, discussed: [] };
}

function readDraft(text: string): Content | null {
  try {
    const draft = contentSchema.safeParse(JSON.parse(text));
    return draft.success ? draft.data : null;
  } catch {
    return null;
  }
}

interface NewRoundFormProps {
  readonly start: Content;
  readonly periods: readonly string[];
  readonly first: string;
  readonly onHeld: (roundId: string) => void;
}

const openStates = disputeState.items.filter(({ open }) => open).map(({ code }) => code);

function NewRoundForm({ start, periods, first, onHeld }: NewRoundFormProps) {
  const { t } = useTranslation('disputes');
  const { language } = useLabels();
  const [period, setPeriod] = useState(first);
  const [values, setValues] = useState<FormValues>(start.values);
  const [discussed, setDiscussed] = useState<readonly string[]>(start.discussed);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [error, setError] = useState<CallError | null>(null);
  const draft = useDraft(form, JSON.stringify({ values, discussed: [...discussed] } satisfies Content));
  const hold = useAction('screening.hold');
  const { data: open } = useRoute('dispute.list', { states: openStates, limit: 200 });
  const change = useCallback((name: string, value: unknown) => {
    setValues((last) => ({ ...last, [name]: value }));
    setIssues((last) => last.filter(({ path }) => path.split('.')[0] !== name));
  }, []);

  const submit = async () => {
    if (hold.isPending) return;
    const given = tidyValues(screeningFields, values);
    const read = fieldsSchema(screeningFields).safeParse(given);
    const found = [
      ...missingFields(screeningFields, given, 1).map((path) => ({ path, code: 'required' })),
      ...(read.error?.issues ?? []).map(({ path, code }) => ({ path: path.join('.'), code })),
    ];
    setIssues(found);
    setError(null);
    if (found.length > 0 || !read.success) return;
    try {
      const { roundId } = await hold.mutateAsync({ period, round: read.data, discussed: [...discussed] });
      // Recorded already: a draft that could not be deleted is no reason to say otherwise.
      await draft.discard().catch(() => undefined);
      onHeld(roundId);
    } catch (problem) {
      const refused = toCallError(problem);
      setError(refused);
      setIssues(fieldIssues(refused.issues));
    }
  };

  return (
    <section>
      <PageTitle title={t('rounds.formTitle')} />
      {error && <ErrorNotice error={error} />}
      {!error && issues.length > 0 && (
        <Alert type="warning" role="alert" title={t('form.missing', { count: issues.length })} />
      )}
      <Labelled label={t('rounds.period')}>
        {(id) => (
          <Select<string>
            id={id}
            className="round-period"
            value={period}
            options={[...new Set([first, ...periods])].flatMap((value) => {
              const days = readPeriod(value);
              return days ? [{ value, label: formatPeriod(days, language) }] : [];
            })}
            onChange={setPeriod}
          />
        )}
      </Labelled>
      <FieldForm
        catalogue={screeningFields}
        sections={roundSections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        autoFocus="host"
      >
        <Labelled label={t('rounds.talkedAbout')}>
          {(id) => (
            <Select<string[]>
              id={id}
              mode="multiple"
              className="round-disputes"
              value={[...discussed]}
              optionFilterProp="label"
              options={(open?.rows ?? []).map((row) => ({
                value: row.disputeId,
                label: `${row.registrationNo} ${row.parties} ${row.summary ?? ''}`,
              }))}
              onChange={setDiscussed}
            />
          )}
        </Labelled>
        <p className="round-hint">{t('rounds.foundHint')}</p>
        <Flex justify="end" className="form-actions">
          <Button data-enter-stop type="primary" loading={hold.isPending} onClick={() => void submit()}>
            {t('rounds.submit')}
          </Button>
        </Flex>
      </FieldForm>
    </section>
  );
}
