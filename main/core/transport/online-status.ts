import type { OnlineStatus } from '../../contract/routes/transport.ts';
import { findSuperior } from '../exchange/peers.ts';
import type { StationRuntime } from '../runtime.ts';
import { longestWaitMs } from './back-off.ts';
import { lastAttempt, onlineSettings, type Attempt } from './online-settings.ts';
import { awaitingReceipt, nextToSend } from './send-plan.ts';

/** While all is well the program asks this often: what was registered meanwhile goes up together. */
export const contactEveryMs = 5 * 60_000;

/** How this village stands with its township's receiver; nobody is asked for it. */
export function onlineStatus(runtime: StationRuntime): OnlineStatus {
  const { read } = runtime.register;
  const { address, isOn } = onlineSettings(read);
  const last = lastAttempt(read);
  const awaiting = awaitingReceipt(runtime);
  const nowMs = runtime.ports.clock.now();
  const dueInMs = isOn && address !== null && findSuperior(read) ? dueIn(runtime, last) : null;
  return {
    address,
    isOn,
    hasWaiting: address !== null && nextToSend(runtime, null) !== null,
    last: last && {
      at: new Date(last.at).toISOString(),
      error: last.code === null ? null : { code: last.code, params: last.params },
      isStopped: last.code !== null && last.waitMs === null,
    },
    awaiting: awaiting && { seq: awaiting.seq, at: awaiting.exportedAt ?? awaiting.createdAt },
    dueInMs,
    dueAt: dueInMs === null ? null : new Date(nowMs + dueInMs).toISOString(),
  };
}

function dueIn(runtime: StationRuntime, last: Attempt | null): number {
  if (!last) return 0;
  const elapsed = runtime.ports.clock.now() - last.at;
  // The clock was set back.
  if (elapsed < 0) return 0;
  const isStopped = last.code !== null && last.waitMs === null;
  if (isStopped && nextToSend(runtime, last.batchId)) return 0;
  const wait = last.waitMs ?? (isStopped ? longestWaitMs : contactEveryMs);
  return Math.max(0, wait - elapsed);
}
