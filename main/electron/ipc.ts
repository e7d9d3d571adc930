import { buffer } from 'node:stream/consumers';
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { failure, success, type Result } from '../contract/result.ts';
import type { Backend } from '../api/backend.ts';
import { MAX_FILE_BYTES } from '../api/file-store.ts';
import type { Log } from '../api/log.ts';
import { toFailure } from '../api/to-failure.ts';
import type { PrintPdf } from '../worker/print-queue.ts';
import { MAX_CALL_BYTES, MAX_PAGE_BYTES } from '../worker/request-limits.ts';
import { channels } from './channels.ts';

export interface BridgeParts {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  readonly backend: Backend;
  readonly printPdf: PrintPdf;
  readonly log: Log;
  readonly maySpeak: (event: IpcMainInvokeEvent) => boolean;
}

type Work = (first: unknown, second: unknown, third: unknown) => Promise<Result<unknown>>;

/** Answers the preload of the main window; whoever else asks is refused before a word is read. Never rejects. */
export function serveBridge({ ipcMain, backend, printPdf, log, maySpeak }: BridgeParts): void {
  const serve = (channel: string, work: Work): void =>
    ipcMain.handle(channel, async (event, first: unknown, second: unknown, third: unknown) => {
      if (!maySpeak(event)) return failure('HOST_REFUSED');
      try {
        return await work(first, second, third);
      } catch (thrown) {
        return toFailure(thrown, channel, log);
      }
    });

  serve(channels.call, async (route, input, token) => {
    if (typeof route !== 'string' || typeof input !== 'string') return failure('INPUT_INVALID');
    if (Buffer.byteLength(input) > MAX_CALL_BYTES) return failure('FILE_TOO_LARGE');
    return backend.call(route, parseJson(input), asToken(token));
  });
  serve(channels.putFile, async (bytes) => {
    if (!(bytes instanceof ArrayBuffer)) return failure('INPUT_INVALID');
    if (bytes.byteLength > MAX_FILE_BYTES) return failure('FILE_TOO_LARGE');
    return backend.putFile(new Uint8Array(bytes));
  });
  serve(channels.getFile, async (fileId, token) => {
    if (typeof fileId !== 'string') return failure('FILE_NOT_FOUND');
    const found = await backend.getFile(fileId, asToken(token));
    return found.ok ? success(asArrayBuffer(await buffer(found.value.stream()))) : found;
  });
  serve(channels.pdf, async (html) => {
    if (typeof html !== 'string') return failure('INPUT_INVALID');
    if (Buffer.byteLength(html) > MAX_PAGE_BYTES) return failure('FILE_TOO_LARGE');
    const pdf = await printPdf(html);
    return pdf ? success(asArrayBuffer(pdf)) : failure('PDF_UNAVAILABLE');
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const asToken = (token: unknown): string | null => (typeof token === 'string' ? token : null);

/** A view would bring the whole pool behind it along. */
function asArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
