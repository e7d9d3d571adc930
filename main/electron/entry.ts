import { fileURLToPath } from 'node:url';
import { app, ipcMain, Menu, powerMonitor, protocol, safeStorage, session as sessions } from 'electron';
import type { BrowserWindow, Session } from 'electron';
import { describeError } from '../api/log.ts';
import type { StartProblem } from '../worker/start-problems.ts';
import { startProgram, type Program } from '../worker/start-program.ts';
import { serveRenderer } from './app-files.ts';
import { forkReceiver } from './fork-receiver.ts';
import { guardAllContents, guardSession } from './guards.ts';
import { serveBridge } from './ipc.ts';
import { openMachineSecret } from './key-store.ts';
import { parseOptions, type ElectronOptions } from './options.ts';
import { createPdfPrinter } from './print-pdf.ts';
import { showProblem } from './problem-window.ts';
import { takeProfileOf } from './profile.ts';
import { APP_SCHEME, maySpeak } from './rules.ts';
import { openSample } from './sample.ts';
import { proveHost } from './self-test.ts';
import { usage } from './words.ts';
import { bringToFront, createMainWindow, loadStartPage } from './windows.ts';

let program: Program | null = null;
let mainWindow: BrowserWindow | null = null;
let exitCode = 0;
let isLeaving = false;
let isWantedAgain = false;

/** Until Electron is ready only this may run; Electron waits for this file to end, so that nothing here may wait for it. */
function prepare(options: ElectronOptions): void {
  // The system's keyring knows the program by this name, installed or not.
  app.setName('open-door');
  // The installed shortcut has this id too: the task bar then shows one program, not two.
  app.setAppUserModelId('open-door.register');
  app.enableSandbox();
  Menu.setApplicationMenu(null);
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
  // No name resolves: the program's pages have no business outside.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  if (takeProfileOf(options.dataDir, app) && !app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  guardAllContents(app);
  app.on('second-instance', () => {
    // The person has just closed the window, and the last writes are still being finished.
    if (isLeaving) isWantedAgain = true;
    else if (mainWindow) bringToFront(mainWindow);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    event.preventDefault();
    void leave();
  });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) process.on(event, stopAfter);
  void app.whenReady().then(() => start(options));
}

async function start(options: ElectronOptions): Promise<void> {
  const started = await startProgram(options, {
    host: 'electron',
    entry: import.meta.url,
    openMachineSecret: (dataDir) => openMachineSecret(dataDir, safeStorage),
    ...(options.sample ? {} : { openSample: () => openSample(options, app), forkReceiver }),
  });
  if (!started.ok) {
    await refuse(started.problem, options);
    return;
  }
  program = started.program;
  const { backend, log } = program;
  const session = sessions.fromPartition('open-door', { cache: false });
  guardSession(session);
  try {
    serveRenderer(session, program.rendererDir);
  } catch (thrown) {
    log({ level: 'error', event: 'START_FAILED', details: describeError(thrown) });
    await refuse('RENDERER_MISSING', options);
    return;
  }
  const printPdf = createPdfPrinter(log);
  serveBridge({
    ipcMain,
    backend,
    printPdf,
    log,
    maySpeak: ({ sender, senderFrame }) =>
      maySpeak({ frame: senderFrame, isMainWindow: sender === mainWindow?.webContents }),
  });
  powerMonitor.on('lock-screen', () => backend.lockAll());
  powerMonitor.on('suspend', () => backend.lockAll());
  const window = await openWindow(session, options);
  if (options.selfTest) {
    exitCode = (await proveHost({ window, printPdf, program })) ? 0 : 1;
    app.quit();
  }
}

async function openWindow(session: Session, { selfTest }: ElectronOptions): Promise<BrowserWindow> {
  const preload = fileURLToPath(new URL('preload.cjs', import.meta.url));
  const window = createMainWindow({ session, preload, isHidden: selfTest });
  mainWindow = window;
  window.on('closed', () => {
    mainWindow = null;
    // A hidden window that prints would otherwise hold the program.
    if (exitCode === 0) app.quit();
  });
  try {
    await loadStartPage(window);
  } catch (thrown) {
    // Closed while it was loading.
    if (!window.isDestroyed()) throw thrown;
  }
  return window;
}

/** Says why nothing opens, and ends. */
async function refuse(problem: StartProblem, { selfTest }: ElectronOptions): Promise<void> {
  exitCode = 1;
  if (selfTest) process.stdout.write(`failed ${problem}\n`);
  else await showProblem(problem);
  app.quit();
}

/** Something that nobody foresaw: what was confirmed is on the disk; the person gets words, never the message. */
function stopAfter(thrown: unknown): void {
  program?.log({ level: 'error', event: 'STOPPED', details: describeError(thrown) });
  if (exitCode !== 0) return;
  exitCode = 1;
  if (!app.isReady()) {
    app.exit(exitCode);
    return;
  }
  void showProblem('STOPPED').finally(() => app.quit());
  mainWindow?.destroy();
}

/** Answers what was asked and finishes every write before the process ends. */
async function leave(): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  await program?.close();
  if (isWantedAgain) app.relaunch();
  app.exit(exitCode);
}

const options = parseOptions(process.argv.slice(1));
if (options) {
  prepare(options);
} else {
  process.stderr.write(`${usage}\n`);
  app.exit(1);
}
