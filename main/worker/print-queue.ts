import { describeError, type Log } from '../api/log.ts';

/** The PDF of a complete HTML page by its own `@page` rules; null where it cannot be made. Never rejects. */
export type PrintPdf = (html: string) => Promise<Uint8Array | null>;

/** One print at a time: it takes more memory than the program itself. A failure is one line in the log. */
export function queuePrints(print: (html: string) => Promise<Uint8Array>, log: Log): PrintPdf {
  let last: Promise<unknown> = Promise.resolve();
  return (html) => {
    const turn = last
      .then(() => print(html))
      .catch((thrown: unknown) => {
        log({ level: 'warn', event: 'PDF_FAILED', details: describeError(thrown) });
        return null;
      });
    last = turn;
    return turn;
  };
}
