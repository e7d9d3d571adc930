import { openBlob, sealBlob } from '../../core/attachments/blob.ts';
import { randomBytes } from '../../core/crypto/random.ts';
import { fromHex, toHex } from '../../core/crypto/hex.ts';
import type { Subject } from '../../core/attachments/service.ts';
import type { TestStation } from './test-station.ts';

/** The first bytes of a picture; anything may follow. */
export const jpegHead = Buffer.from('ffd8ffe000104a464946', 'hex');

export function photo(words: string, length = 3000): Buffer {
  return Buffer.concat([jpegHead, Buffer.from(words), Buffer.alloc(length, words)]);
}

/** As the screen does it: encrypted first, put then. */
export async function bringSealed(
  station: TestStation,
  plain: Uint8Array,
): Promise<{ fileId: string; key: string }> {
  const key = randomBytes(32);
  const fileId = await station.bring(Buffer.concat([...sealBlob(key, plain)]));
  return { fileId, key: toHex(key) };
}

export async function attach(
  station: TestStation,
  subject: Subject,
  name: string,
  plain: Uint8Array,
): Promise<string> {
  const { attachmentId } = await station.work('attachment.add', {
    subject,
    name,
    ...(await bringSealed(station, plain)),
  });
  return attachmentId;
}

/** What a person sees who opens it. */
export async function opened(
  station: TestStation,
  attachmentId: string,
): Promise<{ name: string; plain: Buffer }> {
  const { fileId, key, name } = await station.call('attachment.open', { attachmentId });
  const sealed = await station.fetch(fileId);
  return {
    name,
    plain: Buffer.concat([...openBlob(fromHex(key), [sealed])].map((piece) => Buffer.from(piece))),
  };
}
