import '@fontsource-variable/noto-serif-sc';
import { Button, ConfigProvider, Flex, Modal } from 'antd';
import type { ReactNode } from 'react';
import { use, useLayoutEffect, useRef, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useClient } from '../api/api-context.tsx';
import { toCallError, type CallError } from '../api/call-error.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { saveFile } from '../components/save-file.ts';
import { useKey } from '../components/use-key.ts';
import { columnGap, headlessHeight, measureSheet, pageLabel, pageRules, type Measured } from './pages.ts';
import './preview.css';
import printCss from './print.css?inline';
import type { Sheet } from './sheets.tsx';
import { usedFonts } from './used-fonts.ts';
import { locales } from './words.ts';

type PrintTarget = 'paper' | 'pdf' | 'word';

interface PrintPreviewProps {
  /** What is printed; with `.pdf` or `.docx` the name of the file. */
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Logs that a print is asked for, and gives the sheets as they are to come out. */
  readonly onPrint: () => Promise<readonly Sheet[]>;
  /** The print dialog has closed, or a file is saved: only the first may have put paper into somebody's hand. */
  readonly onPrinted: (to: PrintTarget) => void;
  readonly onClose: () => void;
  /** What it says must not become a file. */
  readonly paperOnly?: boolean;
  /** What the person may choose before printing. */
  readonly children?: ReactNode;
}

/** Shows papers page by page as they will come out; Enter prints, Escape closes. */
export function PrintPreview({
  title,
  sheets: shown,
  onPrint,
  onPrinted,
  onClose,
  paperOnly = false,
  children,
}: PrintPreviewProps) {
  const { t } = useTranslation('print');
  const client = useClient();
  const [final, setFinal] = useState<readonly Sheet[] | null>(null);
  const [measured, setMeasured] = useState<readonly Measured[]>([]);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  // The page's policy lets in only the styles that carry this.
  const { csp } = use(ConfigProvider.ConfigContext);
  const root = useRef<HTMLDivElement>(null);
  const pane = useRef<HTMLElement>(null);
  const sheets = final ?? shown;
  const css = printCss + pageRules(sheets, measured);

  useLayoutEffect(() => {
    const measure = () => {
      const found = Array.from(root.current?.querySelectorAll<HTMLElement>('.sheet') ?? []);
      const next = found.map((sheet, index) => measureSheet(sheet, sheets[index]?.format ?? 'form'));
      setMeasured((last) => (JSON.stringify(last) === JSON.stringify(next) ? last : next));
    };
    measure();
    // A font that comes later may make the text longer.
    void document.fonts?.ready.then(measure);
  }, [sheets]);

  const print = async (to: PrintTarget) => {
    setBusy(true);
    setError(null);
    try {
      // A second try after a failure is the same print, not a further one.
      const papers = final ?? (await onPrint());
      // The papers must stand in the page and be measured before they are printed.
      flushSync(() => setFinal(papers));
      await document.fonts?.ready;
      const way = to === 'pdf' && !client.host.pdf ? 'paper' : to;
      if (way === 'paper') window.print();
      else if (root.current) saveFile(...(await fileOf(way, root.current, papers)));
      onPrinted(way);
    } catch (problem) {
      setError(toCallError(problem));
      setBusy(false);
    }
  };

  const fileOf = async (
    kind: 'pdf' | 'word',
    pages: HTMLElement,
    papers: readonly Sheet[],
  ): Promise<[file: Blob, name: string]> => {
    if (kind === 'pdf') return [await client.pdf(documentOf(pages, await usedFonts())), `${title}.pdf`];
    const { wordFile } = await import('./word/word-file.ts');
    const nodes = pages.querySelectorAll<HTMLElement>('.sheet');
    const laidOut = papers.flatMap((sheet, index) => {
      const node = nodes[index];
      return node ? [{ ...sheet, node, ...measureSheet(node, sheet.format) }] : [];
    });
    return [await wordFile(title, laidOut), `${title}.docx`];
  };

  const scroll = (pages: number) => pane.current?.scrollBy({ top: pages * 0.9 * pane.current.clientHeight });
  useKey('PageDown', () => scroll(1));
  useKey('PageUp', () => scroll(-1));

  return (
    <Modal
      open
      centered
      width={1240}
      title={title}
      onCancel={onClose}
      footer={
        <Flex gap="small" justify="end" align="center">
          <div className="preview-choice">{final === null && children}</div>
          <Button onClick={onClose}>{t('preview.close')}</Button>
          {!paperOnly &&
            (['word', 'pdf'] as const).map((to) => (
              <Button key={to} disabled={busy || sheets.length === 0} onClick={() => void print(to)}>
                {t(`preview.${to}`)}
              </Button>
            ))}
          <Button
            type="primary"
            autoFocus
            loading={busy}
            disabled={sheets.length === 0}
            onClick={() => void print('paper')}
          >
            {t('preview.print')}
          </Button>
        </Flex>
      }
    >
      {error && <ErrorNotice error={error} />}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- What scrolls must be reached by keyboard. */}
      <section ref={pane} className="preview-pane" aria-label={t('preview.pages')} tabIndex={0}>
        {sheets.map((sheet, index) => (
          <SheetPages
            key={sheet.key}
            sheet={sheet}
            measured={measured[index] ?? unmeasured}
            filedBefore={filedPages(sheets.slice(0, index), measured)}
          />
        ))}
      </section>
      {createPortal(
        <div className="print-root" ref={root} aria-hidden>
          <style nonce={csp?.nonce}>{css}</style>
          {sheets.map(({ key, format, language, element }, index) => (
            <article key={key} lang={locales[language]} className={`sheet sheet-${format} sheet-${index}`}>
              {element}
            </article>
          ))}
        </div>,
        document.body,
      )}
    </Modal>
  );
}

/** Each page that is shown holds the whole sheet: of a long ledger the first pages are enough to look at. */
const mostShown = 12;
/** Of a list of hundreds of pages two: its thousands of rows, twice for each page shown, kept people waiting. */
const mostOf = (pages: number): number => (pages > 60 ? 2 : mostShown);
const unmeasured: Measured = { pages: 1, head: 0 };

interface SheetPagesProps {
  readonly sheet: Sheet;
  readonly measured: Measured;
  /** Pages of the case file before it. */
  readonly filedBefore: number;
}

function filedPages(sheets: readonly Sheet[], measured: readonly Measured[]): number {
  return sheets.reduce((sum, { filed }, index) => sum + (filed ? (measured[index]?.pages ?? 1) : 0), 0);
}

/** A window on each column of the laid-out sheet; from the second on the repeated heading stands above it. */
function SheetPages({ sheet, measured, filedBefore }: SheetPagesProps) {
  const { format, language, footer, element, filed } = sheet;
  const { t } = useTranslation('print');
  const shown = Math.min(measured.pages, mostOf(measured.pages));
  const pages = Array.from({ length: shown }, (_, page) => {
    const name = `sheet sheet-${format}`;
    return (
      <div key={page} lang={locales[language]} className={`preview-page preview-page-${format}`}>
        <div className={`preview-paper preview-${format}`}>
          {filed && <div className="preview-filed">{filedBefore + page + 1}</div>}
          {page > 0 && <div className={`${name} sheet-head`}>{element}</div>}
          <div className="preview-window">
            <div
              className={page > 0 ? `${name} sheet-headless` : name}
              style={
                page > 0
                  ? {
                      height: headlessHeight(format, measured.head),
                      translate: `calc(${-page} * (100% + ${columnGap}px))`,
                    }
                  : undefined
              }
            >
              {element}
            </div>
          </div>
          {format !== 'slip' && (
            <div className="preview-number">
              <span>{footer}</span>
              {pageLabel(sheet, String(page + 1), measured.pages)}
            </div>
          )}
        </div>
      </div>
    );
  });
  if (shown === measured.pages) return pages;
  return [
    ...pages,
    <div key="more" className="preview-more">
      {t('preview.more', { pages: measured.pages - shown })}
    </div>,
  ];
}

/** A document of its own for the host; the texts in it are escaped by the serializer. */
function documentOf(root: HTMLElement, fonts: string): string {
  const xml = new XMLSerializer();
  const css = fonts + (root.querySelector('style')?.textContent ?? '');
  const sheets = Array.from(root.querySelectorAll('.sheet'), (sheet) => xml.serializeToString(sheet)).join(
    '',
  );
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><style>${css}</style></head><body><div class="print-root">${sheets}</div></body></html>`;
}
