/**
 * What `import 'electron'` gives in tests: the part of Electron's API that the host uses, with the rules that the real one
 * has and a wrong host would break. The windows are real Chromium, driven by `desktop.ts` in the test's process.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { WebPreferences } from 'electron';
import { Wire } from './wire.ts';

interface Preventable {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

function preventable<T extends object>(fields: T): T & Preventable {
  let prevented = false;
  return {
    ...fields,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault: () => {
      prevented = true;
    },
  };
}

interface Frame {
  readonly url: string;
  readonly isTop: boolean;
}

const wire = new Wire(
  {
    send: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', (message) => listener(message as never)),
  },
  {
    protocol: (partition: string, url: string, method: string) => sessionOf(partition).serve(url, method),
    mayLoad: (partition: string, url: string) => sessionOf(partition).mayLoad(url),
    mayUse: (partition: string, permission: string, origin: string) =>
      sessionOf(partition).mayUse(permission, origin),
    mayDownload: (partition: string, url: string) => {
      const event = preventable({});
      sessionOf(partition).emit('will-download', event, { getURL: () => url });
      return !event.defaultPrevented;
    },
    mayNavigate: (id: number, url: string, isMainFrame: boolean) => {
      const event = preventable({ url, isMainFrame });
      const contents = windowOf(id).webContents;
      contents.emit('will-frame-navigate', event);
      if (isMainFrame) contents.emit('will-navigate', event, url);
      return !event.defaultPrevented;
    },
    mayOpen: (id: number, url: string) => windowOf(id).webContents.mayOpen(url),
    invoke: (id: number, channel: string, args: unknown[], frame: Frame) => {
      const handler = handlers.get(channel);
      if (!handler) throw new Error(`No handler for ${channel}`);
      const senderFrame = { url: frame.url, parent: frame.isTop ? null : {} };
      return handler({ sender: windowOf(id).webContents, senderFrame }, ...args);
    },
    closeWindow: (id: number) => windowOf(id).close(),
    crash: (id: number) =>
      windowOf(id).webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }),
    lockScreen: () => powerMonitor.emit('lock-screen'),
    fail: () => {
      setImmediate(() => {
        throw new Error('/home/王建国/台账 could not be read');
      });
    },
    secondInstance: () => app.emit('second-instance', {}, [], ''),
  },
);

let isReady = false;
const whenReady = Promise.withResolvers<void>();

/** Called when the entry has run to its end: not before is Electron ready. */
export function becomeReady(): void {
  isReady = true;
  app.emit('ready');
  whenReady.resolve();
}

function assertReady(what: string): void {
  if (!isReady) throw new Error(`${what} cannot be used before the app is ready`);
}

function assertNotReady(what: string): void {
  if (isReady) throw new Error(`${what} must be used before the app is ready`);
}

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { appendSwitch: (): void => assertNotReady('commandLine') };
  #userData: string | null = null;
  #isQuitting = false;

  setAppUserModelId(): void {}

  setName(): void {
    assertNotReady('setName');
  }

  enableSandbox(): void {
    assertNotReady('enableSandbox');
  }

  getAppPath(): string {
    return process.argv[1] ?? '';
  }

  setPath(name: string, path: string): void {
    assertNotReady('userData');
    if (!existsSync(path)) throw new Error(`No folder for ${name}`);
    this.#userData = path;
  }

  whenReady(): Promise<void> {
    return whenReady.promise;
  }

  isReady(): boolean {
    return isReady;
  }

  requestSingleInstanceLock(): boolean {
    if (this.#userData === null) throw new Error('The lock would be the one of every station');
    const lock = join(this.#userData, 'SingletonLock');
    const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
    if (holder > 0 && isRunning(holder)) {
      void wire.ask('secondInstance', holder);
      return false;
    }
    const file = openSync(lock, 'w');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  }

  quit(): void {
    if (this.#isQuitting) return;
    this.#isQuitting = true;
    this.emit('before-quit', preventable({}));
    for (const window of windows.values()) window.close();
    const event = preventable({});
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#isQuitting = false;
    else this.exit(0);
  }

  /** Without a further event, as soon as the desktop has heard all. */
  exit(code = 0): void {
    void wire.ask('ended').finally(() => process.exit(code));
  }

  relaunch(): void {
    void wire.ask('relaunched');
  }

  windowClosed(): void {
    if (windows.size === 0 && !this.#isQuitting) this.emit('window-all-closed');
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

export const app = new StandInApp();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());

let schemes: readonly string[] = [];

export const protocol = {
  registerSchemesAsPrivileged(custom: readonly { readonly scheme: string }[]): void {
    assertNotReady('protocol');
    schemes = custom.map(({ scheme }) => scheme);
  },
};

type BeforeRequest = (details: object, answer: (response: { cancel?: boolean }) => void) => void;
type Serve = (request: Request) => Response | Promise<Response>;

class StandInSession extends EventEmitter {
  readonly #partition: string;
  #serve: Serve | null = null;
  #request: ((...args: readonly unknown[]) => void) | null = null;
  #check: ((...args: readonly unknown[]) => boolean) | null = null;
  #before: BeforeRequest | null = null;

  constructor(partition: string) {
    super();
    if (partition.startsWith('persist:')) throw new Error('This session would be kept on the disk');
    this.#partition = partition;
  }

  get partition(): string {
    return this.#partition;
  }

  readonly protocol = {
    handle: (scheme: string, serve: Serve): void => {
      if (!schemes.includes(scheme)) throw new Error(`${scheme} has no privileges`);
      if (this.#serve) throw new Error(`${scheme} is served already`);
      this.#serve = serve;
    },
  };

  readonly webRequest = {
    onBeforeRequest: (before: BeforeRequest): void => {
      this.#before = before;
    },
  };

  setPermissionRequestHandler(handler: (...args: readonly unknown[]) => void): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: (...args: readonly unknown[]) => boolean): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(): void {
    // No device is ever asked for.
  }

  async serve(url: string, method: string): Promise<unknown> {
    if (!this.#serve) return null;
    const response = await this.#serve(new Request(url, { method }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    };
  }

  /** Without a guard Electron lets everything through. */
  mayLoad(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.#before) this.#before({ url }, ({ cancel }) => resolve(cancel !== true));
      else resolve(true);
    });
  }

  mayUse(permission: string, origin: string): Promise<boolean> {
    if (this.#check && !this.#check(null, permission, origin, {})) return Promise.resolve(false);
    return new Promise((resolve) => {
      if (this.#request) this.#request(null, permission, resolve, { requestingUrl: origin });
      else resolve(true);
    });
  }
}

const sessions = new Map<string, StandInSession>();

function sessionOf(partition: string): StandInSession {
  const found = sessions.get(partition);
  if (!found) throw new Error(`There is no session ${partition}`);
  return found;
}

export const session = {
  fromPartition(partition: string): StandInSession {
    assertReady('session');
    const found = sessions.get(partition) ?? new StandInSession(partition);
    sessions.set(partition, found);
    return found;
  },
};

class StandInContents extends EventEmitter {
  readonly #id: number;
  #open: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });

  constructor(id: number) {
    super();
    this.#id = id;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#open = handler;
  }

  mayOpen(url: string): boolean {
    return this.#open({ url }).action === 'allow';
  }

  executeJavaScript(code: string): Promise<unknown> {
    return wire.ask('execute', this.#id, code);
  }

  executeJavaScriptInIsolatedWorld(_world: number, scripts: readonly { code: string }[]): Promise<unknown> {
    return wire.ask('execute', this.#id, scripts.map(({ code }) => code).join(';'));
  }

  async printToPDF(options: object): Promise<Buffer> {
    return Buffer.from((await wire.ask('printToPDF', this.#id, options)) as Uint8Array);
  }
}

interface WindowOptions {
  readonly show?: boolean;
  readonly webPreferences?: WebPreferences & { readonly session?: unknown };
}

const windows = new Map<number, BrowserWindow>();
let nextWindow = 1;

function windowOf(id: number): BrowserWindow {
  const found = windows.get(id);
  if (!found) throw new Error(`There is no window ${id}`);
  return found;
}

/** A host that leaves a window open to its pages does not get one. */
function assertClosed({ webPreferences = {} }: WindowOptions): void {
  const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = webPreferences;
  const isClosed =
    sandbox && contextIsolation && webSecurity && nodeIntegration === false && webviewTag === false;
  if (!isClosed) throw new Error('This window would let its page out');
}

export class BrowserWindow extends EventEmitter {
  readonly #id = nextWindow++;
  readonly webContents = new StandInContents(this.#id);
  readonly #created: Promise<unknown>;

  constructor(options: WindowOptions) {
    super();
    assertReady('BrowserWindow');
    assertClosed(options);
    const { session, preload } = options.webPreferences ?? {};
    if (!(session instanceof StandInSession)) throw new Error('The window has no session of its own');
    windows.set(this.#id, this);
    this.#created = wire.ask('createWindow', this.#id, {
      partition: session.partition,
      preload: preload === undefined ? null : readFileSync(preload, 'utf8'),
      isVisible: options.show !== false,
    });
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    await this.#created;
    await wire.ask('load', this.#id, url);
    this.emit('ready-to-show');
  }

  maximize(): void {
    void wire.ask('show', this.#id);
  }

  show(): void {
    void wire.ask('show', this.#id);
  }

  focus(): void {
    void wire.ask('focus', this.#id);
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {
    // Never minimized.
  }

  reload(): void {
    void wire.ask('reload', this.#id);
  }

  isDestroyed(): boolean {
    return !windows.has(this.#id);
  }

  close(): void {
    this.destroy();
  }

  destroy(): void {
    if (!windows.delete(this.#id)) return;
    void wire.ask('destroy', this.#id);
    this.emit('closed');
    app.windowClosed();
  }
}

type Handler = (event: unknown, ...args: readonly unknown[]) => unknown;
const handlers = new Map<string, Handler>();

export const ipcMain = {
  handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) throw new Error(`${channel} is handled already`);
    handlers.set(channel, handler);
  },
};

export const Menu = {
  setApplicationMenu: (): void => undefined,
  buildFromTemplate: () => ({ popup: (): void => undefined }),
};

class StandInUtility extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(entry: string, args: readonly string[]) {
    super();
    // Electron takes Node's permissions and does not hold the process to them.
    this.#child = fork(entry, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [] });
    this.#child.on('message', (message) => this.emit('message', message));
    this.#child.on('exit', (code) => this.emit('exit', code));
  }

  kill(): boolean {
    return this.#child.kill();
  }
}

export const utilityProcess = {
  fork(entry: string, args: readonly string[] = []): StandInUtility {
    assertReady('utilityProcess');
    return new StandInUtility(entry, args);
  },
};

export const powerMonitor = new EventEmitter();

/** STAND_IN_KEYRING names a keyring; what one has sealed another cannot open. Without a name: `basic_text`. */
const keyring = process.env['STAND_IN_KEYRING'] ?? '';

function scramble(bytes: Uint8Array): Buffer {
  const key = createHash('sha256').update(keyring).digest();
  return Buffer.from(bytes.map((byte, index) => byte ^ (key[index % key.length] ?? 0)));
}

export const safeStorage = {
  getSelectedStorageBackend(): string {
    if (!isReady) return 'unknown';
    return keyring === '' ? 'basic_text' : 'gnome_libsecret';
  },
  isAsyncEncryptionAvailable: async (): Promise<boolean> => isReady,
  encryptStringAsync: async (text: string): Promise<Buffer> => scramble(Buffer.from(`sealed:${text}`)),
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const text = scramble(sealed).toString();
    if (!text.startsWith('sealed:')) throw new Error('Sealed by another keyring');
    return { result: text.slice('sealed:'.length), shouldReEncrypt: false };
  },
};
