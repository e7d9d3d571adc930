import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { createSingleThreadBackend } from '../api/single-thread.ts';
import { openMachineSecretFile } from '../core/keys/machine-secret-file.ts';
import { claimDataFolder, defaultBackupDir, defaultDataDir } from '../worker/data-folder.ts';
import { buildPorts } from '../worker/ports.ts';
import { exitCodes } from './check.ts';
import { verifyFolder } from './verify.ts';
import { words } from './words.ts';

const program = new URL('../../', import.meta.url);

/** `xfb verify`: the secret of a person is asked for, or read from the first line of the standard input. */
export async function verifyAt(
  dataDir: string = defaultDataDir(false),
): Promise<{ readonly lines: readonly string[]; readonly exitCode: number }> {
  const claim = claimDataFolder(dataDir);
  if (!claim.ok) return { lines: [words.inUse], exitCode: exitCodes.notRead };
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
    return { lines: found.lines, exitCode: found.sound ? exitCodes.whole : exitCodes.damaged };
  } finally {
    terminal.close();
    await backend.close();
    claim.lock.release();
  }
}
