import { writeFileAtomically } from '../core/files/atomic-file.ts';
import { explain } from '../worker/start-problems.ts';
import { messages } from './messages.ts';
import { openBrowser } from './open-browser.ts';
import { parseOptions, type LoopbackOptions } from './options.ts';
import { askRunningInstance } from './running-instance.ts';
import { startHost, type RunningHost } from './start.ts';

/** The plain-Node host: starts the program and shows it in the system's own browser. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (!options) return stopWith(messages.usage);
  const started = await startHost(options, import.meta.url);
  if (started.ok) {
    stopOnSignal(started.host);
    show(started.host.address, messages.ready, options);
    return;
  }
  const address = started.problem === 'DATA_FOLDER_IN_USE' ? await askRunningInstance(options.dataDir) : null;
  if (address) show(address, messages.openedAgain, options);
  else stopWith(explain(started.problem));
}

function show(address: string, message: (address: string) => string, options: LoopbackOptions): void {
  if (options.ticketFile) {
    writeFileAtomically(options.ticketFile, Buffer.from(JSON.stringify({ url: address, pid: process.pid })));
  }
  if (options.openBrowser) openBrowser(address, options.dataDir);
  process.stdout.write(`${message(address)}\n`);
}

function stopWith(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Ctrl+C, a service manager, a closed terminal window: each finishes the running writes; a second one does not wait. */
function stopOnSignal(host: RunningHost): void {
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(1);
    isStopping = true;
    process.stdout.write(`${messages.stopping}\n`);
    void host.close().finally(() => process.exit());
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

await main();
