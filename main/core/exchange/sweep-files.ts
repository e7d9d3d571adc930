import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesInQuarantine } from '../../../db/queries/batches-in.ts';
import { filesNotReceipted } from '../../../db/queries/batches-out.ts';
import { listStrangerFiles } from '../../../db/queries/strangers.ts';
import { namesIn } from '../files/names-in.ts';
import type { StationRuntime } from '../runtime.ts';

/** A person may come back to a file that was only looked at, or fetch one again, but not for ever. */
export const keptMs = 7 * 86_400_000;

/**
 * Clears away old files of the inbox and the outbox that nobody needs any more: what they held is in the log, or was
 * refused, or can be written again. What waits for a person stays, and what has no receipt yet (exchange.md P2).
 */
export function sweepExchangeFiles({ register, ports }: StationRuntime): void {
  const waiting = [
    ...filesInQuarantine(register.read),
    ...listStrangerFiles(register.read).map(({ fileHash }) => fileHash),
  ];
  const before = ports.clock.now() - keptMs;
  sweep(join(ports.dataDir, 'inbox'), new Set(waiting), before);
  sweep(join(ports.dataDir, 'outbox'), new Set(filesNotReceipted(register.read)), before);
}

function sweep(folder: string, kept: ReadonlySet<string>, before: number): void {
  for (const name of namesIn(folder)) {
    if (kept.has(name)) continue;
    try {
      const path = join(folder, name);
      const found = lstatSync(path);
      if (found.isFile() && found.mtimeMs < before) rmSync(path);
    } catch {
      // Gone or held open: the next sweep sees.
    }
  }
}
