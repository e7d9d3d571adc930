import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { compareReaders, hasPython } from './format/testing/second-reader.ts';

/** Another corpus at every run; give the printed seed back to see the same files again. */
const seed = process.env['OPEN_DOOR_CORPUS_SEED'] ?? randomBytes(6).toString('hex');
const files = Number(process.env['OPEN_DOOR_CORPUS_FILES'] ?? 20_000);

test.skipIf(!hasPython)(
  `both readers say the same of ${files} files (seed ${seed}; skipped without Python 3.8)`,
  async () => {
    process.stdout.write(`second reader: OPEN_DOOR_CORPUS_SEED=${seed} OPEN_DOOR_CORPUS_FILES=${files}\n`);
    const { disagreements, ...figures } = await compareReaders(seed, files);
    process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
    expect(disagreements).toEqual([]);
    expect(figures.files).toBe(files);
    // Above this the latitude would hide something: only a frame spoilt before it was signed can fall under it.
    expect(figures.stricterZstd + figures.lenientZstd).toBeLessThan(Math.max(10, files / 200));
  },
);
