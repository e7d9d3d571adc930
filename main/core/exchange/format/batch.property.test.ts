import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBatchHeader } from './batch-header.ts';
import { openBody, type BatchItem } from './batch-reader.ts';
import { encodeBody, type BatchContent } from './batch-writer.ts';
import { encodePii } from './op.ts';
import type { FrozenBatch } from './manifest.ts';
import { sampleBatch, sampleRecord, townshipReads, village } from './testing/sample-batch.ts';

function readBack(frozen: FrozenBatch, content: BatchContent): BatchItem[] {
  const header = decodeBatchHeader(frozen.headerBytes);
  const body = encodeBody(frozen, content, village.signingKey);
  const batch = openBody(body, header, frozen.headerBytes, townshipReads());
  return batch.sender === 'active' ? [...batch.contents.read()] : [];
}

const record = fc
  .record({
    index: fc.nat(1_000_000),
    code: fc.stringMatching(/^[a-z]{1,12}$/),
    note: fc.option(fc.string({ unit: 'grapheme', maxLength: 200 })),
    travels: fc.boolean(),
  })
  .map(({ index, code, note, travels }) => {
    const pii = note === null ? null : encodePii({ note });
    const op = sampleRecord(index, { body: { code }, piiRef: pii?.piiRef ?? null });
    return { ...op, pii: travels && pii !== null ? { salt: pii.salt, bytes: pii.bytes } : null };
  });
const records = fc.uniqueArray(record, { selector: ({ opId }) => opId, maxLength: 30 });

test('whatever ops are put in come out in their order, byte by byte', () => {
  fc.assert(
    fc.property(records, (ops) => {
      const { frozen, content } = sampleBatch(ops);
      const items = readBack(frozen, content);
      expect(items).toMatchObject(ops.map(({ opId, opBytes, pii }) => ({ opId, opBytes, pii })));
      expect(items.every((item) => item.type === 'op' && item.decoded.ok)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('ops of several frames are one set', () => {
  const ops = Array.from({ length: 2_500 }, (_, index) => sampleRecord(index));
  const { frozen, content } = sampleBatch(ops);
  const items = readBack(frozen, content);
  expect(items.map((item) => item.type === 'op' && item.opId)).toEqual(ops.map(({ opId }) => opId));
});
