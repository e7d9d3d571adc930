import type { ScryptCost } from './crypto/derive.ts';

/** What a host must supply. Nothing in core reaches for the environment by itself. */
export interface CorePorts {
  /** Folder that holds everything of one station; layout in `paths.ts`. */
  readonly dataDir: string;
  readonly migrationsDir: string;
  /** Where backups are kept until a person chooses another folder; never inside `dataDir`. */
  readonly backupDir: string;
  readonly appVersion: string;
  readonly host: 'electron' | 'loopback';
  readonly clock: Clock;
  readonly machine: MachineSecret;
  /** The sample register (`--demo`): every print and screen is marked. */
  readonly sample: boolean;
  /** What a guess at a person's secret costs, of wraps made from now on. No host sets it: for tests of something else. */
  readonly secretCost?: ScryptCost;
  /** The same of the digits that two stations compare: part of the format, so that a host with another could join nobody. */
  readonly checkCodeCost?: ScryptCost;
  listVolumes(): Promise<readonly Volume[]>;
}

export interface Clock {
  /** UTC milliseconds as the PC believes them. */
  now(): number;
}

/** 32 bytes bound to this PC. `os`: kept by the system's keyring; `file`: a file of this user (then secrets must be passphrases). */
export interface MachineSecret {
  readonly secret: Uint8Array;
  readonly strength: 'os' | 'file';
}

/** A place where a stick or a second disk may be: a mount point or a drive letter. */
export interface Volume {
  readonly path: string;
  readonly label: string;
  readonly removable: boolean;
  readonly freeBytes: number;
}
