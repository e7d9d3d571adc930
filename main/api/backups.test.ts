import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openBackup } from '../core/backups/backup-format.ts';
import { directoryOn } from '../core/backups/places.ts';
import { runBackup, type BackupWork } from '../core/backups/run-backup.ts';
import { commandSender, executeCommand } from './execute.ts';
import { SmallDisk, whyNoSmallDisk } from './testing/small-disk.ts';
import { TestStation } from './testing/test-station.ts';

const day = 86_400_000;

async function founded(): Promise<{
  station: TestStation;
  recoveryCode: string;
  /** Where backups lie on a disk or in a folder. */
  on: (root: string) => string;
}> {
  const station = new TestStation();
  const { recoveryCode, session } = await station.found();
  return { station, recoveryCode, on: (root) => directoryOn(root, session.stationId) };
}

const backups = (directory: string): string[] =>
  readdirSync(directory).filter((name) => name.startsWith('open-door-'));

async function outcomes(station: TestStation, onlyDue = false): Promise<(string | null)[]> {
  const { places } = await station.work('backup.run', { onlyDue });
  return places.map(({ error }) => error?.code ?? null);
}

/** A job under the test's own eyes: it sees each step, as a person who watches the bar. */
function workOf(
  { runtime }: TestStation,
  onProgress: (done: number, total: number) => unknown,
  isCancelled: () => boolean = () => false,
): BackupWork {
  const workplace = { runtime, handlers: {}, log: () => undefined };
  return {
    runtime,
    staffId: null,
    job: {
      progress: (done, total) => void (total > 0 && onProgress(done, total)),
      isCancelled,
      writer: commandSender((command) => executeCommand(workplace, command)),
    },
  };
}

describe('a backup', () => {
  test('lands in the default folder, is proved, noted, and opened by the recovery code alone', async () => {
    const { station, recoveryCode, on } = await founded();
    await using _ = station;
    expect(await station.call('backup.status', {})).toMatchObject({ light: 'green', verifiedAt: null });
    expect(await outcomes(station)).toEqual([null]);
    const file = join(on(station.backupDir), 'open-door-2026-11-23.odb');
    const { info } = openBackup(file, recoveryCode);
    expect(info).toMatchObject({
      stationName: '柳河村接访站',
      opCount: 2,
      madeAt: '2026-11-23T02:00:00.000Z',
    });
    expect(await station.call('backup.status', {})).toMatchObject({
      light: 'green',
      verifiedAt: '2026-11-23T02:00:00.000Z',
      folder: { path: station.backupDir, isDefault: true },
      places: [{ kind: 'folder', opCount: 2, bytes: statSync(file).size, sameVolume: true, failure: null }],
    });
    expect(readdirSync(station.dataDir)).not.toContain('backup-work');
  });

  test('is due once a day at each place, and a second one of the day takes the place of the first', async () => {
    const { station, on } = await founded();
    await using _ = station;
    expect(await outcomes(station, true)).toEqual([null]);
    expect(await outcomes(station, true)).toEqual([]);
    expect(await outcomes(station)).toEqual([null]);
    await station.wakeAt(station.nowMs + day);
    expect(await outcomes(station, true)).toEqual([null]);
    expect(backups(on(station.backupDir))).toEqual(['open-door-2026-11-23.odb', 'open-door-2026-11-24.odb']);
  });

  test('is kept for 14 days, and what an attempt left that was cut off goes with the next one', async () => {
    const { station, on } = await founded();
    await using _ = station;
    const directory = on(station.backupDir);
    for (let made = 0; made < 16; made += 1) {
      await outcomes(station);
      await station.wakeAt(station.nowMs + day);
      writeFileSync(join(directory, `open-door-2026-10-0${(made % 9) + 1}.odb.part`), 'half');
    }
    await outcomes(station);
    // 11-23 to 12-09 were written: the newest of November is among the 14.
    expect(readdirSync(directory)).toEqual(backups(directory));
    expect(backups(directory)).toHaveLength(14);
    expect(backups(directory)[0]).toBe('open-door-2026-11-26.odb');
  });

  test('that a person stops leaves no half file and the one before', async () => {
    const { station, on } = await founded();
    await using _ = station;
    await outcomes(station);
    const directory = on(station.backupDir);
    const before = readFileSync(join(directory, 'open-door-2026-11-23.odb'));
    await station.wakeAt(station.nowMs + day);
    let isCancelled = false;
    const run = runBackup(
      workOf(
        station,
        (done, total) => {
          isCancelled = done > total / 4;
        },
        () => isCancelled,
      ),
      false,
    );
    await expect(run).rejects.toThrow('CANCELLED');
    expect(readdirSync(directory)).toEqual(['open-door-2026-11-23.odb']);
    expect(readFileSync(join(directory, 'open-door-2026-11-23.odb'))).toEqual(before);
    expect(readdirSync(station.dataDir)).not.toContain('backup-work');
  });

  test('is missed in red after three days, with the reason of the last failure', async () => {
    const { station, on } = await founded();
    await using _ = station;
    await outcomes(station);
    rmSync(on(station.backupDir), { recursive: true });
    writeFileSync(on(station.backupDir), 'a file in the way');
    await station.wakeAt(station.nowMs + 3 * day);
    expect(await outcomes(station)).toEqual(['DISK_GONE']);
    expect(await station.call('backup.status', {})).toMatchObject({
      light: 'green',
      failure: { code: 'DISK_GONE' },
    });
    station.nowMs += 1;
    expect(await station.call('backup.status', {})).toMatchObject({
      light: 'red',
      verifiedAt: '2026-11-23T02:00:00.000Z',
      failure: { code: 'DISK_GONE', at: '2026-11-26T02:00:00.000Z' },
    });
    rmSync(on(station.backupDir));
    expect(await outcomes(station)).toEqual([null]);
    expect(await station.call('backup.status', {})).toMatchObject({ light: 'green', failure: null });
  });
});

describe('the folder', () => {
  test('is one that is there, and not inside the data folder', async () => {
    const { station } = await founded();
    await using _ = station;
    const choose = async (path: string): Promise<unknown> => {
      const answer = await station.ask('backup.chooseFolder', { path });
      return answer.ok ? null : answer.error.issues[0]?.code;
    };
    expect(await choose('backup')).toBe('ABSOLUTE');
    expect(await choose(join(station.root, 'none'))).toBe('MISSING');
    expect(await choose(station.dataDir)).toBe('INSIDE_DATA');
    mkdirSync(join(station.dataDir, 'deep', 'er'), { recursive: true });
    expect(await choose(join(station.dataDir, 'deep', 'er'))).toBe('INSIDE_DATA');
  });

  test('that was chosen and is not there now is not made anew on whatever lies below', async () => {
    const { station, on } = await founded();
    await using _ = station;
    const chosen = join(station.root, '另一块硬盘');
    mkdirSync(chosen);
    await station.call('backup.chooseFolder', { path: chosen });
    expect(await outcomes(station)).toEqual([null]);
    expect(backups(on(chosen))).toHaveLength(1);
    rmSync(join(chosen, 'OpenDoor'), { recursive: true });
    expect(await outcomes(station)).toEqual(['DISK_GONE']);
    expect(readdirSync(chosen)).toEqual([]);
    await station.call('backup.chooseFolder', { path: null });
    expect(await outcomes(station)).toEqual([null]);
    expect(backups(on(station.backupDir))).toHaveLength(1);
  });
});

/** A station with a marked stick of this size. */
async function withStick(size: string) {
  const { station, on } = await founded();
  const disk = new SmallDisk(size);
  station.volumes = [disk.volume];
  await station.call('backup.markStick', { path: disk.path, isMarked: true });
  const directory = on(disk.path);
  /** Everything on it but the marker. */
  const files = () =>
    readdirSync(directory)
      .filter((name) => name !== 'place.json')
      .map((name) => [name, readFileSync(join(directory, name)).toString('base64')]);
  return { station, disk, directory, files };
}

describe('a stick', () => {
  test('gets backups from the day it is marked until it is unmarked; what is on it stays', async () => {
    const { station, on } = await founded();
    await using _ = station;
    const [marked, other] = [join(station.root, 'E'), join(station.root, 'F')];
    station.volumes = [marked, other].map((path) => {
      mkdirSync(path);
      return { path, label: path.slice(-1), removable: true, freeBytes: 1 };
    });
    expect(await station.ask('backup.markStick', { path: station.root, isMarked: true })).toMatchObject({
      error: { code: 'DISK_GONE' },
    });
    await station.call('backup.markStick', { path: marked, isMarked: true });
    const { sticks } = await station.call('backup.sticks', {});
    expect(sticks.map(({ label, isMarked }) => [label, isMarked])).toEqual([
      ['E', true],
      ['F', false],
    ]);
    expect(await outcomes(station)).toEqual([null, null]);
    expect(backups(on(marked))).toHaveLength(1);
    expect(existsSync(join(other, 'OpenDoor'))).toBe(false);
    const { places } = await station.call('backup.status', {});
    expect(places.map(({ kind, label }) => [kind, label])).toEqual([
      ['folder', station.backupDir],
      ['stick', 'E'],
    ]);
    await station.call('backup.markStick', { path: marked, isMarked: false });
    await station.wakeAt(station.nowMs + day);
    expect(await outcomes(station)).toEqual([null]);
    expect(backups(on(marked))).toEqual(['open-door-2026-11-23.odb']);
  });

  describe.skipIf(whyNoSmallDisk !== null)(`of its own size (${whyNoSmallDisk ?? 'tmpfs'})`, () => {
    test('that is full, read-only or gone is told in its own words, and nothing on it changes', async () => {
      const { station, disk, directory, files } = await withStick('8m');
      await using _ = station;
      using __ = disk;
      expect(await outcomes(station)).toEqual([null, null]);
      const before = files();
      await station.wakeAt(station.nowMs + day);

      const filler = join(directory, 'filler');
      fillUp(filler);
      expect(await outcomes(station)).toEqual([null, 'DISK_FULL']);
      rmSync(filler);
      expect(files()).toEqual(before);

      disk.setReadOnly();
      expect(await outcomes(station)).toEqual([null, 'DISK_READ_ONLY']);
      expect(files()).toEqual(before);
      expect(await station.call('backup.status', {})).toMatchObject({
        light: 'green',
        failure: { code: 'DISK_READ_ONLY' },
      });

      disk.pull();
      expect(await outcomes(station)).toEqual([null]);
    });

    test('that is pulled out in the middle leaves nothing in its empty mount point', async () => {
      const { station, disk } = await withStick('8m');
      await using _ = station;
      using __ = disk;
      const ended = await runBackup(
        // The folder comes first, the stick second.
        workOf(station, (done, total) => done > total / 2 && disk.pull()),
        false,
      );
      expect(ended.map(({ error }) => error?.code ?? null)).toEqual([null, 'DISK_GONE']);
      expect(readdirSync(disk.path)).toEqual([]);
    });
  });
});

/** Writes until the disk says that it is full. */
function fillUp(path: string): void {
  try {
    for (let size = 1 << 16; ; size += 1 << 16) writeFileSync(path, Buffer.alloc(size));
  } catch {
    // Full.
  }
}
