import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { AttachmentRow } from '../../../db/queries/attachments.ts';
import type { SealedContent } from '../../contract/routes/sealed.ts';
import { AppError } from '../app-error.ts';
import { resealBlob } from '../attachments/blob.ts';
import { nameAndKey } from '../attachments/service.ts';
import { attachmentPath, hasAttachment, keepAttachment, takeAway } from '../attachments/store.ts';
import { Sha256 } from '../crypto/hash.ts';
import { fromHex, toHex } from '../crypto/hex.ts';
import { randomBytes } from '../crypto/random.ts';
import { readChunks, writeProvenPart } from '../files/atomic-file.ts';
import type { JobControl } from '../job.ts';
import type { StationRuntime } from '../runtime.ts';

/** A file under the key that goes into the sealed blob and nowhere else. */
export type SealedFile = SealedContent['attachments'][number] & { readonly subjectId: string };

/**
 * Encrypts the files of a record anew, so that no key that ever stood in this register, in a backup of it or at the township
 * opens what the officers get; the plain bytes reach no disk. `missing`: not here, without a key, or damaged.
 * Errors: DISK_*, CANCELLED; nothing stays then.
 */
export function resealFiles(
  { runtime, job }: { readonly runtime: StationRuntime; readonly job: JobControl },
  files: readonly AttachmentRow[],
): { readonly sealed: SealedFile[]; readonly missing: number } {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const sealed: SealedFile[] = [];
  let [done, missing] = [0, 0];
  try {
    for (const row of files) {
      const file = resealOne(runtime, row, () => {
        if (job.isCancelled()) throw new AppError('CANCELLED');
        job.progress(done, total, 'seal');
      });
      if (file) sealed.push(file);
      else missing += 1;
      done += row.size;
    }
  } catch (error) {
    for (const { sha256 } of sealed) takeAway(attachmentPath(runtime.ports, sha256));
    throw error;
  }
  return { sealed, missing };
}

/** Null where the file cannot be read. */
function resealOne(
  { register: { read }, ports }: StationRuntime,
  row: AttachmentRow,
  onPiece: () => void,
): SealedFile | null {
  const named = nameAndKey(read, row.id);
  if (!named || !hasAttachment(ports, row)) return null;
  const key = randomBytes(32);
  const hash = new Sha256();
  const pieces = function* (): Generator<Uint8Array, void> {
    for (const piece of resealBlob(fromHex(named.key), key, readChunks(attachmentPath(ports, row.sha256)))) {
      onPiece();
      hash.update(piece);
      yield piece;
    }
  };
  try {
    // A half-written one is swept when the program starts next.
    const part = writeProvenPart(join(ports.dataDir, 'inbox', uuidv7()), pieces());
    const sha256 = hash.digestHex();
    keepAttachment(ports, part, sha256);
    const { subjectId, size, mediaType } = row;
    return { sha256, size, key: toHex(key), name: named.name, mediaType, subjectId };
  } catch (error) {
    if (error instanceof AppError && error.code === 'DECRYPT') return null;
    throw error;
  } finally {
    key.fill(0);
  }
}
