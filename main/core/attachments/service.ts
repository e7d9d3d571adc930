import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import {
  attachmentsOfSubject,
  findAttachment,
  findAttachmentSent,
  findAttachmentPart,
  type AttachmentRow,
} from '../../../db/queries/attachments.ts';
import { recordsOfSubject } from '../../../db/queries/contacts.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Attachment } from '../../contract/routes/attachment.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { maxAttachmentBytes, type AttachmentSubject, type MediaType } from '../../terms/attachment-terms.ts';
import { AppError } from '../app-error.ts';
import { contactRowOf } from '../contacts/read-contacts.ts';
import { storedContact } from '../contacts/stored.ts';
import { Sha256 } from '../crypto/hash.ts';
import { fromHex } from '../crypto/hex.ts';
import { disputeRowOf, storedDispute } from '../disputes/stored-dispute.ts';
import { findSuperior } from '../exchange/peers.ts';
import { piiTravelsUp } from '../exchange/travelling-ops.ts';
import { readChunks } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { JobControl } from '../job.ts';
import { assertNotArchived } from '../matters/case-file.ts';
import type { PiiOf } from '../log/op-kinds.ts';
import { audit, record, toLoggedOp } from '../log/record.ts';
import type { CorePorts } from '../ports.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { readIdentity } from '../station/identity.ts';
import { authorOf, isoNow } from '../station/service.ts';
import { heldBytes, parseRanges } from './ranges.ts';
import { openBlob, plainLength } from './blob.ts';
import { mediaTypeOf } from './media-type.ts';
import { attachmentPath, dropFilesLetGo, hasAttachment, keepAttachment, takeAway } from './store.ts';

export interface Subject {
  readonly entity: AttachmentSubject;
  readonly id: string;
}

export interface NewAttachment {
  readonly subject: Subject;
  /** In the inbox: encrypted already, so that no plain file ever lay on the disk. */
  readonly fileId: string;
  readonly key: string;
  readonly name: string;
}

/**
 * Attaches a file to an own record: proves that its key opens it, puts it in its place and writes the op. Errors:
 * NOT_FOUND, SEALED, FORBIDDEN, CONFLICT (a void or an erased record), FILE_NOT_FOUND, FILE_TOO_LARGE, ATTACHMENT_UNREADABLE, DISK_*,
 * CANCELLED.
 */
export async function addAttachment(
  { runtime, session, job }: { runtime: StationRuntime; session: Session; job: JobControl },
  { subject, fileId, key, name }: NewAttachment,
): Promise<{ readonly attachmentId: string }> {
  const { register, ports } = runtime;
  const path = putPath(ports, fileId);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) throw new AppError('FILE_NOT_FOUND');
  assertMayAttach(register.read, session, subject);
  if (plainLength(found.size) > maxAttachmentBytes) {
    throw new AppError('FILE_TOO_LARGE', { maxBytes: maxAttachmentBytes });
  }
  const mediaType = proveReadable(path, { fileId, key, name, size: found.size }, job);
  try {
    return await job.writer('attachment.record', {
      session,
      subject,
      file: { sha256: fileId, size: found.size, mediaType, name, key },
    });
  } catch (error) {
    // Nobody else has its key: without its op it is of no use to anybody.
    takeAway(path);
    throw error;
  }
}

/** Where the host puts what a person brings, by its hash. */
function putPath({ dataDir }: CorePorts, fileId: string): string {
  return join(dataDir, 'inbox', fileId);
}

/** Reads the file through. @returns what it is */
function proveReadable(
  path: string,
  { fileId, key, name, size }: { fileId: string; key: string; name: string; size: number },
  job: JobControl,
): MediaType {
  const hash = new Sha256();
  let head: Uint8Array | null = null;
  let done = 0;
  const hashed = function* (): Generator<Uint8Array, void> {
    for (const piece of readChunks(path)) {
      if (job.isCancelled()) throw new AppError('CANCELLED');
      hash.update(piece);
      yield piece;
      done += piece.length;
      job.progress(done, size, 'read');
    }
  };
  try {
    for (const plain of openBlob(fromHex(key), hashed())) head ??= Uint8Array.from(plain.subarray(0, 16));
  } catch (error) {
    // What its key does not open at all may be another's: a batch that waits.
    if (head !== null) takeAway(path);
    throw error instanceof AppError && error.code === 'DECRYPT'
      ? new AppError('ATTACHMENT_UNREADABLE')
      : asDiskError(error);
  }
  if (hash.digestHex() !== fileId || head === null) throw new AppError('ATTACHMENT_UNREADABLE');
  return mediaTypeOf(head, name);
}

/**
 * Puts the file in its place and writes its op; a writer command. A crash between the two leaves a file that nobody has a
 * key for, and it stays: the same may be seen where an old copy of the register was put back, whose newer ops come again.
 * Errors: as {@link addAttachment}.
 */
export function recordAttachment(
  runtime: StationRuntime,
  {
    session,
    subject,
    file,
  }: {
    readonly session: Session;
    readonly subject: Subject;
    readonly file: {
      readonly sha256: string;
      readonly size: number;
      readonly mediaType: MediaType;
      readonly name: string;
      readonly key: string;
    };
  },
): { readonly attachmentId: string } {
  const nowMs = runtime.ports.clock.now();
  const attachmentId = uuidv7();
  const { sha256, size, mediaType, name, key } = file;
  // A file that lies here already belongs to another record: its own key is not ours to give away.
  if (hasAttachment(runtime.ports, { sha256, size })) throw new AppError('CONFLICT');
  keepAttachment(runtime.ports, putPath(runtime.ports, sha256), sha256);
  try {
    inTransaction(runtime.register, (tx) => {
      assertMayAttach(tx, session, subject);
      record(tx, { author: authorOf(session), nowMs }, [
        {
          kind: 'attachment.add',
          entityId: attachmentId,
          businessDate: localDateOf(nowMs),
          body: { subjectEntity: subject.entity, subjectId: subject.id, sha256, size, mediaType },
          pii: { name, key },
        },
      ]);
    });
  } catch (error) {
    takeAway(attachmentPath(runtime.ports, sha256));
    throw error;
  }
  return { attachmentId };
}

/** A station attaches to what it registered itself (exchange.md §8); nothing of an accusation is ever attached. */
function assertMayAttach(reader: Reader, { stationId }: Session, { entity, id }: Subject): void {
  const { owner, isClosed } = entity === 'contact' ? contactSubject(reader, id) : disputeSubject(reader, id);
  if (owner !== stationId) throw new AppError('FORBIDDEN');
  if (isClosed) throw new AppError('CONFLICT');
}

function contactSubject(reader: Reader, id: string): { owner: string; isClosed: boolean } {
  const { contact, matter } = contactRowOf(reader, id);
  assertNotArchived(reader, matter);
  const isClosed = contact.state === 'void' || storedContact(contact).redaction !== null;
  return { owner: contact.stationId, isClosed };
}

function disputeSubject(reader: Reader, id: string): { owner: string; isClosed: boolean } {
  const row = disputeRowOf(reader, id);
  return { owner: row.stationId, isClosed: row.state === 'void' || storedDispute(row).redaction !== null };
}

/** Takes an attachment off its record, with a reason that stays readable; the file goes. Errors: NOT_FOUND, FORBIDDEN. */
export function removeAttachment(
  runtime: StationRuntime,
  session: Session,
  { attachmentId, reason }: { readonly attachmentId: string; readonly reason: string },
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const { stationId, subjectEntity, subjectId } = keptAttachment(tx, attachmentId);
    if (stationId !== session.stationId) throw new AppError('FORBIDDEN');
    if (subjectEntity === 'contact') assertNotArchived(tx, contactRowOf(tx, subjectId).matter);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'attachment.remove',
        entityId: attachmentId,
        businessDate: localDateOf(nowMs),
        body: {},
        pii: { reason },
      },
    ]);
  });
  dropFilesLetGo(runtime);
}

function keptAttachment(reader: Reader, id: string): AttachmentRow {
  const row = findAttachment(reader, id);
  // What is sealed is not there for anybody but an officer, who is told by its record.
  if (row?.state !== 'kept' || row.subjectEntity === 'sealed') throw new AppError('NOT_FOUND');
  return row;
}

/**
 * Gives the key of an attachment; who opened it stands in the audit log before the answer. The file itself is fetched
 * by its hash, encrypted. Errors: NOT_FOUND, ATTACHMENT_NOT_HERE.
 */
export function openAttachment(
  runtime: StationRuntime,
  session: Session,
  attachmentId: string,
): { fileId: string; key: string; name: string; mediaType: MediaType } {
  const { read } = runtime.register;
  const row = keptAttachment(read, attachmentId);
  const pii = nameAndKey(read, attachmentId);
  if (!pii || !hasAttachment(runtime.ports, row)) throw new AppError('ATTACHMENT_NOT_HERE');
  inTransaction(runtime.register, (tx) => {
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'attachment.open',
      entity: row.subjectEntity,
      entityId: row.subjectId,
      params: { attachment: attachmentId },
    });
  });
  return { fileId: row.sha256, key: pii.key, name: pii.name, mediaType: row.mediaType };
}

/** As they stand in its op, as long as they do. */
export function nameAndKey(reader: Reader, attachmentId: string): PiiOf<'attachment.add'> | undefined {
  return opsOfEntity(reader, attachmentId)
    .flatMap(toLoggedOp)
    .flatMap((op) => (op.kind === 'attachment.add' && op.pii ? [op.pii] : []))[0];
}

/** What is attached to a record, or to the comings for a matter, the oldest first, and how far each has come. */
export function listedAttachments(
  { register: { read }, ports }: StationRuntime,
  subjectId: string,
): Attachment[] {
  const { stationId: ownId } = readIdentity(read);
  const superior = findSuperior(read)?.stationId ?? null;
  return recordsOfSubject(read, subjectId)
    .flatMap((id) => attachmentsOfSubject(read, id))
    .filter(({ state, subjectEntity }) => state === 'kept' && subjectEntity !== 'sealed')
    .map((row) => ({
      attachmentId: row.id,
      name: row.name,
      mediaType: row.mediaType,
      bytes: plainLength(row.size),
      addedAt: row.addedAt,
      addedBy: staffName(read, row.addedBy),
      own: row.stationId === ownId,
      here: percentHere(read, ports, row),
      ...(row.stationId === ownId && superior !== null ? onItsWay(read, row, superior) : stays),
    }));
}

/** How much of a file lies here. */
export function percentHere(
  reader: Reader,
  ports: CorePorts,
  { sha256, size, stationId }: Pick<AttachmentRow, 'sha256' | 'size' | 'stationId'>,
): number {
  if (hasAttachment(ports, { sha256, size })) return 100;
  return percent(heldBytes(parseRanges(findAttachmentPart(reader, sha256, stationId)?.ranges)), size);
}

const stays = { above: null, sent: null };

/** Percent that the township has said it holds, and that has gone; null where the attachment does not travel. */
function onItsWay(reader: Reader, row: AttachmentRow, superior: string): Pick<Attachment, 'above' | 'sent'> {
  const opening = opsOfEntity(reader, row.id)[0];
  if (!opening || !piiTravelsUp(reader, opening)) return stays;
  const { heldTo = 0, sentTo = 0 } = findAttachmentSent(reader, row.sha256, superior) ?? {};
  return { above: percent(heldTo, row.size), sent: percent(sentTo, row.size) };
}

/** Never 100 before the last byte. */
function percent(held: number, size: number): number {
  return held >= size ? 100 : Math.min(99, Math.floor((held / size) * 100));
}
