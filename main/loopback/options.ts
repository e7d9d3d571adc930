import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultBackupDir, defaultDataDir } from '../worker/data-folder.ts';

/** What the command line says. */
export interface LoopbackOptions {
  readonly dataDir: string;
  /** Where backups go until a person chooses another folder in the settings. */
  readonly backupDir: string;
  /** 0: any free port. */
  readonly port: number;
  readonly openBrowser: boolean;
  readonly sample: boolean;
  /** For tests and development: another build of the screens. */
  readonly rendererDir: string | null;
  /** For tests: where the first address is written to. */
  readonly ticketFile: string | null;
  /** For tests: moves the program's clock. */
  readonly clockOffsetMs: number;
  /** For tests and development: answers are held against the contract. */
  readonly checkOutputs: boolean;
}

/** Null for a command line that cannot be understood. */
export function parseOptions(args: readonly string[]): LoopbackOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'data-dir': { type: 'string' },
        'backup-dir': { type: 'string' },
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        demo: { type: 'boolean', default: false },
        'renderer-dir': { type: 'string' },
        'ticket-file': { type: 'string' },
        'clock-offset-ms': { type: 'string', default: '0' },
        'check-outputs': { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    const clockOffsetMs = Number(values['clock-offset-ms']);
    if (!Number.isInteger(port) || port < 0 || port > 65_535 || !Number.isInteger(clockOffsetMs)) return null;
    return {
      dataDir: values['data-dir'] ? resolve(values['data-dir']) : defaultDataDir(values.demo),
      backupDir: values['backup-dir'] ? resolve(values['backup-dir']) : defaultBackupDir(values.demo),
      port,
      openBrowser: !values['no-open'],
      sample: values.demo,
      rendererDir: values['renderer-dir'] ? resolve(values['renderer-dir']) : null,
      ticketFile: values['ticket-file'] ? resolve(values['ticket-file']) : null,
      clockOffsetMs,
      checkOutputs: values['check-outputs'],
    };
  } catch {
    return null;
  }
}
