import { customType } from 'drizzle-orm/sqlite-core';

/** A BLOB as plain bytes: the driver's Buffer would compare unequal to the same Uint8Array. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'blob',
  fromDriver: (stored) => new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength),
});
