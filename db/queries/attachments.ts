import { attachment, attachmentPart, attachmentSent, batchOutChunk } from '../schema/attachment.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type AttachmentRow = typeof attachment.$inferSelect;
export type AttachmentPartRow = typeof attachmentPart.$inferSelect;
export type AttachmentSentRow = typeof attachmentSent.$inferSelect;
export type BatchOutChunkRow = typeof batchOutChunk.$inferSelect;

export const upsertAttachment = defineInsert(attachment, 'update');

const columns = `id, subject_entity AS subjectEntity, subject_id AS subjectId, station_id AS stationId, sha256, size,
  media_type AS mediaType, name, added_at AS addedAt, added_by AS addedBy, state, removed_at AS removedAt,
  remove_reason AS removeReason`;

const one = defineQuery<[string], AttachmentRow>(`SELECT ${columns} FROM attachment WHERE id = ?`);
export function findAttachment(reader: Reader, id: string): AttachmentRow | undefined {
  return one(reader).get(id);
}

const ofSubject = defineQuery<[string], AttachmentRow>(
  `SELECT ${columns} FROM attachment WHERE subject_id = ? ORDER BY added_at, id`,
);
/** Everything that was ever attached to a record, the oldest first. */
export function attachmentsOfSubject(reader: Reader, subjectId: string): AttachmentRow[] {
  return ofSubject(reader).all(subjectId);
}

const erased = defineCommand<[string]>(
  `UPDATE attachment SET state = 'erased', name = NULL, remove_reason = NULL WHERE id = ?`,
);
export function markAttachmentErased(tx: WriteTx, id: string): void {
  erased(tx).run(id);
}

const ownByHash = defineQuery<[string, string], KeptFile>(
  `SELECT sha256, size FROM attachment WHERE sha256 = ? AND station_id = ? AND state = 'kept' LIMIT 1`,
);
export function ownAttachmentByHash(
  reader: Reader,
  sha256: string,
  ownStation: string,
): KeptFile | undefined {
  return ownByHash(reader).get(sha256, ownStation);
}

const toSend = defineQuery<[string, string], AttachmentRow>(
  `SELECT ${columns} FROM attachment a
   WHERE a.station_id = ? AND a.state = 'kept'
     AND NOT EXISTS (
       SELECT 1 FROM attachment_sent s WHERE s.sha256 = a.sha256 AND s.to_station = ? AND s.held_to >= a.size)
   ORDER BY a.subject_entity = 'sealed' DESC, a.added_at, a.id`,
);
/** Own attachments that another station is not known to hold whole, sealed ones first, then the oldest; which of them may travel and lie here is not decided here. */
export function attachmentsNotHeldBy(reader: Reader, ownStation: string, toStation: string): AttachmentRow[] {
  return toSend(reader).all(ownStation, toStation);
}

/** A file by its name, the hash of its bytes. */
export type KeptFile = Pick<AttachmentRow, 'sha256' | 'size'>;

const kept = defineQuery<[], KeptFile>(
  `SELECT DISTINCT sha256, size FROM attachment WHERE state = 'kept' ORDER BY sha256`,
);
/** The files that records hold on to, wherever they lie. */
export function attachmentFilesKept(reader: Reader): KeptFile[] {
  return kept(reader).all();
}

const keptOf = defineQuery<[string], KeptFile>(
  `SELECT DISTINCT sha256, size FROM attachment
   WHERE state = 'kept' AND station_id = ? AND name IS NOT NULL ORDER BY sha256`,
);
/** Those of a station's records whose name and key came along: without them a file is of no use here. */
export function readableFilesOf(reader: Reader, stationId: string): KeptFile[] {
  return keptOf(reader).all(stationId);
}

const heldOf = defineQuery<[string], KeptFile>(
  `SELECT DISTINCT sha256, size FROM attachment
   WHERE state = 'kept' AND station_id = ? AND (name IS NOT NULL OR subject_entity = 'sealed') ORDER BY sha256`,
);
/** Those and what was sealed, whose key the officers have: what a station above asks for where its disk was lost. */
export function filesToHoldOf(reader: Reader, stationId: string): KeptFile[] {
  return heldOf(reader).all(stationId);
}

const gone = defineQuery<[], { sha256: string }>(
  `SELECT sha256 FROM attachment GROUP BY sha256 HAVING sum(state = 'kept') = 0 ORDER BY sha256`,
);
/** Files of which every record has let go; of what no op speaks of, nobody knows that yet. */
export function attachmentFilesLetGo(reader: Reader): string[] {
  return gone(reader)
    .all()
    .map(({ sha256 }) => sha256);
}

export const upsertAttachmentPart = defineInsert(attachmentPart, 'update');

const partColumns = 'sha256, from_station AS fromStation, size, ranges, since';
const part = defineQuery<[string, string], AttachmentPartRow>(
  `SELECT ${partColumns} FROM attachment_part WHERE sha256 = ? AND from_station = ?`,
);
export function findAttachmentPart(
  reader: Reader,
  sha256: string,
  fromStation: string,
): AttachmentPartRow | undefined {
  return part(reader).get(sha256, fromStation);
}

const parts = defineQuery<[], AttachmentPartRow>(
  `SELECT ${partColumns} FROM attachment_part ORDER BY from_station, sha256`,
);
export function listAttachmentParts(reader: Reader): AttachmentPartRow[] {
  return parts(reader).all();
}

const dropPart = defineCommand<[string, string]>(
  'DELETE FROM attachment_part WHERE sha256 = ? AND from_station = ?',
);
export function removeAttachmentPart(tx: WriteTx, sha256: string, fromStation: string): void {
  dropPart(tx).run(sha256, fromStation);
}

const named = defineQuery<[string, string], { sha256: string }>(
  'SELECT sha256 FROM attachment WHERE sha256 = ? AND station_id = ? LIMIT 1',
);
/** Whether an op of this station speaks of the file, whatever became of it. */
export function isFileNamedBy(reader: Reader, sha256: string, stationId: string): boolean {
  return named(reader).get(sha256, stationId) !== undefined;
}

const namedAtAll = defineQuery<[string], { sha256: string }>(
  'SELECT sha256 FROM attachment WHERE sha256 = ? LIMIT 1',
);
export function isFileNamed(reader: Reader, sha256: string): boolean {
  return namedAtAll(reader).get(sha256) !== undefined;
}

const unread = defineQuery<[string], { bytes: Uint8Array }>(
  `SELECT bytes FROM op WHERE entity = 'attachment' AND author_station = ? AND disposition <> 'applied'`,
);
/** Ops about files of a station that wait for a person or a newer program: what they name cannot be read in the tables. */
export function waitingAttachmentOps(reader: Reader, stationId: string): Iterable<{ bytes: Uint8Array }> {
  return unread(reader).iterate(stationId);
}

const partsOf = defineQuery<[string], AttachmentPartRow>(
  `SELECT ${partColumns} FROM attachment_part WHERE from_station = ? ORDER BY sha256`,
);
export function attachmentPartsOf(reader: Reader, fromStation: string): AttachmentPartRow[] {
  return partsOf(reader).all(fromStation);
}

export const upsertAttachmentSent = defineInsert(attachmentSent, 'update');

const sent = defineQuery<[string, string], AttachmentSentRow>(
  `SELECT sha256, to_station AS toStation, sent_to AS sentTo, held_to AS heldTo FROM attachment_sent
   WHERE sha256 = ? AND to_station = ?`,
);
export function findAttachmentSent(
  reader: Reader,
  sha256: string,
  toStation: string,
): AttachmentSentRow | undefined {
  return sent(reader).get(sha256, toStation);
}

const forget = defineCommand<[string]>('DELETE FROM attachment_sent WHERE to_station = ?');
/** A station that was restored may hold less than it said. */
export function forgetAttachmentsSent(tx: WriteTx, toStation: string): void {
  forget(tx).run(toStation);
}

export const insertBatchOutChunk = defineInsert(batchOutChunk, 'fail');

const chunks = defineQuery<[string], BatchOutChunkRow>(
  `SELECT batch_id AS batchId, sha256, size, start, length FROM batch_out_chunk WHERE batch_id = ?
   ORDER BY sha256, start`,
);
export function chunksOfBatchOut(reader: Reader, batchId: string): BatchOutChunkRow[] {
  return chunks(reader).all(batchId);
}
