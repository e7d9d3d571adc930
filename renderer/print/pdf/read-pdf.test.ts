// @vitest-environment node
import { expect, it } from 'vitest';
import { encryptedPdf, pdfOf, songText } from '../testing/sample-pdfs.ts';
import { readPdf } from './read-pdf.ts';

const read = (bytes: Uint8Array) =>
  readPdf(bytes, {
    data: 'http://127.0.0.1/pdf/',
    fetchData: () => Promise.reject(new Error('nothing is fetched')),
  });

it('pages are counted as they are, whatever the file says of itself', async () => {
  const two = [songText('第一页', 700), songText('第二页', 700)];
  expect((await read(pdfOf({ pages: two }))).pages).toBe(2);
  expect((await read(pdfOf({ pages: two, count: 1_000_000_000 }))).pages).toBe(2);
});

it.each([
  ['encrypted', encryptedPdf()],
  ['damaged', new TextEncoder().encode('%PDF-1.7 丈量')],
  ['damaged', new Uint8Array()],
  ['tooManyPages', pdfOf({ pages: Array.from({ length: 101 }, () => '') })],
] as const)(
  '%s: it is refused with its reason, and not with whatever the reader threw',
  async (reason, bytes) => {
    await expect(read(bytes)).rejects.toMatchObject({ reason });
  },
);

it('a page of a hundred metres, or of nothing, is refused before a canvas is made for it', async () => {
  for (const size of [
    [283_465, 595],
    [595, 283_465],
  ] as const) {
    const pdf = await read(pdfOf({ pages: ['0 0 9 9 re f'], size }));
    await expect(pdf.draw(1, 1_000_000)).rejects.toMatchObject({ reason: 'tooLarge' });
  }
});
