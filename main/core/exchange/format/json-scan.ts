import { AppError } from '../../app-error.ts';

/** Bounds of every JSON document that crosses the border (exchange.md §4); characters are UTF-16 code units. */
export const jsonLimits = { depth: 16, stringLength: 16 * 1024, keys: 256 } as const;

/** Keys that could reach a prototype if anybody ever merged a decoded object. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const quote = 0x22;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

const literals: ReadonlyMap<number, Uint8Array> = new Map(
  ['true', 'false', 'null'].map((word) => [word.charCodeAt(0), Buffer.from(word, 'latin1')]),
);
/** The one canonical escape of each control character: short where JSON has one, else \u00xx in lower case. */
const shortEscapes: ReadonlySet<number> = new Set(Buffer.from('"\\bfnrt', 'latin1'));
const longEscape = /^u00(?:0[0-7be-f]|1[0-9a-f])$/;
const forbiddenKeyLengths: ReadonlySet<number> = new Set([...forbiddenKeys].map((key) => key.length));

/**
 * One linear pass over bytes that claim to be canonical JSON, before anything is built from them: grammar, integers,
 * escapes, depth, string length, keys per object, forbidden keys. Does not look at UTF-8 validity and key order.
 * Throws AppError BAD_JSON (`offset`, `reason`) and LIMIT (`which`: depth | string | keys, `offset`).
 */
export function scanJson(bytes: Uint8Array): void {
  new JsonScanner(bytes).scanDocument();
}

class JsonScanner {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  scanDocument(): void {
    this.#scanValue(1);
    if (this.#at !== this.#bytes.length) this.#fail('trailing');
  }

  #scanValue(depth: number): void {
    const byte = this.#bytes[this.#at];
    if (byte === quote) this.#scanString();
    else if (byte === openBrace) this.#scanObject(depth);
    else if (byte === openBracket) this.#scanArray(depth);
    else if (byte === minus || isDigit(byte)) this.#scanInteger();
    else this.#scanLiteral(byte);
  }

  #scanObject(depth: number): void {
    this.#enter(depth);
    if (this.#skip(closeBrace)) return;
    for (let keys = 1; ; keys += 1) {
      if (keys > jsonLimits.keys) this.#exceed('keys', jsonLimits.keys);
      this.#scanKey();
      if (!this.#skip(colon)) this.#fail('syntax');
      this.#scanValue(depth + 1);
      if (this.#skip(closeBrace)) return;
      if (!this.#skip(comma)) this.#fail('syntax');
    }
  }

  #scanArray(depth: number): void {
    this.#enter(depth);
    if (this.#skip(closeBracket)) return;
    for (;;) {
      this.#scanValue(depth + 1);
      if (this.#skip(closeBracket)) return;
      if (!this.#skip(comma)) this.#fail('syntax');
    }
  }

  #enter(depth: number): void {
    if (depth > jsonLimits.depth) this.#exceed('depth', jsonLimits.depth);
    this.#at += 1;
  }

  #scanKey(): void {
    if (this.#bytes[this.#at] !== quote) this.#fail('syntax');
    const start = this.#at;
    this.#scanString();
    if (!forbiddenKeyLengths.has(this.#at - start - 2)) return;
    const key = String.fromCharCode(...this.#bytes.subarray(start + 1, this.#at - 1));
    if (forbiddenKeys.has(key)) this.#fail('forbiddenKey', start);
  }

  #scanString(): void {
    const bytes = this.#bytes;
    const start = this.#at;
    let units = 0;
    let at = start + 1;
    for (;;) {
      const byte = bytes[at];
      if (byte === undefined || byte < 0x20) this.#fail('syntax', at);
      if (byte === quote) break;
      if (byte === backslash) at += this.#escapeLength(at);
      else at += 1;
      // Continuation bytes add no code unit; four-byte characters are two.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1;
    }
    if (units > jsonLimits.stringLength) this.#exceed('string', jsonLimits.stringLength, start);
    this.#at = at + 1;
  }

  #escapeLength(at: number): number {
    const escaped = this.#bytes[at + 1];
    if (escaped !== undefined && shortEscapes.has(escaped)) return 2;
    const long = String.fromCharCode(...this.#bytes.subarray(at + 1, at + 6));
    if (!longEscape.test(long)) this.#fail('escape', at);
    return 6;
  }

  #scanInteger(): void {
    const start = this.#at;
    const isNegative = this.#skip(minus);
    const firstDigit = this.#bytes[this.#at];
    let magnitude = 0;
    let digits = 0;
    for (let byte = firstDigit; isDigit(byte); byte = this.#bytes[this.#at]) {
      magnitude = magnitude * 10 + (byte - zero);
      digits += 1;
      this.#at += 1;
    }
    const hasLeadingZero = firstDigit === zero && (digits > 1 || isNegative);
    const isFloat = isFloatMark(this.#bytes[this.#at]);
    if (digits === 0 || hasLeadingZero || isFloat || magnitude > Number.MAX_SAFE_INTEGER) {
      this.#fail('number', start);
    }
  }

  #scanLiteral(byte: number | undefined): void {
    const word = byte === undefined ? undefined : literals.get(byte);
    if (word === undefined) this.#fail('syntax');
    for (const expected of word) if (!this.#skip(expected)) this.#fail('syntax');
  }

  #skip(byte: number): boolean {
    if (this.#bytes[this.#at] !== byte) return false;
    this.#at += 1;
    return true;
  }

  #fail(reason: string, offset = this.#at): never {
    throw new AppError('BAD_JSON', { offset, reason });
  }

  #exceed(which: string, max: number, offset = this.#at): never {
    throw new AppError('LIMIT', { which, max, offset });
  }
}

function isDigit(byte: number | undefined): byte is number {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

/** `.`, `e`, `E`: named so that a float is refused as a number, not as a stray character. */
function isFloatMark(byte: number | undefined): boolean {
  return byte === 0x2e || byte === 0x65 || byte === 0x45;
}
