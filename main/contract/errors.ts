/**
 * Every error that may reach a person. The sentence (what happened, what was kept, what to do) is made in the
 * renderer from code and params; a test there holds that each code has its sentence in every language.
 */
export const errorCodes = [
  // dispatch
  'INTERNAL',
  'ROUTE_NOT_FOUND',
  'INPUT_INVALID',
  'FORBIDDEN',
  'SESSION_REQUIRED',
  'STATION_NOT_READY',
  'CANCELLED',
  'NOT_FOUND',
  'CONFLICT',
  // host
  'HOST_REFUSED',
  'PDF_UNAVAILABLE',
  // station, staff, keys
  'STATION_EXISTS',
  'SECRET_WRONG',
  'SECRET_WAIT',
  'SECRET_WEAK',
  'RECOVERY_CODE_WRONG',
  'RECOVERY_CODE_MISREAD',
  'MACHINE_SECRET_UNAVAILABLE',
  'KEYRING_DAMAGED',
  'STAFF_LAST_ADMIN',
  'STAFF_HAS_OPEN_WORK',
  // register
  'REASON_REQUIRED',
  'LOOKUP_CODE_INVALID',
  'BLANK_SET_USED',
  'REPRESENTATIVES_TOO_MANY',
  'REPORT_NIL_REFUSED',
  'REPORT_ALREADY_SIGNED',
  'REPORT_NOT_YET_DUE',
  'SEALED_RECIPIENT_MISSING',
  // storage
  'DISK_FULL',
  'DISK_READ_ONLY',
  'DISK_GONE',
  'DATABASE_DAMAGED',
  'DATABASE_FROM_FUTURE',
  'DATABASE_BUSY',
  'BACKUP_INVALID',
  'BACKUP_CODE_WRONG',
  'FILE_TOO_LARGE',
  'FILE_NOT_FOUND',
  // exchange (exchange.md §5)
  'NOT_A_BATCH',
  'NEWER_MAJOR',
  'TRUNCATED',
  'DAMAGED',
  'WRONG_RECIPIENT',
  'DECRYPT',
  'SIGNATURE',
  'UNKNOWN_SENDER',
  'REVOKED',
  'HEADER_SWAP',
  'FRAME_HASH',
  'LIMIT',
  'BAD_JSON',
  'COUNT',
  'NOT_A_CARD',
  'CHECK_CODE_WRONG',
  'CHECK_CODE_MISREAD',
  'NOT_ENROLLED',
  'NOTHING_TO_SEND',
] as const;

export type ErrorCode = (typeof errorCodes)[number];
