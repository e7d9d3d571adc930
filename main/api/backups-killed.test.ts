import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { databasePieces, openBackup } from '../core/backups/backup-format.ts';
import { directoryOn } from '../core/backups/places.ts';
import { TestStation, testSecret } from './testing/test-station.ts';

const told = z.object({ recoveryCode: z.string(), staffId: z.string(), stationId: z.string() });
const child = join(import.meta.dirname, 'testing', 'back-up-forever.ts');

test.each([0, 1, 2, 3, 4, 5])(
  'kill -9 in the middle of backups leaves only whole ones, and the next clears the rest away (%i)',
  async (round) => {
    const root = mkdtempSync(join(tmpdir(), 'killed-'));
    const victim = spawn(process.execPath, [child, root], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void victim.kill('SIGKILL'));
    const [line] = await once(createInterface(victim.stdout), 'line');
    const { recoveryCode, staffId, stationId } = told.parse(JSON.parse(String(line)));
    const directory = directoryOn(join(root, 'backup'), stationId);
    while (!existsSync(directory)) await sleep(5);
    await sleep(60 + round * 37);
    const ended = once(victim, 'exit');
    victim.kill('SIGKILL');
    await ended;

    await using station = new TestStation(root);
    const whole = readdirSync(directory).filter((name) => name.endsWith('.odb'));
    for (const name of whole) {
      const path = join(directory, name);
      for (const _ of databasePieces(path, openBackup(path, recoveryCode)));
    }
    station.nowMs += 365 * 86_400_000;
    const opened = await station.call('session.unlock', { staffId, secret: testSecret });
    station.token = opened.token ?? null;
    expect(await station.work('backup.run', {})).toMatchObject({ places: [{ error: null }] });
    expect(readdirSync(directory).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(readdirSync(station.dataDir)).not.toContain('backup-work');
  },
);
