import { basename } from 'node:path';

/** One line of the support log: codes, counts and places in the program; never a message, a path or a person's data. */
export interface LogEntry {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

export type Log = (entry: LogEntry) => void;

const MAX_FRAMES = 12;

/** An unexpected error by its name, code and place. Its message is left out: it may quote what somebody typed. */
export function describeError(thrown: unknown): Readonly<Record<string, string>> {
  if (!(thrown instanceof Error)) return { error: typeof thrown };
  return {
    error: thrown.name,
    ...('code' in thrown && typeof thrown.code === 'string' ? { errorCode: thrown.code } : {}),
    place: framesOf(thrown).join(' < '),
  };
}

/** `function file:line:column` of each frame; folders are left out, because they contain the user's name. */
function framesOf(error: Error): readonly string[] {
  const stack = (error.stack ?? '').replace(error.message, '');
  return stack
    .split('\n')
    .map(
      (line) =>
        /^\s+at (?:(?<name>[\w.#<> ]+) \()?(?<file>[^()]+?)(?<place>:\d+:\d+)\)?$/u.exec(line)?.groups,
    )
    .filter((frame) => frame !== undefined)
    .slice(0, MAX_FRAMES)
    .map(({ name, file, place }) => `${name ?? ''} ${basename(file ?? '')}${place ?? ''}`.trim());
}
