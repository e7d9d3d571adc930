import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { describeError } from '../api/log.ts';
import { createFileLog } from './log-file.ts';

function tempFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'log-file-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'host.log');
}

test('an unexpected error is logged by its place, without its message and without folders', () => {
  const path = tempFile();
  const error = new TypeError('姓名 李秀兰\n    at 13800001111 (/home/wang/secret.ts:1:1)');
  createFileLog(path, () => 0)({ level: 'error', event: 'INTERNAL', details: describeError(error) });
  const line = readFileSync(path, 'utf8');
  expect(JSON.parse(line)).toMatchObject({
    at: '1970-01-01T00:00:00.000Z',
    event: 'INTERNAL',
    error: 'TypeError',
  });
  expect(line).toContain('log-file.test.ts:');
  expect(line).not.toMatch(/李秀兰|13800001111|secret|wang|\/main\//u);
});

test('the log does not grow without end', () => {
  const path = tempFile();
  const log = createFileLog(path);
  for (let index = 0; index < 30; index++) {
    log({ level: 'info', event: 'TEST', details: { text: 'x'.repeat(100_000) } });
  }
  expect(statSync(path).size + statSync(`${path}.1`).size).toBeLessThan(2_500_000);
});

test('a log that cannot be written stops nothing', () => {
  const file = tempFile();
  writeFileSync(file, '');
  expect(() => createFileLog(join(file, 'host.log'))({ level: 'info', event: 'TEST' })).not.toThrow();
});
