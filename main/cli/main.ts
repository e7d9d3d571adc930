/**
 * For support people: `npm run verify -- [--data-dir DIR]` walks the chains of a register and makes its tables again
 * from the log. The secret of a person is asked for (or read from the first line of the standard input).
 */
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createSingleThreadBackend } from '../api/single-thread.ts';
import { openMachineSecretFile } from '../core/keys/machine-secret-file.ts';
import { claimDataFolder, defaultBackupDir, defaultDataDir } from '../worker/data-folder.ts';
import { buildPorts } from '../worker/ports.ts';
import { verifyFolder } from './verify.ts';
import { words } from './words.ts';

const program = new URL('../../', import.meta.url);
const { values } = parseArgs({ options: { 'data-dir': { type: 'string' } }, allowPositionals: true });
const dataDir = values['data-dir'] ?? defaultDataDir(false);

const claim = claimDataFolder(dataDir);
if (claim.ok) {
  const backend = createSingleThreadBackend(
    buildPorts({
      dataDir,
      migrationsDir: fileURLToPath(new URL('db/migrations', program)),
      backupDir: defaultBackupDir(false),
      appVersion: 'cli',
      host: 'loopback',
      machine: openMachineSecretFile(dataDir),
      sample: false,
    }),
  );
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const found = await verifyFolder(backend, (question) => terminal.question(question));
    for (const line of found.lines) console.log(line);
    process.exitCode = found.sound ? 0 : 1;
  } finally {
    terminal.close();
    await backend.close();
    claim.lock.release();
  }
} else {
  console.error(words.inUse);
  process.exitCode = 2;
}
