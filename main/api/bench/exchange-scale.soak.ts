import { expect, test } from 'vitest';
import { exchangeBench, measureBatch, measureRebuild, printBatch } from '../testing/exchange-figures.ts';
import { middleOf } from '../testing/ratio.ts';

const batches = Number(process.env['OPEN_DOOR_SOAK_BATCHES'] ?? 20);
const opsPerBatch = 5_000;

// Ten batches are the 50,000 ops of the benchmark; twenty give the log whose tables are made again.
test(`${batches} batches of ${opsPerBatch} ops: the last are no dearer than the first, nothing is lost`, async () => {
  await using bench = await exchangeBench();
  const ratios: number[] = [];
  for (let batch = 1; batch <= batches; batch += 1) {
    const figures = await measureBatch(bench, opsPerBatch / 2);
    expect(figures.ops).toBeGreaterThanOrEqual(opsPerBatch);
    printBatch(`batch ${batch} of ${opsPerBatch} ops`, figures);
    ratios.push(figures.importMs / figures.unavoidable.importMs);
    await bench.pair.receipt();
  }
  // Against the bare work of the same minute in a register as large. One pair of runs is noise; that it grows shows in many.
  const quarter = Math.ceil(batches / 4);
  expect(middleOf(ratios.slice(-quarter))).toBeLessThan(1.5 * middleOf(ratios.slice(0, quarter)));
  const { ms, ops } = await measureRebuild(bench.pair.township);
  process.stdout.write(`rebuild of ${ops} ops: ${ms.toFixed(0)} ms = ${(ms / ops).toFixed(3)} ms per op\n`);
});
