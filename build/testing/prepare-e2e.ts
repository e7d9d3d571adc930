import { buildIfStale } from '../scripts/build.ts';
import { findChromium } from '../scripts/find-chromium.ts';

/** Before the first journey: the program as it is shipped, and a browser for it. */
export async function setup(): Promise<void> {
  await buildIfStale();
  process.env['OPEN_DOOR_BROWSER'] = await findChromium();
}
