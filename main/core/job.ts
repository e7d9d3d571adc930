import type { WriterCommands } from './writer-commands.ts';

/** Given to long work in the jobs thread: progress out, cancel in, and the one way to reach the writer. */
export interface JobControl {
  /** Cheap enough for every record; `total` 0 = not yet known; `step` is a code for the renderer. */
  progress(done: number, total: number, step: string): void;
  /** True once a person has asked to stop; the job then throws AppError('CANCELLED') at a safe place. */
  isCancelled(): boolean;
  /** Runs a short command in the writer thread and waits for it; AppErrors cross unchanged. */
  writer<K extends keyof WriterCommands>(
    command: K,
    input: Parameters<WriterCommands[K]>[1],
  ): Promise<ReturnType<WriterCommands[K]>>;
}
