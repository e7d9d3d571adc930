import { expect, test } from 'vitest';
import { labelOf, parentOfOwn } from './code-list.ts';
import { contentCategory } from './content-categories.ts';
import { disputeQuickType } from './dispute-types.ts';
import { listHere, type ListChange } from './list-here.ts';

const own = (code: string, zh: string | null, rest: Partial<ListChange> = {}): ListChange => ({
  list: 'contentCategory',
  code,
  zh,
  en: null,
  place: 0,
  offered: true,
  ...rest,
});
const offeredUnder = (parent: string, changes: readonly ListChange[]) =>
  listHere(contentCategory, changes)
    .offered.filter((item) => item.parent === parent)
    .map(({ zh }) => zh);

test('before anything is laid down the proposals are offered; afterwards only what the township has', () => {
  expect(offeredUnder('10', [])).toEqual(['村道', '交通事故', '客运']);
  expect(offeredUnder('10', [own('99', null, { offered: false })])).toHaveLength(3);
  const laid = [own('1002', null, { place: 1 }), own('10-0000000a', '渡口', { place: 0 })];
  expect(offeredUnder('10', laid)).toEqual(['渡口', '交通事故']);
  expect(offeredUnder('01', laid)).toEqual([]);
});

test('what is retired, or stands under something hidden, keeps its name and is not offered', () => {
  const laid = [own('10-0000000a', '渡口', { offered: false }), own('0101', '土地流转', { en: 'Land' })];
  expect(offeredUnder('10', laid)).toEqual([]);
  expect(labelOf(listHere(contentCategory, laid), '10-0000000a', 'zh')).toBe('渡口');
  const hidden = listHere(contentCategory, [...laid, own('01', '改名', { offered: false })]);
  expect(hidden.offered.some(({ code }) => code.startsWith('01'))).toBe(false);
  expect(labelOf(hidden, '01', 'zh')).toBe('农村农业');
  expect([labelOf(hidden, '0101', 'zh'), labelOf(hidden, '0101', 'en')]).toEqual(['土地流转', 'Land']);
});

test('an own code tells where it stands, and nothing else has its form', () => {
  expect(parentOfOwn(contentCategory, '01-7f3a9c21')).toBe('01');
  expect(parentOfOwn(disputeQuickType, 'boundary-7f3a9c21')).toBe('boundary');
  for (const code of [
    '0101-7f3a9c21',
    '98-7f3a9c21',
    '01-7F3A9C21',
    '01-7f3a9c2',
    '01-',
    '',
    '01-7f3a9c21\n',
  ])
    expect(parentOfOwn(contentCategory, code)).toBe(null);
});
