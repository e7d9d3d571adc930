import { clientOf, type WriteStore } from './store.ts';

/**
 * Writes the log back into the database and empties it: pages from before an erasure must not lie in it.
 * @returns false while a reader still needs it
 */
export function truncateWal(store: WriteStore): boolean {
  const [row] = clientOf(store).prepare<[], { busy: number }>('PRAGMA wal_checkpoint(TRUNCATE)').all();
  return row?.busy === 0;
}
