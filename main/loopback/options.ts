import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { programArguments, programOptionsOf, type ProgramOptions } from '../worker/program-options.ts';

/** What the command line says. */
export interface LoopbackOptions extends ProgramOptions {
  /** 0: any free port. */
  readonly port: number;
  readonly openBrowser: boolean;
  /** For tests: where the first address is written to. */
  readonly ticketFile: string | null;
}

/** Null for a command line that cannot be understood. */
export function parseOptions(args: readonly string[]): LoopbackOptions | null {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...programArguments,
        port: { type: 'string', default: '0' },
        'no-open': { type: 'boolean', default: false },
        'ticket-file': { type: 'string' },
      },
    });
    const program = programOptionsOf(values);
    const port = Number(values.port);
    if (!program || !Number.isInteger(port) || port < 0 || port > 65_535) return null;
    return {
      ...program,
      port,
      openBrowser: !values['no-open'],
      ticketFile: values['ticket-file'] ? resolve(values['ticket-file']) : null,
    };
  } catch {
    return null;
  }
}
