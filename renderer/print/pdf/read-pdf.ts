import {
  AnnotationMode,
  getDocument,
  PasswordException,
  PDFWorker,
  RenderingCancelledException,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { fitJpeg } from '../fit-jpeg.ts';
import { mostPdfPages, type PdfPicture } from './pdf-messages.ts';
import { PdfRefused } from './pdf-refused.ts';

/** In points: a page of A0 and a little more. */
const longestEdge = 3_600;
const dotsPerPoint = 150 / 72;
/** In dots: A4 at that density, and of larger sheets no more than paper shows. */
const longestSide = 2_000;
/** Smaller, nobody could read it. */
const shortestSide = 1_000;
/** Of a picture in it: a sheet of A3 scanned at 600 dots an inch. */
const mostImageDots = 80_000_000;

export interface ReadPdf {
  readonly pages: number;
  /** Throws {@link PdfRefused}. */
  draw(no: number, room: number): Promise<PdfPicture>;
}

interface PdfSurroundings {
  /** Folder of the decoders for some kinds of pictures, and of the fonts that every reader knows. */
  readonly data: string;
  readonly fetchData: (name: string) => Promise<Uint8Array>;
}

/** Of what is drawn on one page: the densest map has fewer, and each takes memory. */
const mostSteps = 1_000_000;

/** What pdf.js says where it leaves something of a page out. */
const leftOut =
  /Unable to decode image|Image exceeded|Dependent image|ignoring (?:XObject|Shading|errors|pattern)|parseShading - ignoring/u;

/** What filters do is reckoned dot by dot: a worker has no drawing that could describe one. */
class NoFilters {
  readonly addFilter = (): string => 'none';
  readonly addAlphaFilter = (): string => 'none';
  readonly addLuminosityFilter = (): string => 'none';
  readonly addKnockoutFilter = (): string => 'none';
  destroy(): void {
    // It holds nothing.
  }
}

/**
 * Reads a PDF that anybody may have made: none of its scripts, forms and links is followed, and nothing is fetched but the
 * program's own data. Throws {@link PdfRefused}.
 */
export async function readPdf(bytes: Uint8Array, { data, fetchData }: PdfSurroundings): Promise<ReadPdf> {
  const steps = countedSteps();
  const document = await getDocument({
    data: bytes,
    worker: PDFWorker.create({ port: steps.port }),
    BinaryDataFactory: class {
      fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
        return fetchData(filename);
      }
    },
    FilterFactory: NoFilters,
    cMapUrl: data,
    standardFontDataUrl: data,
    wasmUrl: data,
    // What is compiled from bytes would need a laxer policy: the same decoders as scripts do.
    useWasm: false,
    useWorkerFetch: false,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: mostImageDots,
  }).promise.catch((problem: unknown) => {
    throw new PdfRefused(problem instanceof PasswordException ? 'encrypted' : 'damaged');
  });
  const { numPages } = document;
  if (numPages > mostPdfPages) throw new PdfRefused('tooManyPages');
  return {
    pages: numPages,
    draw: async (no, room) => {
      const page = await document.getPage(no).catch(() => {
        throw new PdfRefused('damaged');
      });
      const { width, height } = page.getViewport({ scale: 1 });
      const longest = Math.max(width, height);
      if (!(longest <= longestEdge && Math.min(width, height) >= 1)) throw new PdfRefused('tooLarge');
      const viewport = page.getViewport({ scale: Math.min(dotsPerPoint, longestSide / longest) });
      const canvas = globalThis.document.createElement('canvas');
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      let isWhole = true;
      const { warn } = console;
      // oxlint-disable-next-line eslint/no-console -- It tells nobody else; a worker draws one page after the other.
      console.warn = (message: unknown) => {
        if (leftOut.test(String(message))) isWhole = false;
      };
      try {
        const drawing = page.render({
          canvas,
          viewport,
          // Appearances only, as a seal or a stamp: what they would do is left out.
          annotationMode: AnnotationMode.ENABLE,
          intent: 'print',
          background: '#fff',
        });
        steps.begin(() => drawing.cancel());
        await drawing.promise;
        const picture = await fitJpeg(canvas, { room, longestSide, shortestSide });
        if (picture === null) throw new PdfRefused('noRoom');
        return { picture, isWhole };
      } catch (problem) {
        if (problem instanceof RenderingCancelledException) throw new PdfRefused('tooSlow');
        throw problem instanceof PdfRefused ? problem : new PdfRefused('damaged');
      } finally {
        // oxlint-disable-next-line eslint/no-console -- As it was.
        console.warn = warn;
        page.cleanup();
        canvas.width = 0;
        canvas.height = 0;
      }
    },
  };
}

/** The way from what reads to what draws, both in this thread, which counts what passes by. */
function countedSteps(): { readonly port: Worker; readonly begin: (onTooMany: () => void) => void } {
  const { port1, port2 } = new MessageChannel();
  let steps = 0;
  let stop: (() => void) | null = null;
  port1.addEventListener(
    'message',
    ({ data }: MessageEvent<{ readonly chunk?: { readonly length?: number } }>) => {
      steps += data.chunk?.length ?? 0;
      if (steps > mostSteps) stop?.();
    },
  );
  WorkerMessageHandler.initializeFromPort(port2);
  for (const port of [port1, port2]) port.start();
  return {
    // As pdf.js knows it: a thread that could be ended.
    port: Object.assign(port1, {
      terminate: () => port1.close(),
      onerror: null,
      onmessage: null,
      onmessageerror: null,
    }),
    begin: (onTooMany) => {
      steps = 0;
      stop = onTooMany;
    },
  };
}
