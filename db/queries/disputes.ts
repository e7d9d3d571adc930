import { and, asc, count, desc, eq, gte, inArray, lt, lte, or, sql, type SQL } from 'drizzle-orm';
import { dispute, station } from '../schema/register.ts';
import { definePrepared, readOrm, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type DisputeRow = typeof dispute.$inferSelect;

export const upsertDispute = defineInsert(dispute, 'update');

const one = definePrepared((orm) =>
  orm
    .select()
    .from(dispute)
    .where(eq(dispute.id, sql.placeholder('id')))
    .prepare(),
);
export function findDispute(reader: Reader, id: string): DisputeRow | undefined {
  return one(reader).get({ id });
}

export interface DisputeFilter {
  readonly states?: readonly DisputeRow['state'][] | undefined;
  readonly quickType?: string | undefined;
  readonly stationId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Hits of a full-text search. */
  readonly hits?: readonly string[] | undefined;
}

export interface DisputeOrder {
  readonly by: 'foundOn' | 'parties' | 'registrationNo' | 'nextDueOn';
  readonly descending: boolean;
}

export interface ListedDispute {
  readonly dispute: DisputeRow;
  readonly stationName: string | null;
}

function where(filter: DisputeFilter): SQL | undefined {
  return and(
    filter.states === undefined ? undefined : inArray(dispute.state, [...filter.states]),
    filter.quickType === undefined ? undefined : isOfType(filter.quickType),
    filter.stationId === undefined ? undefined : eq(dispute.stationId, filter.stationId),
    filter.from === undefined ? undefined : gte(dispute.foundOn, filter.from),
    filter.to === undefined ? undefined : lte(dispute.foundOn, filter.to),
    filter.hits === undefined
      ? undefined
      : sql`${dispute.id} IN (SELECT value FROM json_each(${JSON.stringify(filter.hits)}))`,
  );
}

/** Also the finer words that a township has put under it: `code-` and eight digits. */
function isOfType(code: string): SQL | undefined {
  return or(
    eq(dispute.quickType, code),
    and(gte(dispute.quickType, `${code}-`), lt(dispute.quickType, `${code}.`)),
  );
}

const sortColumns = {
  foundOn: dispute.foundOn,
  parties: dispute.partyKey,
  registrationNo: dispute.registrationNo,
  nextDueOn: dispute.nextDueOn,
} as const;

/** One window of the list. */
export function listDisputes(
  reader: Reader,
  filter: DisputeFilter,
  order: DisputeOrder,
  window: { readonly offset: number; readonly limit: number },
): ListedDispute[] {
  const direction = order.descending ? desc : asc;
  return readOrm(reader)
    .select({ dispute, stationName: station.name })
    .from(dispute)
    .leftJoin(station, eq(station.id, dispute.stationId))
    .where(where(filter))
    .orderBy(direction(sortColumns[order.by]), direction(dispute.id))
    .limit(window.limit)
    .offset(window.offset)
    .all();
}

export function countDisputes(reader: Reader, filter: DisputeFilter): number {
  return readOrm(reader).select({ total: count() }).from(dispute).where(where(filter)).get()?.total ?? 0;
}
