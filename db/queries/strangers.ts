import { asc, eq, sql } from 'drizzle-orm';
import { strangerFile } from '../schema/exchange.ts';
import { defineCommand, definePrepared, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type StrangerFile = typeof strangerFile.$inferSelect;

/** What came twice waits once, since it came first. */
export const insertStrangerFile = defineInsert(strangerFile, 'ignore');

const one = definePrepared((orm) =>
  orm
    .select()
    .from(strangerFile)
    .where(eq(strangerFile.fileHash, sql.placeholder('fileHash')))
    .prepare(),
);
export function findStrangerFile(reader: Reader, fileHash: string): StrangerFile | undefined {
  return one(reader).get({ fileHash });
}

const all = definePrepared((orm) =>
  orm.select().from(strangerFile).orderBy(asc(strangerFile.receivedAt), asc(strangerFile.seq)).prepare(),
);
/** Those that have waited longest first. */
export function listStrangerFiles(reader: Reader): StrangerFile[] {
  return all(reader).all();
}

const count = defineQuery<[], { count: number }>('SELECT count(*) AS count FROM stranger_file');
export function countStrangerFiles(reader: Reader): number {
  return count(reader).get()?.count ?? 0;
}

const remove = defineCommand<[string]>('DELETE FROM stranger_file WHERE file_hash = ?');
export function removeStrangerFile(tx: WriteTx, fileHash: string): void {
  remove(tx).run(fileHash);
}

const unapproved = defineQuery<[], { files: number; bytes: number }>(
  `SELECT count(*) AS files, ifnull(sum(bytes), 0) AS bytes FROM (
     SELECT bytes FROM stranger_file
     UNION ALL
     SELECT b.bytes FROM batch_in b JOIN peer_device p ON p.device_id = b.from_device
     WHERE b.state = 'quarantined' AND p.status = 'pending')`,
);
/** All that waits of senders whom nobody has approved, with a request and without. */
export function sumUnapproved(reader: Reader): { readonly files: number; readonly bytes: number } {
  return unapproved(reader).get() ?? { files: 0, bytes: 0 };
}
