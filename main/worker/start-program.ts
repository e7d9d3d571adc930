import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend } from '../api/backend.ts';
import type { OpenSample } from '../api/host-handlers.ts';
import { describeError, type Log } from '../api/log.ts';
import type { CorePorts, MachineSecret } from '../core/ports.ts';
import { createBackend, threadEntries } from './backend.ts';
import { claimDataFolder } from './data-folder.ts';
import { textOf } from './json-fields.ts';
import { createFileLog } from './log-file.ts';
import { buildPorts, type PortsData } from './ports.ts';
import type { ProgramOptions } from './program-options.ts';
import { ReceiverProcess, type ForkReceiver } from './receiver-process.ts';
import { runSelfTest } from './self-test.ts';
import type { StartProblem } from './start-problems.ts';

export interface HostParts {
  readonly host: CorePorts['host'];
  /** URL of the host's entry file, as a source or built: all else lies beside it. */
  readonly entry: string;
  /** Where this host keeps the machine secret of a data folder. A throw becomes KEY_STORE. */
  readonly openMachineSecret: (dataDir: string) => MachineSecret | Promise<MachineSecret>;
  /** Absent in the sample register itself. */
  readonly openSample?: OpenSample;
  /** Absent in the sample register itself. */
  readonly forkReceiver?: ForkReceiver;
}

/** The program behind a host, with its data folder taken. */
export interface Program {
  readonly backend: Backend;
  readonly log: Log;
  readonly rendererDir: string;
  /** Empty, inside the data folder. */
  readonly tempDir: string;
  readonly machineStrength: MachineSecret['strength'];
  /** Answers what was asked, finishes every write, and frees the folder. */
  close(): Promise<void>;
}

export type ProgramStart =
  | { readonly ok: true; readonly program: Program }
  | { readonly ok: false; readonly problem: StartProblem };

/** Self-test, data folder, keys, threads: what both hosts do before they show anything. */
export async function startProgram(options: ProgramOptions, host: HostParts): Promise<ProgramStart> {
  const log = createFileLog(join(options.dataDir, 'host.log'));
  const [broken] = await runSelfTest();
  if (broken) return { ok: false, problem: `SELF_TEST_${broken.part}` };
  const claim = claimDataFolder(options.dataDir);
  if (!claim.ok) return claim;
  const machine = await loadMachineSecret(options.dataDir, host, log);
  if (!machine) {
    claim.lock.release();
    return { ok: false, problem: 'KEY_STORE' };
  }
  const root = new URL('../../', host.entry);
  const backend = await openBackend(options, host, { log, machine, root });
  return {
    ok: true,
    program: {
      backend,
      log,
      rendererDir: options.rendererDir ?? fileURLToPath(new URL('dist/renderer', root)),
      tempDir: join(options.dataDir, 'tmp'),
      machineStrength: machine.strength,
      close: () => backend.close().finally(() => claim.lock.release()),
    },
  };
}

interface Found {
  readonly log: Log;
  readonly machine: MachineSecret;
  readonly root: URL;
}

async function openBackend(
  options: ProgramOptions,
  host: HostParts,
  { log, machine, root }: Found,
): Promise<Backend> {
  const { dataDir } = options;
  rmSync(join(dataDir, 'tmp'), { recursive: true, force: true });
  const ports: PortsData = {
    dataDir,
    backupDir: options.backupDir,
    migrationsDir: fileURLToPath(new URL('db/migrations', root)),
    appVersion: versionOf(root),
    host: host.host,
    machine,
    sample: options.sample,
    clockOffsetMs: options.clockOffsetMs,
  };
  if (options.sample) {
    // What only the sample needs would stay in this thread's memory for the whole day.
    const { makeSample } = await import('../core/demo/make-sample.ts');
    await makeSample(buildPorts(ports));
  }
  return createBackend({
    ports,
    entries: threadEntries(host.entry),
    log,
    checkOutputs: options.checkOutputs,
    lookEveryMs: options.lookEveryMs,
    ...(host.openSample && { openSample: host.openSample }),
    ...(host.forkReceiver && {
      receiver: new ReceiverProcess({ fork: host.forkReceiver, root, entry: receiverEntry(host.entry), log }),
    }),
  });
}

/** Beside the host's own entry, as a source or built. */
function receiverEntry(hostEntry: string): URL {
  return new URL(`../receiver/entry.${hostEntry.endsWith('.ts') ? 'ts' : 'js'}`, hostEntry);
}

async function loadMachineSecret(dataDir: string, host: HostParts, log: Log): Promise<MachineSecret | null> {
  try {
    return await host.openMachineSecret(dataDir);
  } catch (thrown) {
    log({ level: 'error', event: 'KEY_STORE', details: describeError(thrown) });
    return null;
  }
}

function versionOf(root: URL): string {
  return textOf(JSON.parse(readFileSync(new URL('package.json', root), 'utf8')), 'version');
}
