import { describeError, type Log } from '../api/log.ts';
import { systemErrorCode } from '../core/files/disk-error.ts';
import { openMachineSecretFile } from '../core/keys/machine-secret-file.ts';
import type { PrintPdf } from '../worker/print-queue.ts';
import type { StartProblem } from '../worker/start-problems.ts';
import { startProgram, type Program } from '../worker/start-program.ts';
import { Access } from './access.ts';
import { removeOpenFile } from './open-browser.ts';
import type { LoopbackOptions } from './options.ts';
import { findBrowser } from './pdf/find-browser.ts';
import { createPdfPrinter } from './pdf/print-pdf.ts';
import { forkReceiver } from './fork-receiver.ts';
import { announceInstance, withdrawInstance } from './running-instance.ts';
import { SampleHost } from './sample-host.ts';
import { startServer, type LoopbackServer } from './server.ts';

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
  const sampleHost = options.sample ? null : new SampleHost(options, hostEntry);
  const started = await startProgram(options, {
    host: 'loopback',
    entry: hostEntry,
    openMachineSecret: openMachineSecretFile,
    ...(sampleHost && { openSample: () => sampleHost.open(), forkReceiver }),
  });
  if (!started.ok) return started;
  const { program } = started;
  const { dataDir } = options;
  const access = new Access();
  try {
    const server = await startServer({
      backend: program.backend,
      access,
      rendererDir: program.rendererDir,
      printPdf: findPrinter(program.tempDir, program.log),
      onTicketUsed: () => removeOpenFile(dataDir),
      log: program.log,
      port: options.port,
    });
    announceInstance(dataDir, { host: server.host, controlToken: access.controlToken });
    return { ok: true, host: running(server, program, { dataDir, sampleHost }) };
  } catch (thrown) {
    await program.close();
    program.log({ level: 'error', event: 'START_FAILED', details: describeError(thrown) });
    return { ok: false, problem: systemErrorCode(thrown) === 'ENOENT' ? 'RENDERER_MISSING' : 'PORT_IN_USE' };
  }
}

function running(
  server: LoopbackServer,
  program: Program,
  { dataDir, sampleHost }: { readonly dataDir: string; readonly sampleHost: SampleHost | null },
): RunningHost {
  return {
    address: server.addressWithTicket(),
    close: async () => {
      sampleHost?.stop();
      withdrawInstance(dataDir);
      removeOpenFile(dataDir);
      await Promise.all([server.close(), program.close()]);
    },
  };
}

function findPrinter(tempDir: string, log: Log): PrintPdf | null {
  const browser = findBrowser();
  return browser ? createPdfPrinter({ browser, tempDir, log }) : null;
}
