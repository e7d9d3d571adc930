import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { findMatterDocument, type MatterDocumentRow } from '../../../db/queries/matter-acts.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import type { Reader } from '../../../db/store/store.ts';
import { paperSchema, type Paper } from '../../contract/papers.ts';
import { noticeKinds } from '../../terms/document-kinds.ts';
import { AppError } from '../app-error.ts';
import { storedMatter } from '../contacts/stored.ts';
import type { OpenRegister } from '../register.ts';
import { findStation } from '../../../db/queries/stations.ts';

/** A document as the competent organ issued it, here or above. Errors: NOT_FOUND, also where its words were erased. */
export function noticePaper({ read }: OpenRegister, documentId: string): { no: string; paper: Paper } {
  const row = documentRowOf(read, documentId);
  const paper = noticeIn(row);
  if (paper === null) throw new AppError('NOT_FOUND');
  return { no: row.documentNo, paper };
}

/** F17 of one document (domain.md §2.3). Errors: NOT_FOUND. */
export function serviceReceiptPaper(
  { read }: OpenRegister,
  documentId: string,
): { no: string; paper: Paper } {
  const row = documentRowOf(read, documentId);
  const matter = findMatter(read, row.matterId);
  const noticeKind = noticeKinds.find((kind) => kind === row.documentKind);
  if (!matter || !noticeKind) throw new AppError('NOT_FOUND');
  const { acts } = storedMatter(matter);
  const issued = acts.documents.find((document) => document.documentId === documentId);
  return {
    no: row.documentNo,
    paper: {
      documentKind: 'serviceReceipt',
      data: {
        organ: (issued && findStation(read, issued.by.stationId)?.name) ?? '',
        registrationNo: matter.registrationNo,
        noticeKind,
        documentNo: row.documentNo,
        addressee: contactsOfMatter(read, matter.id)[0]?.petitionerName ?? null,
        service: row.servedOn === null ? null : (acts.services[documentId]?.values ?? null),
      },
    },
  };
}

function documentRowOf(reader: Reader, documentId: string): MatterDocumentRow {
  const row = findMatterDocument(reader, documentId);
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/** What came from another station was not made by this program: it may be no paper at all. */
export function noticeIn({ documentKind, snapshot }: MatterDocumentRow): Paper | null {
  if (snapshot === null) return null;
  const data: unknown = JSON.parse(snapshot);
  const parsed = paperSchema.safeParse({ documentKind, data });
  return parsed.success ? parsed.data : null;
}

/** What a letter of this matter says; null where its words were erased. */
export function letterIn(reader: Reader, documentId: string): Paper | null {
  const row = findMatterDocument(reader, documentId);
  return row ? noticeIn(row) : null;
}
