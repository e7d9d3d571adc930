import type { PdfRefusal } from './pdf-messages.ts';

/** Thrown for what is not drawn, with the reason that stands on its page. */
export class PdfRefused extends Error {
  readonly reason: PdfRefusal;

  constructor(reason: PdfRefusal) {
    super(reason);
    this.reason = reason;
  }
}
