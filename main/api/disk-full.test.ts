import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { countOps } from '../../db/queries/ops.ts';
import { hashProjection } from '../../db/queries/projection-dump.ts';
import { registerMany } from './testing/many-contacts.ts';
import { importedBy, Pair, visit } from './testing/pair.ts';
import { SmallDisk, whyNoSmallDisk } from './testing/small-disk.ts';
import { TestStation } from './testing/test-station.ts';

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

function newDisk(): SmallDisk {
  const disk = new SmallDisk('24m');
  onTestFinished(() => disk[Symbol.dispose]());
  return disk;
}

/** A pair in which the folder of one of the two is a file system of its own. */
async function pairOn(disk: SmallDisk): Promise<Pair> {
  const pair = new Pair(new TestStation(join(disk.path, 'village')));
  onTestFinished(() => pair[Symbol.asyncDispose]());
  await pair.found();
  await pair.enrol();
  await pair.receipt();
  return pair;
}

/** To the last byte: nothing more can be written. */
function fill(disk: SmallDisk): void {
  for (let size = 1 << 20; size >= 1; size = Math.floor(size / 2)) {
    try {
      for (;;) writeFileSync(join(disk.path, 'filler'), Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Not even this much.
    }
  }
}

function free(disk: SmallDisk): void {
  rmSync(join(disk.path, 'filler'));
}

function stateOf({ runtime: { register } }: TestStation): { ops: number; tables: string } {
  return { ops: countOps(register.read), tables: hashProjection(register.read) };
}

const dispute = {
  quickType: 'neighbour' as const,
  foundOn: '2026-11-23',
  foundBy: 'screening' as const,
  parties: [{ name: '张三' }, { name: '李四' }],
  summary: '邻居翻建院墙，占了过道',
};

/** A long story: a write-ahead log has room for a few short ones even on a full disk. */
const longVisit = { ...visit, matter: { ...visit.matter, facts: '下雨就淹。'.repeat(600) } };

const work: [string, (pair: Pair) => Promise<Answer>][] = [
  ['a registration', ({ village }) => village.ask('contact.register', longVisit)],
  ['a dispute', ({ village }) => village.ask('dispute.register', { dispute })],
  ['an export', exportedAgain],
  ['a backup of the same disk', backedUp],
  ['an import', importedAgain],
];

/** Each batch repeats what has no receipt. */
function exportedAgain({ village }: Pair): Promise<Answer> {
  return village.run('exchange.export', { place: null });
}

async function backedUp({ village }: Pair): Promise<Answer> {
  const done = await village.run('backup.run', {});
  if (!done.ok) return done;
  const failed = done.value.places.find(({ error }) => error);
  return failed?.error ? { ok: false, error: failed.error } : done;
}

/** The township's receipt, anew each time. */
async function importedAgain({ village, township, villageId }: Pair): Promise<Answer> {
  const { fileId } = await township.work('exchange.exportReceipt', { stationId: villageId, place: null });
  try {
    return await importedBy(village, await township.fetch(fileId));
  } catch {
    // The file itself did not fit.
    return { ok: false, error: { code: 'DISK_FULL' } };
  }
}

describe.skipIf(whyNoSmallDisk !== null)(`a disk of its own size (${whyNoSmallDisk ?? 'tmpfs'})`, () => {
  test.each(work)(
    'that is full: %s is refused by its code, leaves what was acknowledged as it was, and goes when there is room',
    async (_, step) => {
      const disk = newDisk();
      const pair = await pairOn(disk);
      const { village } = pair;
      const { session } = await village.call('session.get', {});
      registerMany(village, session, 20);
      fill(disk);
      let before = stateOf(village);
      let answer = await step(pair);
      // What still fits into the log on the disk is acknowledged, and counts.
      for (let count = 1; answer.ok && count < 2_000; count += 1) {
        before = stateOf(village);
        answer = await step(pair);
      }
      expect(answer).toMatchObject({ ok: false, error: { code: 'DISK_FULL' } });
      expect(stateOf(village)).toEqual(before);
      free(disk);
      expect(await step(pair)).toMatchObject({ ok: true });
      expect(await village.work('station.verify', {})).toMatchObject({ sound: true });
    },
  );

  test.each(work.filter(([name]) => name !== 'an import'))(
    'that became read-only: %s is refused by its code and changes nothing',
    async (_, step) => {
      const disk = newDisk();
      const pair = await pairOn(disk);
      await pair.village.call('contact.register', visit);
      await pair.village.close();
      disk.setReadOnly();
      await pair.village.restart();
      const refused = await step(pair);
      disk.setWritable();
      expect(refused.ok).toBe(false);
    },
  );

  test.each([
    ['full', fill, 'DISK_FULL'],
    ['read-only', (disk: SmallDisk) => disk.setReadOnly(), 'DISK_READ_ONLY'],
    ['pulled out', (disk: SmallDisk) => disk.pull(), 'DISK_GONE'],
  ] as const)(
    'a stick that is %s takes no batch, and what was frozen goes to the next one',
    async (_, spoil, code) => {
      const disk = newDisk();
      const pair = new Pair();
      onTestFinished(() => pair[Symbol.asyncDispose]());
      await pair.found();
      await pair.enrol();
      await pair.village.call('contact.register', visit);
      pair.village.volumes = [disk.volume];
      spoil(disk);
      if (code === 'DISK_GONE') pair.village.volumes = [];
      const refused = await pair.village.run('exchange.export', { place: disk.path });
      expect(refused).toMatchObject({ ok: false, error: { code } });
      const names = existsSync(disk.path) ? readdirSync(disk.path, { recursive: true }).map(String) : [];
      expect(names.filter((name) => /xfb/iu.test(name))).toEqual([]);
      const [frozen] = (await pair.village.call('exchange.status', {})).batches;
      expect(frozen?.state).toBe('frozen');
      const again = new SmallDisk('4m');
      onTestFinished(() => again[Symbol.dispose]());
      pair.village.volumes = [again.volume];
      const { fileName } = await pair.village.work('exchange.renderAgain', {
        batchId: frozen?.batchId ?? '',
        place: again.path,
      });
      expect(readdirSync(join(again.path, 'OpenDoor'))).toContain(fileName);
    },
  );
});
