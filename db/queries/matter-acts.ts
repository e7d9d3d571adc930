import { matterDocument, matterEntry, matterReferral, matterUrge } from '../schema/register.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type MatterDocumentRow = typeof matterDocument.$inferSelect;
export type MatterUrgeRow = typeof matterUrge.$inferSelect;
export type MatterEntryRow = typeof matterEntry.$inferSelect;

export type MatterReferralRow = typeof matterReferral.$inferSelect;

const insertDocument = defineInsert(matterDocument, 'update');
const insertUrge = defineInsert(matterUrge, 'update');
const insertEntry = defineInsert(matterEntry, 'update');
const removeDocuments = defineCommand<[string]>('DELETE FROM matter_document WHERE matter_id = ?');
const removeUrges = defineCommand<[string]>('DELETE FROM matter_urge WHERE matter_id = ?');
const removeEntries = defineCommand<[string]>('DELETE FROM matter_entry WHERE matter_id = ?');
const insertReferral = defineInsert(matterReferral, 'update');
const removeReferrals = defineCommand<[string]>('DELETE FROM matter_referral WHERE matter_id = ?');

/** Puts these in the place of what the tables have of a matter. */
export function replaceMatterActs(
  tx: WriteTx,
  matterId: string,
  acts: {
    readonly documents: readonly MatterDocumentRow[];
    readonly urges: readonly MatterUrgeRow[];
    readonly entries: readonly MatterEntryRow[];
    readonly referrals: readonly MatterReferralRow[];
  },
): void {
  removeDocuments(tx).run(matterId);
  removeUrges(tx).run(matterId);
  removeEntries(tx).run(matterId);
  removeReferrals(tx).run(matterId);
  for (const row of acts.documents) insertDocument(tx, row);
  for (const row of acts.urges) insertUrge(tx, row);
  for (const row of acts.entries) insertEntry(tx, row);
  for (const row of acts.referrals) insertReferral(tx, row);
}

const documentColumns = `id, matter_id AS matterId, document_kind AS documentKind, document_no AS documentNo, language,
  issued_on AS issuedOn, serve_by AS serveBy, serve_due_on AS serveDueOn, served_on AS servedOn, owed,
  snapshot`;
const oneDocument = defineQuery<[string], MatterDocumentRow>(
  `SELECT ${documentColumns} FROM matter_document WHERE id = ? ORDER BY matter_id LIMIT 1`,
);
export function findMatterDocument(reader: Reader, id: string): MatterDocumentRow | undefined {
  return oneDocument(reader).get(id);
}

const oneEntry = defineQuery<[string], { matterId: string }>(
  'SELECT matter_id AS matterId FROM matter_entry WHERE id = ? ORDER BY matter_id LIMIT 1',
);
/** The matter about which something was put on record. */
export function matterOfEntry(reader: Reader, id: string): string | null {
  return oneEntry(reader).get(id)?.matterId ?? null;
}

const units = defineQuery<[number], { unit: string }>(
  `SELECT unit FROM matter_referral WHERE unit IS NOT NULL GROUP BY unit ORDER BY max(sent_on) DESC, unit LIMIT ?`,
);
/** Units that matters were referred to before, the latest first. */
export function unitsReferredTo(reader: Reader, limit: number): string[] {
  return units(reader)
    .all(limit)
    .map(({ unit }) => unit);
}
