import { describe, expect, it } from 'vitest';
import { contentCategory } from '../../../main/terms/content-categories.ts';
import { loadInitials, rankOf } from './code-search.ts';

const initialsOf = await loadInitials();

function found(typed: string): string[] {
  return contentCategory.items
    .map(({ code, zh }) => ({ zh, rank: rankOf(typed, zh, code, initialsOf(zh)) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => Number(a.rank) - Number(b.rank))
    .map(({ zh }) => zh);
}

describe('searching a code list', () => {
  it('finds by two characters, by initials in either case, by full-width letters and by the code', () => {
    for (const typed of ['宅基', 'zjd', 'ZJD', 'ｚｊｄ']) expect(found(typed)[0]).toBe('宅基地审批');
    expect(found('0101')).toEqual(['土地承包流转']);
  });

  it('puts what begins with the words before what contains them: Enter takes the first', () => {
    expect(found('土地')[0]).toMatch(/^土地/u);
    expect(found('其他')).toEqual(['其他']);
  });

  it('finds nothing for other words', () => {
    expect(found('信用卡')).toEqual([]);
  });
});
