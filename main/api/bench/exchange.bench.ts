import { expect, test } from 'vitest';
import {
  exchangeBench,
  measureBatch,
  measureManyFiles,
  measureRebuild,
  otherForms,
  printBatch,
} from '../testing/exchange-figures.ts';

// One pass each, not a loop: a batch is frozen and taken in once. `npm run soak` has the long sizes.

test('export and import, 1,000 and 5,000 ops per batch', { timeout: 0 }, async () => {
  await using bench = await exchangeBench();
  // What runs first is not compiled yet: that is no figure of the exchange.
  await measureBatch(bench, 250);
  await bench.pair.receipt();
  for (const ops of [1_000, 5_000]) {
    const figures = await measureBatch(bench, ops / 2);
    expect(figures.ops).toBeGreaterThanOrEqual(ops);
    printBatch(`${ops} ops`, figures);
    await bench.pair.receipt();
  }
});

test('bytes of 1,000 ops against the same rows as gzipped JSON and as a sheet', { timeout: 0 }, async () => {
  await using bench = await exchangeBench();
  const { fileBytes, ops } = await measureBatch(bench, 500);
  const { gzippedJson, xlsx } = otherForms(bench.pair.village);
  const line = (name: string, bytes: number): string =>
    `${ops} ops: ${fileBytes} bytes ÷ ${bytes} as ${name} = ${(fileBytes / bytes).toFixed(2)}\n`;
  process.stdout.write(line('gzipped JSON', gzippedJson) + line('.xlsx', xlsx));
  expect(fileBytes).toBeGreaterThan(0);
});

test('30 files of 100 ops at the township', { timeout: 0 }, async () => {
  const { previewMs, importMs, ops } = await measureManyFiles(30, 50);
  expect(ops).toBeGreaterThanOrEqual(3_000);
  process.stdout.write(
    `30 files of 100 ops: shown in ${previewMs.toFixed(0)} ms, taken in in ${importMs.toFixed(0)} ms` +
      ` = ${(importMs / 30).toFixed(0)} ms per file, ${(importMs / ops).toFixed(3)} ms per op\n`,
  );
});

test('all tables again from a log of 10,000 ops', { timeout: 0 }, async () => {
  await using bench = await exchangeBench();
  await measureBatch(bench, 2_500);
  await bench.pair.receipt();
  await measureBatch(bench, 2_500);
  const { ms, ops } = await measureRebuild(bench.pair.township);
  expect(ops).toBeGreaterThan(10_000);
  process.stdout.write(`rebuild of ${ops} ops: ${ms.toFixed(0)} ms = ${(ms / ops).toFixed(3)} ms per op\n`);
});
