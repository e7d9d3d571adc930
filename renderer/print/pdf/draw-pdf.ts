import type { Drawing, DrawingNote } from '../drawings.ts';
import type { OpenPdf } from './open-pdf.ts';
import { PdfRefused } from './pdf-refused.ts';

/** All its pages: who waits for the print sees it move, and can stop it. */
const wholeMs = 300_000;

/** What the pictures of one print may take together, page by page. */
export interface PageRoom {
  /** Called before each page, with how many this attachment still has; what it throws ends the drawing. */
  share(pagesLeft: number): number;
  take(picture: string | null): void;
}

interface DrawPdf {
  readonly open: () => Promise<OpenPdf>;
  /** How many pages of the file were counted for it; undefined: nobody has counted yet. */
  readonly counted: number | undefined;
  readonly room: PageRoom;
}

/** The pages of a PDF, each drawn or with the reason why not; as many as were counted. Errors: what `room` throws. */
export async function drawPdf({ open, counted, room }: DrawPdf): Promise<Drawing[]> {
  let pdf: OpenPdf;
  try {
    pdf = await open();
  } catch (problem) {
    return undrawn(counted ?? 1, noteOf(problem));
  }
  try {
    // Another version may read it otherwise: the numbers of the pages stand in a catalogue that was signed.
    if (counted !== undefined && counted !== pdf.pages) return undrawn(counted, 'counted');
    const pages: Drawing[] = [];
    const until = performance.now() + wholeMs;
    while (pages.length < pdf.pages) {
      const share = room.share(pdf.pages - pages.length);
      const page =
        performance.now() < until ? await drawn(pdf, pages.length + 1, share) : onlyNoted('tooSlow');
      room.take(page.picture);
      pages.push(page);
      // Its worker has been ended.
      if (page.note === 'tooSlow') pages.push(...undrawn(pdf.pages - pages.length, 'tooSlow'));
    }
    return pages;
  } finally {
    pdf.close();
  }
}

async function drawn(pdf: OpenPdf, no: number, room: number): Promise<Drawing> {
  try {
    const { picture, isWhole } = await pdf.draw(no, room);
    return { picture, note: isWhole ? null : 'partly' };
  } catch (problem) {
    return onlyNoted(noteOf(problem));
  }
}

const onlyNoted = (note: DrawingNote): Drawing => ({ picture: null, note });

function undrawn(pages: number, note: DrawingNote): Drawing[] {
  return Array.from({ length: pages }, () => onlyNoted(note));
}

/** Anything else than what the drawing itself refuses: its bytes could not be had. */
function noteOf(problem: unknown): DrawingNote {
  return problem instanceof PdfRefused ? problem.reason : 'unread';
}
