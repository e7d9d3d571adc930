import { matterState } from '../../main/terms/matter-terms.ts';
import { matter } from '../schema/register.ts';
import { openCodes } from '../schema/checks.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type MatterRow = typeof matter.$inferSelect;

const matterColumns = `id, station_id AS stationId, owner_station AS ownerStation, handover,
  open_proposals AS openProposals, registration_no AS registrationNo, purpose, category, state,
  official_no AS officialNo, acted, main_id AS mainId, merged_into AS mergedInto, summary, responsible_id AS responsibleId,
  first_received_on AS firstReceivedOn, limit_profile AS limitProfile, notice_due_on AS noticeDueOn,
  notice_safe_on AS noticeSafeOn, handle_due_on AS handleDueOn, notice_provisional AS noticeProvisional,
  handle_provisional AS handleProvisional, next_step AS nextStep, next_due_on AS nextDueOn,
  next_legal_on AS nextLegalOn, unfiled, fields`;

export const upsertMatter = defineInsert(matter, 'update');

const remove = defineCommand<[string]>('DELETE FROM matter WHERE id = ?');
/** Its ops stay; their words are erased (exchange.md §8, redaction). */
export function removeMatter(tx: WriteTx, id: string): void {
  remove(tx).run(id);
}

const oneMatter = defineQuery<[string], MatterRow>(`SELECT ${matterColumns} FROM matter WHERE id = ?`);
export function findMatter(reader: Reader, id: string): MatterRow | undefined {
  return oneMatter(reader).get(id);
}

const merged = defineQuery<[string], MatterRow>(
  `SELECT ${matterColumns} FROM matter WHERE merged_into = ? ORDER BY id`,
);
/** The matters that somebody merged into this one, whatever came of it. */
export function mattersMergedInto(reader: Reader, id: string): MatterRow[] {
  return merged(reader).all(id);
}

const together = defineQuery<[string], MatterRow>(
  `SELECT ${matterColumns} FROM matter WHERE main_id = ? ORDER BY id = main_id DESC, id`,
);
/** A main matter, first, with those that are handled under it. */
export function mattersUnder(reader: Reader, mainId: string): MatterRow[] {
  return together(reader).all(mainId);
}

export interface Comings {
  readonly count: number;
  /** Of those that count; null where all are void. */
  readonly firstOn: string | null;
}
const comings = defineQuery<[string], Comings>(
  `SELECT count(*) AS count, min(CASE WHEN state <> 'void' THEN received_on END) AS firstOn
   FROM contact WHERE matter_id = ?`,
);
/** The comings for one matter alone, without those of others that were merged into it. */
export function comingsOf(reader: Reader, matterId: string): Comings {
  return comings(reader).get(matterId) ?? { count: 0, firstOn: null };
}

/** The dates of a matter, which follow from its day of receipt, its profile and the calendar. */
export type MatterDates = Pick<
  MatterRow,
  'noticeDueOn' | 'noticeSafeOn' | 'handleDueOn' | 'noticeProvisional' | 'handleProvisional'
>;

export interface DatedMatters extends MatterDates {
  readonly firstReceivedOn: string;
  readonly limitProfile: string;
  readonly matters: number;
  /** One of those that owe a date. */
  readonly sampleId: string | null;
  /** Of these, how many nobody has answered. */
  readonly owed: number;
}
const dated = defineQuery<[string, string], DatedMatters>(
  `SELECT first_received_on AS firstReceivedOn, limit_profile AS limitProfile, notice_due_on AS noticeDueOn,
     notice_safe_on AS noticeSafeOn, handle_due_on AS handleDueOn, notice_provisional AS noticeProvisional,
     handle_provisional AS handleProvisional, count(*) AS matters,
     min(iif(next_due_on IS NULL, NULL, id)) AS sampleId, count(next_due_on) AS owed
   FROM matter WHERE first_received_on BETWEEN ? AND ? AND acted = 0
   GROUP BY 1, 2, 3, 4, 5, 6, 7`,
);
/** Matters of these days of receipt, counted by the dates that they have; without those with which something was done. */
export function datedMatters(reader: Reader, from: string, to: string): DatedMatters[] {
  return dated(reader).all(from, to);
}

const moveDates = defineCommand<[MatterDates & { firstReceivedOn: string; limitProfile: string }]>(
  `UPDATE matter SET notice_due_on = @noticeDueOn, notice_safe_on = @noticeSafeOn, handle_due_on = @handleDueOn,
     notice_provisional = @noticeProvisional, handle_provisional = @handleProvisional,
     next_due_on = iif(next_due_on IS NULL, NULL, @noticeSafeOn),
     next_legal_on = iif(next_due_on IS NULL, NULL, @noticeDueOn)
   WHERE first_received_on = @firstReceivedOn AND limit_profile = @limitProfile AND acted = 0`,
);
/** Gives all untouched matters of a day and a profile their dates anew; what is not owed stays so. */
export function setMatterDates(
  tx: WriteTx,
  { firstReceivedOn, limitProfile }: { readonly firstReceivedOn: string; readonly limitProfile: string },
  dates: MatterDates,
): void {
  moveDates(tx).run({ ...dates, firstReceivedOn, limitProfile });
}

const actedDueBetween = defineQuery<[string, string, string, string, string, string], { id: string }>(
  `SELECT id FROM matter
   WHERE acted = 1 AND (notice_due_on BETWEEN ? AND ? OR handle_due_on BETWEEN ? AND ?
     OR next_legal_on BETWEEN ? AND ?) ORDER BY id`,
);
/** Matters with which something was done and of which a limit ends in this time. */
export function actedMattersDue(reader: Reader, from: string, to: string): string[] {
  return actedDueBetween(reader)
    .all(from, to, from, to, from, to)
    .map(({ id }) => id);
}

const openMatters = defineQuery<[string], { count: number }>(
  `SELECT count(*) AS count FROM matter WHERE owner_station = ? AND state IN (${openCodes(matterState)})`,
);
/** Matters of a station for which an office still owes a step. */
export function countOpenMatters(reader: Reader, stationId: string): number {
  return openMatters(reader).get(stationId)?.count ?? 0;
}

const offered = defineQuery<[string, string], MatterRow>(
  `SELECT ${matterColumns} FROM matter WHERE handover = 'offered' AND owner_station <> ?
     AND (station_id = ? OR owner_station = station_id) ORDER BY first_received_on, id`,
);
/**
 * What others have offered to a station to hand over or to give back, and nobody has answered; the oldest receipt first.
 */
export function mattersOfferedTo(reader: Reader, stationId: string): MatterRow[] {
  return offered(reader).all(stationId, stationId);
}

const proposedTo = defineQuery<[string], MatterRow>(
  `SELECT ${matterColumns} FROM matter WHERE owner_station = ? AND open_proposals > 0 ORDER BY first_received_on, id`,
);
/** A station's own matters about which another level has proposed something. */
export function mattersWithProposals(reader: Reader, ownerStation: string): MatterRow[] {
  return proposedTo(reader).all(ownerStation);
}
