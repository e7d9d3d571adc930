import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Two at a time: what the build machines and the village PCs have. */
const maxWorkers = 2;
/** A roomy nursery: tests leave much behind, and a tenth of their time went into clearing it up. */
const execArgv = ['--max-semi-space-size=32'];
/** A second, the default, is too short on a machine that is busy. */
const poll = { timeout: 15_000 };
const setupFiles = ['build/testing/fixed-seed.ts'];

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{main,db,build}/**/*.test.ts'],
          benchmark: { include: ['{main,db}/**/*.bench.ts'] },
          setupFiles,
          environment: 'node',
          pool: 'forks',
          execArgv,
          maxWorkers,
          expect: { poll },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.{ts,tsx}'],
          benchmark: { include: [] },
          setupFiles,
          environment: 'jsdom',
          pool: 'forks',
          execArgv,
          maxWorkers,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['renderer/e2e/**/*.e2e.ts'],
          benchmark: { include: ['renderer/e2e/**/*.bench.ts'] },
          globalSetup: 'build/testing/prepare-e2e.ts',
          environment: 'node',
          pool: 'forks',
          maxWorkers,
          // A build machine may stand still for a while; what fails twice is broken, and the report names every retry.
          retry: process.env['CI'] === undefined ? 0 : 1,
          expect: { poll },
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
