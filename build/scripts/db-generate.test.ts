import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('the migrations make exactly the tables that the schema declares', () => {
  const check = spawnSync(process.execPath, [join(root, 'build/scripts/db-generate.ts'), 'check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(check.stderr).toBe('');
  expect(check.status).toBe(0);
}, 30_000);
