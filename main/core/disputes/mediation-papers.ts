import { maskValues } from '../../contract/fields.ts';
import { paperSchema, type Paper } from '../../contract/papers.ts';
import {
  mediationOfPaper,
  mediationPaperKinds,
  type MediationPaperKind,
} from '../../terms/document-kinds.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { mediationCatalogues } from '../../terms/mediation-fields.ts';
import { disputeQuickType } from '../../terms/dispute-types.ts';
import { AppError } from '../app-error.ts';
import { namesOfCodes } from '../lists/code-names.ts';
import type { OpenRegister } from '../register.ts';
import { knownFor, known } from './mediation-known.ts';
import { committeeOf, placeOf, placeOfEntry } from './read-mediations.ts';
import { storedDispute } from './stored-dispute.ts';

/**
 * A form of the mediation set: of a dispute, filled with what is known and waiting for the hand, or of what was put on
 * record. Errors: NOT_FOUND, also where its words were erased.
 */
export function mediationPaper(
  documentKind: MediationPaperKind,
): (register: OpenRegister, subjectId: string) => { readonly no: string; readonly paper: Paper } {
  return (register, subjectId) => {
    const { read } = register;
    const said = placeOfEntry(read, subjectId);
    const { row, mediations } = said ?? placeOf(read, subjectId);
    const act = mediationOfPaper(documentKind);
    if (act === null || storedDispute(row).redaction !== null) throw new AppError('NOT_FOUND');
    if (said && (said.entry.act !== act || !said.entry.whole)) throw new AppError('NOT_FOUND');
    const mediation = said?.mediation ?? mediations.at(-1) ?? null;
    const { committee } = known(register, row, mediations);
    return {
      no: mediation?.caseNo ?? row.registrationNo,
      paper: paperSchema.parse({
        documentKind,
        data: {
          committee: (mediation && committeeOf(mediation)) || committee,
          caseNo: mediation?.caseNo ?? null,
          registrationNo: row.registrationNo,
          quickType: row.quickType,
          codeNames: namesOfCodes(read, disputeQuickType, [row.quickType]),
          said: said !== null,
          values: shownOn(
            documentKind,
            said?.entry.values ?? knownFor(register, row, { act, mediation, mediations }),
          ),
        },
      }),
    };
  };
}

/** Those that a court or the other party must be able to act on show whole telephone numbers (domain.md §3.7). */
const wholeNumbers: ReadonlySet<string> = new Set<MediationPaperKind>([
  'mediationApplication',
  'mediationAgreement',
  'oralAgreement',
  'confirmationRequest',
]);

function shownOn(kind: MediationPaperKind, values: object): object {
  return wholeNumbers.has(kind) ? values : masked(kind, values);
}

function masked(kind: MediationPaperKind, values: object): object {
  const catalogue: FieldCatalogue = mediationCatalogues[mediationOfPaper(kind) ?? 'apply'];
  return maskValues<FieldCatalogue>(catalogue, values);
}

/** A paper as a preview shows it: whole numbers leave with the print alone, which stands in the audit log. */
export function previewed(paper: Paper): Paper {
  const { documentKind, data } = paper;
  const kind = mediationPaperKinds.find((known) => known === documentKind);
  if (kind === undefined || !('values' in data)) return paper;
  return paperSchema.parse({ documentKind, data: { ...data, values: masked(kind, data.values) } });
}
