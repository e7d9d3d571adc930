import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../main/contract/index.ts';
import { fileGroupOf, maxAttachmentBytes } from '../../main/terms/attachment-terms.ts';
import { sealAttachment } from '../api/attachment-cipher.ts';
import { toCallError } from '../api/call-error.ts';
import { useWork, type Steps, type Work } from '../api/use-work.ts';

/** Why a file was not attached. */
export interface NotAttached {
  readonly name: string;
  readonly why: string;
}

export interface Attached {
  readonly count: number;
  readonly refused: readonly NotAttached[];
}

type Subject = RouteInput<'attachment.add'>['subject'];
const longestName = 200;

/** Encrypts files here and attaches them one after the other; what is wrong with one keeps no other waiting. */
export function useAttach(subject: Subject): Work<readonly File[], Attached> {
  const { t } = useTranslation(['records', 'errors']);
  return useWork(async (steps, files) => {
    const refused: NotAttached[] = [];
    let count = 0;
    for (const file of files) {
      const name = shortened(file.name);
      const why = refusalOf(file);
      if (why !== null) {
        refused.push({ name, why: t(`attachments.refused.${why}`) });
        continue;
      }
      const failure = await attachOne(steps, subject, file, name);
      if (failure === null) count += 1;
      else refused.push({ name, why: t(failure) });
    }
    return { count, refused };
  });
}

function refusalOf(file: File): 'type' | 'size' | 'empty' | null {
  if (file.size === 0) return 'empty';
  if (fileGroupOf(file.name) === null) return 'type';
  return file.size > maxAttachmentBytes ? 'size' : null;
}

async function attachOne(
  { client, job, progress, signal }: Steps,
  subject: Subject,
  file: File,
  name: string,
) {
  let key: string;
  let sealed: Blob;
  try {
    ({ key, sealed } = await sealAttachment(
      file,
      // Half of the way: the other half is that of the host, which proves the file.
      (share) => progress({ done: share, total: 2, step: 'seal' }),
      signal,
    ));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof DOMException) return 'attachments.refused.unreadable' as const;
    throw error;
  }
  try {
    const fileId = await client.putFile(sealed);
    await job('attachment.add', { subject, name, fileId, key });
    return null;
  } catch (error) {
    const failure = toCallError(error);
    // Nobody is there any more, or a person has stopped it: the others wait, too.
    if (failure.code === 'CANCELLED' || failure.code === 'SESSION_REQUIRED') throw failure;
    return `errors:${failure.code}` as const;
  }
}

/** The end of a name says what the file is, so a long one is cut before it. */
function shortened(name: string): string {
  if (name.length <= longestName) return name;
  const ending = name.slice(name.lastIndexOf('.'));
  return `${name.slice(0, longestName - ending.length)}${ending}`;
}
