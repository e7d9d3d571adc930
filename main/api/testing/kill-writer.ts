import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { TestStation, testSecret } from './test-station.ts';

const begun = z.object({ staffId: z.string() });
const told = z.object({ contactId: z.string() });

/** The station of a process that was killed, unlocked again. */
export async function reopened(
  root: string,
  staffId: string,
  machineSecret?: Uint8Array<ArrayBuffer>,
): Promise<TestStation> {
  const station = new TestStation(root);
  if (machineSecret) {
    station.machineSecret = machineSecret;
    await station.restart();
  }
  const { token } = await station.call('session.unlock', { staffId, secret: testSecret });
  station.token = token ?? null;
  return station;
}

/** Kills a process that registers without end, this long after its first acknowledgements, and looks at what is left. */
export async function killWriter(
  afterMs: number,
): Promise<{ readonly acknowledged: number; readonly lost: number; readonly sound: boolean }> {
  const root = mkdtempSync(join(tmpdir(), 'killed-'));
  const victim = spawn(process.execPath, [join(import.meta.dirname, 'write-forever.ts'), root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(victim, 'exit');
  const lines: string[] = [];
  try {
    createInterface(victim.stdout).on('line', (line) => lines.push(line));
    while (lines.length < 3) await sleep(5);
    await sleep(afterMs);
  } finally {
    victim.kill('SIGKILL');
    await ended;
  }
  const [first = '', ...rest] = lines;
  await using station = await reopened(root, begun.parse(JSON.parse(first)).staffId);
  let lost = 0;
  for (const line of rest) {
    const { contactId } = told.parse(JSON.parse(line));
    const found = await station.ask('contact.get', { contactId });
    if (!found.ok || !found.value.registrationNo.startsWith('柳河')) lost += 1;
  }
  const { sound } = await station.work('station.verify', {});
  return { acknowledged: rest.length, lost, sound };
}
