import { document } from '../schema/register.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type DocumentRow = typeof document.$inferSelect;

export const upsertDocument = defineInsert(document, 'update');

const ofSubject = defineQuery<[string], DocumentRow>(
  `SELECT id, station_id AS stationId, document_kind AS documentKind, subject_id AS subjectId, document_no AS documentNo,
     language, issued_at AS issuedAt, issued_hlc AS issuedHlc, print_count AS printCount, printed_at AS printedAt,
     printed_by AS printedBy
   FROM document WHERE subject_id = ? ORDER BY issued_hlc DESC, id DESC`,
);
/** Everything that was printed about a record, newest version first. */
export function documentsOfSubject(reader: Reader, subjectId: string): DocumentRow[] {
  return ofSubject(reader).all(subjectId);
}
