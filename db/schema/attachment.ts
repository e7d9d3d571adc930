import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { attachmentOwners, attachmentStates, mediaType } from '../../main/terms/attachment-terms.ts';
import { hexLength, oneOf } from './checks.ts';

/** Files that belong to records; what they hold lies encrypted beside the database, its key in the personal data of the op. */
export const attachment = sqliteTable(
  'attachment',
  {
    id: text().primaryKey().notNull(),
    subjectEntity: text('subject_entity', { enum: attachmentOwners }).notNull(),
    subjectId: text('subject_id').notNull(),
    stationId: text('station_id').notNull(),
    /** Of the encrypted bytes. */
    sha256: text().notNull(),
    size: integer().notNull(),
    mediaType: text('media_type', { enum: mediaType.codes }).notNull(),
    /** Null where it did not travel or was erased. */
    name: text(),
    addedAt: text('added_at').notNull(),
    addedBy: text('added_by').notNull(),
    state: text({ enum: attachmentStates }).notNull(),
    removedAt: text('removed_at'),
    removeReason: text('remove_reason'),
  },
  (t) => [
    index('attachment_subject').on(t.subjectId, t.addedAt),
    index('attachment_sha256').on(t.sha256),
    // A batch of one station asks for its own files alone, not for those of all thirty.
    index('attachment_kept')
      .on(t.stationId, t.sha256, t.size)
      .where(sql`${t.state} = 'kept'`),
    hexLength('attachment', 'sha256', t.sha256, 64),
    oneOf('attachment', 'state', t.state, attachmentStates),
  ],
);

/** What has come of a file that a station below sends, and is not whole yet, or whole and no op speaks of it. Local. */
export const attachmentPart = sqliteTable(
  'attachment_part',
  {
    sha256: text().notNull(),
    fromStation: text('from_station').notNull(),
    size: integer().notNull(),
    /** `[[first byte, end]]` ascending, as JSON. */
    ranges: text().notNull(),
    /** When its first byte came. */
    since: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.sha256, t.fromStation] })],
);

/** How far an own file has gone, and come, on its way to another station. Local. */
export const attachmentSent = sqliteTable(
  'attachment_sent',
  {
    sha256: text().notNull(),
    toStation: text('to_station').notNull(),
    /** Bytes from the start that batches have been made of. */
    sentTo: integer('sent_to').notNull(),
    /** Bytes from the start that the other side said it holds. */
    heldTo: integer('held_to').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sha256, t.toStation] })],
);

/** Which bytes of which files a batch carries. Local. */
export const batchOutChunk = sqliteTable(
  'batch_out_chunk',
  {
    batchId: text('batch_id').notNull(),
    sha256: text().notNull(),
    size: integer().notNull(),
    /** First byte. */
    start: integer().notNull(),
    length: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.sha256, t.start] })],
);
