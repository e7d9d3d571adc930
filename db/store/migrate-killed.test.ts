import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killInside } from '../fixtures/kill-inside.ts';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { sampleOp } from '../fixtures/sample-rows.ts';
import { countOps, insertOp } from '../queries/ops.ts';
import { checkDatabase } from './backup.ts';
import { bundledMigrationsDir, openWriteStore } from './open.ts';
import { clientOf, withWriteTx } from './store.ts';

const ops = 4_000;
/** Long enough to be hit in the middle: every row is written again, twice, and an index made. */
const slow = `ALTER TABLE audit ADD COLUMN note text;
--> statement-breakpoint
CREATE TABLE copied AS SELECT * FROM op;
--> statement-breakpoint
UPDATE copied SET recorded_at = recorded_at || '', bytes = bytes || x'00';
--> statement-breakpoint
CREATE INDEX copied_id ON copied (op_id, bytes);`;

test('kill -9 in the middle of a migration leaves the old register or the new one, whole, and the next start ends it', async () => {
  using database = openTestDatabase();
  withWriteTx(database.store, (tx) => {
    for (let index = 0; index < ops; index += 1) insertOp(tx, sampleOp(`op ${index} ${'x'.repeat(400)}`));
  });
  database.store.close();
  const migrationsDir = join(database.directory, 'migrations');
  cpSync(bundledMigrationsDir, migrationsDir, { recursive: true });
  mkdirSync(join(migrationsDir, '20270101000000_slow'));
  writeFileSync(join(migrationsDir, '20270101000000_slow', 'migration.sql'), slow);
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
      using store = openWriteStore({ file: fileOf(run), key: database.key, migrationsDir });
      expect(countOps(store)).toBe(ops);
      expect(checkDatabase(store)).toMatchObject({ ok: true });
      const migrated = clientOf(store).prepare('SELECT count(*) AS n FROM copied').get();
      expect(migrated).toEqual({ n: ops });
    },
  });
  // A kill that always came too late would prove nothing.
  expect(outcomes).toContain(false);
}, 120_000);
