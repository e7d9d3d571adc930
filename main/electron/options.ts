import { parseArgs } from 'node:util';
import { programArguments, programOptionsOf, type ProgramOptions } from '../worker/program-options.ts';

/** What the command line says. */
export interface ElectronOptions extends ProgramOptions {
  /** For `npm run smoke:electron`: proves the host, says what it found, and ends. */
  readonly selfTest: boolean;
}

const known = { ...programArguments, 'self-test': { type: 'boolean', default: false } } as const;

/** Null for options that cannot be understood. What is not ours is Chromium's, and stays unread here. */
export function parseOptions(args: readonly string[]): ElectronOptions | null {
  try {
    const { tokens } = parseArgs({
      args: [...args],
      options: known,
      strict: false,
      allowPositionals: true,
      tokens: true,
    });
    const own = tokens.flatMap((token) =>
      token.kind === 'option' && Object.hasOwn(known, token.name)
        ? [token.value === undefined ? token.rawName : `${token.rawName}=${token.value}`]
        : [],
    );
    const { values } = parseArgs({ args: own, options: known });
    const program = programOptionsOf(values);
    return program && { ...program, selfTest: values['self-test'] };
  } catch {
    return null;
  }
}
