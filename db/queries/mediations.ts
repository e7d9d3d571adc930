import { mediation, mediationPaper } from '../schema/register.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

const upsert = defineInsert(mediation, 'update');
const insert = defineInsert(mediationPaper, 'ignore');
const remove = defineCommand<[string]>('DELETE FROM mediation WHERE dispute_id = ?');
const removePapers = defineCommand<[string]>('DELETE FROM mediation_paper WHERE dispute_id = ?');

/** Puts these in the place of what the tables have of a dispute; null: it has no mediation. */
export function replaceMediations(
  tx: WriteTx,
  disputeId: string,
  mediations: { readonly papers: readonly string[]; readonly fields: string } | null,
): void {
  removePapers(tx).run(disputeId);
  if (mediations === null) {
    remove(tx).run(disputeId);
    return;
  }
  upsert(tx, { disputeId, fields: mediations.fields });
  for (const id of mediations.papers) insert(tx, { id, disputeId });
}

const one = defineQuery<[string], { fields: string }>('SELECT fields FROM mediation WHERE dispute_id = ?');
/** The mediations of a dispute, as they were folded. */
export function findMediations(reader: Reader, disputeId: string): string | null {
  return one(reader).get(disputeId)?.fields ?? null;
}

const owner = defineQuery<[string], { disputeId: string }>(
  'SELECT dispute_id AS disputeId FROM mediation_paper WHERE id = ? ORDER BY dispute_id LIMIT 1',
);
/** The dispute about whose mediation something was put on record. */
export function disputeOfPaper(reader: Reader, id: string): string | null {
  return owner(reader).get(id)?.disputeId ?? null;
}

const papers = defineQuery<[string], { id: string }>(
  'SELECT id FROM mediation_paper WHERE dispute_id = ? ORDER BY id',
);
/** What its mediations have put on record. */
export function papersOfDispute(reader: Reader, disputeId: string): string[] {
  return papers(reader)
    .all(disputeId)
    .map(({ id }) => id);
}

const last = defineQuery<[string, string], { fields: string }>(
  `SELECT m.fields FROM dispute d JOIN mediation m ON m.dispute_id = d.id
   WHERE d.station_id = ? AND d.id <> ? ORDER BY d.registered_at DESC, d.id DESC LIMIT 1`,
);
/** The mediations of the dispute before, of the same station: who mediates there. */
export function mediationsBefore(reader: Reader, stationId: string, disputeId: string): string | null {
  return last(reader).get(stationId, disputeId)?.fields ?? null;
}

const numbers = defineQuery<[string], { caseNo: string }>(
  `SELECT one.value ->> 'caseNo' AS caseNo FROM dispute d JOIN mediation m ON m.dispute_id = d.id, json_each(m.fields) one
   WHERE d.station_id = ? AND one.value ->> 'caseNo' IS NOT NULL`,
);
/** The numbers of the mediations of a station. */
export function caseNumbersOf(reader: Reader, stationId: string): string[] {
  return numbers(reader)
    .all(stationId)
    .map(({ caseNo }) => caseNo);
}
