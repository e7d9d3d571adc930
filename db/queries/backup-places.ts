import { asc, eq, sql } from 'drizzle-orm';
import { backupPlace } from '../schema/local.ts';
import { defineCommand, definePrepared, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type BackupPlaceRow = typeof backupPlace.$inferSelect;

const put = defineInsert(backupPlace, 'update');
export function upsertBackupPlace(tx: WriteTx, row: BackupPlaceRow): void {
  put(tx, row);
}

const one = definePrepared((orm) =>
  orm
    .select()
    .from(backupPlace)
    .where(eq(backupPlace.id, sql.placeholder('id')))
    .prepare(),
);
export function findBackupPlace(reader: Reader, id: string): BackupPlaceRow | undefined {
  return one(reader).get({ id });
}

const all = definePrepared((orm) =>
  orm.select().from(backupPlace).orderBy(asc(backupPlace.label), asc(backupPlace.id)).prepare(),
);
export function listBackupPlaces(reader: Reader): BackupPlaceRow[] {
  return all(reader).all();
}

const remove = defineCommand<[string]>('DELETE FROM backup_place WHERE id = ?');
export function removeBackupPlace(tx: WriteTx, id: string): void {
  remove(tx).run(id);
}
