import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { App } from 'electron';
import { AppError } from '../core/app-error.ts';
import { sampleArguments, type ProgramOptions } from '../worker/program-options.ts';

/**
 * Opens the sample register in a process and a window of its own; one that is open already comes to the front. Answers
 * null: there is no address to go to. Errors: SAMPLE_NOT_OPENED.
 */
export async function openSample(options: ProgramOptions, app: App): Promise<null> {
  const program = app.isPackaged ? [] : [app.getAppPath()];
  const child = spawn(process.execPath, [...program, ...sampleArguments(options)], {
    detached: true,
    stdio: 'ignore',
  });
  try {
    await once(child, 'spawn');
  } catch {
    throw new AppError('SAMPLE_NOT_OPENED');
  }
  child.unref();
  return null;
}
