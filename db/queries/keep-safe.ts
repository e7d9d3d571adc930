import { keepSafe } from '../schema/exchange.ts';
import { defineCommand, definePrepared, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Epoch } from './batches-out.ts';
import { defineInsert } from './define-insert.ts';

export type KeepSafeRow = typeof keepSafe.$inferSelect;
export type NewKeepSafe = Omit<typeof keepSafe.$inferInsert, 'position'>;

const put = defineInsert(keepSafe, 'ignore');
/** @returns false if this very frame is here already */
export function insertKeepSafe(tx: WriteTx, row: NewKeepSafe): boolean {
  return put(tx, row);
}

const dropOlder = defineCommand<[string, number, string, number]>(
  'DELETE FROM keep_safe WHERE from_device = ? AND epoch_n = ? AND epoch_r = ? AND seq < ?',
);
/** The device has begun again: what it had to be kept under lower numbers of this epoch counts no more. */
export function dropKeepSafeBefore(tx: WriteTx, device: string, epoch: Epoch, seq: number): void {
  dropOlder(tx).run(device, epoch.n, epoch.r, seq);
}

export interface KeepSafeSum {
  readonly count: number;
  readonly bytes: number;
}
const sums = defineQuery<[string], KeepSafeSum>(
  'SELECT count(*) AS count, coalesce(sum(length(bytes)), 0) AS bytes FROM keep_safe WHERE from_station = ?',
);
/** How much is kept for a station, unread. */
export function sumKeepSafe(reader: Reader, fromStation: string): KeepSafeSum {
  return sums(reader).get(fromStation) ?? { count: 0, bytes: 0 };
}

const afterPosition = definePrepared((orm) =>
  orm
    .select()
    .from(keepSafe)
    .where(
      and(
        eq(keepSafe.fromStation, sql.placeholder('fromStation')),
        gt(keepSafe.position, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(keepSafe.position))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
/** The frames of a station behind a position, the oldest first. */
export function keepSafeAfter(
  reader: Reader,
  fromStation: string,
  after: number,
  limit: number,
): KeepSafeRow[] {
  return afterPosition(reader).all({ fromStation, after, limit });
}
