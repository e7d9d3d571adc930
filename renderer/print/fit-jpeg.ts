import { dataUrl } from './data-url.ts';

interface Fit {
  /** Characters that it may take, as the address of its data. */
  readonly room: number;
  /** In dots, from the best to the smallest that still is of use. */
  readonly longestSide: number;
  readonly shortestSide: number;
}

/** A picture on white, as a JPEG that is made smaller until it finds room; null where even the smallest finds none. */
export async function fitJpeg(
  picture: ImageBitmap | HTMLCanvasElement,
  { room, longestSide, shortestSide }: Fit,
): Promise<string | null> {
  const longest = Math.max(picture.width, picture.height);
  for (let side = Math.min(longest, longestSide); ; side *= 0.85) {
    const scale = side / longest;
    const canvas = new OffscreenCanvas(
      Math.max(1, Math.round(picture.width * scale)),
      Math.max(1, Math.round(picture.height * scale)),
    );
    const pen = canvas.getContext('2d');
    if (!pen) return null;
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    for (const quality of [0.8, 0.6]) {
      const jpeg = await canvas.convertToBlob({ type: 'image/jpeg', quality });
      if ((jpeg.size * 4) / 3 + 32 <= room) return dataUrl(jpeg);
    }
    if (side <= shortestSide) return null;
  }
}
