import { Alert, App, Button, Flex, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { missingFields } from '../../../main/contract/fields.ts';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { archiveFields } from '../../../main/terms/archive-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { toCallError } from '../../api/call-error.ts';
import { SheetCounter } from '../../print/SheetCounter.tsx';
import { sheetsOf } from '../../print/sheets.tsx';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { FieldForm } from '../FieldForm.tsx';
import { readChanges } from '../fields/read-changes.ts';
import { tidyValues, type FormValues } from '../fields/tidy-values.ts';
import { fieldIssues } from '../ReviseForm.tsx';
import { useFieldForm } from '../use-field-form.ts';
import './acts.css';

type Items = RouteOutput<'matter.caseFile'>['items'];

interface ArchiveFormProps {
  readonly title: string;
  readonly lead: string;
  /** What is proposed for the cover. */
  readonly begin: FormValues;
  /** What lies in it, and how each is laid out. */
  readonly items: Items;
  readonly papers: RouteOutput<'document.preview'>['papers'];
  readonly save: (
    items: RouteInput<'matter.archive'>['items'],
    values: RouteInput<'matter.archive'>['values'],
  ) => Promise<void>;
  readonly onDone: () => void;
}

const sections = ['act'] as const;

/** Closes a file: its papers are laid out and their pages counted before anybody signs for them. */
export function ArchiveForm({ title, lead, begin, items, papers, save, onDone }: ArchiveFormProps) {
  const { t } = useTranslation(['archive', 'acts']);
  const { message } = App.useApp();
  const { staffName } = useSession();
  const [busy, setBusy] = useState(false);
  const { values, issues, error, change, mark, refuse } = useFieldForm(() => ({
    ...begin,
    actOn: localDateOf(Date.now()),
    archivist: staffName,
  }));
  const [pages, setPages] = useState<readonly number[] | null>(papers.length === 0 ? [] : null);
  const sheets = useMemo(
    () => papers.map(({ current }, index) => sheetsOf(current, items[index]?.subjectId ?? '')),
    [papers, items],
  );
  const submit = async () => {
    if (pages === null || busy) return;
    const given = tidyValues(archiveFields, values);
    const found = [
      ...missingFields(archiveFields, given, 1).map((path) => ({ path, code: 'required' })),
      ...readChanges(archiveFields, {}, values).issues,
    ];
    mark(found);
    if (found.length > 0) return;
    const counted = items.map(({ documentKind, subjectId }, index) => ({
      documentKind,
      subjectId,
      pages: pages[index] ?? 1,
    }));
    setBusy(true);
    try {
      await save(counted, given);
      void message.success(t('archive:done'));
      onDone();
    } catch (problem) {
      setBusy(false);
      const refused = fieldIssues(toCallError(problem).issues);
      if (refused.length > 0) mark(refused);
      else refuse(problem);
    }
  };
  const first = pages?.map((_, index) => 1 + pages.slice(0, index).reduce((sum, count) => sum + count, 0));
  return (
    <section className="step-form" aria-label={title}>
      <h2>{title}</h2>
      <Alert type="info" title={lead} />
      <SheetCounter papers={sheets} onCounted={setPages} />
      <h3>{t('archive:title')}</h3>
      {pages === null ? (
        <Spin description={t('archive:counting')} />
      ) : (
        <>
          <ol className="file-items">
            {items.map(({ documentKind, subjectId, title, no, on }, index) => (
              <li key={`${documentKind} ${subjectId}`}>
                <span>
                  {title} <span className="tabular">{no}</span>
                </span>
                <span className="tabular">{on}</span>
                <span className="tabular">
                  {t('archive:paper.list.page')} {first?.[index]}
                </span>
              </li>
            ))}
          </ol>
          <p>
            {t('archive:sum', {
              items: items.length,
              pages: pages.reduce((sum, count) => sum + count, 0),
            })}
          </p>
        </>
      )}
      {error && <ErrorNotice error={error} />}
      <FieldForm
        catalogue={archiveFields}
        sections={sections}
        values={values}
        onChange={change}
        onSubmit={() => void submit()}
        issues={issues}
        names={{ actOn: t('acts:fields.archive.actOn') }}
        autoFocus="fileChecker"
      >
        <Flex gap="small" justify="end" className="acts-save">
          <Button onClick={onDone}>{t('acts:cancel')}</Button>
          <Button
            data-enter-stop
            type="primary"
            loading={busy}
            disabled={pages === null}
            onClick={() => void submit()}
          >
            {t('acts:save')}
          </Button>
        </Flex>
      </FieldForm>
    </section>
  );
}
