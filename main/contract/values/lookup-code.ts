/**
 * 查询码 of the receipt slip (domain.md §2.2): nine random characters and a check character over an alphabet of 29, so
 * that 100,000 slips collide with a chance of about 1 in 3,000, and a code cannot be guessed from another.
 *
 * No two characters of the alphabet look alike: of each such pair the digit stays and its letter is read as the digit.
 * 29 is prime and the weights 10…1 differ, so the weighted sum finds every single wrong character and every swap of
 * two characters (the scheme of ISBN-10). The sum is 1 and not 0, so that a row of zeros is no code.
 */
const alphabet = '0123456789ACDEFGHJKMNPQRTVWXY';
const base = 29;
const codeLength = 10;
const lookAlikes: ReadonlyMap<string, string> = new Map([
  ['O', '0'],
  ['I', '1'],
  ['L', '1'],
  ['Z', '2'],
  ['S', '5'],
  ['B', '8'],
  ['U', 'V'],
]);

/** Makes a code of at least 16 random bytes, which the caller supplies. */
export function createLookupCode(random: Uint8Array): string {
  if (random.length < 16) throw new RangeError('A lookup code takes 16 random bytes');
  let number = random.reduce((total, byte) => total * 256n + BigInt(byte), 0n);
  let payload = '';
  while (payload.length < codeLength - 1) {
    payload += alphabet.charAt(Number(number % BigInt(base)));
    number /= BigInt(base);
  }
  const rest = (weightedSum(payload) - 1) % base;
  return payload + alphabet.charAt((base - rest) % base);
}

/** Reads a code as somebody says or types it; null if the check character finds a mistake. */
export function parseLookupCode(text: string): string | null {
  const code = Array.from(
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[\s.–—−-]/gu, ''),
    (char) => lookAlikes.get(char) ?? char,
  ).join('');
  if (code.length !== codeLength || [...code].some((char) => !alphabet.includes(char))) return null;
  return weightedSum(code) % base === 1 ? code : null;
}

/** In three groups, as it is printed and read aloud: `K7M-2QH-4TXA`. */
export function formatLookupCode(code: string): string {
  return `${code.slice(0, 3)}-${code.slice(3, 6)}-${code.slice(6)}`;
}

function weightedSum(code: string): number {
  return Array.from(code).reduce(
    (sum, char, index) => sum + (codeLength - index) * alphabet.indexOf(char),
    0,
  );
}
