import { AppError } from '../../app-error.ts';
import { viewOf } from '../../crypto/hex.ts';
import { forbiddenKeys, jsonLimits, scanJson } from './json-scan.ts';

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

const encoder = new TextEncoder();
// ignoreBOM keeps a byte order mark in the text, so that it is refused and not silently dropped.
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Canonical JSON (RFC 8785) of a value, UTF-8. Narrower than the RFC: integers within ±(2^53-1) only, and within
 * `jsonLimits`, so that whatever is written can be read. Strings are kept as they are, never normalised.
 * Throws AppError BAD_JSON (`reason`: value | number | surrogate | forbiddenKey) and LIMIT (`which`).
 */
export function encodeCanonicalJson(value: JsonValue): Uint8Array {
  return encoder.encode(writeValue(value, 1));
}

/**
 * Decodes bytes that are canonical JSON, and refuses all others: the result re-encodes to the same bytes.
 * Throws AppError BAD_JSON (`offset` in bytes, `reason`) and LIMIT (`which`, `offset`). Linear in time; nothing is
 * built before the scan has passed.
 */
export function decodeCanonicalJson(bytes: Uint8Array): JsonValue {
  scanJson(bytes);
  const text = decodeUtf8(bytes);
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- parse border: the scan has proved the grammar
  const value: JsonValue = JSON.parse(text);
  const again = writeValue(value, 1);
  if (again !== text) refuse('notCanonical', firstDifference(bytes, encoder.encode(again)));
  return value;
}

/** Whether a decoded value is an object, neither array nor null. */
export function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch {
    const repaired = encoder.encode(viewOf(bytes).toString('utf8'));
    return refuse('utf8', firstDifference(bytes, repaired));
  }
}

function writeValue(value: JsonValue, depth: number): string {
  if (typeof value === 'string') return writeString(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) refuse('number');
    return String(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object') refuse('value');
  if (depth > jsonLimits.depth) exceed('depth', jsonLimits.depth);
  return isArray(value) ? writeArray(value, depth) : writeObject(value, depth);
}

function writeArray(items: readonly JsonValue[], depth: number): string {
  let text = '[';
  // Not forEach: a hole must reach writeValue as undefined and be refused.
  for (const [index, item] of items.entries()) {
    text += (index === 0 ? '' : ',') + writeValue(item, depth + 1);
  }
  return `${text}]`;
}

function writeObject(object: JsonObject, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) refuse('value');
  const keys = Object.keys(object);
  if (keys.length > jsonLimits.keys) exceed('keys', jsonLimits.keys);
  // The default order is by UTF-16 code unit, which is what RFC 8785 §3.2.3 asks for.
  keys.sort();
  let text = '{';
  for (const key of keys) {
    if (forbiddenKeys.has(key)) refuse('forbiddenKey');
    const value = object[key];
    if (value === undefined) refuse('value');
    text += `${text.length === 1 ? '' : ','}${writeString(key)}:${writeValue(value, depth + 1)}`;
  }
  return `${text}}`;
}

function writeString(text: string): string {
  if (text.length > jsonLimits.stringLength) exceed('string', jsonLimits.stringLength);
  if (!text.isWellFormed()) refuse('surrogate');
  return JSON.stringify(text);
}

function firstDifference(bytes: Uint8Array, other: Uint8Array): number {
  const length = Math.min(bytes.length, other.length);
  for (let at = 0; at < length; at += 1) if (bytes[at] !== other[at]) return at;
  return length;
}

/** Array.isArray does not narrow readonly arrays. */
function isArray(value: readonly JsonValue[] | JsonObject): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function refuse(reason: string, offset?: number): never {
  throw new AppError('BAD_JSON', offset === undefined ? { reason } : { reason, offset });
}

function exceed(which: string, max: number): never {
  throw new AppError('LIMIT', { which, max });
}
