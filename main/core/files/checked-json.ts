import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { viewOf } from '../crypto/hex.ts';
import type { Codec } from './two-copy-file.ts';

const newline = 0x0a;
const versioned = z.object({ v: z.int() });

/**
 * One line of JSON and, on the second line, its SHA-256: a damaged byte anywhere is noticed. Every file of this kind has
 * its format version in `v`; one from a newer program is refused with DATABASE_FROM_FUTURE instead of taken for damage.
 */
export function checkedJson<T extends { readonly v: number }>(
  version: T['v'],
  schema: z.ZodType<T>,
): Codec<T> {
  return {
    encode(value) {
      const body = Buffer.from(JSON.stringify(value), 'utf8');
      return Buffer.concat([body, Buffer.from(`\n${sha256Hex(body)}\n`, 'ascii')]);
    },
    decode(bytes) {
      const body = bytes.subarray(0, Math.max(0, bytes.indexOf(newline)));
      const trailer = viewOf(bytes.subarray(body.length)).toString('latin1');
      if (trailer !== `\n${sha256Hex(body)}\n`) return null;
      const value = parseJson(body);
      const head = versioned.safeParse(value);
      if (head.success && head.data.v > version) throw new AppError('DATABASE_FROM_FUTURE');
      const parsed = schema.safeParse(value);
      return parsed.success ? parsed.data : null;
    },
  };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(viewOf(bytes).toString('utf8'));
  } catch {
    return null;
  }
}
