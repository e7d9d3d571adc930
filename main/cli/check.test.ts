import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, property, uint8Array } from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { batchLimits } from '../core/exchange/format/batch-limits.ts';
import { encodeCard } from '../core/exchange/format/card.ts';
import { renderBatch } from '../core/exchange/format/batch-writer.ts';
import {
  sampleBatch,
  sampleRecords,
  township,
  village,
} from '../core/exchange/format/testing/sample-batch.ts';
import { checkPaths } from './check.ts';

const folder = mkdtempSync(join(tmpdir(), 'xfb-check-'));
let batch: Uint8Array;

beforeAll(async () => {
  const { frozen, content } = sampleBatch(sampleRecords(3));
  ({ file: batch } = await renderBatch(frozen, content, village.signingKey, township.recipient));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

function said(...paths: string[]): { text: string; exitCode: number } {
  const { lines, exitCode } = checkPaths(paths);
  return { text: lines.join('\n'), exitCode };
}

test('a whole batch is told by kind, addressee, sender and number, without any key', () => {
  const { text, exitCode } = said(put('whole.xfb', batch));
  expect(exitCode).toBe(0);
  expect(text).toMatch(/上报批次 up/u);
  expect(text).toContain(`to kid: ${township.kid}`);
  expect(text).toContain(`from kid: ${village.kid}`);
  expect(text).toContain(`${batch.length} 字节`);
});

test('a card is told with its name and key id, and is no fault', () => {
  const card = encodeCard(village.identity, village.signingKey.privateKey);
  const { text, exitCode } = said(put('card.json', card));
  expect(exitCode).toBe(0);
  expect(text).toContain(village.kid);
});

describe('a fault is named, with its place where that is known', () => {
  test.for([
    ['cut short', () => batch.subarray(0, 700), /TRUNCATED \(at 700\)/u],
    ['one byte changed', () => changed(500), /DAMAGED \(reason hash\)/u],
    ['something appended', () => Buffer.concat([batch, Buffer.from('x')]), /DAMAGED .*at \d+/u],
    ['empty', () => new Uint8Array(0), /NOT_A_BATCH \(reason empty\)/u],
    ['no batch', () => Buffer.from('PK\u0003\u0004'), /NOT_A_BATCH/u],
  ] as const)('%s', ([name, bytes, expected]) => {
    const { text, exitCode } = said(put(`${name}.xfb`, bytes()));
    expect(exitCode).toBe(1);
    expect(text).toMatch(expected);
  });
});

function changed(at: number): Uint8Array {
  const copy = Uint8Array.from(batch);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

test('several files and folders: each has its lines, a missing one stops nobody, and links lead nowhere', () => {
  const stick = join(folder, 'stick');
  mkdirSync(join(stick, 'deeper'), { recursive: true });
  writeFileSync(join(stick, 'a.xfb'), batch);
  writeFileSync(join(stick, 'deeper', 'B.XFB'), batch.subarray(0, 100));
  writeFileSync(join(stick, 'note.txt'), 'note');
  symlinkSync(stick, join(stick, 'round.xfb'));
  const { text, exitCode } = said(stick, join(folder, 'nowhere.xfb'));
  expect(text).toContain('完好 whole 1 · 有问题 faulty 1 · 没有读 not read 1');
  expect(text).not.toContain('note.txt');
  expect(exitCode).toBe(2);
});

test.runIf(process.platform === 'linux')('a pipe, a device and a file of many gigabytes are not read', () => {
  execFileSync('mkfifo', [join(folder, 'pipe.xfb')]);
  expect(said(join(folder, 'pipe.xfb')).text).toContain('NOT_A_FILE');
  expect(said('/dev/zero').text).toContain('NOT_A_FILE');
  const huge = put('huge.xfb', batch);
  truncateSync(huge, batchLimits.fileCeiling + 1);
  expect(said(huge).text).toContain('LIMIT (which file');
});

test('a name with escape sequences moves no cursor, and turns no text around', () => {
  const { text } = said(put('a\u001b[2J\u202Eb\n.xfb', batch));
  expect(text).toContain('a[U+001B][2J[U+202E]b[U+000A].xfb');
  expect(text).not.toContain('\u001b');
});

function expectRefused(bytes: Uint8Array): void {
  const { text, exitCode } = said(put('fuzz.xfb', bytes));
  expect(exitCode).toBe(1);
  expect(text).not.toContain('undefined');
}

test('whatever bytes come, there is an answer and no crash', () => {
  assert(property(uint8Array({ maxLength: 300 }), expectRefused), { numRuns: 100 });
  const start = batch.subarray(0, 16);
  assert(
    property(uint8Array({ maxLength: 300 }), (rest) => expectRefused(Buffer.concat([start, rest]))),
    { numRuns: 200 },
  );
});

function statusOf(...args: string[]): number | null {
  return spawnSync(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args]).status;
}

test('the command itself: exit codes for sound, faulty and misused', () => {
  const whole = put('command.xfb', batch);
  expect(statusOf('check', whole)).toBe(0);
  expect(statusOf('check', put('bad.xfb', batch.subarray(1)))).toBe(1);
  expect(statusOf('check')).toBe(2);
  expect(statusOf('check', '--unknown', whole)).toBe(2);
});
