import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { migrationToKill } from '../fixtures/migration-to-kill.ts';

test('kill -9 before each statement of a migration, one after the other: the old register or the new one, whole', () => {
  using database = openTestDatabase();
  const ops = 400;
  const { migrationsDir, lookAt } = migrationToKill(database, ops);
  const script = join(import.meta.dirname, '../fixtures/migrate-once.ts');
  const preload = join(import.meta.dirname, '../fixtures/die-at-step.ts');
  const figures = { attempted: 0, acknowledged: 0 };
  for (let step = 1; ; step += 1) {
    const folder = join(database.directory, `step ${step}`);
    mkdirSync(folder);
    const file = join(folder, 'register.db');
    cpSync(database.file, file);
    const { signal, stdout } = spawnSync(
      process.execPath,
      ['--import', preload, script, file, migrationsDir, 'ends'],
      { env: { ...process.env, OPEN_DOOR_DIE_AT: String(step) }, encoding: 'utf8' },
    );
    const isAcknowledged = stdout.includes('acknowledged');
    figures.attempted += 1;
    if (isAcknowledged) figures.acknowledged += 1;
    expect(lookAt(file)).toEqual({ ops, copied: ops, ok: true });
    // Behind the last statement nothing is left to die at.
    if (signal === null) break;
    expect(isAcknowledged).toBe(false);
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(figures.attempted).toBeGreaterThan(6);
  expect(figures.acknowledged).toBe(1);
});
