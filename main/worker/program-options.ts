import { resolve } from 'node:path';
import { LOOK_EVERY_MS } from '../api/transport-work.ts';
import { defaultBackupDir, defaultDataDir } from './data-folder.ts';

/** What the command line of every host may say. */
export interface ProgramOptions {
  readonly dataDir: string;
  /** Where backups go until a person chooses another folder in the settings. */
  readonly backupDir: string;
  readonly sample: boolean;
  /** For tests and development: another build of the screens. */
  readonly rendererDir: string | null;
  /** For tests: moves the program's clock. */
  readonly clockOffsetMs: number;
  /** For tests and development: answers are held against the contract. */
  readonly checkOutputs: boolean;
  /** For tests: how often the program looks for files that came. */
  readonly lookEveryMs: number;
}

/** For `parseArgs`. */
export const programArguments = {
  'data-dir': { type: 'string' },
  'backup-dir': { type: 'string' },
  demo: { type: 'boolean', default: false },
  'renderer-dir': { type: 'string' },
  'clock-offset-ms': { type: 'string', default: '0' },
  'check-outputs': { type: 'boolean', default: false },
  'look-every-ms': { type: 'string', default: String(LOOK_EVERY_MS) },
} as const;

export interface ProgramValues {
  readonly 'data-dir'?: string | undefined;
  readonly 'backup-dir'?: string | undefined;
  readonly demo: boolean;
  readonly 'renderer-dir'?: string | undefined;
  readonly 'clock-offset-ms': string;
  readonly 'check-outputs': boolean;
  readonly 'look-every-ms': string;
}

/** Null for values that cannot be understood. */
export function programOptionsOf(values: ProgramValues): ProgramOptions | null {
  const clockOffsetMs = Number(values['clock-offset-ms']);
  const lookEveryMs = Number(values['look-every-ms']);
  if (!Number.isInteger(clockOffsetMs) || !Number.isInteger(lookEveryMs) || lookEveryMs < 1) return null;
  return {
    dataDir: values['data-dir'] ? resolve(values['data-dir']) : defaultDataDir(values.demo),
    backupDir: values['backup-dir'] ? resolve(values['backup-dir']) : defaultBackupDir(values.demo),
    sample: values.demo,
    rendererDir: values['renderer-dir'] ? resolve(values['renderer-dir']) : null,
    clockOffsetMs,
    checkOutputs: values['check-outputs'],
    lookEveryMs,
  };
}

/** How a host starts itself once more, for the sample register beside the real one: other folders, nothing shared. */
export function sampleArguments({
  dataDir,
  backupDir,
  rendererDir,
  clockOffsetMs,
  checkOutputs,
  lookEveryMs,
}: ProgramOptions): readonly string[] {
  return [
    '--demo',
    `--data-dir=${dataDir}-sample`,
    `--backup-dir=${backupDir}-sample`,
    `--clock-offset-ms=${clockOffsetMs}`,
    `--look-every-ms=${lookEveryMs}`,
    ...(rendererDir === null ? [] : [`--renderer-dir=${rendererDir}`]),
    ...(checkOutputs ? ['--check-outputs'] : []),
  ];
}
