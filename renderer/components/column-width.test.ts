import { expect, it } from 'vitest';
import { channel } from '../../main/terms/channels.ts';
import { disputeFoundBy } from '../../main/terms/dispute-terms.ts';
import { columnWidth } from './column-width.ts';

const em = (width: string) => Number.parseFloat(width);

it('shows the longest word of a code list whole, which a fixed width cut off', () => {
  const list = disputeFoundBy;
  const most = Math.max(...list.items.map(({ zh }) => zh.length));
  expect(em(columnWidth({ type: 'code', list, section: 'x', stage: 0 }, '途径', 'zh'))).toBe(most + 1.5);
});

it('is never narrower than its heading, and never takes the room of the other columns', () => {
  expect(em(columnWidth({ type: 'flag', section: 'x', stage: 0 }, '是否要求保密', 'zh'))).toBe(7.5);
  expect(em(columnWidth({ type: 'story', max: 8000, section: 'x', stage: 0 }, '事实', 'zh'))).toBe(15.5);
  expect(em(columnWidth({ type: 'code', list: channel, section: 'x', stage: 0 }, 'How', 'en'))).toBeLessThan(
    16,
  );
});
