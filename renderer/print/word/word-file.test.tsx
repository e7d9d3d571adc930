// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, expect, it } from 'vitest';
import { sheetsOf } from '../sheets.tsx';
import { samplePapers } from '../testing/sample-papers.ts';
import { wordFile } from './word-file.ts';

afterEach(cleanup);

/** The words of a Word document, in order. */
async function wordsIn(file: Blob): Promise<string> {
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const body = new DOMParser().parseFromString(xml, 'application/xml');
  expect(body.querySelector('parsererror')).toBeNull();
  return Array.from(body.getElementsByTagName('w:t'), (text) => text.textContent).join('');
}

/** Numbers of items are made by the page, and are words in the other. */
const bare = (text: string) => text.replaceAll(/\s+/gu, '');

it.each(samplePapers().map((paper) => [paper.documentKind, paper] as const))(
  'the Word document of a %s says what the print says, in the same order',
  async (_, paper) => {
    const printed = { paper, language: 'zh', issuedAt: '2026-11-26T01:30:00.000Z', copyNo: 2 } as const;
    const sheets = sheetsOf(printed, 'subject');
    const { container } = render(sheets.map(({ key, element }) => <article key={key}>{element}</article>));
    const nodes = [...container.querySelectorAll('article')];
    for (const mark of container.querySelectorAll('svg title')) mark.remove();
    const laidOut = sheets.flatMap((sheet, index) => {
      const node = nodes[index];
      return node ? [{ ...sheet, node, pages: 1 }] : [];
    });
    const found = await wordsIn(await wordFile('题名', laidOut));
    for (const item of container.querySelectorAll('ol > li')) {
      item.prepend(`${[...(item.parentElement?.children ?? [])].indexOf(item) + 1}.`);
    }
    expect(bare(found)).toBe(bare(container.textContent));
    expect(found).toContain('《');
  },
);

it('keeps a column as wide as on the page beside a cell that is several rows tall: the columns of F52 had slid to the left', async () => {
  const node = document.createElement('article');
  node.innerHTML = `<table>
    <tr><th rowspan="2" data-width="90">总况</th><th data-width="30">排查数</th><td data-width="20">1</td></tr>
    <tr><th data-width="30">调处数</th><td data-width="20">1</td></tr>
  </table>`;
  document.body.append(node);
  for (const cell of node.querySelectorAll<HTMLElement>('th, td')) {
    const width = Number(cell.dataset['width']);
    cell.getClientRects = () => Object.assign([new DOMRect(0, 0, width, 10)], { item: () => null });
  }
  const file = await wordFile('题名', [{ node, format: 'form', language: 'zh', footer: '', pages: 1 }]);
  node.remove();
  const parts = unzipSync(new Uint8Array(await file.arrayBuffer()));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const widths = Array.from(xml.matchAll(/<w:gridCol w:w="(\d+)"/gu), ([, width]) => Number(width) / 15);
  expect(widths).toEqual([90, 30, 20]);
  const cells = Array.from(
    xml.matchAll(/<w:tcW w:type="dxa" w:w="(\d+)"/gu),
    ([, width]) => Number(width) / 15,
  );
  expect(cells.slice(0, 3)).toEqual([90, 30, 20]);
  expect(cells.slice(-2)).toEqual([30, 20]);
});
