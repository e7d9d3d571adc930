import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Browser, BrowserContext, Download, Frame, Page, Route } from 'playwright-core';
import { Wire } from './wire.ts';

/** Chromium alone does not know the program's scheme: here its pages live under an address that exists nowhere. */
const inChromium = 'https://open-door.stand-in.invalid/';
const inElectron = 'app://open-door/';
const toChromium = (url: string): string => url.replace(inElectron, inChromium);
const toElectron = (url: string): string => url.replace(inChromium, inElectron);

const root = join(import.meta.dirname, '../../..');
const runner = join(import.meta.dirname, 'run-entry.ts');

interface Served {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

interface NewWindow {
  readonly partition: string;
  readonly preload: string | null;
  readonly isVisible: boolean;
}

/** One window of the program, as a person sees it. */
export interface DesktopWindow {
  readonly id: number;
  readonly page: Page;
  readonly partition: string;
  isVisible: boolean;
  timesFocused: number;
}

interface StartOptions {
  /** A keyring of the system by name; null: none that protects. */
  readonly keyring?: string | null;
  readonly options?: readonly string[];
}

/** A PC with one data folder, on which the program can be started several times. */
export class Desktop implements AsyncDisposable {
  readonly root = mkdtempSync(join(tmpdir(), 'desktop-'));
  readonly dataDir = join(this.root, '台账');
  readonly downloads = join(this.root, '下载');
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #programs: RunningProgram[] = [];

  /** `folder` holds the built program; that of the repository unless told. */
  constructor(browser: Browser, folder: string = root) {
    this.#browser = browser;
    this.#folder = folder;
    mkdirSync(this.downloads);
  }

  start({ keyring = 'keyring of this PC', options = [] }: StartOptions = {}): RunningProgram {
    const child = spawn(
      process.execPath,
      [
        runner,
        this.#folder,
        '--check-outputs',
        `--data-dir=${this.dataDir}`,
        `--backup-dir=${join(this.root, '备份')}`,
        ...options,
      ],
      {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        serialization: 'advanced',
        env: {
          ...process.env,
          OPEN_DOOR_SECRET_DIR: join(this.root, 'secret'),
          STAND_IN_KEYRING: keyring ?? '',
        },
      },
    );
    const program = new RunningProgram(child, this.#browser, this.downloads, (pid) =>
      this.#programs.find((other) => other.pid === pid),
    );
    this.#programs.push(program);
    return program;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.kill()));
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

export class RunningProgram {
  readonly windows = new Map<number, DesktopWindow>();
  /** Addresses outside that a page has reached for and would have got. */
  readonly leaks: string[] = [];
  /** What a page was told no to. */
  readonly refused: string[] = [];
  /** What pages complain of, scripts and policy alike. */
  readonly complaints: string[] = [];
  readonly output: Promise<string>;
  readonly ended: Promise<number | null>;
  wasRelaunched = false;
  readonly #child: ChildProcess;
  readonly #browser: Browser;
  readonly #downloads: string;
  readonly #wire: Wire;
  readonly #contexts = new Map<string, Promise<BrowserContext>>();
  /** Pages that the host itself is loading: those it need not ask about. */
  readonly #loading = new Set<Page>();
  #changed = Promise.withResolvers<void>();

  constructor(
    child: ChildProcess,
    browser: Browser,
    downloads: string,
    programOf: (pid: number) => RunningProgram | undefined,
  ) {
    this.#child = child;
    this.#browser = browser;
    this.#downloads = downloads;
    const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
    this.output = Promise.all(streams.map((stream) => text(stream))).then((parts) => parts.join(''));
    this.ended = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null));
    void this.ended.then(() => this.#tell());
    this.#wire = new Wire(
      {
        // A program that has just ended hears nothing any more.
        send: (message) => void (child.connected && child.send(message, () => undefined)),
        onMessage: (listener) => void child.on('message', (message) => listener(message as never)),
      },
      {
        createWindow: (id: number, options: NewWindow) => this.#createWindow(id, options),
        load: async (id: number, url: string) => {
          const { page } = this.window(id);
          this.#loading.add(page);
          await page.goto(toChromium(url)).finally(() => this.#loading.delete(page));
        },
        reload: async (id: number) => {
          // Electron's own tells nobody whether it came to an end.
          await this.window(id)
            .page.reload()
            .catch(() => undefined);
        },
        show: (id: number) => {
          this.window(id).isVisible = true;
          this.#tell();
        },
        focus: (id: number) => {
          this.window(id).timesFocused += 1;
          this.#tell();
        },
        destroy: async (id: number) => {
          const window = this.windows.get(id);
          this.windows.delete(id);
          this.#tell();
          await window?.page.close();
        },
        execute: (id: number, code: string) => this.window(id).page.evaluate(code),
        printToPDF: (id: number, options: object) => this.window(id).page.pdf(options),
        secondInstance: (pid: number) => programOf(pid)?.tell('secondInstance'),
        relaunched: () => {
          this.wasRelaunched = true;
        },
        ended: () => undefined,
      },
    );
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  window(id: number): DesktopWindow {
    const found = this.windows.get(id);
    if (!found) throw new Error(`There is no window ${id}`);
    return found;
  }

  /** The one window that a person sees, when it is there. */
  async visibleWindow(): Promise<DesktopWindow> {
    return this.until(() => [...this.windows.values()].find(({ isVisible }) => isVisible));
  }

  /** Waits for something that comes with a change of the windows. Fails when the program ends first. */
  async until<T>(look: () => T | undefined | false): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      if (this.#child.exitCode !== null) throw new Error(`The program has ended: ${await this.output}`);
      await this.#changed.promise;
    }
  }

  /** Something that happens on a desktop: `closeWindow`, `lockScreen`, `crash`, `fail`. */
  tell(what: string, ...args: readonly unknown[]): Promise<unknown> {
    return this.#wire.ask(what, ...args);
  }

  isAllowed(partition: string, permission: string): Promise<unknown> {
    return this.#wire.ask('mayUse', partition, permission, inElectron);
  }

  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    return this.ended;
  }

  async kill(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill('SIGKILL');
      await this.ended;
    }
    for (const context of this.#contexts.values()) await (await context).close();
    this.#contexts.clear();
  }

  #refuse(what: string): void {
    this.refused.push(what);
    this.#tell();
  }

  #tell(): void {
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  async #createWindow(id: number, { partition, preload, isVisible }: NewWindow): Promise<void> {
    const context = this.#contexts.get(partition) ?? this.#createContext(partition);
    this.#contexts.set(partition, context);
    const page = await (await context).newPage();
    page.setDefaultTimeout(20_000);
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('popup', (popup) => void this.#onPopup(id, popup));
    page.on('download', (download) => void this.#onDownload(partition, download));
    if (preload !== null) await this.#runPreload(id, page, preload);
    this.windows.set(id, { id, page, partition, isVisible, timesFocused: 0 });
    this.#tell();
  }

  async #createContext(partition: string): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      serviceWorkers: 'block',
    });
    await context.route('**/*', (route) => this.#onRequest(partition, route));
    return context;
  }

  async #onRequest(partition: string, route: Route): Promise<void> {
    const request = route.request();
    const url = toElectron(request.url());
    try {
      if (request.isNavigationRequest() && !(await this.#mayNavigate(request.frame(), url))) {
        this.#refuse(url);
        // The page stays as it is, as in Electron.
        await route.abort('aborted');
        return;
      }
      if ((await this.#wire.ask('mayLoad', partition, url)) !== true) {
        this.#refuse(url);
        await route.abort('blockedbyclient');
        return;
      }
      if (!url.startsWith(inElectron)) {
        this.leaks.push(url);
        await route.abort('connectionrefused');
        return;
      }
      const served = (await this.#wire.ask('protocol', partition, url, request.method())) as Served;
      await route.fulfill({ ...served, body: Buffer.from(served.body) });
    } catch {
      // The program or the page has gone meanwhile.
      await route.abort().catch(() => undefined);
    }
  }

  async #mayNavigate(frame: Frame, url: string): Promise<boolean> {
    const page = frame.page();
    if (this.#loading.has(page)) return true;
    const window = [...this.windows.values()].find((candidate) => candidate.page === page);
    // A new window that nobody has allowed yet goes nowhere.
    if (!window) return false;
    return (await this.#wire.ask('mayNavigate', window.id, url, frame.parentFrame() === null)) === true;
  }

  async #onPopup(id: number, popup: Page): Promise<void> {
    if ((await this.#wire.ask('mayOpen', id, toElectron(popup.url()))) === true) return;
    this.#refuse(`window ${popup.url()}`);
    await popup.close();
  }

  async #onDownload(partition: string, download: Download): Promise<void> {
    const url = toElectron(download.url());
    if ((await this.#wire.ask('mayDownload', partition, url)) === true) {
      await download.saveAs(join(this.#downloads, download.suggestedFilename()));
      this.#tell();
      return;
    }
    this.#refuse(url);
    await download.cancel();
  }

  /**
   * In every frame, which Electron would not do: a page that got hold of a bridge in a frame must be refused by the host.
   * Bytes travel as base64 between page and test.
   */
  async #runPreload(id: number, page: Page, preload: string): Promise<void> {
    await page.exposeBinding('standInInvoke', async ({ frame }, channel: string, args: readonly Packed[]) => {
      const sender = { url: toElectron(frame.url()), isTop: frame.parentFrame() === null };
      return pack(await this.#wire.ask('invoke', id, channel, args.map(unpack), sender));
    });
    await page.addInitScript(`(${installPreload.toString()})(function (require, exports) {${preload}\n})`);
  }
}

type Packed = { readonly base64: string } | { readonly value: unknown } | { readonly answer: Packed };

function unpack(packed: Packed): unknown {
  if ('base64' in packed) {
    const bytes = Buffer.from(packed.base64, 'base64');
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  }
  return 'value' in packed ? packed.value : undefined;
}

/** The answers of the bridge are results, whose value may be bytes. */
function pack(result: unknown): Packed {
  const value = typeof result === 'object' && result !== null && 'value' in result ? result.value : null;
  if (!(value instanceof ArrayBuffer)) return { value: result };
  return { answer: { base64: Buffer.from(value).toString('base64') } };
}

/** Runs in the page. */
function installPreload(preload: (require: (name: string) => unknown, exports: object) => void): void {
  const page = window as unknown as {
    standInInvoke(channel: string, args: object[]): Promise<{ value?: unknown; answer?: { base64: string } }>;
  };
  const invoke = page.standInInvoke.bind(page);
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: object) =>
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }) }),
    },
    ipcRenderer: {
      async invoke(channel: string, ...args: unknown[]) {
        const { value, answer } = await invoke(
          channel,
          args.map((argument) =>
            argument instanceof ArrayBuffer
              ? {
                  base64: btoa(
                    Array.from(new Uint8Array(argument), (byte) => String.fromCharCode(byte)).join(''),
                  ),
                }
              : { value: argument ?? null },
          ),
        );
        if (!answer) return value;
        return { ok: true, value: Uint8Array.from(atob(answer.base64), (c) => c.charCodeAt(0)).buffer };
      },
    },
  };
  preload((name) => {
    if (name !== 'electron') throw new Error(`A sandboxed preload cannot have ${name}`);
    return electron;
  }, {});
}
