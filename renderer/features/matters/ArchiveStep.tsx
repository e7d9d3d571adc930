import { Alert, App, Button, Flex, Spin } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { missingFields } from '../../../main/contract/fields.ts';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { localDateOf } from '../../../main/contract/values/local-date.ts';
import { archiveFields } from '../../../main/terms/archive-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { toCallError } from '../../api/call-error.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FieldForm } from '../../components/FieldForm.tsx';
import { readChanges } from '../../components/fields/read-changes.ts';
import { tidyValues } from '../../components/fields/tidy-values.ts';
import { fieldIssues } from '../../components/ReviseForm.tsx';
import { useFieldForm } from '../../components/use-field-form.ts';
import { useLabels } from '../../components/use-labels.ts';
import { SheetCounter } from '../../print/SheetCounter.tsx';
import { sheetsOf } from '../../print/sheets.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';
import { ReasonStep } from './ReasonStep.tsx';

type CaseFile = RouteOutput<'matter.caseFile'>;
type Papers = RouteOutput<'document.preview'>['papers'];

/** Closes the file of a matter: its papers are laid out and their pages counted before anybody signs for them. */
export function ArchiveStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation('archive');
  const { language } = useLabels();
  const file = useRoute('matter.caseFile', { matterId, language });
  const names = file.data?.items.map(({ documentKind, subjectId }) => ({ documentKind, subjectId })) ?? [];
  const papers = useRoute('document.preview', names.length === 0 ? null : { papers: names, language });
  const error = file.error ?? papers.error;
  if (error) return <ErrorNotice error={error} />;
  if (!file.data || (names.length > 0 && !papers.data)) return <Spin description={t('counting')} />;
  return (
    <ArchiveForm matterId={matterId} file={file.data} papers={papers.data?.papers ?? []} onDone={onDone} />
  );
}

interface ArchiveFormProps {
  readonly matterId: string;
  readonly file: CaseFile;
  readonly papers: Papers;
  readonly onDone: () => void;
}

const sections = ['act'] as const;

function ArchiveForm({ matterId, file, papers, onDone }: ArchiveFormProps) {
  const { t } = useTranslation(['archive', 'acts']);
  const { message } = App.useApp();
  const { language } = useLabels();
  const { staffName } = useSession();
  const archive = useAction('matter.archive');
  const { values, issues, error, change, mark, refuse } = useFieldForm(() => ({
    fileTitle: t('archive:fileTitle', { about: file.proposed.about }),
    retention: file.proposed.retention,
    actOn: localDateOf(Date.now()),
    archivist: staffName,
  }));
  const [pages, setPages] = useState<readonly number[] | null>(papers.length === 0 ? [] : null);
  const sheets = useMemo(
    () => papers.map(({ current }, index) => sheetsOf(current, file.items[index]?.subjectId ?? '')),
    [papers, file],
  );
  const submit = async () => {
    if (pages === null || archive.isPending) return;
    const given = tidyValues(archiveFields, values);
    const found = [
      ...missingFields(archiveFields, given, 1).map((path) => ({ path, code: 'required' })),
      ...readChanges(archiveFields, {}, values).issues,
    ];
    mark(found);
    if (found.length > 0) return;
    const items = file.items.map(({ documentKind, subjectId }, index) => ({
      documentKind,
      subjectId,
      pages: pages[index] ?? 1,
    }));
    try {
      await archive.mutateAsync({ matterId, language, items, values: given });
      void message.success(t('archive:done'));
      onDone();
    } catch (problem) {
      const refused = fieldIssues(toCallError(problem).issues);
      if (refused.length > 0) mark(refused);
      else refuse(problem);
    }
  };
  const first = pages?.map((_, index) => 1 + pages.slice(0, index).reduce((sum, count) => sum + count, 0));
  return (
    <section className="step-form" aria-label={t('acts:steps.archive')}>
      <h2>{t('acts:steps.archive')}</h2>
      <Alert type="info" title={t('archive:lead')} />
      <SheetCounter papers={sheets} onCounted={setPages} />
      <h3>{t('archive:title')}</h3>
      {pages === null ? (
        <Spin description={t('archive:counting')} />
      ) : (
        <>
          <ol className="file-items">
            {file.items.map(({ documentKind, subjectId, title, no, on }, index) => (
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
              items: file.items.length,
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
            loading={archive.isPending}
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

/** Something in a closed file must be mended. */
export function UnarchiveStep({ detail: { matterId }, onDone }: MatterStepProps) {
  const { t } = useTranslation(['archive', 'acts']);
  const { message } = App.useApp();
  const unarchive = useAction('matter.unarchive');
  const act = async (reason: string) => {
    await unarchive.mutateAsync({ matterId, reason });
    void message.success(t('archive:opened'));
  };
  return (
    <ReasonStep title={t('acts:steps.unarchive')} label={t('archive:why')} act={act} onDone={onDone}>
      <p className="due-later">{t('archive:whyHint')}</p>
    </ReasonStep>
  );
}
