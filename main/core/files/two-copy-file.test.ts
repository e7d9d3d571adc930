import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { checkedJson } from './checked-json.ts';
import { TwoCopyFile } from './two-copy-file.ts';

interface Counter {
  readonly v: 1;
  readonly n: number;
}
const codec = checkedJson<Counter>(1, z.object({ v: z.literal(1), n: z.int() }));

let folder = '';
let file: TwoCopyFile<Counter>;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'two-copy-'));
  file = new TwoCopyFile(join(folder, 'counter.json'), codec);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (n: number) => file.write({ v: 1, n });

test('absent, current, previous and damaged are told apart', () => {
  expect(file.read()).toEqual({ state: 'absent' });
  write(1);
  write(2);
  expect(file.read()).toMatchObject({ value: { n: 2 }, copy: 'current' });
  writeFileSync(file.path, '');
  expect(file.read()).toMatchObject({ value: { n: 1 }, copy: 'previous' });
  writeFileSync(file.previousPath, 'x');
  expect(file.read()).toEqual({ state: 'damaged' });
});

test('a damaged current file never pushes the last sound copy out', () => {
  write(1);
  write(2);
  writeFileSync(file.path, 'damaged');
  write(3);
  writeFileSync(file.path, 'damaged');
  expect(file.read()).toMatchObject({ value: { n: 1 }, copy: 'previous' });
});

test('no part file stays behind', () => {
  write(1);
  write(2);
  expect(readdirSync(folder).toSorted()).toEqual(['counter.json', 'counter.json.previous']);
});

test('a file of a newer program is refused, not taken for damage', () => {
  const newer = checkedJson<{ v: 2; n: number }>(2, z.object({ v: z.literal(2), n: z.int() }));
  writeFileSync(file.path, newer.encode({ v: 2, n: 1 }));
  expect(() => file.read()).toThrow('DATABASE_FROM_FUTURE');
});

test('a folder that is gone is named so', () => {
  rmSync(folder, { recursive: true });
  expect(() => write(1)).toThrow('DISK_GONE');
});
