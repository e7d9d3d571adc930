import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { channel } from '../../main/terms/channels.ts';
import { sealedRoute } from '../../main/terms/sealed-terms.ts';

/** Sealed accusations without anything of what they say; what they say stands in their ops, as an age file. */
export const sealed = sqliteTable(
  'sealed',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    registrationNo: text('registration_no').notNull(),
    lookupCode: text('lookup_code').notNull(),
    receivedOn: text('received_on').notNull(),
    channel: text({ enum: channel.codes }).notNull(),
    route: text({ enum: sealedRoute.codes }).notNull(),
    /** Day on which it went to the discipline organ. */
    routedOn: text('routed_on'),
  },
  (t) => [index('sealed_received').on(t.receivedOn, t.id)],
);

/** An officer's key under that person's own passphrase: neither the database key nor an administrator opens it. Local. */
export const sealedKey = sqliteTable(
  'sealed_key',
  {
    recipient: text().primaryKey().notNull(),
    staffId: text('staff_id').notNull(),
    /** Cost of scrypt, as JSON. */
    cost: text().notNull(),
    salt: text().notNull(),
    wrap: text().notNull(),
    createdAt: text('created_at').notNull(),
  },
  (t) => [index('sealed_key_staff').on(t.staffId, t.createdAt)],
);
