import { ConfigProvider } from 'antd';
import { use, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { measureSheet } from './pages.ts';
import printCss from './print.css?inline';
import type { Sheet } from './sheets.tsx';
import { locales } from './words.ts';

interface SheetCounterProps {
  /** The sheets of each paper. */
  readonly papers: readonly (readonly Sheet[])[];
  /** How many pages each paper takes; again when a font has come that makes it longer. */
  readonly onCounted: (pages: readonly number[]) => void;
}

/** Lays papers out as they will be printed, out of sight, and counts their pages. */
export function SheetCounter({ papers, onCounted }: SheetCounterProps) {
  const root = useRef<HTMLDivElement>(null);
  const { csp } = use(ConfigProvider.ConfigContext);
  useLayoutEffect(() => {
    let isGone = false;
    const count = () => {
      if (isGone) return;
      const nodes = Array.from(root.current?.querySelectorAll<HTMLElement>('.sheet') ?? []);
      const measured = papers.flat().map(({ format }, index) => {
        const node = nodes[index];
        return node === undefined ? 1 : measureSheet(node, format).pages;
      });
      let at = 0;
      const pages = papers.map((sheets) => {
        const own = measured.slice(at, at + sheets.length);
        at += sheets.length;
        return own.reduce((sum, each) => sum + each, 0);
      });
      onCounted(pages);
    };
    void document.fonts?.ready.then(count);
    return () => {
      isGone = true;
    };
  }, [papers, onCounted]);
  return createPortal(
    <div className="print-root" ref={root} aria-hidden>
      <style nonce={csp?.nonce}>{printCss}</style>
      {papers.flat().map(({ key, format, language, element }) => (
        <article key={key} lang={locales[language]} className={`sheet sheet-${format}`}>
          {element}
        </article>
      ))}
    </div>,
    document.body,
  );
}
