import { Alert, Button, Flex, Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { formatPeriod, periodOf, readPeriod } from '../../../main/contract/values/period.ts';
import { disputeState } from '../../../main/terms/dispute-terms.ts';
import { screeningFields } from '../../../main/terms/screening-terms.ts';
import { useClient } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useDraft } from '../../components/use-draft.ts';
import { readFields, useFieldForm } from '../../components/use-field-form.ts';
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
  const { values, issues, error, change, mark, refuse } = useFieldForm(start.values);
  const [discussed, setDiscussed] = useState<readonly string[]>(start.discussed);
  const draft = useDraft(form, JSON.stringify({ values, discussed: [...discussed] } satisfies Content));
  const hold = useAction('screening.hold');
  const { data: open } = useRoute('dispute.list', { states: openStates, limit: 200 });

  const submit = async () => {
    if (hold.isPending) return;
    const read = readFields(screeningFields, values);
    mark(read.issues);
    if (read.data === null) return;
    try {
      const { roundId } = await hold.mutateAsync({ period, round: read.data, discussed: [...discussed] });
      // Recorded already: a draft that could not be deleted is no reason to say otherwise.
      await draft.discard().catch(() => undefined);
      onHeld(roundId);
    } catch (problem) {
      refuse(problem);
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
