import {
  attachmentPartsOf,
  isFileNamed,
  isFileNamedBy,
  removeAttachmentPart,
  waitingAttachmentOps,
  type AttachmentPartRow,
} from '../../../db/queries/attachments.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { tellOrRevise, type IncidentParams } from '../exchange/tell-once.ts';
import type { JobControl } from '../job.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { isoNow } from '../station/service.ts';
import { heldBytes, parseRanges } from './ranges.ts';
import { attachmentPath, partPath, takeAway } from './store.ts';

/**
 * What a station may leave here of files of which no op speaks. A batch that is late may bring the op weeks after the file,
 * so some of it is kept; but a sender that is enrolled is not thereby honest, and the disk belongs to everybody's records.
 * What is not kept loses nothing: it is offered until it is held, and comes again when its op is here.
 */
export const unclaimedCaps = { files: 500, bytes: 256 * 1024 * 1024, days: 60 } as const;

const dayMs = 86_400_000;
const megabyte = 1_000_000;

/** Bytes of a station's files that no op of it names; what an op names that waits for a person is not among them. */
export function unclaimedOf(reader: Reader, fromStation: string): AttachmentPartRow[] {
  const parts = attachmentPartsOf(reader, fromStation).filter(
    ({ sha256 }) => !isFileNamedBy(reader, sha256, fromStation),
  );
  if (parts.length === 0) return [];
  const waiting = new Set<string>();
  for (const { bytes } of waitingAttachmentOps(reader, fromStation)) {
    for (const [hash] of Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/[0-9a-f]{64}/gu))
      waiting.add(hash);
  }
  return parts.filter(({ sha256 }) => !waiting.has(sha256));
}

/** How much more a station may leave here of files that nobody knows. */
export class UnclaimedRoom {
  readonly #known: ReadonlySet<string>;
  readonly #begun = new Set<string>();
  #files: number;
  #bytes: number;
  #isFull = false;

  constructor(reader: Reader, fromStation: string) {
    const parts = unclaimedOf(reader, fromStation);
    this.#known = new Set(parts.map(({ sha256 }) => sha256));
    this.#files = unclaimedCaps.files - parts.length;
    this.#bytes =
      unclaimedCaps.bytes - parts.reduce((sum, { ranges }) => sum + heldBytes(parseRanges(ranges)), 0);
  }

  /** Something found no room. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** @returns whether these bytes of this file may be kept */
  take(sha256: string, length: number): boolean {
    const isNew = !this.#known.has(sha256) && !this.#begun.has(sha256);
    if (length > this.#bytes || (isNew && this.#files <= 0)) {
      this.#isFull = true;
      return false;
    }
    if (isNew) {
      this.#begun.add(sha256);
      this.#files -= 1;
    }
    this.#bytes -= length;
    return true;
  }
}

/** Tells people of files without a record: not taken any more, or thrown away. */
export function tellUnclaimed(tx: WriteTx, stationId: string, at: string, dropped = 0): void {
  const rows = unclaimedOf(tx, stationId);
  const bytes = rows.reduce((sum, { ranges }) => sum + heldBytes(parseRanges(ranges)), 0);
  tellOrRevise(tx, {
    kind: 'unclaimedFiles',
    subject: stationId,
    stationId,
    at,
    params: (before): IncidentParams => ({
      files: rows.length,
      megabytes: Math.ceil(bytes / megabyte),
      dropped: Number(before?.['dropped'] ?? 0) + dropped,
    }),
  });
}

/** Throws away what has waited too long for its op. To be called after an import from that station. */
export async function sweepUnclaimed(
  runtime: StationRuntime,
  job: JobControl,
  stationId: string,
): Promise<void> {
  const before = new Date(runtime.ports.clock.now() - unclaimedCaps.days * dayMs).toISOString();
  const isOld = unclaimedOf(runtime.register.read, stationId).some(({ since }) => since < before);
  if (isOld) await job.writer('attachment.dropUnclaimed', { stationId, before });
}

/** A writer command. */
export function dropUnclaimed(
  runtime: StationRuntime,
  { stationId, before }: { readonly stationId: string; readonly before: string },
): null {
  const { register, ports } = runtime;
  return inTransaction(register, (tx) => {
    const old = unclaimedOf(tx, stationId).filter(({ since }) => since < before);
    for (const part of old) {
      takeAway(partPath(ports, part));
      // Of the same file another station may have a record.
      if (!isFileNamed(tx, part.sha256)) takeAway(attachmentPath(ports, part.sha256));
      removeAttachmentPart(tx, part.sha256, stationId);
    }
    if (old.length > 0) tellUnclaimed(tx, stationId, isoNow(runtime), old.length);
    return null;
  });
}
