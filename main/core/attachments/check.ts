import { attachmentFilesKept, readableFilesOf } from '../../../db/queries/attachments.ts';
import { AppError } from '../app-error.ts';
import { hashOfFile } from '../files/atomic-file.ts';
import { asDiskError } from '../files/disk-error.ts';
import type { JobControl } from '../job.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';
import { attachmentPath, hasAttachment } from './store.ts';

export interface AttachmentsFound {
  /** That lie here and are what their name says. */
  readonly sound: number;
  /** Whose bytes the disk has changed. */
  readonly damaged: number;
  /** This station's own whose file is not here: lost with a disk, or restored without its folder. */
  readonly missing: number;
}

/** Reads every attachment through. Errors: CANCELLED, DISK_*. */
export function checkAttachments(
  { register: { read }, ports }: StationRuntime,
  job: Pick<JobControl, 'progress' | 'isCancelled'>,
): AttachmentsFound {
  const here = attachmentFilesKept(read).filter((file) => hasAttachment(ports, file));
  const total = here.reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  let damaged = 0;
  for (const { sha256 } of here) {
    try {
      const hash = hashOfFile(attachmentPath(ports, sha256), (bytes) => {
        done += bytes;
        job.progress(done, total, 'attachments');
        if (job.isCancelled()) throw new AppError('CANCELLED');
      });
      if (hash !== sha256) damaged += 1;
    } catch (error) {
      throw asDiskError(error);
    }
  }
  const own = readableFilesOf(read, readIdentity(read).stationId);
  const missing = own.filter((file) => !hasAttachment(ports, file)).length;
  return { sound: here.length - damaged, damaged, missing };
}
