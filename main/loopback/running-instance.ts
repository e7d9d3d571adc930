import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../core/files/atomic-file.ts';
import { fieldOf, textOf } from '../worker/json-fields.ts';
import { controlHeader } from './request.ts';

/** How a second start reaches the first: readable to this user alone, worthless after the program has ended. */
interface Instance {
  readonly host: string;
  readonly controlToken: string;
}

const ANSWER_TIMEOUT_MS = 5_000;

const fileOf = (dataDir: string): string => join(dataDir, 'loopback.json');

export function announceInstance(dataDir: string, instance: Instance): void {
  writeFileAtomically(fileOf(dataDir), Buffer.from(JSON.stringify(instance)));
}

export function withdrawInstance(dataDir: string): void {
  rmSync(fileOf(dataDir), { force: true });
}

/** An address that opens the running program once more; null when the folder is held by something else. */
export async function askRunningInstance(dataDir: string): Promise<string | null> {
  try {
    const instance: unknown = JSON.parse(readFileSync(fileOf(dataDir), 'utf8'));
    const host = textOf(instance, 'host');
    if (!/^127\.0\.0\.1:\d{1,5}$/u.test(host)) return null;
    const response = await fetch(`http://${host}/control/ticket`, {
      method: 'POST',
      headers: { [controlHeader]: textOf(instance, 'controlToken') },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    const url = textOf(fieldOf(await response.json(), 'value'), 'url');
    return url.startsWith(`http://${host}/`) ? url : null;
  } catch {
    return null;
  }
}
