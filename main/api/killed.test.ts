import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { registerMany } from './testing/many-contacts.ts';
import { Pair } from './testing/pair.ts';
import { TestStation, testSecret } from './testing/test-station.ts';

const contacts = 200;

const script = (name: string) => join(import.meta.dirname, 'testing', name);
const begun = z.object({ staffId: z.string() });
const acknowledged = z.object({ contactId: z.string() });

function victimOf(name: string, args: readonly string[]): ChildProcess {
  const victim = spawn(process.execPath, [script(name), ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void victim.kill('SIGKILL'));
  return victim;
}

async function kill(victim: ChildProcess): Promise<void> {
  const ended = once(victim, 'exit');
  victim.kill('SIGKILL');
  await ended;
}

async function reopened(root: string, staffId: string): Promise<TestStation> {
  const station = new TestStation(root);
  const { token } = await station.call('session.unlock', { staffId, secret: testSecret });
  station.token = token ?? null;
  return station;
}

test.each(Array.from({ length: 8 }, (_, round) => round))(
  'kill -9 in the middle of writes loses nothing that was acknowledged, and leaves nothing half-written (%i)',
  async (round) => {
    const root = mkdtempSync(join(tmpdir(), 'killed-'));
    const victim = victimOf('write-forever.ts', [root]);
    const lines: string[] = [];
    if (!victim.stdout) throw new Error('No pipe');
    createInterface(victim.stdout).on('line', (line) => lines.push(line));
    while (lines.length < 3) await sleep(5);
    await sleep(20 + round * 23);
    await kill(victim);
    const [first = '', ...rest] = lines;
    await using station = await reopened(root, begun.parse(JSON.parse(first)).staffId);
    for (const line of rest) {
      const { contactId } = acknowledged.parse(JSON.parse(line));
      expect((await station.call('contact.get', { contactId })).registrationNo).toMatch(/^柳河/u);
    }
    expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
  },
);

test(
  'kill -9 in the middle of an import leaves the whole batch in or out',
  { timeout: 240_000 },
  async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    const status = await pair.village.call('session.get', {});
    if (!status.session) throw new Error('The village is locked');
    registerMany(pair.village, status.session, contacts);
    const file = join(pair.village.root, 'batch.xfb');
    writeFileSync(file, await pair.exported());
    const { session } = await pair.township.call('session.get', {});
    const staffId = session?.staffId ?? '';
    await pair.township.close();
    const outcomes = new Set<number>();
    let wholeMs = 0;
    // The first run is left alone: it tells how long an import takes on this machine, and when to kill the others.
    for (const part of [Infinity, 0, 0.3, 0.6, 0.8, 0.9, 1]) {
      const root = mkdtempSync(join(tmpdir(), 'killed-'));
      cpSync(pair.township.root, root, { recursive: true });
      const victim = victimOf('import-once.ts', [root, staffId, file]);
      if (!victim.stdout) throw new Error('No pipe');
      const lines: string[] = [];
      createInterface(victim.stdout).on('line', (line) => lines.push(line));
      while (lines.length === 0) await sleep(5);
      const started = performance.now();
      if (part === Infinity) while (lines.length < 2) await sleep(5);
      else await sleep(part * wholeMs);
      if (part === Infinity) wholeMs = performance.now() - started;
      await kill(victim);
      await using station = await reopened(root, staffId);
      const { total } = await station.call('contact.list', {});
      outcomes.add(total);
      expect([0, contacts]).toContain(total);
      expect(total === contacts || !lines.includes('acknowledged')).toBe(true);
      expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
      rmSync(root, { recursive: true, force: true });
    }
    // A kill that always came too early or too late would prove nothing.
    expect(outcomes).toEqual(new Set([0, contacts]));
    await pair.township[Symbol.asyncDispose]();
  },
);
