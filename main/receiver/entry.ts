import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endWithProgram, tellProgram } from './program.ts';
import { createReceiver, makeMailbox, removeLeftParts } from './receiver.ts';
import { usage, words } from './words.ts';

interface Options {
  readonly inbox: string;
  readonly host: string;
  readonly port: number;
  /** The program has started it, and has confined it already. */
  readonly fromProgram: boolean;
}

function parseOptions(args: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        inbox: { type: 'string' },
        host: { type: 'string' },
        port: { type: 'string' },
        'from-program': { type: 'boolean' },
      },
    });
    const port = Number(values.port ?? '8460');
    if (!values.inbox || !Number.isInteger(port) || port < 0 || port > 65_535) return null;
    const fromProgram = values['from-program'] === true;
    return { inbox: resolve(values.inbox), host: values.host ?? '0.0.0.0', port, fromProgram };
  } catch {
    return null;
  }
}

function stopWith(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** The same program again, in a process that Node lets read its code and the inbox, and write to the inbox alone. */
function startConfined(inbox: string): void {
  const program = resolve(import.meta.dirname, '../..');
  const flags = ['--permission', `--allow-fs-read=${program}`, `--allow-fs-read=${inbox}`];
  const child = spawn(
    process.execPath,
    [...flags, `--allow-fs-write=${inbox}`, fileURLToPath(import.meta.url), ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}

async function serve({ inbox, host, port, fromProgram }: Options): Promise<void> {
  if (fromProgram) endWithProgram();
  await removeLeftParts(inbox);
  await makeMailbox(inbox);
  const server = createReceiver({
    inbox,
    log: (line) => process.stdout.write(`${line}\n`),
    onStored: () => tellProgram({ type: 'arrived' }),
  });
  server.once('error', (error) => {
    const isTaken = 'code' in error && error.code === 'EADDRINUSE';
    tellProgram({ type: 'problem', code: isTaken ? 'PORT_TAKEN' : 'PORT_REFUSED' });
    stopWith(words.noPort);
  });
  server.listen(port, host, () => {
    tellProgram({ type: 'ready' });
    const address = server.address();
    const heard = typeof address === 'object' && address ? address.port : port;
    process.stdout.write(`${words.ready(`http://${host}:${heard}`)}\n`);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.stdout.write(`${words.stopping}\n`);
      server.close(() => process.exit());
      server.closeAllConnections();
    });
  }
}

function stopWithoutFolder(): void {
  tellProgram({ type: 'problem', code: 'FOLDER_GONE' });
  stopWith(words.noFolder);
}

const options = parseOptions(process.argv.slice(2));
if (!options) stopWith(usage);
else if (statSync(options.inbox, { throwIfNoEntry: false })?.isDirectory() !== true) stopWithoutFolder();
else if (options.fromProgram || process.execArgv.includes('--permission')) {
  await serve(options).catch(stopWithoutFolder);
} else startConfined(options.inbox);
