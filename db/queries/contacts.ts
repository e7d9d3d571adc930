import { and, asc, count, desc, eq, gte, lte, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { contact, matter, station } from '../schema/register.ts';
import { defineCommand, defineQuery, readOrm, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';
import { papersOfDispute } from './mediations.ts';

export type ContactRow = typeof contact.$inferSelect;

const contactColumns = `c.id, c.station_id AS stationId, c.matter_id AS matterId, c.registration_no AS registrationNo,
  c.lookup_code AS lookupCode, c.channel, c.received_at AS receivedAt, c.received_on AS receivedOn, c.headcount,
  c.is_collective AS isCollective, c.petitioner_name AS petitionerName, c.name_key AS nameKey,
  c.receptionist_id AS receptionistId, c.state, c.stage, c.slip_outcome AS slipOutcome, c.sealed, c.fields`;

export const upsertContact = defineInsert(contact, 'update');

const remove = defineCommand<[string]>('DELETE FROM contact WHERE id = ?');
/** Its ops stay; their words are erased (exchange.md §8, redaction). */
export function removeContact(tx: WriteTx, id: string): void {
  remove(tx).run(id);
}

const oneContact = defineQuery<[string], ContactRow>(
  `SELECT ${contactColumns} FROM contact c WHERE c.id = ?`,
);
export function findContact(reader: Reader, id: string): ContactRow | undefined {
  return oneContact(reader).get(id);
}

const numbers = defineQuery<[string, string, string], { registrationNo: string }>(
  `SELECT registration_no AS registrationNo FROM contact WHERE station_id = ?
   UNION ALL SELECT registration_no FROM dispute WHERE station_id = ?
   UNION ALL SELECT registration_no FROM blank_set WHERE station_id = ?`,
);
/** Every running number that a station is known to have given. */
export function registrationNumbersOf(reader: Reader, stationId: string): string[] {
  return numbers(reader)
    .all(stationId, stationId, stationId)
    .map(({ registrationNo }) => registrationNo);
}

const byMatter = defineQuery<[string], ContactRow>(
  `SELECT ${contactColumns} FROM matter m JOIN contact c ON c.matter_id = m.id WHERE m.main_id = ?
   ORDER BY c.received_at, c.id`,
);
/** All comings for a main matter, void ones too, oldest first, with those of the matters that were merged into it. */
export function contactsOfMatter(reader: Reader, mainId: string): ContactRow[] {
  return byMatter(reader).all(mainId);
}

/** A record alone; a matter with the comings for it, to which papers and files belong. */
export function recordsOfSubject(reader: Reader, subjectId: string): string[] {
  return [
    subjectId,
    ...contactsOfMatter(reader, subjectId).map(({ id }) => id),
    ...papersOfDispute(reader, subjectId),
  ];
}

const byCode = defineQuery<[string], ContactRow>(
  `SELECT ${contactColumns} FROM contact c WHERE c.lookup_code = ? ORDER BY c.id`,
);
/** Codes are minted at random and may collide after a restore: all are given back. */
export function contactsByCode(reader: Reader, lookupCode: string): ContactRow[] {
  return byCode(reader).all(lookupCode);
}

export interface ContactFilter {
  readonly channel?: string;
  readonly from?: string;
  readonly to?: string;
  /** Hits of a full-text search: contacts, or the matters that contacts belong to. */
  readonly hits?: readonly string[];
}

export interface ContactOrder {
  readonly by: 'receivedAt' | 'petitionerName' | 'registrationNo';
  readonly descending: boolean;
}

export interface ListedContact {
  readonly contact: ContactRow;
  readonly matter: typeof matter.$inferSelect | null;
  /** Where that is handled: itself, or what it was merged into. */
  readonly main: typeof matter.$inferSelect | null;
  readonly stationName: string | null;
}

function where(filter: ContactFilter): SQL | undefined {
  return and(
    filter.channel === undefined ? undefined : eq(contact.channel, filter.channel),
    filter.from === undefined ? undefined : gte(contact.receivedOn, filter.from),
    filter.to === undefined ? undefined : lte(contact.receivedOn, filter.to),
    filter.hits === undefined ? undefined : isHit(filter.hits),
  );
}

/** One parameter for all hits: 500 of them cost more to prepare than to look up. */
function isHit(hits: readonly string[]): SQL {
  const list = JSON.stringify(hits);
  return sql`(${contact.id} IN (SELECT value FROM json_each(${list}))
    OR ${contact.matterId} IN (SELECT value FROM json_each(${list})))`;
}

const main = alias(matter, 'main');

const sortColumns = {
  receivedAt: contact.receivedAt,
  petitionerName: contact.nameKey,
  registrationNo: contact.registrationNo,
} as const;

/** One window of the list, with the matter of each contact. */
export function listContacts(
  reader: Reader,
  filter: ContactFilter,
  order: ContactOrder,
  window: { readonly offset: number; readonly limit: number },
): ListedContact[] {
  const direction = order.descending ? desc : asc;
  return readOrm(reader)
    .select({ contact, matter, main, stationName: station.name })
    .from(contact)
    .leftJoin(matter, eq(matter.id, contact.matterId))
    .leftJoin(main, eq(main.id, matter.mainId))
    .leftJoin(station, eq(station.id, contact.stationId))
    .where(where(filter))
    .orderBy(direction(sortColumns[order.by]), direction(contact.id))
    .limit(window.limit)
    .offset(window.offset)
    .all();
}

export function countContacts(reader: Reader, filter: ContactFilter): number {
  return readOrm(reader).select({ total: count() }).from(contact).where(where(filter)).get()?.total ?? 0;
}

const withoutSlip = defineQuery<[string, number], ContactRow>(
  `SELECT ${contactColumns} FROM contact c
   WHERE c.slip_outcome IS NULL AND c.station_id = ? AND c.state <> 'void' ORDER BY c.received_at, c.id LIMIT ?`,
);
/** Comings of a station of whose slip nobody has said yet what became of it, oldest first. */
export function contactsWithoutSlip(reader: Reader, stationId: string, limit: number): ContactRow[] {
  return withoutSlip(reader).all(stationId, limit);
}
