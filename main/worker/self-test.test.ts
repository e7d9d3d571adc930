import { expect, test } from 'vitest';
import { runSelfTest } from './self-test.ts';

test('this machine has everything that the program needs', async () => {
  expect(await runSelfTest()).toEqual([]);
});
