const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

/** Bech32 (BIP 173) of `bytes` under a lower-case prefix: the text form of age keys. */
export function encodeBech32(prefix: string, bytes: Uint8Array): string {
  const words = toFiveBitWords(bytes);
  const characters = [...prefix].map((character) => character.charCodeAt(0));
  const expandedPrefix = [...characters.map((c) => c >> 5), 0, ...characters.map((c) => c & 31)];
  const remainder = polymod([...expandedPrefix, ...words, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [25, 20, 15, 10, 5, 0].map((shift) => (remainder >> shift) & 31);
  return `${prefix}1${[...words, ...checksum].map((word) => alphabet.charAt(word)).join('')}`;
}

function toFiveBitWords(bytes: Uint8Array): number[] {
  const words: number[] = [];
  let pending = 0;
  let bits = 0;
  for (const byte of bytes) {
    pending = ((pending << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) words.push((pending >> (bits - 5)) & 31);
  }
  if (bits > 0) words.push((pending << (5 - bits)) & 31);
  return words;
}

function polymod(words: readonly number[]): number {
  let remainder = 1;
  for (const word of words) {
    const top = remainder >> 25;
    remainder = ((remainder & 0x1ffffff) << 5) ^ word;
    generators.forEach((generator, bit) => {
      if ((top >> bit) & 1) remainder ^= generator;
    });
  }
  return remainder;
}
