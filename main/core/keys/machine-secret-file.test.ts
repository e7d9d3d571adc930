import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMachineSecretFile } from './machine-secret-file.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'machine-'));
  mkdirSync(join(folder, 'data'));
  mkdirSync(join(folder, 'data-2'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (data: string) =>
  openMachineSecretFile(join(folder, data), { OPEN_DOOR_SECRET_DIR: join(folder, 'secrets') });

test('one folder keeps its secret, another has another, and none lies in the data folder', () => {
  const first = open('data');
  expect(first.strength).toBe('file');
  expect(first.secret).toHaveLength(32);
  expect(open('data').secret).toEqual(first.secret);
  expect(open('data-2').secret).not.toEqual(first.secret);
  const kept = readdirSync(join(folder, 'data')).map((name) => readFileSync(join(folder, 'data', name)));
  expect(kept.some((bytes) => bytes.includes(Buffer.from(first.secret).toString('hex')))).toBe(false);
});

test('a folder that was moved or lost one copy of its id still has its secret', () => {
  const { secret } = open('data');
  renameSync(join(folder, 'data'), join(folder, '搬过来的台账'));
  expect(open('搬过来的台账').secret).toEqual(secret);
  rmSync(join(folder, '搬过来的台账', 'folder-id.json'));
  expect(open('搬过来的台账').secret).toEqual(secret);
});

test('a damaged id is refused, not replaced', () => {
  open('data');
  for (const name of readdirSync(join(folder, 'data'))) writeFileSync(join(folder, 'data', name), 'damaged');
  expect(() => open('data')).toThrow('MACHINE_SECRET_UNAVAILABLE');
});

test.skipIf(process.platform === 'win32')('only the user may read it', () => {
  open('data');
  const [name = ''] = readdirSync(join(folder, 'secrets'));
  expect(statSync(join(folder, 'secrets', name)).mode & 0o777).toBe(0o600);
});

test('a damaged secret is refused, not replaced: the wraps made with it would be lost', () => {
  open('data');
  const [name = ''] = readdirSync(join(folder, 'secrets'));
  writeFileSync(join(folder, 'secrets', name), 'short');
  expect(() => open('data')).toThrow('MACHINE_SECRET_UNAVAILABLE');
});

test.skipIf(process.platform === 'win32')(
  'without the override it lies in the configuration folder of the user',
  () => {
    openMachineSecretFile(join(folder, 'data'), { XDG_CONFIG_HOME: join(folder, 'config') });
    expect(readdirSync(join(folder, 'config', 'open-door'))).toHaveLength(1);
  },
);
