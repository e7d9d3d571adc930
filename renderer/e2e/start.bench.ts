import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openMachineSecretFile } from '../../main/core/keys/machine-secret-file.ts';
import { registerMany } from '../../main/api/testing/many-contacts.ts';
import { printRatio } from '../../main/api/testing/ratio.ts';
import { testSecret, TestStation } from '../../main/api/testing/test-station.ts';
import { openWindow, StationHost } from './station-host.ts';

const rounds = 5;

/** A register as an old station has it, in the folder of a host that was not started yet. */
async function fill(host: StationHost, contacts: number): Promise<void> {
  const station = new TestStation(host.root);
  station.machineSecret = Uint8Array.from(openMachineSecretFile(host.dataDir, host.env).secret);
  await station.restart();
  const { session } = await station.found();
  registerMany(station, session, contacts);
  await station.close();
}

/** Milliseconds from the start of the process to the list of visits on the screen; the passphrase is typed at once. */
async function timeToList(host: StationHost, isEmpty: boolean): Promise<number> {
  const start = performance.now();
  const { page } = await openWindow(await host.start());
  await page.getByLabel('口令短语', { exact: true }).fill(testSecret);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '锁屏' }).waitFor();
  await page.keyboard.press('Alt+2');
  await page.getByPlaceholder('回执上的查询码').waitFor();
  await page
    .getByText(isEmpty ? /./u : /第\d+件/u)
    .first()
    .waitFor();
  const ms = performance.now() - start;
  await page.context().close();
  return ms;
}

/** Resident memory of the host's process, MB. */
function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / 1024;
}

async function measure(contacts: number): Promise<{ readonly ms: number; readonly mb: number }> {
  await using host = new StationHost('data');
  await fill(host, contacts);
  const times: number[] = [];
  let mb = 0;
  for (let round = 0; round < rounds; round += 1) {
    times.push(await timeToList(host, contacts === 0));
    mb = Math.max(mb, residentMb(host.pid));
    await host.stop();
  }
  return { ms: times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0, mb };
}

test('time to a usable window and memory of the host with 100,000 contacts', { timeout: 0 }, async () => {
  const empty = await measure(0);
  const full = await measure(Number(process.env['OPEN_DOOR_BENCH_CONTACTS'] ?? 100_000));
  printRatio('time to a usable window, 100,000 contacts ÷ none', full.ms, empty.ms, 'aim ≤ 1.3');
  process.stdout.write(
    `memory of the host: ${full.mb.toFixed(0)} MB with 100,000 contacts, ${empty.mb.toFixed(0)} MB with none (aim < 200 MB)\n`,
  );
  expect(full.ms).toBeGreaterThan(0);
});
