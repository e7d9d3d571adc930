import { AppError } from '../../app-error.ts';
import { scryptKey, type ScryptCost } from '../../crypto/derive.ts';
import { toHex } from '../../crypto/hex.ts';
import { encodePublicKeys } from './key-id.ts';
import type { PublicKeys } from './wire-types.ts';

/**
 * About 0.25 s and 64 MiB for one guess: with 24 digits, other keys with the same code are out of anybody's reach.
 * Part of the format: every station must get the same digits for the same keys.
 */
export const checkCodeCost: ScryptCost = { log2N: 16, r: 8, p: 1 };
const salt = 'xfb-check-code-v1';
const hashDigits = 24;
const groupLength = 5;

/** Digits of a check code: 24 of the hash and the Damm digit. */
export const checkCodeLength = hashDigits + 1;

/** Damm's totally antisymmetric quasigroup of order 10: catches every single wrong digit and every swap of neighbours. */
const dammTable = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const;

const fullWidthZero = 0xff10;
const separators = /[\s\-_.·‐-―−－・]/g;

/** The digits of public keys are no secret, and a station asks for those of the same few again and again. */
const computed = new Map<string, string>();
const maxComputed = 64;

/**
 * The 25 digits that two stations compare by telephone or on stamped paper (exchange.md §2). Blocks its thread for as
 * long as `cost` says, the first time.
 */
export function computeCheckCode(keys: PublicKeys, cost: ScryptCost = checkCodeCost): string {
  const encoded = encodePublicKeys(keys);
  const asked = `${cost.log2N} ${cost.r} ${cost.p} ${toHex(encoded)}`;
  const known = computed.get(asked);
  if (known !== undefined) return known;
  const hash = BigInt(`0x${toHex(scryptKey(encoded, salt, cost))}`);
  const digits = (hash % 10n ** BigInt(hashDigits)).toString().padStart(hashDigits, '0');
  const code = digits + String(dammState(digits));
  if (computed.size >= maxComputed) computed.clear();
  computed.set(asked, code);
  return code;
}

/** Five groups of five, as printed and read aloud. */
export function formatCheckCode(code: string): string {
  return (code.match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? []).join(' ');
}

/**
 * The 25 digits of what a person typed: spaces, dashes and full-width digits are fine. Throws AppError
 * CHECK_CODE_MISREAD (`digits`: how many there were) when it cannot be any code: look again, nothing is suspicious.
 */
export function parseCheckCode(typed: string): string {
  const code = typed.replace(separators, '').replace(/[０-９]/g, toAsciiDigit);
  const isComplete = /^[0-9]{25}$/.test(code);
  if (!isComplete || dammState(code) !== 0) {
    throw new AppError('CHECK_CODE_MISREAD', { digits: code.replace(/[^0-9]/g, '').length });
  }
  return code;
}

/**
 * Compares typed digits with the keys of a card or a request. Throws AppError CHECK_CODE_MISREAD, and CHECK_CODE_WRONG
 * for a well-formed code of other keys: there is no "accept anyway".
 */
export function assertCheckCode(typed: string, keys: PublicKeys, cost: ScryptCost = checkCodeCost): void {
  if (parseCheckCode(typed) !== computeCheckCode(keys, cost)) throw new AppError('CHECK_CODE_WRONG');
}

/** 0 for digits that end in their own check digit; else the digit that would have to follow. */
function dammState(digits: string): number {
  let state = 0;
  for (const digit of digits) state = Number(dammTable[state]?.[Number(digit)]);
  return state;
}

function toAsciiDigit(digit: string): string {
  return String(digit.charCodeAt(0) - fullWidthZero);
}
