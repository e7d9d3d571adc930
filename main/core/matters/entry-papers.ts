import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { matterOfEntry } from '../../../db/queries/matter-acts.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { paperSchema, type Paper } from '../../contract/papers.ts';
import { paperOfEntry, type EntryPaperKind } from '../../terms/document-kinds.ts';
import { AppError } from '../app-error.ts';
import { storedMatter } from '../contacts/stored.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { documentsNow, servedOn } from './acts.ts';

/**
 * The form of a step: of a matter, filled with what is known and waiting for the hand, or of what was put on record.
 * Errors: NOT_FOUND.
 */
export function entryFormPaper(
  documentKind: EntryPaperKind,
): (register: OpenRegister, subjectId: string) => { readonly no: string; readonly paper: Paper } {
  return (register, subjectId) => {
    const { read } = register;
    const row = findMatter(read, matterOfEntry(read, subjectId) ?? subjectId);
    if (!row) throw new AppError('NOT_FOUND');
    const { acts, values: matter, redaction } = storedMatter(row);
    if (redaction) throw new AppError('NOT_FOUND');
    const entry = acts.entries.find(({ entryId }) => entryId === subjectId);
    if (entry && paperOfEntry(entry.act) !== documentKind) throw new AppError('NOT_FOUND');
    const opinion = documentsNow(acts).findLast(
      ({ document }) => document.documentKind === 'handlingOpinion',
    );
    const documentNo = entry?.no ?? null;
    return {
      no: documentNo ?? row.registrationNo,
      paper: paperSchema.parse({
        documentKind,
        data: {
          organ: stationProfile(register),
          registrationNo: row.registrationNo,
          officialNo: row.officialNo,
          documentNo,
          petitioner: contactsOfMatter(read, row.id)[0]?.petitionerName ?? null,
          receivedOn: row.firstReceivedOn,
          summary: row.summary,
          requests: matter.requests ?? [],
          opinion: opinion
            ? {
                no: opinion.document.documentNo,
                on: opinion.document.on,
                servedOn: opinion.service && servedOn(opinion.service),
              }
            : null,
          values: entry?.values ?? {},
        },
      }),
    };
  };
}
