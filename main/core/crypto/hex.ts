const hexPattern = /^(?:[0-9a-f]{2})*$/;

/** Lower-case hex of `bytes`. */
export function toHex(bytes: Uint8Array): string {
  return viewOf(bytes).toString('hex');
}

/** Bytes of lower-case hex. Throws RangeError on anything else: Buffer alone stops silently at the first bad digit. */
export function fromHex(hex: string): Uint8Array {
  if (!hexPattern.test(hex)) throw new RangeError('not lower-case hex');
  return new Uint8Array(Buffer.from(hex, 'hex'));
}

/** The same memory as a Buffer, for its native search, compare and encodings; nothing is copied. */
export function viewOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
