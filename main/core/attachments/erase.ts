import { attachmentsOfSubject, markAttachmentErased } from '../../../db/queries/attachments.ts';
import { erasePiiOfEntity } from '../../../db/queries/ops.ts';
import type { WriteTx } from '../../../db/store/store.ts';

/**
 * Erases every attachment of a record: names, reasons and keys at once, so that nobody who holds a file, or a part of
 * one, can read it any more; `wipeTraces` then takes the files. To be called wherever the words of a record are erased.
 * @returns false if nothing was there to erase
 */
export function eraseAttachmentsOf(tx: WriteTx, subjectId: string, at: string): boolean {
  const erased = attachmentsOfSubject(tx, subjectId).map(({ id }) => eraseAttachment(tx, id, at));
  return erased.includes(true);
}

/** One of them. @returns false if nothing was there to erase */
export function eraseAttachment(tx: WriteTx, id: string, at: string): boolean {
  markAttachmentErased(tx, id);
  return erasePiiOfEntity(tx, id, at);
}
