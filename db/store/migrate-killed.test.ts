import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killInside } from '../fixtures/kill-inside.ts';
import { migrationToKill } from '../fixtures/migration-to-kill.ts';
import { openTestDatabase } from '../fixtures/open-test-database.ts';

test('kill -9 in the middle of a migration leaves the old register or the new one, whole, and the next start ends it', async () => {
  using database = openTestDatabase();
  const ops = 4_000;
  const { migrationsDir, lookAt } = migrationToKill(database, ops);
  const fileOf = (run: number) => join(database.directory, `run ${run}`, 'register.db');
  const outcomes: boolean[] = [];
  await killInside([0.1, 0.3, 0.5, 0.7, 0.9, 1], {
    script: join(import.meta.dirname, '../fixtures/migrate-once.ts'),
    prepare(run) {
      mkdirSync(join(database.directory, `run ${run}`));
      cpSync(database.file, fileOf(run));
      return [fileOf(run), migrationsDir];
    },
    look(run, isAcknowledged) {
      outcomes.push(isAcknowledged);
      expect(lookAt(fileOf(run))).toEqual({ ops, copied: ops, ok: true });
    },
  });
  // A kill that always came too late would prove nothing.
  expect(outcomes).toContain(false);
}, 120_000);
