import type { PdfRefusal } from './pdf/pdf-messages.ts';

/** What is said on the page of an attachment: why it is not drawn, or that not all of it is. */
export type DrawingNote = PdfRefusal | 'unread' | 'counted' | 'partly';

/** What one page of an attachment shows: its picture as the address of its data; null: it is only named. */
export interface Drawing {
  readonly picture: string | null;
  readonly note: DrawingNote | null;
}

/** Of attachments that were loaded: their pages, by their ids. */
export type Drawings = ReadonlyMap<string, readonly Drawing[]>;

/** An attachment on one page that only says what it is. */
export const onlyNamed: readonly Drawing[] = [{ picture: null, note: null }];
