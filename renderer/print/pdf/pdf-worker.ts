// Foreign bytes are read and drawn here, apart from the page and without a way out (main/worker/renderer-files.ts): what
// takes too long or goes wrong ends with the worker, and the page stays.
import type { FromPdfWorker, ToPdfWorker } from './pdf-messages.ts';
import { PdfRefused } from './pdf-refused.ts';
import { readPdf, type ReadPdf } from './read-pdf.ts';

const fonts: unknown = Reflect.get(globalThis, 'fonts');
// All that pdf.js wants of a document: fonts, and canvases.
Reflect.set(globalThis, 'document', {
  fonts,
  createElement: () => new OffscreenCanvas(1, 1),
});

const waiting = new Map<string, ((bytes: ArrayBuffer | null) => void)[]>();
let pdf: ReadPdf | null = null;

function tell(message: FromPdfWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A worker speaks to its page alone.
  globalThis.postMessage(message);
}

async function fetchData(name: string): Promise<Uint8Array> {
  const bytes = await new Promise<ArrayBuffer | null>((resolve) => {
    const others = waiting.get(name) ?? [];
    waiting.set(name, [...others, resolve]);
    if (others.length === 0) tell({ wanted: name });
  });
  if (bytes === null) throw new TypeError('No such data');
  return new Uint8Array(bytes);
}

async function answer(message: ToPdfWorker): Promise<void> {
  if ('name' in message) {
    const asked = waiting.get(message.name) ?? [];
    waiting.delete(message.name);
    for (const resolve of asked) resolve(message.given);
    return;
  }
  try {
    if ('open' in message) {
      pdf = await readPdf(new Uint8Array(message.open), { data: message.data, fetchData });
      tell({ opened: pdf.pages });
    } else if (pdf) tell({ drawn: await pdf.draw(message.draw, message.room) });
  } catch (problem) {
    tell({ refused: problem instanceof PdfRefused ? problem.reason : 'damaged' });
  }
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ToPdfWorker>) => void answer(data));
