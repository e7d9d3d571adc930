import { Button, Checkbox, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteInput, RouteOutput } from '../../main/contract/index.ts';
import type { FileItem } from '../../main/contract/routes/archive.ts';
import { labelOf, type LabelLanguage } from '../../main/terms/code-list.ts';
import { documentKind } from '../../main/terms/document-kinds.ts';
import { useAction } from '../api/hooks.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { formatInstant } from '../components/fields/format-value.ts';
import { useLabels } from '../components/use-labels.ts';
import { WorkProgressBar } from '../components/WorkProgressBar.tsx';
import { attachedSheets } from './attached-sheet.tsx';
import { onlyNamed, type Drawings } from './drawings.ts';
import { useAttachedPages } from './use-attached-pages.ts';
import { PrintPreview } from './PrintPreview.tsx';
import { filedSheetsOf, sheetsOf, type Sheet } from './sheets.tsx';

type PaperName = RouteInput<'document.preview'>['papers'][number];

interface DocumentPrintProps {
  /** In the order in which they come out. */
  readonly papers: readonly PaperName[];
  readonly label: string;
  /** What is printed; with `.pdf` or `.docx` the name of the file. */
  readonly title: string;
  /** The next step of the conversation: Enter presses it. */
  readonly primary?: boolean;
  /** `none`: of the session nothing is left but the right to print. */
  readonly refresh?: 'all' | 'none';
  /** Called with the kinds that went to paper. */
  readonly onPrinted?: (kinds: readonly string[]) => void;
  /** They lie in one case file: nothing is left out, and its pages are numbered on. Each attachment comes behind so many of the papers. */
  readonly asFile?: readonly { readonly behind: number; readonly item: FileItem }[];
  /** In the row of a table: small, and told from those of other rows by its title. */
  readonly inRow?: boolean;
}

/** A button that shows the papers of a record as they will come out, and prints them. */
export function DocumentPrint({
  papers,
  label,
  title,
  primary = false,
  refresh = 'all',
  onPrinted,
  asFile,
  inRow = false,
}: DocumentPrintProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const look = useAction('document.preview', { refresh: 'none' });
  const attached = useAttachedPages();
  const open = async () => {
    attached.forget();
    const shown = await look.mutateAsync({ papers: [...papers], language }).catch(() => null);
    if (shown && asFile && !(await attached.load(asFile.map(({ item }) => item)))) look.reset();
  };
  const isReady = !asFile || attached.drawings !== null;
  return (
    <>
      {look.error && <ErrorNotice error={look.error} />}
      <Button
        type={primary ? 'primary' : 'default'}
        size={inRow ? 'small' : 'middle'}
        aria-label={inRow ? `${label} ${title}` : undefined}
        autoFocus={primary}
        loading={look.isPending || (look.isSuccess && !isReady)}
        onClick={() => void open()}
      >
        {label}
      </Button>
      <WorkProgressBar work={attached} words={({ done, total }) => t('drawing', { done: done + 1, total })} />
      {look.data && isReady && (
        <Choice
          title={title}
          names={papers}
          candidates={look.data.papers}
          refresh={refresh}
          between={asFile && attached.drawings ? { attached: asFile, drawings: attached.drawings } : null}
          onClose={look.reset}
          onPrinted={(kinds) => {
            look.reset();
            if (kinds.length > 0) onPrinted?.(kinds);
          }}
        />
      )}
    </>
  );
}

interface Between {
  readonly attached: NonNullable<DocumentPrintProps['asFile']>;
  readonly drawings: Drawings;
}

interface ChoiceProps {
  readonly title: string;
  readonly names: readonly PaperName[];
  readonly refresh: 'all' | 'none';
  readonly between: Between | null;
  readonly candidates: RouteOutput<'document.preview'>['papers'];
  readonly onClose: () => void;
  readonly onPrinted: (kinds: readonly string[]) => void;
}

/** The sheets of each paper in their order, with the attachments where they belong. */
function withAttached(
  papers: readonly (readonly Sheet[])[],
  between: Between | null,
  language: LabelLanguage,
): Sheet[] {
  const behind = (count: number) =>
    (between?.attached ?? [])
      .filter((one) => one.behind === count)
      .flatMap(({ item }) =>
        attachedSheets(item, between?.drawings.get(item.subjectId) ?? onlyNamed, language),
      );
  return papers.flatMap((sheets, index) => [...sheets, ...behind(index + 1)]);
}

/** Which of the papers, and of a record that was revised since its last print which version. */
function Choice({ title, names, refresh, between, candidates, onClose, onPrinted }: ChoiceProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const print = useAction('document.print', { refresh });
  const laidOut = between ? filedSheetsOf : sheetsOf;
  const kinds = [...new Set(names.map((name) => name.documentKind))];
  const [chosen, setChosen] = useState<readonly string[]>(kinds);
  const [original, setOriginal] = useState(false);
  const last = candidates.map((candidate) => candidate.original).find((printed) => printed !== null);
  const wanted = useMemo(
    () =>
      candidates.flatMap((candidate, index) => {
        const name = names[index];
        return name && chosen.includes(name.documentKind) ? [{ name, candidate }] : [];
      }),
    [candidates, names, chosen],
  );
  const sheets = useMemo(
    () =>
      withAttached(
        wanted.map(({ name, candidate }) =>
          laidOut((original ? candidate.original : null) ?? candidate.current, name.subjectId),
        ),
        between,
        language,
      ),
    [wanted, original, laidOut, between, language],
  );
  const ask = async () => {
    const papers = wanted.map(({ name }) => ({ ...name, original }));
    const printed = await print.mutateAsync({ papers, language });
    const sheetsNow = printed.papers.map((paper, index) => laidOut(paper, papers[index]?.subjectId ?? ''));
    return withAttached(sheetsNow, between, language);
  };
  return (
    <PrintPreview
      title={title}
      sheets={sheets}
      onPrint={ask}
      onPrinted={(to) => onPrinted(to === 'paper' ? chosen : [])}
      onClose={onClose}
    >
      {!between && kinds.length > 1 && (
        <Checkbox.Group
          value={[...chosen]}
          options={kinds.map((kind) => ({ value: kind, label: labelOf(documentKind, kind, language) }))}
          onChange={setChosen}
        />
      )}
      {!between && last && (
        <Radio.Group
          value={original}
          options={[
            { value: false, label: t('preview.current') },
            { value: true, label: t('preview.original', { at: formatInstant(last.issuedAt) }) },
          ]}
          onChange={({ target }) => setOriginal(target.value === true)}
        />
      )}
    </PrintPreview>
  );
}
