import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Backend } from '../api/backend.ts';
import { describeError, type Log } from '../api/log.ts';
import { systemErrorCode } from '../core/files/disk-error.ts';
import { openMachineSecretFile } from '../core/keys/machine-secret-file.ts';
import type { MachineSecret } from '../core/ports.ts';
import { createBackend, threadEntries } from '../worker/backend.ts';
import { buildPorts, type PortsData } from '../worker/ports.ts';
import { makeSample } from '../core/demo/make-sample.ts';
import { claimDataFolder, type FolderProblem } from '../worker/data-folder.ts';
import { createFileLog } from '../worker/log-file.ts';
import { runSelfTest, type SelfTestPart } from '../worker/self-test.ts';
import { Access } from './access.ts';
import { removeOpenFile } from './open-browser.ts';
import type { LoopbackOptions } from './options.ts';
import { findBrowser } from './pdf/find-browser.ts';
import { createPdfPrinter, type PrintPdf } from './pdf/print-pdf.ts';
import { textOf } from './request.ts';
import { SampleHost } from './sample-host.ts';
import { announceInstance, withdrawInstance } from './running-instance.ts';
import { startServer, type LoopbackServer } from './server.ts';

/** Why the program cannot start; `messages.ts` has the sentences. */
export type StartProblem =
  | FolderProblem
  | 'KEY_STORE'
  | 'RENDERER_MISSING'
  | 'PORT_IN_USE'
  | `SELF_TEST_${SelfTestPart}`;

export interface RunningHost {
  /** The address of the first page load, with a ticket that works once. */
  readonly address: string;
  /** Answers what was asked, finishes every write, and frees the folder. */
  close(): Promise<void>;
}

export type StartResult =
  | { readonly ok: true; readonly host: RunningHost }
  | { readonly ok: false; readonly problem: StartProblem };

/** Brings up the whole host. `hostEntry` is the URL of the entry file, as a source or built: all else lies beside it. */
export async function startHost(options: LoopbackOptions, hostEntry: string): Promise<StartResult> {
  const log = createFileLog(join(options.dataDir, 'host.log'));
  const [broken] = await runSelfTest();
  if (broken) return { ok: false, problem: `SELF_TEST_${broken.part}` };
  const claim = claimDataFolder(options.dataDir);
  if (!claim.ok) return claim;
  const started = await startInFolder(options, hostEntry, log);
  if (!started.ok) {
    claim.lock.release();
    return started;
  }
  const { host } = started;
  return {
    ok: true,
    host: { address: host.address, close: () => host.close().finally(() => claim.lock.release()) },
  };
}

async function startInFolder(options: LoopbackOptions, hostEntry: string, log: Log): Promise<StartResult> {
  const { dataDir } = options;
  const machine = loadMachineSecret(dataDir, log);
  if (!machine) return { ok: false, problem: 'KEY_STORE' };
  const tempDir = join(dataDir, 'tmp');
  rmSync(tempDir, { recursive: true, force: true });
  const program = new URL('../../', hostEntry);
  const ports: PortsData = {
    dataDir,
    backupDir: options.backupDir,
    migrationsDir: fileURLToPath(new URL('db/migrations', program)),
    appVersion: versionOf(program),
    host: 'loopback',
    machine,
    sample: options.sample,
    clockOffsetMs: options.clockOffsetMs,
  };
  if (options.sample) await makeSample(buildPorts(ports));
  const sampleHost = options.sample ? null : new SampleHost(options, hostEntry);
  const backend = createBackend({
    ports,
    entries: threadEntries(hostEntry),
    log,
    checkOutputs: options.checkOutputs,
    ...(sampleHost && { openSample: () => sampleHost.open() }),
  });
  const access = new Access();
  try {
    const server = await startServer({
      backend,
      access,
      rendererDir: options.rendererDir ?? fileURLToPath(new URL('dist/renderer', program)),
      printPdf: findPrinter(tempDir, log),
      onTicketUsed: () => removeOpenFile(dataDir),
      log,
      port: options.port,
    });
    announceInstance(dataDir, { host: server.host, controlToken: access.controlToken });
    return { ok: true, host: running(server, backend, { dataDir, sampleHost }) };
  } catch (thrown) {
    await backend.close();
    log({ level: 'error', event: 'START_FAILED', details: describeError(thrown) });
    return { ok: false, problem: systemErrorCode(thrown) === 'ENOENT' ? 'RENDERER_MISSING' : 'PORT_IN_USE' };
  }
}

function running(
  server: LoopbackServer,
  backend: Backend,
  { dataDir, sampleHost }: { readonly dataDir: string; readonly sampleHost: SampleHost | null },
): RunningHost {
  return {
    address: server.addressWithTicket(),
    close: async () => {
      sampleHost?.stop();
      await Promise.all([server.close(), backend.close()]);
      withdrawInstance(dataDir);
      removeOpenFile(dataDir);
    },
  };
}

function loadMachineSecret(dataDir: string, log: Log): MachineSecret | null {
  try {
    return openMachineSecretFile(dataDir);
  } catch (thrown) {
    log({ level: 'error', event: 'KEY_STORE', details: describeError(thrown) });
    return null;
  }
}

function findPrinter(tempDir: string, log: Log): PrintPdf | null {
  const browser = findBrowser();
  return browser ? createPdfPrinter({ browser, tempDir, log }) : null;
}

function versionOf(program: URL): string {
  return textOf(JSON.parse(readFileSync(new URL('package.json', program), 'utf8')), 'version');
}
