import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  sql,
  type SQL,
  type SQLWrapper,
} from 'drizzle-orm';
import type { ClockStep } from '../../main/terms/limits-terms.ts';
import type { StationKind } from '../../main/terms/station.ts';
import { matter, station } from '../schema/register.ts';
import { defineQuery, readOrm, type Reader } from '../store/store.ts';
import type { MatterRow } from './matters.ts';

export interface MatterFilter {
  readonly states?: readonly MatterRow['state'][] | undefined;
  /** A code of two digits stands for all that begin with it. */
  readonly category?: string | undefined;
  /** Owed on this day or before. */
  readonly dueBy?: string | undefined;
  /** The day by law was before this one. */
  readonly overdueOn?: string | undefined;
  /** Ended and not in a file that this station is to close. */
  readonly unfiledAt?: { readonly stationId: string; readonly kind: StationKind } | undefined;
  readonly stationId?: string | undefined;
  readonly responsibleId?: string | undefined;
  /** Hits of a full-text search: matters, comings for them, or what was merged into them. */
  readonly hits?: readonly string[] | undefined;
}

export interface MatterOrder {
  readonly by: 'firstReceivedOn' | 'registrationNo' | 'nextDueOn';
  readonly descending: boolean;
}

export interface ListedMatter {
  readonly matter: MatterRow;
  readonly stationName: string | null;
}

/** No index but `matter_list` is to be taken for it: the others would read a row of the table for each hit. */
const listed = (column: SQLWrapper): SQL => sql`+${column}`;

/** Its day is named in a letter (`bindsByLaw`); written out, so that SQLite sees that `matter_by_law` holds all others. */
const stepWithoutLaw: ClockStep = 'assigned';
const byLaw = sql`${matter.nextStep} <> ${sql.raw(`'${stepWithoutLaw}'`)}`;
/** Of more than these the first by day of receipt are soon met in the whole list; fewer are sorted faster. */
const many = 10_000;

function where(filter: MatterFilter, isWalked = false): SQL | undefined {
  const { states, category, dueBy, overdueOn, unfiledAt, stationId, responsibleId, hits } = filter;
  return and(
    states === undefined ? undefined : inArray(listed(matter.state), [...states]),
    category === undefined ? undefined : gte(listed(matter.category), category),
    category === undefined ? undefined : lt(listed(matter.category), `${category}:`),
    dueBy === undefined ? undefined : lte(listed(matter.nextDueOn), dueBy),
    overdueOn === undefined ? undefined : isPast(overdueOn, isWalked),
    unfiledAt && isUnfiledAt(unfiledAt),
    stationId === undefined ? undefined : eq(listed(matter.stationId), stationId),
    responsibleId === undefined ? undefined : eq(listed(matter.responsibleId), responsibleId),
    hits === undefined ? undefined : isHit(JSON.stringify(hits)),
  );
}

/** Nobody works by a day that is later than the one by law. */
function isPast(day: string, isWalked: boolean): SQL | undefined {
  return isWalked
    ? and(lt(listed(matter.nextLegalOn), day), ne(listed(matter.nextStep), stepWithoutLaw))
    : and(lt(matter.nextDueOn, day), lt(matter.nextLegalOn, day), byLaw);
}

/** The file lies with the organ that took the matter up; with whoever has it where none did (`keepsFile`). */
function isUnfiledAt({ stationId, kind }: NonNullable<MatterFilter['unfiledAt']>): SQL | undefined {
  const taken = isNotNull(matter.officialNo);
  const own = eq(matter.ownerStation, stationId);
  return and(
    sql`${matter.unfiled} = 1`,
    kind === 'township' ? or(taken, own) : and(isNull(matter.officialNo), own),
  );
}

/** One parameter for all hits: 500 of them cost more to prepare than to look up. */
function isHit(hits: string): SQL {
  const own = sql`SELECT value FROM json_each(${hits}) UNION
    SELECT matter_id FROM contact WHERE id IN (SELECT value FROM json_each(${hits}))`;
  return sql`${matter.id} IN (${own} UNION SELECT main_id FROM matter WHERE id IN (${own}))`;
}

const sortColumns = {
  firstReceivedOn: matter.firstReceivedOn,
  registrationNo: matter.registrationNo,
  nextDueOn: matter.nextDueOn,
} as const;

/** What is owed soonest comes first; nothing owed comes last either way. A narrowed list is sorted, the whole one lies sorted. */
function orderOf({ by, descending }: MatterOrder, liesSorted: boolean): SQL[] {
  const direction = descending ? desc : asc;
  const column = liesSorted ? sortColumns[by] : listed(sortColumns[by]);
  return by === 'nextDueOn' && !descending
    ? [sql`${column} ASC NULLS LAST`, asc(matter.id)]
    : [direction(column), direction(matter.id)];
}

/** One window of the list, which has so many rows in all. What lies before it is skipped in an index, without reading the rows. */
export function listMatters(
  reader: Reader,
  filter: MatterFilter,
  order: MatterOrder,
  window: { readonly offset: number; readonly limit: number },
  total: number,
): ListedMatter[] {
  const orm = readOrm(reader);
  const isWalked = order.by === 'firstReceivedOn' && total > many;
  const narrowing = where(filter, isWalked);
  const ids = orm
    .select({ id: matter.id })
    .from(matter)
    .where(narrowing)
    .orderBy(...orderOf(order, narrowing === undefined || lyingSorted(filter, isWalked) === order.by))
    .limit(window.limit)
    .offset(window.offset);
  return orm
    .select({ matter, stationName: station.name })
    .from(matter)
    .leftJoin(station, eq(station.id, matter.stationId))
    .where(inArray(matter.id, ids))
    .orderBy(...orderOf(order, false))
    .all();
}

/** By what the rows of the index lie sorted in which a narrowed list is read. */
function lyingSorted({ overdueOn }: MatterFilter, isWalked: boolean): MatterOrder['by'] {
  return overdueOn === undefined || isWalked ? 'firstReceivedOn' : 'nextDueOn';
}

export function countMatters(reader: Reader, filter: MatterFilter): number {
  return readOrm(reader).select({ total: count() }).from(matter).where(where(filter)).get()?.total ?? 0;
}

const firstNames = defineQuery<[string], { matterId: string; petitionerName: string | null }>(
  `SELECT m.value AS matterId, (
     SELECT c.petitioner_name FROM contact c WHERE c.matter_id = m.value
     ORDER BY c.state = 'void', c.received_at, c.id LIMIT 1
   ) AS petitionerName FROM json_each(?) m`,
);
/** Who came first for each of these matters, as far as it is known. */
export function firstNamesOf(
  reader: Reader,
  matterIds: readonly string[],
): ReadonlyMap<string, string | null> {
  const rows = firstNames(reader).all(JSON.stringify(matterIds));
  return new Map(rows.map(({ matterId, petitionerName }) => [matterId, petitionerName]));
}

const stationsWith = defineQuery<[], { stationId: string; stationName: string }>(
  `SELECT s.id AS stationId, s.name AS stationName FROM station s
   WHERE s.id IN (SELECT station_id FROM matter) ORDER BY s.division12, s.name`,
);
/** The stations that have matters here. */
export function stationsWithMatters(reader: Reader): { stationId: string; stationName: string }[] {
  return stationsWith(reader).all();
}

const responsible = defineQuery<[], { staffId: string; staffName: string; stationId: string }>(
  `SELECT p.id AS staffId, p.name AS staffName, p.station_id AS stationId FROM staff p
   WHERE p.id IN (SELECT responsible_id FROM matter) ORDER BY p.active DESC, p.since, p.id`,
);
/** The people who answer for a matter. */
export function responsibleForMatters(
  reader: Reader,
): { staffId: string; staffName: string; stationId: string }[] {
  return responsible(reader).all();
}
