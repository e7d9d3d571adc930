import { expect, test, vi } from 'vitest';
import { simulate } from './testing/exchange-simulation.ts';

vi.mock('../core/crypto/random.ts', async () => (await import('./testing/seeded.ts')).seededRandom);
vi.mock('uuid', async () => (await import('./testing/seeded.ts')).seededUuid);

test('twenty villages and a township for a month of lost, late and doubled files, restores and copies', async () => {
  const { violations, figures } = await simulate({ seed: 'a month', stations: 20, days: 30 });
  expect(violations).toEqual([]);
  expect(figures.attempted).toBeGreaterThan(900);
}, 300_000);
