import type { ErrorCode } from '../../contract/errors.ts';

/** Refusals that say something about the file; any other one is this PC's trouble, and the file stays for later. */
const faultsOfFiles: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'NOT_A_BATCH',
  'NEWER_MAJOR',
  'TRUNCATED',
  'DAMAGED',
  'WRONG_RECIPIENT',
  'FORMER_DEVICE',
  'DECRYPT',
  'SIGNATURE',
  'UNKNOWN_SENDER',
  'STRANGERS_FULL',
  'REVOKED',
  'HEADER_SWAP',
  'FRAME_HASH',
  'LIMIT',
  'BAD_JSON',
  'COUNT',
]);

/** Whether a refusal says something about the file, whoever brings it. */
export function isTheFiles(code: ErrorCode): boolean {
  return faultsOfFiles.has(code);
}
