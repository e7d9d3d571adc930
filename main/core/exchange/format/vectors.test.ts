import { expect, test } from 'vitest';
import { z } from 'zod';
import { fromHex } from '../../crypto/hex.ts';
import { recoveryIdentity } from '../../keys/recovery-code.ts';
import { decodeBatchHeader } from './batch-header.ts';
import { openBatch, openBody, type OpenedBatch } from './batch-reader.ts';
import { decodeCard } from './card.ts';
import { openKeepSafe } from './keep-safe-frame.ts';
import { decodeNote } from './return-note.ts';
import { sampleNote } from './testing/kept-corpus.ts';
import { bodyVector, makeVectors, readVectors, vectorBatch, vectorRecords } from './testing/make-vectors.ts';
import { township, townshipReads, village } from './testing/sample-batch.ts';

const read = readVectors();
const published = {
  ...read,
  ...z
    .object({ keepSafe: z.object({ recoveryCode: z.string(), frameHex: z.string() }), note: z.string() })
    .parse(read.json),
};

function opIdsOf(batch: OpenedBatch): string[] {
  if (batch.sender !== 'active') return [];
  const items = [...batch.contents.read()];
  return items.flatMap((item) => (item.type === 'op' && item.decoded.ok ? [item.opId] : []));
}

test(
  'the published vectors are what this code writes: no change of the format goes unnoticed',
  {
    timeout: 30_000,
  },
  () => {
    expect(makeVectors(published.keepSafe.frameHex)).toEqual(published.json);
  },
);

test('the published plaintext is what this code reads', () => {
  const header = decodeBatchHeader(vectorBatch.headerBytes);
  const batch = openBody(bodyVector().body, header, vectorBatch.headerBytes, townshipReads());
  expect(opIdsOf(batch)).toEqual(vectorRecords.map(({ opId }) => opId));
});

test('the published file is what this code reads', async () => {
  const batch = await openBatch(published.file, townshipReads());
  expect(batch.manifestHash).toBe(vectorBatch.manifestHash);
  expect(opIdsOf(batch)).toEqual(vectorRecords.map(({ opId }) => opId));
});

test.each([village, township])(
  'the published card of $identity.name is what this code reads',
  ({ identity }) => {
    const { cardText } = (published.json as Record<string, { cardText: string }>)[identity.level] ?? {};
    expect(decodeCard(Buffer.from(cardText ?? ''))).toEqual(identity);
  },
);

test('the published keep-safe frame opens with the published code, and the note is what this code reads', async () => {
  const { recoveryCode, frameHex } = published.keepSafe;
  const records = await openKeepSafe(recoveryIdentity(recoveryCode), fromHex(frameHex));
  expect(records).toEqual(vectorRecords.map(({ opBytes, pii }) => ({ opBytes, pii })));
  expect(decodeNote(Buffer.from(published.note))).toEqual(sampleNote);
});
