import { defineConfig } from 'vitest/config';

const timesOf = (name: string, fallback: number): number =>
  Number(process.env[`OPEN_DOOR_SOAK_${name}`] ?? fallback) - 1;

const rounds = ['db/store/migrate-killed.test.ts', 'main/api/{killed,backups-killed,disk-full}.test.ts'];

/** What takes hours: `npm run soak`, never part of `npm test`. */
export default defineConfig({
  test: {
    passWithNoTests: true,
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'long', include: ['{main,db}/**/*.soak.ts'] } },
      {
        // Properties again, on examples that nobody has seen: 500 in one go, 100,000 in all.
        extends: true,
        test: {
          name: 'examples',
          include: ['{main,db}/**/*.property.test.ts'],
          env: { OPEN_DOOR_ALL_EXAMPLES: '1' },
          repeats: timesOf('EXAMPLES', 200),
        },
      },
      {
        // Kills in every kind of work, and disks that are full, read-only or gone: a dozen in one go, 1,000 in all.
        extends: true,
        test: { name: 'rounds', include: rounds, repeats: timesOf('ROUNDS', 84) },
      },
    ],
  },
});
