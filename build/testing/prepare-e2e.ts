import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareStations } from '../../renderer/e2e/prepared-stations.ts';
import { buildIfStale } from '../scripts/build.ts';
import { findChromium } from '../scripts/find-chromium.ts';

/** Before the first journey: the program as it is shipped, a browser for it, and stations to begin with. */
export async function setup(): Promise<() => void> {
  await buildIfStale();
  process.env['OPEN_DOOR_BROWSER'] = await findChromium();
  const folder = mkdtempSync(join(tmpdir(), 'prepared-'));
  await prepareStations(folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
