import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { opKinds } from '../log/op-kinds.ts';

test('the audience table of FORMAT.md is that of the program, so that no kind travels unseen', () => {
  const page = readFileSync(join(import.meta.dirname, 'FORMAT.md'), 'utf8');
  const told = page.split('\n').filter((line) => /^\| `[a-zA-Z]+\.[a-zA-Z]+` \|/u.test(line));
  const lines = Object.entries(opKinds)
    .map(([kind, { travel }]) => `| \`${kind}\` | ${travel.up} | ${travel.down} |`)
    .toSorted();
  expect(told).toEqual(lines);
});
