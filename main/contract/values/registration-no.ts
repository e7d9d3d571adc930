/** A number for people, not a key: it may collide after a restore, and then both are shown. */
export interface RegistrationNo {
  /** Short name of the station, set up once: `柳河`, `柳河信`. */
  readonly prefix: string;
  readonly year: number;
  /** Counts from 1 in each year. */
  readonly serial: number;
}

const prefixPattern = /^[^\s\d〔〕[\]()【】{}<>-]{1,8}$/u;
const numberPattern =
  /^([^\s\d〔〕[\]()【】{}<>-]{1,8})[〔[(【{-]?((?:19|20)\d{2})[〕\])】}-]?第?([1-9]\d{0,6}|0+[1-9]\d{0,5})号?$/u;

/** Whether a station may number with this prefix: one to eight characters, no digits, spaces, brackets or full-width forms. */
export function isRegistrationPrefix(text: string): boolean {
  return prefixPattern.test(text) && text === text.normalize('NFKC');
}

/** `柳河〔2026〕31号`: six-corner brackets as in official documents (GB/T 9704). */
export function formatRegistrationNo({ prefix, year, serial }: RegistrationNo): string {
  return `${prefix}〔${year}〕${serial}号`;
}

/** Reads a number with any brackets or none, with or without 第 and 号; null for anything else. */
export function parseRegistrationNo(text: string): RegistrationNo | null {
  const [, prefix, year, serial] = numberPattern.exec(text.normalize('NFKC').replaceAll(/\s/gu, '')) ?? [];
  if (prefix === undefined) return null;
  return { prefix, year: Number(year), serial: Number(serial) };
}
