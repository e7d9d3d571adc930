import { expect, test } from 'vitest';
import { killWriter } from './testing/kill-writer.ts';

const kills = Number(process.env['OPEN_DOOR_SOAK_KILLS'] ?? 5_000);
const longestMs = 400;

test(`kill -9, ${kills} times in the middle of writes: nothing acknowledged is lost, nothing is half-written`, async () => {
  const figures = { attempted: 0, acknowledged: 0, lost: 0, unexpected: 0 };
  while (figures.attempted < kills) {
    const { acknowledged, lost, sound } = await killWriter(Math.random() * longestMs);
    figures.attempted += 1;
    figures.acknowledged += acknowledged;
    figures.lost += lost;
    if (!sound) figures.unexpected += 1;
    if (figures.attempted % 100 === 0) process.stdout.write(`${JSON.stringify(figures)}\n`);
  }
  process.stdout.write(`${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ attempted: kills, lost: 0, unexpected: 0 });
});
