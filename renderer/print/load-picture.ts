import { fitJpeg } from './fit-jpeg.ts';

/** More than paper shows, and less than is of use. */
const dots = { longestSide: 2_000, shortestSide: 600 };

/** A photo, small enough for its room; null where it finds none. Throws what reading a damaged one throws. */
export async function loadPicture(plain: Blob, room: number): Promise<string | null> {
  // It knows which way up a photo was taken.
  const bitmap = await createImageBitmap(plain);
  try {
    return await fitJpeg(bitmap, { ...dots, room });
  } finally {
    bitmap.close();
  }
}
