import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  compareKept,
  compareReaders,
  hasPython,
  secondReaderScript,
} from './format/testing/second-reader.ts';

const seed = process.env['OPEN_DOOR_CORPUS_SEED'] ?? '1';

describe.skipIf(!hasPython)(
  'the second reader, written in Python from FORMAT.md (skipped without Python 3.8)',
  () => {
    test('its own cryptography meets the public vectors too, so that agreement means something', () => {
      const folder = fileURLToPath(new URL('../crypto/testing/vectors', import.meta.url));
      const { stdout } = spawnSync('python3', [secondReaderScript, '--public-vectors', folder], {
        encoding: 'utf8',
      });
      expect(JSON.parse(stdout)).toEqual({ run: 217, wrong: [] });
    });

    test(
      `both readers open the same keep-safe frames with a recovery code, and read the same notes (seed ${seed})`,
      {
        timeout: 60_000,
      },
      async () => {
        const { disagreements, ...figures } = await compareKept(seed, 120);
        process.stdout.write(`kept, seed ${seed}: ${JSON.stringify(figures)}\n`);
        expect(disagreements).toEqual([]);
        expect(figures.stricterZstd).toBeLessThan(13);
        expect(figures.opened).toBeGreaterThan(40);
        expect(figures.faultyOps).toBeGreaterThan(3);
        expect(Object.keys(figures.refused)).toEqual(
          expect.arrayContaining(['NEWER_MAJOR', 'DAMAGED', 'LIMIT', 'DECRYPT', 'NOT_A_NOTE']),
        );
      },
    );

    test(
      `both readers say the same of 400 files, sound and spoilt (seed ${seed})`,
      { timeout: 240_000 },
      async () => {
        const { disagreements, ...figures } = await compareReaders(seed, 400);
        process.stdout.write(`second reader, seed ${seed}: ${JSON.stringify(figures)}\n`);
        expect(disagreements).toEqual([]);
        expect(figures.stricterZstd + figures.lenientZstd).toBeLessThan(5);
        // A corpus that never opens, or in which nothing is wrong, would prove nothing.
        expect(figures.open).toBeGreaterThan(40);
        expect(figures.faultyOps).toBeGreaterThan(10);
        expect(Object.keys(figures.codes).length).toBeGreaterThan(12);
      },
    );
  },
);
