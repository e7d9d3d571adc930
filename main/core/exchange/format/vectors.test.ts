import { expect, test } from 'vitest';
import { decodeBatchHeader } from './batch-header.ts';
import { openBatch, openBody, type OpenedBatch } from './batch-reader.ts';
import { decodeCard } from './card.ts';
import { bodyVector, makeVectors, readVectors, vectorBatch, vectorRecords } from './testing/make-vectors.ts';
import { township, townshipReads, village } from './testing/sample-batch.ts';

const published = readVectors();

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
    expect(makeVectors()).toEqual(published.json);
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
