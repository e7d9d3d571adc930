import type { ErrorCode } from '../../contract/errors.ts';
import { AppError } from '../app-error.ts';

const codeBySystemError: Readonly<Record<string, ErrorCode>> = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EROFS: 'DISK_READ_ONLY',
  EACCES: 'DISK_READ_ONLY',
  EPERM: 'DISK_READ_ONLY',
  EBUSY: 'DISK_READ_ONLY',
  ENOENT: 'DISK_GONE',
  ENOTDIR: 'DISK_GONE',
  ENODEV: 'DISK_GONE',
  ENXIO: 'DISK_GONE',
  EIO: 'DISK_GONE',
  ESTALE: 'DISK_GONE',
  // Windows answers this for a stick that was pulled out while in use.
  UNKNOWN: 'DISK_GONE',
};

/** The system's own code of a failed file call, for example `ENOSPC`; null for any other error. */
export function systemErrorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** Turns a failed file call into DISK_FULL, DISK_READ_ONLY or DISK_GONE; every other error is given back as it is. */
export function asDiskError(error: unknown): unknown {
  const code = codeBySystemError[systemErrorCode(error) ?? ''];
  return code ? new AppError(code) : error;
}
