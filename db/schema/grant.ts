import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { exchangeLevels, piiUp } from '../../main/terms/exchange.ts';

/** The trust list: which PC of which station an issuer vouches for, and which it has revoked. */
export const device = sqliteTable(
  'device',
  {
    id: text().primaryKey().notNull(),
    issuerStation: text('issuer_station').notNull(),
    holderStation: text('holder_station').notNull(),
    name: text().notNull(),
    division12: text('division12').notNull(),
    level: text({ enum: exchangeLevels }).notNull(),
    signPublicKey: text('sign_public_key').notNull(),
    encryptPublicKey: text('encrypt_public_key').notNull(),
    validFrom: text('valid_from').notNull(),
    revoked: integer().notNull(),
  },
  (t) => [index('device_holder').on(t.holderStation)],
);

/** What a township lays down for itself and the stations below it. */
export const policy = sqliteTable(
  'policy',
  {
    id: text().primaryKey().notNull(),
    stationId: text('station_id').notNull(),
    piiUp: text('pii_up', { enum: piiUp.codes }).notNull(),
    recoveryRecipient: text('recovery_recipient').notNull(),
    /** age recipients, as JSON. */
    sealedRecipients: text('sealed_recipients').notNull(),
  },
  (t) => [index('policy_station').on(t.stationId)],
);
