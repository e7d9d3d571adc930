import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption';
import { AppError } from '../app-error.ts';
import { encodeBech32 } from './bech32.ts';
import { randomBytes, type RandomSource } from './random.ts';

/** Plaintext bytes in one block of an age payload (age v1 specification, STREAM with 64 KiB chunks). */
export const ageBlockLength = 64 * 1024;
/** A hostile header could name a million recipients, each costing a key exchange; ours name at most a handful. */
const maxHeaderLength = 4096;
const headerEnd = '\n--- ';
const recipientPattern = /^age1[02-9ac-hj-np-z]{58}$/;

/** How a long run reports and is stopped. */
export interface Watch {
  /** Called with bytes done of bytes in all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Asked between blocks; true ends the run with AppError CANCELLED. */
  readonly isCancelled?: () => boolean;
}

/** A new X25519 identity, `AGE-SECRET-KEY-1…`. */
export function generateAgeIdentity(random: RandomSource = randomBytes): string {
  return ageIdentityFromSeed(random(32));
}

/** The identity whose scalar is these 32 bytes: how a recovery code becomes a key. Throws RangeError for another length. */
export function ageIdentityFromSeed(seed: Uint8Array): string {
  if (seed.length !== 32) throw new RangeError('an age identity is made of 32 bytes');
  return encodeBech32('age-secret-key-', seed).toUpperCase();
}

/** The public `age1…` string of an identity. Throws AppError DECRYPT if it is not an identity. */
export async function ageRecipientOf(identity: string): Promise<string> {
  try {
    return await identityToRecipient(identity);
  } catch {
    throw new AppError('DECRYPT');
  }
}

/** Whether this is a well-formed X25519 recipient in its one canonical (lower-case) spelling, checksum included. */
export function isAgeRecipient(text: string): boolean {
  if (!recipientPattern.test(text)) return false;
  try {
    new Encrypter().addRecipient(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Encrypts to X25519 recipients, any of which can open it. Throws RangeError without recipients or for a malformed one,
 * AppError CANCELLED.
 */
export async function ageEncrypt(
  recipients: readonly string[],
  plaintext: Uint8Array,
  watch: Watch = {},
): Promise<Uint8Array> {
  if (recipients.length === 0) throw new RangeError('age needs a recipient');
  const encrypter = new Encrypter();
  for (const recipient of recipients) {
    if (!isAgeRecipient(recipient)) throw new RangeError('not an age recipient');
    encrypter.addRecipient(recipient);
  }
  const stream = await encrypter.encrypt(blocksOf(plaintext, watch));
  return collect(stream, stream.size(plaintext.length));
}

/**
 * Decrypts a whole age file. Throws AppError DECRYPT with `block`: 0 = the header (not for this identity, or damaged),
 * n = the n-th 64 KiB block; LIMIT `ageHeader`; CANCELLED.
 */
export async function ageDecrypt(identity: string, file: Uint8Array, watch: Watch = {}): Promise<Uint8Array> {
  assertShortHeader(file);
  const progress = { blocks: 0 };
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const stream = await decrypter.decrypt(blocksOf(file, watch));
    progress.blocks = 1;
    const plaintext = await collect(stream, stream.size(file.length), () => {
      progress.blocks += 1;
    });
    return plaintext;
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('DECRYPT', { block: progress.blocks });
  }
}

function assertShortHeader(file: Uint8Array): void {
  const head = Buffer.from(file.buffer, file.byteOffset, Math.min(file.length, maxHeaderLength));
  if (head.includes(headerEnd, 0, 'latin1')) return;
  if (file.length > maxHeaderLength) throw new AppError('LIMIT', { which: 'ageHeader' });
  throw new AppError('DECRYPT', { block: 0 });
}

/** Pulled, not pushed: at most one block is in flight, and a cancel is seen before the next one. */
function blocksOf(bytes: Uint8Array, watch: Watch): ReadableStream<Uint8Array> {
  let offset = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (watch.isCancelled?.() === true) throw new AppError('CANCELLED');
      if (offset < bytes.length) {
        const end = Math.min(offset + ageBlockLength, bytes.length);
        controller.enqueue(bytes.subarray(offset, end));
        offset = end;
        watch.onProgress?.(offset, bytes.length);
      }
      if (offset >= bytes.length) controller.close();
    },
  });
}

async function collect(
  stream: ReadableStream<Uint8Array>,
  length: number,
  onBlock?: () => void,
): Promise<Uint8Array> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for await (const block of stream) {
    whole.set(block, offset);
    offset += block.length;
    onBlock?.();
  }
  if (offset !== length) throw new RangeError('age stream of an unexpected length');
  return whole;
}
