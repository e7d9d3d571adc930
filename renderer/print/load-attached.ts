import type { FileItem } from '../../main/contract/routes/archive.ts';
import { mediaType } from '../../main/terms/attachment-terms.ts';
import { itemOf } from '../../main/terms/code-list.ts';
import { openAttachment } from '../api/attachment-cipher.ts';
import type { Client } from '../api/client.ts';
import { onlyNamed, type Drawing, type Drawings } from './drawings.ts';
import { loadPicture } from './load-picture.ts';
import { drawPdf, type PageRoom } from './pdf/draw-pdf.ts';
import { openPdf } from './pdf/open-pdf.ts';

/** All pictures of one print together, as text: a page to print takes 32 MiB with its fonts. */
const roomForAll = 20 * 1024 * 1024;

interface Loading {
  readonly onPage: (done: number, total: number) => void;
  readonly signal: AbortSignal;
}

/**
 * The attachments of a file, opened one by one (each is logged) and drawn small enough to be printed together: a picture on
 * one page, a PDF on as many as it has. What cannot be drawn is left to the page that names it. Errors: `signal.reason`.
 */
export async function loadAttached(
  client: Client,
  items: readonly FileItem[],
  { onPage, signal }: Loading,
): Promise<Drawings> {
  const drawable = items.filter(isDrawable);
  const drawings = new Map<string, readonly Drawing[]>();
  let left = roomForAll;
  let done = 0;
  for (const [index, item] of drawable.entries()) {
    const later = drawable.slice(index + 1).reduce((sum, { pages = 1 }) => sum + pages, 0);
    const room: PageRoom = {
      share: (pagesLeft) => {
        signal.throwIfAborted();
        onPage(done, done + pagesLeft + later);
        return left / (pagesLeft + later);
      },
      // What one leaves of its share the others have.
      take: (picture) => {
        left -= picture?.length ?? 0;
        done += 1;
      },
    };
    const open = () => plainOf(client, item.subjectId);
    const pages = isPdf(item)
      ? await drawPdf({ open: async () => openPdf(await open()), counted: item.pages, room })
      : await drawPicture(open, room);
    drawings.set(item.subjectId, pages);
  }
  return drawings;
}

/** How many pages each attached PDF takes in a file that is about to be closed: one where it can only be named. */
export async function countAttached(
  client: Client,
  items: readonly FileItem[],
): Promise<ReadonlyMap<string, number>> {
  const counted = new Map<string, number>();
  for (const { subjectId } of items.filter((item) => isDrawable(item) && isPdf(item)))
    counted.set(subjectId, await pagesOf(client, subjectId).catch(() => 1));
  return counted;
}

async function pagesOf(client: Client, attachmentId: string): Promise<number> {
  const pdf = await openPdf(await plainOf(client, attachmentId));
  pdf.close();
  return pdf.pages;
}

async function drawPicture(open: () => Promise<Blob>, room: PageRoom): Promise<readonly Drawing[]> {
  const share = room.share(1);
  const picture = await open()
    .then((plain) => loadPicture(plain, share))
    .catch(() => null);
  room.take(picture);
  return picture === null ? onlyNamed : [{ picture, note: null }];
}

function isDrawable({ attached }: FileItem): boolean {
  if (attached?.here !== true) return false;
  return attached.mediaType === 'pdf' || itemOf(mediaType, attached.mediaType).picture !== null;
}

function isPdf({ attached }: FileItem): boolean {
  return attached?.mediaType === 'pdf';
}

async function plainOf(client: Client, attachmentId: string): Promise<Blob> {
  const { fileId, key, mediaType: type } = await client.call('attachment.open', { attachmentId });
  const { picture } = itemOf(mediaType, type);
  // Whatever it is, only a picture is ever more to the page than bytes.
  return openAttachment(await client.getFile(fileId), key, picture ?? 'application/octet-stream');
}
