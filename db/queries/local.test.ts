import { expect, test } from 'vitest';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { withWriteTx } from '../store/store.ts';
import { findMeta, nextNumber, raiseCounter, removeMeta, setMeta } from './local.ts';

test('numbers of a series follow each other without a hole, each series by itself', () => {
  using database = openTestDatabase();
  const next = (name: string) => withWriteTx(database.store, (tx) => nextNumber(tx, name));
  expect([next('2026'), next('2026'), next('2027'), next('2026')]).toEqual([1, 2, 1, 3]);
});

test('after a restore no number is given a second time, and a counter never goes back', () => {
  using database = openTestDatabase();
  const numbers = withWriteTx(database.store, (tx) => {
    raiseCounter(tx, '2026', 40);
    raiseCounter(tx, '2026', 7);
    return [nextNumber(tx, '2026')];
  });
  expect(numbers).toEqual([41]);
});

test('a fact is replaced, not doubled', () => {
  using database = openTestDatabase();
  withWriteTx(database.store, (tx) => {
    setMeta(tx, 'hlc', '1');
    setMeta(tx, 'hlc', '2');
  });
  expect(findMeta(database.store, 'hlc')).toBe('2');
  withWriteTx(database.store, (tx) => removeMeta(tx, 'hlc'));
  expect(findMeta(database.store, 'hlc')).toBeUndefined();
});
