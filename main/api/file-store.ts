import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, mkdir, open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../core/app-error.ts';
import { moveDurably } from '../core/files/atomic-file.ts';

/** What the file system of a stick can hold: a large backup comes in whole. Batches have narrower limits of their own. */
export const MAX_FILE_BYTES = 4 * 1024 ** 3 - 1;
const PART = '.part';
/** No name from outside ever reaches the file system: a file is called by its SHA-256. */
const fileIdPattern = /^[0-9a-f]{64}$/u;

export interface StoredFile {
  readonly size: number;
  stream(): Readable;
}

export interface FileStore {
  /** Durable when it resolves. Errors: FILE_TOO_LARGE, DISK_FULL, DISK_READ_ONLY, DISK_GONE (as system errors). */
  put(content: Uint8Array | AsyncIterable<Uint8Array>): Promise<{ readonly fileId: string }>;
  /** Errors: FILE_NOT_FOUND, also for every id that is no hash. */
  get(fileId: string): Promise<StoredFile>;
  /** Removes what an interrupted upload left. */
  clean(): Promise<void>;
}

/**
 * Files on their way in (`inbox`, from people and sticks) and out (`outbox`, made by routes), by content; attachments can
 * be fetched, too, encrypted as they lie there.
 */
export function createFileStore(dataDir: string, maxBytes = MAX_FILE_BYTES): FileStore {
  const inbox = join(dataDir, 'inbox');
  const outbox = join(dataDir, 'outbox');
  const attachments = join(dataDir, 'attachments');
  return {
    async put(content) {
      await mkdir(inbox, { recursive: true, mode: 0o700 });
      const part = join(inbox, `${randomUUID()}${PART}`);
      try {
        const fileId = await writePart(part, content, maxBytes);
        moveDurably(part, join(inbox, fileId));
        return { fileId };
      } catch (thrown) {
        await rm(part, { force: true }).catch(() => undefined);
        throw thrown;
      }
    },
    async get(fileId) {
      if (!fileIdPattern.test(fileId)) throw new AppError('FILE_NOT_FOUND');
      for (const folder of [outbox, inbox, attachments]) {
        const path = join(folder, fileId);
        const found = await lstat(path).catch(() => null);
        // A link would lead out of the folder.
        if (found?.isFile()) return { size: found.size, stream: () => createReadStream(path) };
      }
      throw new AppError('FILE_NOT_FOUND');
    },
    async clean() {
      const names = await readdir(inbox).catch(() => []);
      const parts = names.filter((name) => name.endsWith(PART));
      await Promise.all(parts.map((name) => rm(join(inbox, name), { force: true })));
    },
  };
}

async function writePart(
  path: string,
  content: Uint8Array | AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    for await (const chunk of content instanceof Uint8Array ? [content] : content) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new AppError('FILE_TOO_LARGE', { maxBytes });
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex');
}
