/** Of a longer one a reader of the PC prints what is needed: here each page is a picture in memory. */
export const mostPdfPages = 100;

/** Why pages of an attached PDF are not drawn. */
export type PdfRefusal = 'encrypted' | 'damaged' | 'tooManyPages' | 'tooLarge' | 'tooSlow' | 'noRoom';

/** Of a page: its picture as the address of its data, and whether everything on it could be drawn. */
export interface PdfPicture {
  readonly picture: string;
  readonly isWhole: boolean;
}

export type ToPdfWorker =
  | { readonly open: ArrayBuffer; readonly data: string }
  | { readonly draw: number; readonly room: number }
  | { readonly name: string; readonly given: ArrayBuffer | null };

export type FromPdfWorker =
  | { readonly opened: number }
  | { readonly drawn: PdfPicture }
  | { readonly refused: PdfRefusal }
  | { readonly wanted: string };
