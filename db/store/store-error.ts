/** What went wrong below the queries, as the rest of the program may know it: no path, no SQL, no data. */
export const storeErrorCodes = [
  'KEY_WRONG',
  'DAMAGED',
  'MISSING',
  'FROM_FUTURE',
  'MIGRATION_EDITED',
  'MIGRATION_OUT_OF_ORDER',
  'MIGRATION_FAILED',
  'DISK_FULL',
  'READ_ONLY',
  'BUSY',
  'IO',
] as const;
export type StoreErrorCode = (typeof storeErrorCodes)[number];

export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, cause?: unknown) {
    super(code, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}

/** Longest prefix first: extended result codes (`SQLITE_IOERR_WRITE`) belong to their family unless named here. */
const codeByPrefix: readonly (readonly [prefix: string, code: StoreErrorCode])[] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_IOERR', 'IO'],
  ['SQLITE_READONLY', 'READ_ONLY'],
  ['SQLITE_CORRUPT', 'DAMAGED'],
  ['SQLITE_NOTADB', 'DAMAGED'],
  ['SQLITE_BUSY', 'BUSY'],
  ['SQLITE_LOCKED', 'BUSY'],
  ['SQLITE_CANTOPEN', 'IO'],
  ['ENOSPC', 'DISK_FULL'],
  ['EDQUOT', 'DISK_FULL'],
  ['EROFS', 'READ_ONLY'],
  ['EACCES', 'READ_ONLY'],
  ['EPERM', 'READ_ONLY'],
];

function codeOf(error: Error): StoreErrorCode | undefined {
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const resultCode = error.code;
  const found = codeByPrefix.find(([prefix]) => resultCode.startsWith(prefix));
  // Any other failure of a system call on a file: a folder in the way, a drive that is gone.
  return found?.[1] ?? ('syscall' in error ? 'IO' : undefined);
}

/**
 * Finds the storage failure in what was thrown (drizzle wraps the driver's error as `cause`).
 * `undefined`: not a storage failure but a bug or a refused constraint; do not hide it.
 */
export function toStoreError(thrown: unknown): StoreError | undefined {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof StoreError) return error;
    const code = codeOf(error);
    if (code !== undefined) return new StoreError(code, thrown);
  }
  return undefined;
}

/** Runs a step of the storage layer; a storage failure leaves as StoreError, everything else as it is. */
export function mappingErrors<T>(step: () => T): T {
  try {
    return step();
  } catch (thrown) {
    throw toStoreError(thrown) ?? thrown;
  }
}
