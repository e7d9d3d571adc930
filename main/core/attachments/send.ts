import {
  attachmentsNotHeldBy,
  chunksOfBatchOut,
  findAttachmentSent,
  insertBatchOutChunk,
  ownAttachmentByHash,
  readableFilesOf,
  upsertAttachmentSent,
  type AttachmentRow,
  type BatchOutChunkRow,
} from '../../../db/queries/attachments.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { AttachmentChunk } from '../exchange/format/attachment-frame.ts';
import { writerCaps } from '../exchange/format/batch-limits.ts';
import { concatBytes } from '../exchange/format/byte-reader.ts';
import { maxAttachmentsNamed, type Manifest } from '../exchange/format/manifest.ts';
import { piiTravelsUp } from '../exchange/travelling-ops.ts';
import { readChunks } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { CorePorts } from '../ports.ts';
import { attachmentPath, hasAttachment } from './store.ts';

// FORMAT.md §9.1, the side that offers.

type Chunk = Omit<BatchOutChunkRow, 'batchId'>;

export interface Offer {
  readonly offered: Manifest['attachments']['offered'];
  /** Which bytes the batch carries. */
  readonly chunks: readonly Chunk[];
}

/**
 * What a batch to the station above offers, and as much of it as the batch has room for: first what has not gone at all,
 * then, from the first byte that is missing there, what has gone and nobody has signed for.
 */
export function offerAttachments(
  reader: Reader,
  ports: CorePorts,
  { fromStation, toStation }: { readonly fromStation: string; readonly toStation: string },
): Offer {
  const rows = goingTo(reader, ports, { fromStation, toStation }).slice(0, maxAttachmentsNamed);
  const goingOn = rows.map((row) => {
    const { sentTo = 0, heldTo = 0 } = findAttachmentSent(reader, row.sha256, toStation) ?? {};
    return { ...row, isRepeated: sentTo >= row.size, start: sentTo >= row.size ? heldTo : sentTo };
  });
  const inOrder = [
    ...goingOn.filter(({ isRepeated }) => !isRepeated),
    ...goingOn.filter(({ isRepeated }) => isRepeated),
  ];
  return {
    offered: rows.map(({ sha256, size }) => ({ sha256, size })),
    chunks: [...cut(inOrder, writerCaps.attachments)],
  };
}

/** Where a restore pack has come in the files that it gives back, in the order of their names. */
export interface FilesBack {
  /** The file that is half given back, or the last one that was. */
  readonly sha256: string;
  /** How much of it. */
  readonly to: number;
}
export const noFilesBack: FilesBack = { sha256: '', to: 0 };

/**
 * What one part of a restore pack gives back of the files of a station's records: those that can be read, lie here whole
 * and were not removed or erased. `isWhole`: nothing is left for a next part.
 */
export function attachmentsBack(
  reader: Reader,
  ports: CorePorts,
  {
    ofStation,
    from,
    maxBytes,
  }: { readonly ofStation: string; readonly from: FilesBack; readonly maxBytes: number },
): Offer & { readonly reached: FilesBack; readonly isWhole: boolean } {
  const files = readableFilesOf(reader, ofStation).filter((file) => hasAttachment(ports, file));
  const left = files.flatMap(({ sha256, size }): FileFrom[] => {
    if (sha256 < from.sha256) return [];
    const start = sha256 === from.sha256 ? from.to : 0;
    return start < size ? [{ sha256, size, start }] : [];
  });
  const chunks = [...cut(left.slice(0, maxAttachmentsNamed), maxBytes)];
  const sizes = new Map(chunks.map(({ sha256, size }) => [sha256, size]));
  const last = chunks.at(-1);
  const reached = last ? { sha256: last.sha256, to: last.start + last.length } : from;
  const isWhole = left.every(
    ({ sha256, size }) => sha256 < reached.sha256 || (sha256 === reached.sha256 && size === reached.to),
  );
  return { offered: [...sizes].map(([sha256, size]) => ({ sha256, size })), chunks, reached, isWhole };
}

function goingTo(
  reader: Reader,
  ports: CorePorts,
  { fromStation, toStation }: { readonly fromStation: string; readonly toStation: string },
): AttachmentRow[] {
  return attachmentsNotHeldBy(reader, fromStation, toStation).filter(
    (row) => hasAttachment(ports, row) && travels(reader, row),
  );
}

/** How many attachments the station above does not hold whole, and how many bytes of them have gone in no batch. */
export function attachmentsWaiting(
  reader: Reader,
  ports: CorePorts,
  between: { readonly fromStation: string; readonly toStation: string },
): { readonly count: number; readonly unsentBytes: number } {
  const rows = goingTo(reader, ports, between);
  const unsent = rows.map(
    ({ sha256, size }) => size - (findAttachmentSent(reader, sha256, between.toStation)?.sentTo ?? 0),
  );
  return { count: rows.length, unsentBytes: unsent.reduce((sum, bytes) => sum + bytes, 0) };
}

interface FileFrom {
  readonly sha256: string;
  readonly size: number;
  /** The first byte that is to go. */
  readonly start: number;
}

function* cut(files: readonly FileFrom[], maxBytes: number): Generator<Chunk, void> {
  let [room, count] = [maxBytes, 0];
  for (const { sha256, size, start: first } of files) {
    for (
      let start = first;
      start < size && room > 0 && count < writerCaps.chunks;
      start += writerCaps.frame
    ) {
      const length = Math.min(writerCaps.frame, size - start, room);
      room -= length;
      count += 1;
      yield { sha256, size, start, length };
    }
  }
}

/** The key travels with the op, or in the sealed blob; or a file is of no use to anybody. */
function travels(reader: Reader, { id, subjectEntity }: AttachmentRow): boolean {
  if (subjectEntity === 'sealed') return true;
  const opening = opsOfEntity(reader, id).find(({ kind }) => kind === 'attachment.add');
  return opening !== undefined && piiTravelsUp(reader, opening);
}

/** Fixes what a frozen batch carries. */
export function fixChunks(tx: WriteTx, batchId: string, chunks: readonly Chunk[]): void {
  for (const chunk of chunks) insertBatchOutChunk(tx, { ...chunk, batchId });
}

/** How far each file has gone with a batch to the station above. */
export function noteSent(tx: WriteTx, toStation: string, chunks: readonly Chunk[]): void {
  for (const { sha256, start, length } of chunks) {
    const heldTo = findAttachmentSent(tx, sha256, toStation)?.heldTo ?? 0;
    upsertAttachmentSent(tx, { sha256, toStation, sentTo: start + length, heldTo });
  }
}

/** The bytes of a frozen batch; what was removed or erased in the meantime is left out. Errors: DISK_*. */
export function* chunksToWrite(
  reader: Reader,
  ports: CorePorts,
  batchId: string,
): Generator<AttachmentChunk, void> {
  for (const { sha256, size, start, length } of chunksOfBatchOut(reader, batchId)) {
    if (!hasAttachment(ports, { sha256, size })) continue;
    try {
      const pieces = readChunks(attachmentPath(ports, sha256), start, start + length);
      const bytes = concatBytes(Array.from(pieces, (piece) => Uint8Array.from(piece)));
      yield { sha256, size, offset: start, bytes };
    } catch (error) {
      throw asDiskError(error);
    }
  }
}

/** What the other side says that it lacks of own files: `from` is the first byte, the size where it lacks none. */
export function takeWanted(
  tx: WriteTx,
  { ownStation, toStation }: { readonly ownStation: string; readonly toStation: string },
  wanted: Manifest['attachments']['wanted'],
): void {
  for (const { sha256, from } of wanted) {
    const own = ownAttachmentByHash(tx, sha256, ownStation);
    if (!own) continue;
    const heldTo = Math.min(from, own.size);
    const sentTo = Math.max(findAttachmentSent(tx, sha256, toStation)?.sentTo ?? 0, heldTo);
    upsertAttachmentSent(tx, { sha256, toStation, sentTo, heldTo });
  }
}

/** What a restore pack gives back, its sender holds whole: it need not go up again. */
export function noteHeldWhole(
  tx: WriteTx,
  toStation: string,
  files: readonly { readonly sha256: string; readonly size: number }[],
): void {
  for (const { sha256, size } of files)
    upsertAttachmentSent(tx, { sha256, toStation, sentTo: size, heldTo: size });
}
