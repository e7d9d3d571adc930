import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { AttachmentDamaged, openAttachment, sealAttachment } from './attachment-cipher.ts';

// The published vector of FORMAT.md §4.1: a page that writes anything else makes files that no station can read.
const vector = {
  key: '5a'.repeat(32),
  plain: Uint8Array.from({ length: 140_000 }, (_, index) => index % 251),
  size: 140_048,
  sha256: 'edae5e5bc809cfdcc866b980c9223b316c6ef4ee0814369eef6ef5d83887cf2f',
};

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

test('a page encrypts exactly as the format says, and reads it again', async () => {
  const shares: number[] = [];
  const raw = new Uint8Array(32).fill(0x5a);
  const { sealed, key } = await sealAttachment(
    new Blob([vector.plain]),
    (share) => shares.push(share),
    undefined,
    raw,
  );
  expect(key).toBe(vector.key);
  expect(sealed.size).toBe(vector.size);
  expect(
    createHash('sha256')
      .update(await bytesOf(sealed))
      .digest('hex'),
  ).toBe(vector.sha256);
  expect(shares.at(-1)).toBe(1);
  const opened = await openAttachment(sealed, key, 'image/jpeg');
  expect(opened.type).toBe('image/jpeg');
  expect(await bytesOf(opened)).toEqual(vector.plain);
});

test('every file gets a key of its own, and a damaged or cut one is not shown in part', async () => {
  const file = new Blob([vector.plain]);
  const [first, second] = [await sealAttachment(file), await sealAttachment(file)];
  expect(first.key).not.toBe(second.key);
  for (const [sealed, key] of [
    [first.sealed, second.key],
    [first.sealed.slice(0, 65_552), first.key],
    [new Blob(), first.key],
  ] as const) {
    await expect(openAttachment(sealed, key, '')).rejects.toBeInstanceOf(AttachmentDamaged);
  }
});

test('a person who stops it waits for one piece at most', async () => {
  const stop = new AbortController();
  const file = new Blob([vector.plain]);
  await expect(sealAttachment(file, () => stop.abort(new Error('stopped')), stop.signal)).rejects.toThrow(
    'stopped',
  );
});
