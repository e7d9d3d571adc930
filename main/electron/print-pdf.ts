import { setTimeout as sleep } from 'node:timers/promises';
import { session as sessions, type Session } from 'electron';
import type { Log } from '../api/log.ts';
import { queuePrints, type PrintPdf } from '../worker/print-queue.ts';
import { servePage } from './app-files.ts';
import { guardSession } from './guards.ts';
import { createPageWindow, loadStartPage } from './windows.ts';

const TIMEOUT_MS = 60_000;
/** Not the page's own: its policy lets no script of its own run. */
const ISOLATED_WORLD = 1;
/** Images and fonts inside the page are decoded after its text is there. */
const allDrawn =
  'Promise.all([document.fonts.ready, ...Array.from(document.images, (image) => image.decode().catch(() => null))]).then(() => 0)';

/** Prints in a hidden window with a session of its own, kept in memory and cut off from everything. */
export function createPdfPrinter(log: Log): PrintPdf {
  let page = '';
  let session: Session | null = null;
  function paperSession(): Session {
    const paper = sessions.fromPartition('open-door-paper', { cache: false });
    guardSession(paper);
    servePage(paper, () => page);
    return paper;
  }
  return queuePrints(async (html) => {
    page = html;
    session ??= paperSession();
    const window = createPageWindow(session, false);
    try {
      return await Promise.race([print(window), failAfter(TIMEOUT_MS)]);
    } finally {
      page = '';
      window.destroy();
    }
  }, log);
}

async function print(window: ReturnType<typeof createPageWindow>): Promise<Uint8Array> {
  await loadStartPage(window);
  await window.webContents.executeJavaScriptInIsolatedWorld(ISOLATED_WORLD, [{ code: allDrawn }]);
  return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
}

async function failAfter(milliseconds: number): Promise<never> {
  await sleep(milliseconds, undefined, { ref: false });
  throw new Error('Printing took too long');
}
