import { AppError } from '../../app-error.ts';
import { decodeBatchHeader, type BatchHeader } from './batch-header.ts';
import { batchLimits } from './batch-limits.ts';
import { peekHeaderBytes, readContainer } from './container.ts';

/** What can be said about a file without any key. */
export interface FileCheck {
  /** Bytes. */
  readonly length: number;
  /** Kind, addressee, sender and number as the public header claims them; null when it cannot be read. */
  readonly header: BatchHeader | null;
  /** The first fault of steps 2 to 4; null for a file that is whole. */
  readonly fault: AppError | null;
}

/** Whether a batch file arrived whole, and for whom: for `xfb check` and the watched folder. Never throws. */
export function checkFile(file: Uint8Array, maxFile: number = batchLimits.fileCeiling): FileCheck {
  const whole = attempt(() => decodeBatchHeader(readContainer(file, maxFile).headerBytes));
  if (!(whole instanceof AppError)) return { length: file.length, header: whole, fault: null };
  return { length: file.length, header: peekHeader(file, whole), fault: whole };
}

function peekHeader(file: Uint8Array, fault: AppError): BatchHeader | null {
  if (fault.code === 'NOT_A_BATCH' || fault.code === 'NEWER_MAJOR') return null;
  const bytes = peekHeaderBytes(file);
  const header = bytes === null ? null : attempt(() => decodeBatchHeader(bytes));
  return header instanceof AppError ? null : header;
}

function attempt<T>(work: () => T): T | AppError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}
