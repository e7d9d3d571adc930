import type { Clock, CorePorts, MachineSecret } from '../core/ports.ts';
import { listVolumes } from './volumes.ts';

/** The ports of core as plain data, so that every thread can build its own. */
export interface PortsData {
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly backupDir: string;
  readonly appVersion: string;
  readonly host: CorePorts['host'];
  readonly machine: MachineSecret;
  readonly sample: boolean;
  /** For tests: moves the program's clock against the PC's. */
  readonly clockOffsetMs?: number;
}

export function buildPorts({ clockOffsetMs = 0, ...data }: PortsData): CorePorts {
  return { ...data, clock: offsetClock(clockOffsetMs), listVolumes: () => listVolumes() };
}

function offsetClock(offsetMs: number): Clock {
  return { now: () => Date.now() + offsetMs };
}
