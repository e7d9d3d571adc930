import { expect, it, vi } from 'vitest';
import { drawPdf, type PageRoom } from './draw-pdf.ts';
import type { OpenPdf } from './open-pdf.ts';
import type { PdfRefusal } from './pdf-messages.ts';
import { PdfRefused } from './pdf-refused.ts';

/** Draws each page as what it is told: its picture, or why not. */
function pdf(
  ...told: readonly (string | PdfRefused)[]
): OpenPdf & { readonly drawn: number[]; closed: number } {
  return {
    pages: told.length,
    drawn: [],
    closed: 0,
    async draw(no) {
      this.drawn.push(no);
      const page = told[no - 1];
      if (typeof page !== 'string') throw page ?? new TypeError('No such page');
      return { picture: page, isWhole: page !== 'half' };
    },
    close() {
      this.closed += 1;
    },
  };
}

const room: PageRoom = { share: () => 100, take: () => undefined };
const undrawn = (note: PdfRefusal | 'unread' | 'counted', pages = 1) =>
  Array.from({ length: pages }, () => ({ picture: null, note }));

const refused = async () => Promise.reject(new PdfRefused('encrypted'));
const gone = async () => Promise.reject(new TypeError('gone'));

it('a page that cannot be drawn says why and keeps its place: all after it would else stand on other pages than the catalogue says', async () => {
  const opened = pdf('a', new PdfRefused('tooLarge'), 'half');
  expect(await drawPdf({ open: async () => opened, counted: 3, room })).toEqual([
    { picture: 'a', note: null },
    ...undrawn('tooLarge'),
    { picture: 'half', note: 'partly' },
  ]);
  expect(opened.closed).toBe(1);
});

it('one that no longer opens keeps the pages that were counted, and a new one takes a page', async () => {
  expect(await drawPdf({ open: refused, counted: undefined, room })).toEqual(undrawn('encrypted'));
  expect(await drawPdf({ open: gone, counted: 4, room })).toEqual(undrawn('unread', 4));
});

it('one with other pages than were signed for is not drawn over those of its neighbours', async () => {
  const opened = pdf('a', 'b', 'c');
  expect(await drawPdf({ open: async () => opened, counted: 1, room })).toEqual(undrawn('counted'));
  expect(opened).toMatchObject({ drawn: [], closed: 1 });
});

it('a page without end is the last that is tried: forty such pages would keep the person for half an hour', async () => {
  const opened = pdf('a', new PdfRefused('tooSlow'), 'c', 'd');
  const pages = await drawPdf({ open: async () => opened, counted: 4, room });
  expect(pages).toEqual([{ picture: 'a', note: null }, ...undrawn('tooSlow', 3)]);
  expect(opened.drawn).toEqual([1, 2]);
});

it('whoever stops it is obeyed before the next page, and the worker ends', async () => {
  const opened = pdf('a', 'b');
  const share = vi
    .fn<PageRoom['share']>()
    .mockReturnValueOnce(1)
    .mockImplementation(() => {
      throw new Error('stopped');
    });
  const drawing = drawPdf({ open: async () => opened, counted: 2, room: { ...room, share } });
  await expect(drawing).rejects.toThrow('stopped');
  expect(opened).toMatchObject({ drawn: [1], closed: 1 });
});
