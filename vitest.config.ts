import { globSync, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Two at a time: what the build machines and the village PCs have. */
const maxWorkers = 2;
/** A roomy nursery: tests leave much behind, and a tenth of their time went into clearing it up. */
const execArgv = ['--max-semi-space-size=32'];
/** A second, the default, is too short on a machine that is busy. */
const poll = { timeout: 15_000 };
const setupFiles = ['build/testing/fixed-seed.ts'];

/**
 * Modules are read once per worker, and stay compiled: half of the time of a short file went into that. What puts
 * something in the place of a module gets a process of its own instead.
 */
const isolate = false;
const unitTests = '{main,db,build}/**/*.test.ts';
const mocking = globSync(unitTests).filter((path) => readFileSync(path, 'utf8').includes('vi.mock('));

/**
 * Registers wait for the disk at each commit, and thousands are made: where the system has room in memory, they are made
 * there. What a power cut takes is no subject of these tests; what a killed process leaves is the same.
 */
const memory = '/dev/shm';
const room = 2 * 1024 ** 3;
if (process.env['TMPDIR'] === undefined && hasRoom()) {
  const scratch = mkdtempSync(join(memory, 'open-door-tests-'));
  process.env['TMPDIR'] = scratch;
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
}

/** Threads and processes that the tests start read hundreds of modules each: compiled once, they start in half the time. */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > room;
  } catch {
    return false;
  }
}

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: [unitTests],
          exclude: mocking,
          isolate,
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
        test: {
          name: 'mocked',
          include: mocking,
          benchmark: { include: [] },
          setupFiles,
          environment: 'node',
          pool: 'forks',
          execArgv,
          maxWorkers,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.{ts,tsx}'],
          isolate,
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
          isolate,
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
