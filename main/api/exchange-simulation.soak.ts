import { expect, test, vi } from 'vitest';
import { simulate, type Figures } from './testing/exchange-simulation.ts';

vi.mock('../core/crypto/random.ts', async () => (await import('./testing/seeded.ts')).seededRandom);
vi.mock('uuid', async () => (await import('./testing/seeded.ts')).seededUuid);

const numberOf = (name: string, fallback: number): number =>
  Number(process.env[`OPEN_DOOR_${name}`] ?? fallback);
const seeds = numberOf('SEEDS', 200);
const stations = numberOf('STATIONS', 30);
const days = numberOf('DAYS', 60);
const mishap = numberOf('MISHAP_PERCENT', 3) / 100;
const newKeys = numberOf('NEW_KEYS_PERCENT', 1) / 100;
const beginsAgain = numberOf('BEGINS_AGAIN_PERCENT', 0.5) / 100;
/** No new world is begun after this; what was run is said. */
const minutes = numberOf('MINUTES', 60);
const firstSeed = process.env['OPEN_DOOR_SEED'] ?? new Date().toISOString();

test('many worlds of lost, late and doubled files, restores and copies', async () => {
  const started = performance.now();
  const total: Record<string, number> = {};
  let worlds = 0;
  while (worlds < seeds && performance.now() - started < minutes * 60_000) {
    const seed = worlds === 0 ? firstSeed : `${firstSeed} ${worlds}`;
    const { figures, violations } = await simulate({ seed, stations, days, mishap, newKeys, beginsAgain });
    expect(violations).toEqual([]);
    add(total, figures);
    worlds += 1;
  }
  process.stdout.write(`${worlds} worlds of ${stations} stations × ${days} days: ${JSON.stringify(total)}\n`);
});

function add(total: Record<string, number>, figures: Figures): void {
  for (const [name, value] of Object.entries(figures)) total[name] = (total[name] ?? 0) + Number(value);
}
