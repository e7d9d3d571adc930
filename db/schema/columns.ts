import { customType } from 'drizzle-orm/sqlite-core';

/** The same memory as plain bytes: the driver's Buffer would compare unequal to the same Uint8Array. */
export function plainBytes(stored: Uint8Array): Uint8Array {
  return new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
}

/** A BLOB as plain bytes. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'blob',
  fromDriver: plainBytes,
});
