import { expect, test } from 'vitest';
import { volumesOf } from './file-volumes.ts';

test('a volume ends before what would make it too thick to bind, or more than one print takes; nothing is torn apart', () => {
  expect(volumesOf([])).toEqual([]);
  expect(volumesOf([150, 50, 1])).toEqual([1, 1, 2]);
  expect(volumesOf([199, 2, 198, 1])).toEqual([1, 2, 2, 3]);
  // Longer than any volume: one of its own.
  expect(volumesOf([1, 300, 1])).toEqual([1, 2, 3]);
  expect(volumesOf(Array.from({ length: 91 }, () => 1)).slice(-2)).toEqual([1, 2]);
});
