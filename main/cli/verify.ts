import { verifyRegister } from '../core/log/verify.ts';
import type { StationRuntime } from '../core/runtime.ts';
import { exitCodes, type Checked } from './check.ts';
import { words } from './words.ts';

/** What `xfb verify` says of an open register: chains of ops, audit and batches, receipts, and the rebuilt tables. */
export function verifyOpen({ register, ports }: StationRuntime): Checked {
  const found = verifyRegister(register.read, ports, { progress: () => undefined, isCancelled: () => false });
  return {
    exitCode: found.sound ? exitCodes.whole : exitCodes.damaged,
    lines: [
      found.sound ? words.sound : words.broken,
      words.figures(found.ops, found.auditRows),
      ...Object.entries(found.faults)
        .filter(([, count]) => count > 0)
        .map(([fault, count]) => words.fault(fault, count)),
      words.hash(found.projectionHash, found.rebuiltHash),
    ],
  };
}
