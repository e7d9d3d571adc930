import type { Sheet } from './sheets.tsx';
import { wordsIn } from './words.ts';

/** A sheet as it was measured: how many pages it takes, and how tall (px) the heading is that is repeated on each. */
export interface Measured {
  readonly pages: number;
  readonly head: number;
}

/** In mm. */
const upright = { width: 210, height: 297 } as const;

/** In mm; print.css and preview.css have the same margins. */
export const pageSizes = {
  form: { ...upright, top: 20, right: 20, bottom: 20, left: 25 },
  ledger: { width: upright.height, height: upright.width, top: 20, right: 14, bottom: 18, left: 14 },
  slip: { ...upright, top: 12, right: 12, bottom: 12, left: 12 },
} as const satisfies Record<Sheet['format'], unknown>;

/** Between two columns, so that a line on the edge of one is not seen in the next (px; print.css has the same). */
export const columnGap = 20;

/** Columns do not repeat the heading of a table as pages do: it is taken out of them, and they are shorter by it. */
export function headlessHeight(format: Sheet['format'], head: number): string {
  const { height, top, bottom } = pageSizes[format];
  return `calc(${height - top - bottom}mm - ${head}px)`;
}

/** On screen a sheet is laid out in columns as tall as a page's content: nothing else tells how many pages it takes. */
export function measureSheet(sheet: HTMLElement, format: Sheet['format']): Measured {
  const head = sheet.querySelector<HTMLElement>(':scope > table > thead')?.offsetHeight ?? 0;
  sheet.style.height = headlessHeight(format, head);
  sheet.classList.add('sheet-headless');
  const { scrollWidth, clientWidth } = sheet;
  const pages = Math.max(1, Math.round((scrollWidth + columnGap) / (clientWidth + columnGap)));
  sheet.classList.remove('sheet-headless');
  sheet.style.height = '';
  return { pages, head };
}

/** 第 1 页 共 2 页, as under official papers: which page of the sheet, and how many it takes. */
export function pageLabel(
  { part, language }: Pick<Sheet, 'part' | 'language'>,
  page: string,
  pages: number | string,
): string {
  return wordsIn[language].t('page', { ns: 'print', page: part?.page ?? page, pages: part?.of ?? pages });
}

const face = "SimSun, 'Noto Serif CJK SC', 'Noto Serif SC Variable', serif";

/** Gives each sheet pages of its own, numbered from 1 as official papers are; slips have no numbers. */
export function pageRules(sheets: readonly Sheet[], measured: readonly Measured[]): string {
  return sheets
    .map((sheet, index) => {
      const { format, footer, filed } = sheet;
      const name = `sheet-${index}`;
      const number = pageLabel(sheet, `" counter(${name}) "`, measured[index]?.pages ?? 1);
      const { width, height, top, right, bottom, left } = pageSizes[format];
      const foot =
        format === 'slip'
          ? ''
          : `counter-increment: ${name}${filed ? ' file' : ''};
             ${filed ? `@top-right { content: counter(file); font: 10.5pt ${face}; }` : ''}
             @bottom-center { content: "${number}"; font: 10.5pt ${face}; }
             @bottom-left { content: ${JSON.stringify(footer)}; font: 8pt ${face}; }`;
      const margin = `margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;`;
      return `.${name} { page: ${name}; } @page ${name} { size: ${width}mm ${height}mm; ${margin} ${foot} }`;
    })
    .join('\n');
}
