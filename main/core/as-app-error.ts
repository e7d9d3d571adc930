import { toStoreError, type StoreErrorCode } from '../../db/store/store-error.ts';
import type { ErrorCode } from '../contract/errors.ts';
import { AppError } from './app-error.ts';
import { asDiskError } from './files/disk-error.ts';

const codeByStoreError: Readonly<Record<StoreErrorCode, ErrorCode>> = {
  KEY_WRONG: 'DATABASE_DAMAGED',
  DAMAGED: 'DATABASE_DAMAGED',
  MISSING: 'DISK_GONE',
  FROM_FUTURE: 'DATABASE_FROM_FUTURE',
  // The program's own migrations are not those that made the file: another build of the program owns it.
  MIGRATION_EDITED: 'DATABASE_FROM_FUTURE',
  MIGRATION_OUT_OF_ORDER: 'DATABASE_FROM_FUTURE',
  MIGRATION_FAILED: 'DATABASE_DAMAGED',
  DISK_FULL: 'DISK_FULL',
  READ_ONLY: 'DISK_READ_ONLY',
  BUSY: 'DATABASE_BUSY',
  IO: 'DISK_GONE',
};

/** What was thrown as the error that a person may be told: AppErrors, storage and disk failures. Null: a bug. */
export function asAppError(thrown: unknown): AppError | null {
  if (thrown instanceof AppError) return thrown;
  const storeError = toStoreError(thrown);
  if (storeError) return new AppError(codeByStoreError[storeError.code]);
  const diskError = asDiskError(thrown);
  return diskError instanceof AppError ? diskError : null;
}
