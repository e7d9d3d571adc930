/**
 * Makes the migrations from db/schema.
 *   node build/scripts/db-generate.ts initial   throw all away and write ONE initial migration (only until the first release)
 *   node build/scripts/db-generate.ts add NAME  append a migration
 *   node build/scripts/db-generate.ts check     exit 1 if the schema and the migrations differ
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { tmpdir } from 'node:os';

const root = resolve(import.meta.dirname, '../..');
const migrationsDir = join(root, 'db/migrations');
const customSqlFile = join(root, 'db/schema/custom.sql');
/** Fixed, so that a regenerated initial migration is a diff and not a new file. */
const initialName = '20261201000000_initial';

function listMigrations(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => /^\d{14}_/.test(name))
    .toSorted();
}

function generate(out: string, name: string): void {
  const result = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/drizzle-kit/bin.cjs'),
      'generate',
      '--dialect=sqlite',
      '--schema=./db/schema/*.ts',
      `--out=${relative(root, out)}`,
      `--name=${name}`,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' },
  );
  if (result.status !== 0) throw new Error(`drizzle-kit failed\n${result.stdout}`);
}

function writeInitial(): void {
  for (const name of listMigrations(migrationsDir)) rmSync(join(migrationsDir, name), { recursive: true });
  generate(migrationsDir, 'initial');
  const [made] = listMigrations(migrationsDir);
  if (made === undefined) throw new Error('drizzle-kit wrote nothing');
  renameSync(join(migrationsDir, made), join(migrationsDir, initialName));
  const file = join(migrationsDir, initialName, 'migration.sql');
  const generated = readFileSync(file, 'utf8').trimEnd();
  writeFileSync(file, `${generated}\n--> statement-breakpoint\n${readFileSync(customSqlFile, 'utf8')}`);
}

function findDifference(): string | undefined {
  const scratch = mkdtempSync(join(tmpdir(), 'db-generate-'));
  try {
    cpSync(migrationsDir, scratch, { recursive: true });
    const before = new Set(listMigrations(scratch));
    generate(scratch, 'difference');
    const added = listMigrations(scratch).find((name) => !before.has(name));
    if (added !== undefined) return readFileSync(join(scratch, added, 'migration.sql'), 'utf8');
    const initial = readFileSync(join(migrationsDir, initialName, 'migration.sql'), 'utf8');
    return initial.endsWith(readFileSync(customSqlFile, 'utf8')) ? undefined : 'custom.sql';
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

const [command, name] = process.argv.slice(2);
if (command === 'initial') writeInitial();
else if (command === 'add' && name !== undefined) generate(migrationsDir, name);
else if (command === 'check') {
  const difference = findDifference();
  if (difference !== undefined) {
    console.error(`The schema and the migrations differ:\n${difference}`);
    process.exitCode = 1;
  }
} else {
  console.error('usage: db-generate.ts initial | add NAME | check');
  process.exitCode = 2;
}
