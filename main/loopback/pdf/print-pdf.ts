import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '../../api/log.ts';
import { queuePrints, type PrintPdf } from '../../worker/print-queue.ts';
import { DevtoolsPipe, textIn } from './devtools-pipe.ts';

export interface PrinterOptions {
  readonly browser: string;
  /** Gets a profile folder for each print, wiped afterwards; inside the data folder. */
  readonly tempDir: string;
  readonly log: Log;
}

const TIMEOUT_MS = 60_000;
const CLOSING_MS = 3_000;
/** Older ones do not print the page margin boxes that carry 第 n 页 共 m 页. */
const MIN_CHROMIUM = 131;

const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--incognito',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-gpu',
  '--disable-sync',
  '--disable-crash-reporter',
  '--disk-cache-size=1',
  // No name resolves and no address connects: the page is complete, or what it lacks stays away.
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];

/** Chromium does not start for root with its sandbox; the page runs no scripts and reaches nothing. */
const flagsForRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** Prints with an installed Chromium. The page and the PDF travel through pipes: neither is ever a file. */
export function createPdfPrinter(options: PrinterOptions): PrintPdf {
  return queuePrints((html) => print(html, options), options.log);
}

async function print(html: string, { browser, tempDir }: PrinterOptions): Promise<Uint8Array> {
  mkdirSync(tempDir, { recursive: true, mode: 0o700 });
  const profile = mkdtempSync(join(tempDir, 'print-'));
  const child = spawn(browser, [...flags, ...flagsForRoot, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const timer = setTimeout(() => child.kill('SIGKILL'), TIMEOUT_MS);
  try {
    const [, , , toBrowser, fromBrowser] = child.stdio;
    if (!(toBrowser instanceof Writable && fromBrowser instanceof Readable))
      throw new Error('No pipes to the browser');
    const pipe = new DevtoolsPipe(toBrowser, fromBrowser);
    child.once('error', () => pipe.close());
    const pdf = await printThrough(pipe, html);
    await pipe.send('Browser.close').catch(() => undefined);
    // Killed while it closes, it leaves helpers behind that write into the profile again after it was wiped.
    await Promise.race([ended, delay(CLOSING_MS, undefined, { ref: false })]);
    return pdf;
  } finally {
    clearTimeout(timer);
    child.kill('SIGKILL');
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

async function printThrough(pipe: DevtoolsPipe, html: string): Promise<Uint8Array> {
  assertVersion(textIn(await pipe.send('Browser.getVersion'), 'product'));
  const targetId = textIn(await pipe.send('Target.createTarget', { url: 'about:blank' }), 'targetId');
  const sessionId = textIn(
    await pipe.send('Target.attachToTarget', { targetId, flatten: true }),
    'sessionId',
  );
  const send = (method: string, params?: object): Promise<unknown> => pipe.send(method, params, sessionId);

  await send('Page.enable');
  await send('Emulation.setScriptExecutionDisabled', { value: true });
  await send('Network.enable');
  await send('Network.setBlockedURLs', {
    urls: ['http://*', 'https://*', 'ws://*', 'wss://*', 'file://*', 'ftp://*'],
  });
  // A page's main frame has the id of its target.
  await send('Page.setDocumentContent', { frameId: targetId, html });
  // Images and fonts inside the page are decoded after its text is there.
  await send('Runtime.evaluate', {
    expression:
      'Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => null))]).then(() => 0)',
    awaitPromise: true,
  });
  const pdf = await send('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
  return Buffer.from(textIn(pdf, 'data'), 'base64');
}

function assertVersion(product: string): void {
  const major = Number(/\/(\d+)\./u.exec(product)?.[1] ?? 0);
  if (major < MIN_CHROMIUM) throw new Error('The browser is too old to print page margins');
}
