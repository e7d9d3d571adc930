import type { FromPdfWorker, PdfPicture, ToPdfWorker } from './pdf-messages.ts';
import { PdfRefused } from './pdf-refused.ts';

/** For an old PC that has other work: of what people attach, a page takes it a second or two. */
const openingMs = 60_000;
const drawingMs = 30_000;

export interface OpenPdf {
  readonly pages: number;
  /** One after the other. Throws {@link PdfRefused}. */
  draw(no: number, room: number): Promise<PdfPicture>;
  close(): void;
}

/** Where the program keeps what the drawing needs, vite.config.ts. */
const dataFolder = (): string => new URL('pdf/', document.baseURI).href;

const startWorker = (): Worker =>
  new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module', name: 'pdf' });

/** Opens a PDF in a worker of its own, which ends with it. Throws {@link PdfRefused}. */
export async function openPdf(plain: Blob, start: () => Worker = startWorker): Promise<OpenPdf> {
  const bytes = await plain.arrayBuffer();
  const worker = start();
  const end = () => worker.terminate();
  try {
    const folder = dataFolder();
    worker.addEventListener('message', ({ data }: MessageEvent<FromPdfWorker>) => {
      if ('wanted' in data) void give(worker, folder, data.wanted);
    });
    const opened = await ask(worker, { open: bytes, data: folder }, openingMs);
    if (!('opened' in opened)) throw new PdfRefused('damaged');
    return {
      pages: opened.opened,
      draw: async (no, room) => {
        const answer = await ask(worker, { draw: no, room }, drawingMs);
        if (!('drawn' in answer)) throw new PdfRefused('damaged');
        return answer.drawn;
      },
      close: end,
    };
  } catch (problem) {
    end();
    throw problem;
  }
}

/** What comes back, unless it takes too long or the worker falls: then it is ended, and draws nothing more. */
function ask(worker: Worker, question: ToPdfWorker, withinMs: number): Promise<FromPdfWorker> {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const settle = (done: () => void) => {
      clearTimeout(timer);
      over.abort();
      done();
    };
    const timer = setTimeout(() => {
      worker.terminate();
      settle(() => reject(new PdfRefused('tooSlow')));
    }, withinMs);
    const { signal } = over;
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<FromPdfWorker>) => {
        if ('refused' in data) settle(() => reject(new PdfRefused(data.refused)));
        else if ('opened' in data || 'drawn' in data) settle(() => resolve(data));
      },
      { signal },
    );
    worker.addEventListener('error', () => settle(() => reject(new PdfRefused('damaged'))), { signal });
    worker.postMessage(question, 'open' in question ? [question.open] : []);
  });
}

/** A file of the program's own, by its plain name. */
async function give(worker: Worker, folder: string, name: string): Promise<void> {
  const file = /^[\w-]+\.\w+$/u.test(name) ? await fetch(new URL(name, folder)).catch(() => null) : null;
  const given = file?.ok === true ? await file.arrayBuffer() : null;
  worker.postMessage({ name, given }, given ? [given] : []);
}
