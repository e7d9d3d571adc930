import { matter } from '../schema/register.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type MatterRow = typeof matter.$inferSelect;

const matterColumns = `id, station_id AS stationId, registration_no AS registrationNo, purpose, category, state, summary,
  responsible_id AS responsibleId, first_received_on AS firstReceivedOn, notice_due_on AS noticeDueOn,
  notice_safe_on AS noticeSafeOn, handle_due_on AS handleDueOn, next_due_on AS nextDueOn, fields`;

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

const openMatters = defineQuery<[string], { count: number }>(
  "SELECT count(*) AS count FROM matter WHERE station_id = ? AND state <> 'answered'",
);
/** Matters of a station that still wait for an answer. */
export function countOpenMatters(reader: Reader, stationId: string): number {
  return openMatters(reader).get(stationId)?.count ?? 0;
}
