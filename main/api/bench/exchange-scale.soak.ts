import { expect, test } from 'vitest';
import { joinedPair, measureBatch, measureRebuild, printBatch } from '../testing/exchange-figures.ts';

const batches = Number(process.env['OPEN_DOOR_SOAK_BATCHES'] ?? 20);
const opsPerBatch = 5_000;

// Ten batches are the 50,000 ops of the benchmark; twenty give the log whose tables are made again.
test(`${batches} batches of ${opsPerBatch} ops: no batch is dearer than the one before, nothing is lost`, async () => {
  const { pair, session } = await joinedPair();
  await using _ = pair;
  const perOp: number[] = [];
  for (let batch = 1; batch <= batches; batch += 1) {
    const figures = await measureBatch(pair, session, opsPerBatch / 2);
    expect(figures.ops).toBeGreaterThanOrEqual(opsPerBatch);
    printBatch(`batch ${batch} of ${opsPerBatch} ops`, figures);
    perOp.push(figures.importMs / figures.ops);
    await pair.receipt();
  }
  expect(Math.max(...perOp)).toBeLessThan(5 * Math.min(...perOp));
  const { ms, ops } = await measureRebuild(pair.township);
  process.stdout.write(`rebuild of ${ops} ops: ${ms.toFixed(0)} ms = ${(ms / ops).toFixed(3)} ms per op\n`);
});
