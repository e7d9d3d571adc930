import { closeSync, fsyncSync, lstatSync, mkdirSync, openSync, writeSync } from 'node:fs';
import {
  attachmentFilesLetGo,
  attachmentPartsOf,
  findAttachmentPart,
  isFileNamedBy,
  filesToHoldOf,
  removeAttachmentPart,
  upsertAttachmentPart,
} from '../../../db/queries/attachments.ts';
import { findNewestBatchIn } from '../../../db/queries/batches-in.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { AttachmentChunk } from '../exchange/format/attachment-frame.ts';
import { decodeManifest, maxAttachmentsNamed, type Manifest } from '../exchange/format/manifest.ts';
import { hashOfFile, moveDurably } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { JobControl } from '../job.ts';
import type { CorePorts } from '../ports.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { firstMissing, heldBytes, mergeRanges, parseRanges, type ByteRange } from './ranges.ts';
import { UnclaimedRoom } from './unclaimed.ts';
import { attachmentPath, hasAttachment, partPath, partsDir, takeAway } from './store.ts';

// FORMAT.md §9.1, the side that receives. Bytes are written before the transaction that knows of them: after a crash
// between the two they come again.

/** What one batch has brought of a file. */
export interface ArrivedPart {
  readonly sha256: string;
  readonly size: number;
  readonly ranges: readonly ByteRange[];
  /** What came before is not there any more. */
  readonly anew: boolean;
}

/** Takes the chunks of one batch as they are read; only of files that its manifest offers, and that are not held. */
export class ArrivingParts {
  readonly #ports: CorePorts;
  readonly #reader: Reader;
  readonly #fromStation: string;
  readonly #sizes: ReadonlyMap<string, number>;
  /** Null for a restore pack, which a person has asked for. */
  readonly #room: UnclaimedRoom | null;
  readonly #claimed = new Set<string>();
  readonly #parts = new Map<string, { size: number; ranges: ByteRange[]; anew: boolean }>();

  constructor({ register, ports }: StationRuntime, { from, attachments, pack }: Manifest) {
    this.#ports = ports;
    this.#reader = register.read;
    this.#fromStation = from.station;
    this.#sizes = new Map(
      attachments.offered
        .filter((file) => !hasAttachment(ports, file))
        .map(({ sha256, size }) => [sha256, size]),
    );
    this.#room = pack ? null : new UnclaimedRoom(register.read, from.station);
  }

  /** An op of the same batch speaks of this file. */
  claim(sha256: string): void {
    this.#claimed.add(sha256);
  }

  /** Something was passed over because no op speaks of it, and too much such lies here already. */
  get isFull(): boolean {
    return this.#room?.isFull ?? false;
  }

  /** Errors: DISK_*. */
  take({ sha256, size, offset, bytes }: AttachmentChunk): void {
    if (this.#sizes.get(sha256) !== size || bytes.length === 0) return;
    if (!this.#mayKeep(sha256, bytes.length)) return;
    const part = this.#parts.get(sha256) ?? this.#begin(sha256, size);
    try {
      const file = openSync(this.#path(sha256), 'r+');
      try {
        for (let done = 0; done < bytes.length;) {
          done += writeSync(file, bytes, done, bytes.length - done, offset + done);
        }
      } finally {
        closeSync(file);
      }
    } catch (error) {
      throw asDiskError(error);
    }
    part.ranges = mergeRanges([...part.ranges, [offset, offset + bytes.length]]);
  }

  /** Everything that came, flushed. Errors: DISK_*. */
  end(): ArrivedPart[] {
    try {
      return [...this.#parts].map(([sha256, part]) => {
        const file = openSync(this.#path(sha256), 'r+');
        try {
          fsyncSync(file);
        } finally {
          closeSync(file);
        }
        return { sha256, ...part };
      });
    } catch (error) {
      throw asDiskError(error);
    }
  }

  #mayKeep(sha256: string, length: number): boolean {
    if (this.#room === null || this.#claimed.has(sha256)) return true;
    if (isFileNamedBy(this.#reader, sha256, this.#fromStation)) {
      this.claim(sha256);
      return true;
    }
    return this.#room.take(sha256, length);
  }

  #begin(sha256: string, size: number) {
    const path = this.#path(sha256);
    const known = findAttachmentPart(this.#reader, sha256, this.#fromStation);
    const isThere = lstatSync(path, { throwIfNoEntry: false })?.isFile() === true;
    const anew = !isThere || known?.size !== size;
    try {
      mkdirSync(partsDir(this.#ports), { recursive: true, mode: 0o700 });
      if (anew) closeSync(openSync(path, 'w', 0o600));
    } catch (error) {
      throw asDiskError(error);
    }
    const part = { size, ranges: [], anew };
    this.#parts.set(sha256, part);
    return part;
  }

  #path(sha256: string): string {
    return partPath(this.#ports, { sha256, fromStation: this.#fromStation });
  }
}

/** Notes what a batch has brought, in the transaction that takes it in. */
export function keepParts(
  tx: WriteTx,
  { fromStation, at }: { readonly fromStation: string; readonly at: string },
  parts: readonly ArrivedPart[],
): void {
  for (const { sha256, size, ranges, anew } of parts) {
    const known = findAttachmentPart(tx, sha256, fromStation);
    const merged = mergeRanges([...(anew ? [] : parseRanges(known?.ranges)), ...ranges]);
    const since = known?.since ?? at;
    upsertAttachmentPart(tx, { sha256, fromStation, size, ranges: JSON.stringify(merged), since });
  }
}

/**
 * Puts the files of which no byte is missing in their place; what is not the file of its name is thrown away and comes
 * again from its first byte. Errors: DISK_*.
 */
export async function finishParts(
  { register, ports }: StationRuntime,
  job: JobControl,
  fromStation: string,
): Promise<void> {
  for (const part of attachmentPartsOf(register.read, fromStation)) {
    const { sha256, size, ranges } = part;
    const path = partPath(ports, part);
    if (hasAttachment(ports, part)) takeAway(path);
    else if (heldBytes(parseRanges(ranges)) < size) continue;
    else if (isWhole(path, part)) moveDurably(path, attachmentPath(ports, sha256));
    else takeAway(path);
    // Whole, and no op speaks of it yet: what it takes up stays counted.
    const waits = hasAttachment(ports, part) && !isFileNamedBy(register.read, sha256, fromStation);
    if (!waits) await job.writer('attachment.settlePart', { sha256, fromStation });
  }
}

function isWhole(path: string, { sha256, size }: { sha256: string; size: number }): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true || found.size !== size) return false;
  try {
    return hashOfFile(path) === sha256;
  } catch (error) {
    throw asDiskError(error);
  }
}

/** A writer command: of this file nothing is coming any more. */
export function settlePart(
  runtime: StationRuntime,
  { sha256, fromStation }: { readonly sha256: string; readonly fromStation: string },
): null {
  return inTransaction(runtime.register, (tx) => {
    removeAttachmentPart(tx, sha256, fromStation);
    return null;
  });
}

const signatureLength = 64;

/**
 * What this station holds of another one's files: of all that its newest batch offers, and of those whose record is here
 * and whose file is not, because a disk was lost. `from` is the first byte that is missing, the size where none is.
 */
export function wantedFrom(
  reader: Reader,
  ports: CorePorts,
  stationId: string,
): Manifest['attachments']['wanted'] {
  const newest = findNewestBatchIn(reader, stationId);
  const offered = newest ? decodeManifest(newest.envelope.subarray(signatureLength)).attachments.offered : [];
  const lost = filesToHoldOf(reader, stationId).filter((file) => !hasAttachment(ports, file));
  const letGo = new Set(attachmentFilesLetGo(reader));
  const sizes = new Map([...lost, ...offered].map(({ sha256, size }) => [sha256, size]));
  return [...sizes]
    .filter(([sha256]) => !letGo.has(sha256))
    .slice(0, maxAttachmentsNamed)
    .map(([sha256, size]) => ({ sha256, from: heldOf(reader, ports, { sha256, size, stationId }) }));
}

function heldOf(
  reader: Reader,
  ports: CorePorts,
  { sha256, size, stationId }: { readonly sha256: string; readonly size: number; readonly stationId: string },
): number {
  if (hasAttachment(ports, { sha256, size })) return size;
  const part = findAttachmentPart(reader, sha256, stationId);
  // Whole and not proved yet is not held.
  return part?.size === size ? Math.min(firstMissing(parseRanges(part.ranges)), size - 1) : 0;
}
