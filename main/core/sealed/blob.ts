import { z } from 'zod';
import { sealedContentSchema, type SealedContent } from '../../contract/routes/sealed.ts';
import { AppError } from '../app-error.ts';
import { ageDecrypt, ageEncrypt } from '../crypto/age.ts';
import { paddedLength } from '../exchange/format/padding.ts';

/** A string of the format holds 16,384 characters, a document 256 KiB (FORMAT.md §1, §4). */
const chunkLength = 16_000;
const maxChunks = 15;
/** How every age v1 file begins, in base64: what is none is refused before anybody is asked for a passphrase. */
const ageMark = Buffer.from('age-encryption.org/v1').toString('base64');

/** An age file as it stands in an op. */
export const blobSchema = z
  .array(z.string().regex(/^[A-Za-z0-9+/]{1,16000}={0,2}$/u))
  .min(1)
  .max(maxChunks)
  .refine(([first]) => first?.startsWith(ageMark) === true);

/**
 * Seals a record for the officers. Its length says little: contents of up to 16 KiB all have one size.
 * Errors: SEALED_TOO_LONG.
 */
export async function sealContent(recipients: readonly string[], content: SealedContent): Promise<string[]> {
  const bytes = Buffer.from(JSON.stringify(content), 'utf8');
  // Spaces after a JSON text are nothing.
  const padded = Buffer.alloc(paddedLength(bytes.length), ' ');
  bytes.copy(padded);
  try {
    const text = Buffer.from(await ageEncrypt(recipients, padded)).toString('base64');
    if (text.length > chunkLength * maxChunks) throw new AppError('SEALED_TOO_LONG');
    return text.match(new RegExp(`.{1,${chunkLength}}`, 'gu')) ?? [];
  } finally {
    bytes.fill(0);
    padded.fill(0);
  }
}

/** Errors: SEALED_UNREADABLE, with none of these identities or for contents that are no record. */
export async function openContent(
  identities: readonly string[],
  blob: readonly string[],
): Promise<SealedContent> {
  const file = Buffer.from(blob.join(''), 'base64');
  for (const identity of identities) {
    try {
      const opened = await ageDecrypt(identity, file);
      return sealedContentSchema.parse(JSON.parse(Buffer.from(opened).toString('utf8')));
    } catch {
      // Not for this one; the next may be.
    }
  }
  throw new AppError('SEALED_UNREADABLE');
}
