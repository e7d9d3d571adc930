import { mediaType } from '../../main/terms/attachment-terms.ts';
import { itemOf } from '../../main/terms/code-list.ts';
import type { FileItem } from '../../main/contract/routes/archive.ts';
import { openAttachment } from '../api/attachment-cipher.ts';
import type { Client } from '../api/client.ts';

/** All pictures of one print together, as text: a page to print takes 32 MiB with its fonts. */
const roomForAll = 20 * 1024 * 1024;
/** More than paper shows. */
const longestSide = 2_000;
const shortestSide = 600;

/**
 * Pictures of a file, opened one by one (each is logged), small enough to be printed together. What is no picture, does not
 * lie here or is damaged is left out: its page says what it is.
 */
export async function loadPictures(
  client: Client,
  items: readonly FileItem[],
): Promise<ReadonlyMap<string, string>> {
  const drawable = items.filter(
    ({ attached }) => attached?.here && itemOf(mediaType, attached.mediaType).picture !== null,
  );
  const room = roomForAll / Math.max(1, drawable.length);
  const pictures = new Map<string, string>();
  for (const { subjectId } of drawable) {
    const picture = await loadPicture(client, subjectId, room).catch(() => null);
    if (picture !== null) pictures.set(subjectId, picture);
  }
  return pictures;
}

async function loadPicture(client: Client, attachmentId: string, room: number): Promise<string | null> {
  const { fileId, key, mediaType: type } = await client.call('attachment.open', { attachmentId });
  const { picture } = itemOf(mediaType, type);
  if (picture === null) return null;
  const plain = await openAttachment(await client.getFile(fileId), key, picture);
  // It knows which way up a photo was taken.
  const bitmap = await createImageBitmap(plain);
  try {
    return drawn(bitmap, room);
  } finally {
    bitmap.close();
  }
}

/** On white, as a JPEG that is made smaller until it finds room. */
function drawn(bitmap: ImageBitmap, room: number): string | null {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  let address: string | null = null;
  for (let side = longestSide; side >= shortestSide; side *= 0.75) {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    address = canvas.toDataURL('image/jpeg', 0.8);
    if (address.length <= room) return address;
  }
  return address;
}
