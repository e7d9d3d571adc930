import { Alert, App, Button, Flex, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { missingFields } from '../../../main/contract/fields.ts';
import type { RouteInput, RouteOutput } from '../../../main/contract/index.ts';
import { volumesOf } from '../../../main/contract/values/file-volumes.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { revealHidden } from '../../../main/contract/values/text.ts';
import { archiveFields } from '../../../main/terms/archive-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { toCallError } from '../../api/call-error.ts';
import { attachedSheets } from '../../print/attached-sheet.tsx';
import { onlyNamed } from '../../print/drawings.ts';
import { SheetCounter } from '../../print/SheetCounter.tsx';
import { sheetsOf } from '../../print/sheets.tsx';
import { ErrorNotice } from '../ErrorNotice.tsx';
import { FieldForm } from '../FieldForm.tsx';
import { readChanges } from '../fields/read-changes.ts';
import { tidyValues, type FormValues } from '../fields/tidy-values.ts';
import { fieldIssues } from '../ReviseForm.tsx';
import { useFieldForm } from '../use-field-form.ts';
import { useLabels } from '../use-labels.ts';
import { useAttachedCounts } from './use-file-papers.ts';
import './acts.css';

type Items = RouteOutput<'matter.caseFile'>['items'];

interface ArchiveFormProps {
  readonly title: string;
  readonly lead: string;
  /** What is proposed for the cover. */
  readonly begin: FormValues;
  /** What lies in it, and how its papers are laid out; an attachment takes a page, or as many as it has. */
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
  const [pages, setPages] = useState<readonly number[] | null>(items.length === 0 ? [] : null);
  const { language } = useLabels();
  const attached = useAttachedCounts(items).data;
  const sheets = useMemo(() => {
    if (!attached) return null;
    const waiting = [...papers];
    return items.map((item) => {
      const paper = item.attached ? undefined : waiting.shift();
      if (paper) return sheetsOf(paper.current, item.subjectId);
      // Drawn or not, each of its pages takes one.
      const own = Array.from({ length: attached.get(item.subjectId) ?? 1 }, () => onlyNamed).flat();
      return attachedSheets(item, own, language);
    });
  }, [papers, items, attached, language]);
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
  const volumes = pages === null ? [] : volumesOf(pages);
  /** On which page of its volume it begins. */
  const first = (at: number) =>
    1 + (pages ?? []).reduce((sum, own, i) => sum + (i < at && volumes[i] === volumes[at] ? own : 0), 0);
  return (
    <section className="step-form" aria-label={title}>
      <h2>{title}</h2>
      <Alert type="info" title={lead} />
      {sheets && <SheetCounter papers={sheets} onCounted={setPages} />}
      <h3>{t('archive:title')}</h3>
      {pages === null ? (
        <Spin description={t('archive:counting')} />
      ) : (
        <>
          <ol className="file-items">
            {items.map(({ documentKind, subjectId, title, no, on, attached }, index) => (
              <li key={`${documentKind} ${subjectId}`}>
                <span>
                  {title} <span className="tabular">{no}</span>
                  {attached?.name && <span className="file-name">{revealHidden(attached.name)}</span>}
                </span>
                <span className="tabular">{on}</span>
                <span className="tabular">
                  {volumes.at(-1) === 1
                    ? t('archive:onPage', { page: first(index) })
                    : t('archive:inVolume', { volume: volumes[index] ?? 1, page: first(index) })}
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
