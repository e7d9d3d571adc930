import { Alert, Button, Flex, Input, Select, Spin, Typography } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mayTakeOver } from '../../../main/contract/handover.ts';
import type { Staff, WorkItem } from '../../../main/contract/routes/staff.ts';
import type { HandoverKind } from '../../../main/terms/handover-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { useLock } from '../../api/use-lock.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { handleFormKey } from '../../components/fields/form-keys.ts';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { HandOverWork, keyOf } from './HandOverWork.tsx';

interface HandOverPageProps {
  readonly staffId: string;
  readonly onBack: () => void;
}

/** A person leaves: who takes over what, one action, and the list that both sign. */
export function HandOverPage({ staffId, onBack }: HandOverPageProps) {
  // What was on the screen stays there: once it is done, the answer to both would be another.
  const [handed, setHanded] = useState<{ readonly person: Staff; readonly count: number } | null>(null);
  const staff = useRoute('staff.list', handed === null ? {} : null);
  const work = useRoute('staff.openWork', handed === null ? { staffId } : null);
  const person = staff.data?.staff.find((one) => one.staffId === staffId);
  const error = staff.error ?? work.error;
  if (handed) return <HandedOver {...handed} onBack={onBack} />;
  if (error) return <ErrorNotice error={error} />;
  if (!staff.data || !work.data || !person) return <Spin />;
  return (
    <HandOverForm
      person={person}
      others={staff.data.staff.filter((one) => one.active && one.staffId !== staffId)}
      work={work.data.items}
      onDone={(count) => setHanded({ person, count })}
      onBack={onBack}
    />
  );
}

interface HandOverFormProps {
  readonly person: Staff;
  readonly others: readonly Staff[];
  readonly work: readonly WorkItem[];
  readonly onDone: (count: number) => void;
  readonly onBack: () => void;
}

function HandOverForm({ person, others, work, onDone, onBack }: HandOverFormProps) {
  const { t } = useTranslation('settings');
  const { staffId: ownId, staffName } = useSession();
  const [successorId, setSuccessorId] = useState<string | undefined>();
  const [chosen, setChosen] = useState<Readonly<Record<string, string | undefined>>>({});
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  /** The row that the person is led to; anew with each attempt. */
  const [sought, setSought] = useState<{ readonly key: string } | null>(null);
  const ids = { all: useId(), reason: useId() };
  const isOwn = person.staffId === ownId;
  const handOver = useAction('staff.handOver', { refresh: isOwn ? 'none' : 'all' });
  const optionsFor = (kinds: readonly HandoverKind[]) =>
    others
      .filter(({ roles }) => kinds.every((kind) => mayTakeOver(kind, roles)))
      .map(({ staffId, name }) => ({ value: staffId, label: name }));
  const lacking = successorId === undefined ? work.filter((item) => chosen[keyOf(item)] === undefined) : [];
  const missing = { reason: reason.trim() === '', successor: lacking.length > 0 };
  // Who chooses one by one has forgotten some; who has chosen nobody wants one for all.
  const isPartly = missing.successor && lacking.length < work.length;

  const submit = () => {
    setTried(true);
    const [first] = lacking;
    if (first && isPartly) setSought({ key: keyOf(first) });
    else if (first) document.getElementById(ids.all)?.focus();
    if (handOver.isPending || missing.reason || missing.successor) return;
    const items = work.flatMap(({ kind, id }) => {
      const to = chosen[keyOf({ kind, id })];
      return to === undefined ? [] : [{ kind, id, successorId: to }];
    });
    handOver.mutate(
      {
        staffId: person.staffId,
        reason: reason.trim(),
        ...(successorId === undefined ? {} : { successorId }),
        items,
      },
      { onSuccess: ({ items: count }) => onDone(count) },
    );
  };

  return (
    <form
      className="hand-over"
      noValidate
      onSubmit={(event) => event.preventDefault()}
      onKeyDownCapture={(event) => handleFormKey(event, submit)}
    >
      <Typography.Title level={2}>{t('staff.leave.title', { name: person.name })}</Typography.Title>
      <Alert
        type="info"
        title={isOwn ? t('staff.leave.own') : t('staff.leave.other', { name: person.name, by: staffName })}
      />
      <div className="hand-over-fields">
        <label htmlFor={ids.all} className={work.length > 0 ? 'field-required' : undefined}>
          {t('staff.leave.all')}
        </label>
        <div>
          <Select
            id={ids.all}
            autoFocus
            allowClear
            value={successorId}
            status={tried && missing.successor ? 'error' : ''}
            options={optionsFor(['matter', ...work.map(({ kind }) => kind)])}
            onChange={(to?: string) => setSuccessorId(to)}
          />{' '}
          <Typography.Text type="secondary">{t('staff.leave.allHint')}</Typography.Text>
        </div>
        <label htmlFor={ids.reason} className="field-required">
          {t('staff.leave.reason')}
        </label>
        <Input
          id={ids.reason}
          maxLength={200}
          value={reason}
          status={tried && missing.reason ? 'error' : ''}
          placeholder={t('staff.leave.reasonHint')}
          onChange={({ target }) => setReason(target.value)}
        />
      </div>
      {work.length === 0 ? (
        <Typography.Text>{t('staff.leave.nothing')}</Typography.Text>
      ) : (
        <HandOverWork
          work={work}
          optionsFor={optionsFor}
          chosen={chosen}
          isOneForAll={successorId !== undefined}
          areLackingMarked={tried}
          sought={sought}
          onChoose={(items, to) =>
            setChosen({ ...chosen, ...Object.fromEntries(items.map((item) => [keyOf(item), to])) })
          }
        />
      )}
      {tried && (missing.reason || missing.successor) && (
        <div className="field-error" role="alert">
          {isPartly
            ? t('staff.leave.lacking', { count: lacking.length })
            : t(missing.successor ? 'staff.leave.needed' : 'staff.leave.reasonNeeded')}
        </div>
      )}
      {handOver.error && <ErrorNotice error={handOver.error} />}
      <Flex gap="small" justify="end" align="center">
        {work.length > 0 && <span>{t('staff.leave.total', { count: work.length })}</span>}
        <Button onClick={onBack}>{t('staff.leave.cancel')}</Button>
        <Button data-enter-stop type="primary" danger loading={handOver.isPending} onClick={submit}>
          {t('staff.leave.confirm')}
        </Button>
      </Flex>
    </form>
  );
}

interface HandedOverProps {
  readonly person: Staff;
  readonly count: number;
  readonly onBack: () => void;
}

/** Nothing is left to do but to print, for the person too who has just left. */
function HandedOver({ person, count, onBack }: HandedOverProps) {
  const { t } = useTranslation(['settings', 'print']);
  const { staffId: ownId } = useSession();
  const lock = useLock();
  const isOwn = person.staffId === ownId;
  return (
    <Flex vertical gap="middle">
      <Typography.Title level={2}>{t('staff.leave.done', { name: person.name })}</Typography.Title>
      <Typography.Text>{t('staff.leave.doneHint', { count })}</Typography.Text>
      <Flex gap="small">
        <DocumentPrint
          primary
          papers={[{ documentKind: 'handoverList', subjectId: person.staffId }]}
          label={t('staff.leave.print')}
          title={t('print:handover.pdfTitle', { name: person.name })}
          refresh={isOwn ? 'none' : 'all'}
        />
        <Button onClick={isOwn ? () => lock('person') : onBack}>
          {t(isOwn ? 'staff.leave.finish' : 'staff.leave.back')}
        </Button>
      </Flex>
    </Flex>
  );
}
