import { expect, test, vi } from 'vitest';
import { simulate } from './testing/exchange-simulation.ts';

vi.mock('../core/crypto/random.ts', async () => (await import('./testing/seeded.ts')).seededRandom);
vi.mock('uuid', async () => (await import('./testing/seeded.ts')).seededUuid);

const asked = process.env['OPEN_DOOR_SEED'];
const worlds = asked === undefined ? Array.from({ length: 3 }, (_, index) => `packs ${index + 1}`) : [asked];

test.each(worlds)(
  'seed %s: villages lose their register with every backup and begin again; a township is restored meanwhile',
  { timeout: 300_000 },
  async (seed) => {
    const { violations, figures } = await simulate({
      seed,
      stations: 2,
      days: 10,
      mishap: 0.08,
      beginsAgain: 0.15,
      kinds: ['restored'],
    });
    expect(violations).toEqual([]);
    expect(figures.mishaps).toBeGreaterThan(0);
  },
);

// Chosen because it found a fault when it was new: a township that was put back never heard of the PC before the present one.
test('seed wide 8, with every kind of mishap', { timeout: 300_000 }, async () => {
  const { violations } = await simulate({
    seed: 'wide 8',
    stations: 2,
    days: 10,
    mishap: 0.12,
    beginsAgain: 0.25,
    newKeys: 0.1,
  });
  expect(violations).toEqual([]);
});
