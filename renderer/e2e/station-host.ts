import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { missingWord } from '../i18n/missing-word.ts';
import { preparedFolder, secretFolder, type PreparedStation } from './prepared-stations.ts';
import { unlock } from './steps.ts';

const program = join(import.meta.dirname, '..', '..', 'dist', 'loopback', 'entry.js');
const ticketSchema = z.object({ url: z.url(), pid: z.int() });

let launched: Promise<Browser> | undefined;

/**
 * Chromium as the build machines start it: without the calls home that a closed network refuses. One for all journeys
 * of a process, as its start and end cost seconds of each; a window ends with its journey.
 */
export async function openBrowser(): Promise<Browser> {
  const running = await launched;
  if (running?.isConnected() === true) return running;
  launched = chromium.launch({
    executablePath: process.env['OPEN_DOOR_BROWSER'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-sync',
    ],
  });
  return launched;
}

interface HostOptions {
  /** Moves the host's clock against the PC's. */
  readonly clockOffsetMs?: number;
  /** The sample register. */
  readonly demo?: boolean;
  /** How often it looks for files that came. */
  readonly lookEveryMs?: number;
}

/** The program as it is shipped, as a process of its own, with a data folder and a machine secret of its own. */
export class StationHost implements AsyncDisposable {
  readonly root = mkdtempSync(join(tmpdir(), 'journey-'));
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>> = { OPEN_DOOR_SECRET_DIR: join(this.root, secretFolder) };
  readonly backupDir = join(this.root, '备份');
  readonly #ticketFile = join(this.root, 'ticket.json');
  #process: ChildProcess | null = null;

  /** `folder`: the name of its data folder, which a register may have been put into. */
  constructor(folder = '台账') {
    this.dataDir = join(this.root, folder);
  }

  /** One on which people have worked before: a copy of its folder and of its machine secret. */
  static prepared(station: PreparedStation): StationHost {
    return StationHost.copyOf(preparedFolder(station));
  }

  /** As {@link prepared}, of one that the journey itself has worked on. */
  static copyOf(from: string, folder?: string): StationHost {
    const host = new StationHost(folder);
    cpSync(join(from, 'data'), host.dataDir, { recursive: true });
    cpSync(join(from, secretFolder), join(host.root, secretFolder), { recursive: true });
    return host;
  }

  get pid(): number {
    const pid = this.#process?.pid;
    if (pid === undefined) throw new Error('The host is not running');
    return pid;
  }

  /** Starts the host and gives the address of the first page, with its one-time ticket. */
  async start({ clockOffsetMs = 0, demo = false, lookEveryMs }: HostOptions = {}): Promise<string> {
    this.#process = spawn(
      process.execPath,
      [
        program,
        '--no-open',
        '--check-outputs',
        `--clock-offset-ms=${Math.round(clockOffsetMs)}`,
        ...(demo ? ['--demo'] : []),
        ...(lookEveryMs === undefined ? [] : [`--look-every-ms=${lookEveryMs}`]),
        '--data-dir',
        this.dataDir,
        '--backup-dir',
        this.backupDir,
        '--ticket-file',
        this.#ticketFile,
      ],
      { stdio: 'ignore', env: { ...process.env, ...this.env } },
    );
    while (!existsSync(this.#ticketFile)) {
      if (this.#process.exitCode !== null) throw new Error('The host ended before it was ready');
      await sleep(50);
    }
    const { url } = ticketSchema.parse(JSON.parse(readFileSync(this.#ticketFile, 'utf8')));
    rmSync(this.#ticketFile);
    return url;
  }

  /** As its own window ends it. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As a power cut ends it. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
    rmSync(this.root, { recursive: true, force: true });
  }
}

/**
 * A window as on the reference PC; what the page complains of is kept, so that a journey can refuse it. `clockOffsetMs`
 * moves the clock that the page reads, as the host's.
 */
export async function openWindow(
  url: string,
  clockOffsetMs = 0,
): Promise<{ page: Page; complaints: string[] }> {
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  if (clockOffsetMs !== 0) await context.addInitScript(moveClock, clockOffsetMs);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`);
  });
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' && !page.isClosed()) {
      const text = await page.locator('body').innerText();
      process.stderr.write(`What the window showed:\n${text}\n${complaints.join('\n')}\n`);
    }
    await context.close();
    expect(complaints.filter((text) => text.startsWith(missingWord))).toEqual([]);
  });
  await page.goto(url);
  return { page, complaints };
}

/** A window of a station that was prepared, with its founder unlocked. */
export async function openUnlocked(
  host: StationHost,
  options?: HostOptions,
): Promise<{ page: Page; complaints: string[] }> {
  const opened = await openWindow(await host.start(options));
  await unlock(opened.page);
  return opened;
}

/** In the page, before anything of it runs. */
function moveClock(byMs: number): void {
  const Actual = Date;
  const now = Date.now.bind(Date);
  Date.now = () => now() + byMs;
  globalThis.Date = new Proxy(Actual, {
    construct: (target, given, made): object => {
      const date: unknown = Reflect.construct(target, given.length === 0 ? [Actual.now()] : given, made);
      return date instanceof Actual ? date : new Actual();
    },
  });
}

/** On another day, when the host and its window both read this time: somebody starts the program and unlocks. */
export async function openAt(host: StationHost, atMs: number): Promise<{ page: Page; complaints: string[] }> {
  const clockOffsetMs = Math.round(atMs - Date.now());
  const opened = await openWindow(await host.start({ clockOffsetMs }), clockOffsetMs);
  await unlock(opened.page);
  return opened;
}
