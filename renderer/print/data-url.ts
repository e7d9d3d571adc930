/** Bytes as an address that holds them. */
export function dataUrl(bytes: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
    reader.addEventListener('error', () => reject(new TypeError('A part of the page could not be read')));
    reader.readAsDataURL(bytes);
  });
}
