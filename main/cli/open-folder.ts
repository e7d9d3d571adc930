import { fileURLToPath } from 'node:url';
import { findStaff } from '../../db/queries/stations.ts';
import { AppError } from '../core/app-error.ts';
import { asAppError } from '../core/as-app-error.ts';
import { isKeptByKeyring } from '../core/keys/kept-machine-secret.ts';
import { hasMachineSecretFile, openMachineSecretFile } from '../core/keys/machine-secret-file.ts';
import type { MachineSecret } from '../core/ports.ts';
import { StationRuntime } from '../core/runtime.ts';
import { keyringOf, stationExists } from '../core/station/service.ts';
import { claimDataFolder, defaultBackupDir, defaultDataDir } from '../worker/data-folder.ts';
import { buildPorts } from '../worker/ports.ts';
import { exitCodes, type Checked } from './check.ts';
import { printable } from './printable.ts';
import { words } from './words.ts';

const program = new URL('../../', import.meta.url);

/** Asks a person; what is typed at `secret` is never shown. */
export interface Asker {
  question(text: string): Promise<string>;
  secret(text: string): Promise<string>;
}

/**
 * Runs `work` on the register of a folder, opened for reading alone: nothing in it changes but the count of wrong
 * secrets. Opened by an administrator's secret, or, where the secret of this PC cannot be had here, by the recovery code.
 */
export async function withRegister(
  dataDir: string | undefined,
  asker: Asker,
  work: (runtime: StationRuntime) => Promise<Checked> | Checked,
): Promise<Checked> {
  const folder = dataDir ?? defaultDataDir(false);
  const nowhere = runtimeOf(folder, noSecret);
  // Asked first: claiming a folder makes it.
  if (!stationExists(nowhere.ports)) return notDone([words.nothing(printable(folder))]);
  const claim = claimDataFolder(folder);
  if (!claim.ok) return notDone([claim.problem === 'DATA_FOLDER_IN_USE' ? words.inUse : claim.problem]);
  try {
    return await opened(folder, asker, work);
  } catch (error) {
    const known = asAppError(error);
    if (!known) throw error;
    // Opening and reading alike: the file itself is at fault, and that is an answer.
    if (known.code === 'DATABASE_DAMAGED') return { lines: [words.damaged], exitCode: exitCodes.damaged };
    return notDone([words.refused(known.code, known.params)]);
  } finally {
    claim.lock.release();
  }
}

async function opened(
  folder: string,
  asker: Asker,
  work: (runtime: StationRuntime) => Promise<Checked> | Checked,
): Promise<Checked> {
  const secretOfPc = machineSecretOf(folder);
  const runtime = runtimeOf(folder, secretOfPc ?? noSecret);
  const staffId = secretOfPc ? await choosePerson(runtime, asker) : null;
  const isByCode = staffId === null;
  const typed = isByCode ? await byCode(folder, asker) : await asker.secret(words.secret);
  const keyring = keyringOf(runtime.ports);
  const nowMs = runtime.ports.clock.now();
  const key = isByCode ? keyring.unlockByRecovery(typed, nowMs) : keyring.unlock(staffId, typed, nowMs);
  try {
    const { read } = runtime.open(key);
    const person = isByCode ? null : findStaff(read, staffId);
    if (!isByCode && !(person?.active === 1 && person.roles.split(',').includes('admin'))) {
      throw new AppError('FORBIDDEN');
    }
    return await work(runtime);
  } finally {
    key.fill(0);
    runtime.close();
  }
}

function byCode(folder: string, asker: Asker): Promise<string> {
  return asker.secret(
    `${isKeptByKeyring(folder) ? words.keptByKeyring : words.otherPc}\n${words.recoveryCode}`,
  );
}

/** Null: nobody, and the recovery code is asked for. */
async function choosePerson(runtime: StationRuntime, asker: Asker): Promise<string | null> {
  const people = keyringOf(runtime.ports).logins();
  // Sealed under the secret of another PC: no secret of a person opens anything here.
  if (people.some(({ name }) => name === null)) return null;
  const [only] = people;
  if (only && people.length === 1) return only.staffId;
  const list = people.map(({ name }, index) => `  ${index + 1} ${printable(name ?? '')}`).join('\n');
  const chosen = Number(await asker.question(`${list}\n${words.person}`));
  const person = people[chosen - 1];
  if (!person) throw new AppError('NOT_FOUND');
  return person.staffId;
}

const noSecret: MachineSecret = { secret: new Uint8Array(32), strength: 'file' };

/** Null where it cannot be had here. Never made: a folder that a support person looks at stays as it is. */
function machineSecretOf(folder: string): MachineSecret | null {
  return isKeptByKeyring(folder) || !hasMachineSecretFile(folder) ? null : openMachineSecretFile(folder);
}

function runtimeOf(dataDir: string, machine: MachineSecret): StationRuntime {
  const ports = buildPorts({
    dataDir,
    migrationsDir: fileURLToPath(new URL('db/migrations', program)),
    backupDir: defaultBackupDir(false),
    appVersion: 'cli',
    host: 'loopback',
    machine,
    sample: false,
  });
  return new StationRuntime(ports, 'reader');
}

function notDone(lines: readonly string[]): Checked {
  return { lines, exitCode: exitCodes.notRead };
}
