import { expect, test } from 'vitest';
import { decodeOp, encodeOp, encodePii } from './op.ts';
import { openBatch } from './batch-reader.ts';
import { renderBatch } from './batch-writer.ts';
import {
  sampleBatch,
  sampleOp,
  sampleRecords,
  township,
  townshipReads,
  village,
} from './testing/sample-batch.ts';

const count = 5_000;

test(`${count} ops`, async ({ bench }) => {
  const ops = Array.from({ length: count }, (_, index) => sampleOp(index));
  const records = sampleRecords(count);
  const { frozen, content } = sampleBatch(records);
  const render = () => renderBatch(frozen, content, village.signingKey, township.recipient);
  const { file } = await render();
  expect(file.length).toBeGreaterThan(count);

  await bench('encode ops', () => {
    for (const op of ops) encodeOp(op);
  }).run();
  await bench('encode pii', () => {
    for (let index = 0; index < count; index += 1)
      encodePii({ name: '张三', note: '土地承包合同到期后界址不清' });
  }).run();
  await bench('decode ops', () => {
    for (const { opBytes } of records) decodeOp(opBytes);
  }).run();
  await bench('render the file', async () => {
    await render();
  }).run();
  await bench('open and read the file', async () => {
    const batch = await openBatch(file, townshipReads());
    const items = batch.sender === 'active' ? [...batch.contents.read()] : [];
    expect(items).toHaveLength(count);
  }).run();
});
