import { Alert, Button, Flex, Modal } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { Issue } from '../../../main/contract/result.ts';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { actCatalogues, type MatterAct } from '../../../main/terms/act-fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind, paperOfEntry, type EntryPaperKind } from '../../../main/terms/document-kinds.ts';
import { isEntryAct } from '../../../main/terms/entry-fields.ts';
import { missingFields } from '../../../main/contract/fields.ts';
import type { Session } from '../../../main/contract/routes/session.ts';
import { useSession } from '../../api/api-context.tsx';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { FieldForm } from '../FieldForm.tsx';
import { readChanges } from '../fields/read-changes.ts';
import { tidyValues, type FormValues } from '../fields/tidy-values.ts';
import { fieldIssues } from '../ReviseForm.tsx';
import { KeptNotice, useKeeping, useKept, type Kept } from '../kept-form.tsx';
import { useLabels } from '../use-labels.ts';
import { useStepLabel } from './use-step-label.ts';

/** A step of a matter, and what it is about where that is not the matter as a whole. */
export interface Doing {
  readonly act: MatterAct;
  readonly documentId?: string;
  readonly urgeId?: string;
  /** The entry that it follows. */
  readonly about?: string;
  readonly referralId?: string;
  /** What is known of it already. */
  readonly given?: FormValues;
}

interface ActFormProps {
  readonly doing: Doing;
  readonly acts: MatterActs;
  /** With what was issued, to be printed at once. */
  readonly onDone: (documentId: string | null) => void;
  readonly onCancel: () => void;
}

const sections = ['act', 'letter', 'serving'] as const;

const keptSchema = z.record(z.string(), z.unknown());

/** What a person says at one step; the rest is known. What was typed is there again when the form was left without a word. */
export function ActForm(props: ActFormProps) {
  const { doing, acts, onCancel } = props;
  const { act, about, documentId, referralId, urgeId } = doing;
  const { matterId } = acts;
  const form = `${act} ${about ?? documentId ?? referralId ?? urgeId ?? matterId}`;
  const kept = useKept(form, matterId, keptSchema);
  const title = useStepLabel()(act);
  return (
    <Modal open width={960} title={title} footer={null} onCancel={onCancel} mask={{ closable: false }}>
      <ActFields key={kept.key} {...props} kept={kept} />
    </Modal>
  );
}

interface ActFieldsProps extends ActFormProps {
  readonly kept: Kept<FormValues>;
}

function ActFields({ doing, acts, onDone, onCancel, kept }: ActFieldsProps) {
  const { t } = useTranslation('acts');
  const { find } = useLabels();
  const session = useSession();
  const { act } = doing;
  const catalogue = actCatalogues[act];
  const perform = useAction('matter.act');
  const units = useRoute('matter.units', {}).data?.units;
  const [values, setValues] = useState<FormValues>(() =>
    kept.content === null ? beginningOf(doing, acts, session, t) : { ...kept.content, ...doing.given },
  );
  const forget = useKeeping(kept, values);
  /** What nobody knows yet. */
  const [first] = useState(() => Object.keys(catalogue).find((name) => values[name] === undefined));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [error, setError] = useState<CallError | null>(null);
  const change = useCallback((name: string, value: unknown) => {
    setValues((last) => ({ ...last, [name]: value }));
    setIssues((last) => last.filter(({ path }) => path.split('.')[0] !== name));
  }, []);
  const submit = async () => {
    if (perform.isPending) return;
    const given = tidyValues(catalogue, values);
    const found = [
      ...missingFields(catalogue, given, 1).map((path) => ({ path, code: 'required' })),
      ...readChanges(catalogue, {}, values).issues,
    ];
    setIssues(found);
    setError(null);
    if (found.length > 0) return;
    try {
      const { documentId } = await perform.mutateAsync(inputOf(doing, acts.matterId, given));
      await forget();
      onDone(documentId);
    } catch (problem) {
      const refused = toCallError(problem);
      setError(refused.issues.length > 0 ? null : refused);
      setIssues(fieldIssues(refused.issues));
    }
  };
  const names = Object.fromEntries(
    Object.keys(catalogue).flatMap((name) => {
      const own = find('acts', `fields.${act}.${name}`);
      return own === null ? [] : [[name, own]];
    }),
  );
  const form = isEntryAct(act) ? paperOfEntry(act) : null;
  return (
    <>
      <Alert type="info" title={t(`hints.${act}`)} />
      <KeptNotice kept={kept} forget={forget} />
      {form !== null && <FormFirst kind={form} matterId={acts.matterId} />}
      {error && <ErrorNotice error={error} />}
      <FieldForm
        catalogue={catalogue}
        sections={sections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        names={names}
        {...(units === undefined ? {} : { suggestions: units })}
        {...(first === undefined ? {} : { autoFocus: first })}
      >
        <Flex gap="small" justify="end" className="acts-save">
          <Button onClick={() => void forget().then(onCancel)}>{t('cancel')}</Button>
          <Button data-enter-stop type="primary" loading={perform.isPending} onClick={() => void submit()}>
            {t('save')}
          </Button>
        </Flex>
      </FieldForm>
    </>
  );
}

/** The paper that somebody signs before it is put on record. */
function FormFirst({ kind, matterId }: { readonly kind: EntryPaperKind; readonly matterId: string }) {
  const { t } = useTranslation('entries');
  const { language } = useLabels();
  const name = labelOf(documentKind, kind, language);
  return (
    <DocumentPrint
      papers={[{ documentKind: kind, subjectId: matterId }]}
      label={t('printFirst', { kind: name })}
      title={name}
      refresh="none"
    />
  );
}

type Translate = ReturnType<typeof useTranslation<'acts'>>['t'];

/** What is known before anybody types. */
function beginningOf({ act, given }: Doing, acts: MatterActs, session: Session, t: Translate): FormValues {
  const { charge, decision } = acts;
  const today = { actOn: localDateOf(Date.now()) };
  const asked = acts.entries.findLast((entry) => entry.act === 'askExtension')?.values;
  const ask = {
    contactPerson: decision?.values.contactPerson ?? charge?.values.handlerName ?? session.staffName,
    contactPhone: decision?.values.contactPhone ?? charge?.values.handlerPhone ?? acts.ownPhone,
  };
  const point = {
    ...ask,
    serveBy: acts.own ? 'township' : 'village',
  };
  const requests = (acts.requests.length === 0 ? [acts.summary] : acts.requests).map((request) => ({
    request: request ?? undefined,
  }));
  const letter = { toUnit: charge?.values.handlingUnit, enclosures: t('defaults.enclosures') };
  const known: FormValues = {
    charge: { ...charge?.values },
    accept: { ...today, ...point },
    reject: { ...today, ...point, legalBasis: t('defaults.rejectBasis') },
    noFurther: { ...today, ...point, legalBasis: t('defaults.noFurtherBasis') },
    divert: { ...today, ...point },
    study: { ...today, ...ask, studyUnit: charge?.values.handlingUnit },
    suggestion: { ...today, ...point, proposals: requests },
    supplement: { ...today, ...point },
    transfer: { ...today, ...point, ...letter },
    assignOut: { ...today, ...point, ...letter },
    entrust: { ...today, ...ask, ...letter },
    reportUp: { ...today, ...point, enclosures: t('defaults.enclosures') },
    unitReceipt: today,
    unitReply: today,
    objection: today,
    verdict: today,
    recall: {},
    serve: {
      servedAt: new Date().toISOString(),
      serviceWay: 'direct',
      recipient: acts.petitionerName ?? undefined,
      servers: [{ name: session.staffName }],
    },
    exempt: {},
    urge: { urgeAbout: acts.documents.some(({ service }) => service === null) ? 'service' : 'progress' },
    reply: today,
    note: { ...today, noteKind: 'investigation' },
    extend: { ...today, ...point, extensionDays: asked?.extensionDays ?? 30, actText: asked?.actText },
    opinion: {
      ...today,
      ...point,
      legalBasis: t('defaults.opinionBasis'),
      conclusions: requests,
    },
    close: {},
    reopen: {},
    withdraw: { ...today, askedBy: session.staffName },
    unwithdraw: today,
    requestReview: { ...today, reviewBody: t('defaults.superior') },
    requestReReview: { ...today, reviewBody: t('defaults.superior') },
    takeReview: { ...today, reviewTaken: 'taken' },
    reviewOpinion: { ...today, servedOn: today.actOn },
    announceHearing: { ...today, host: session.staffName },
    concludeHearing: { ...today, recorder: session.staffName },
    carryOut: { ...today, carryOutState: 'done', unit: charge?.values.handlingUnit },
    askExtension: { ...today, extensionDays: 30, askedBy: charge?.values.handlerName ?? session.staffName },
    refuseExtension: today,
    declare: { ...today, askedBy: charge?.values.handlerName ?? session.staffName },
    decideMeeting: today,
    finishDecision: today,
    supervise: {
      ...today,
      unit: charge?.values.handlingUnit,
      supervisionLevel: acts.levelSuggested,
      supervisionWay: 'letter',
    },
    answerSupervision: today,
    endSupervision: { ...today, supervisionResult: 'rectified' },
    proposeImprovement: { ...today, proposalKind: 'work' },
    answerImprovement: today,
    reportUrgent: { ...today, occurredAt: new Date().toISOString() },
    evaluate: { ...today, evaluatedBy: 'self' },
    askRecusal: { ...today, recusalAskedBy: 'petitioner' },
    decideRecusal: today,
  }[act];
  return Object.fromEntries(
    Object.entries({ ...known, ...given }).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** The values were read by the catalogue of the step that they go with. */
function inputOf(
  { act, documentId, urgeId, about, referralId }: Doing,
  matterId: string,
  values: FormValues,
): RouteInput<'matter.act'> {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the route validates them again
  return {
    act,
    matterId,
    values,
    ...(documentId === undefined ? {} : { documentId }),
    ...(urgeId === undefined ? {} : { urgeId }),
    ...(about === undefined ? {} : { about }),
    ...(referralId === undefined ? {} : { referralId }),
  } as RouteInput<'matter.act'>;
}
