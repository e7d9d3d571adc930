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
