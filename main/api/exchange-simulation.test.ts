import { expect, test, vi } from 'vitest';
import { simulate } from './testing/exchange-simulation.ts';

vi.mock('../core/crypto/random.ts', async () => (await import('./testing/seeded.ts')).seededRandom);
vi.mock('uuid', async () => (await import('./testing/seeded.ts')).seededUuid);

const timeout = 300_000;
/** `OPEN_DOOR_SEED=… npx vitest run --project unit main/api/exchange-simulation.test.ts` plays one again. */
const asked = process.env['OPEN_DOOR_SEED'];

// exchange.md §13: the month of twenty stations has a file of its own, beside which this one runs.
const worlds = asked === undefined ? Array.from({ length: 20 }, (_, index) => `world ${index + 1}`) : [asked];

test.each(worlds)(
  'seed %s: three villages and a township for ten days of lost, late and doubled files, restores and copies',
  { timeout },
  async (seed) => {
    const { violations } = await simulate({ seed, stations: 3, days: 10 });
    expect(violations).toEqual([]);
  },
);

// Chosen because each found a fault of the exchange when it was new.
test.each(['d', '6', '7', '23'])('seed %s, a small world with many mishaps', { timeout }, async (seed) => {
  const { violations } = await simulate({ seed, stations: 2, days: 6, mishap: 0.15 });
  expect(violations).toEqual([]);
});

test.each(['new keys 1', 'wide 21', 'wide 44'])(
  'seed %s, where both sides replace their keys and old registers come back',
  { timeout },
  async (seed) => {
    const { violations, figures } = await simulate({
      seed: asked ?? seed,
      stations: 3,
      days: 12,
      mishap: 0.2,
      newKeys: 0.3,
    });
    expect(violations).toEqual([]);
    expect(figures.newKeys).toBeGreaterThan(3);
  },
);

test('a seed plays the same again, op for op', { timeout }, async () => {
  const options = { seed: 'd', stations: 2, days: 6, mishap: 0.15 };
  const [once, again] = [await simulate(options), await simulate(options)];
  expect(again).toEqual(once);
});
