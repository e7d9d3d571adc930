/** Four dots for each of the page's, so that a code can be scanned from paper. */
const density = 4;

/** A drawing of the page as PNG; null where the page cannot draw. */
export function pictureOf(svg: SVGSVGElement): Uint8Array | null {
  const { width, height } = svg.getBoundingClientRect();
  const { viewBox } = svg;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(height * density);
  const pen = canvas.width > 0 ? canvas.getContext('2d') : null;
  if (!pen) return null;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  pen.scale(canvas.width / viewBox.baseVal.width, canvas.height / viewBox.baseVal.height);
  for (const path of svg.querySelectorAll('path')) {
    // oxlint-disable-next-line unicorn/no-array-fill-with-reference-type -- It fills a shape, not an array.
    pen.fill(new Path2D(path.getAttribute('d') ?? ''));
  }
  return bytesOf(canvas.toDataURL('image/png'));
}

/** What an address of data holds. */
export function bytesOf(address: string): Uint8Array<ArrayBuffer> {
  const [, base64 = ''] = address.split(',');
  return Uint8Array.from(atob(base64), (char) => char.codePointAt(0) ?? 0);
}
