import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { findMatterDocument, matterOfEntry } from '../../../db/queries/matter-acts.ts';
import { findMatter, type MatterRow } from '../../../db/queries/matters.ts';
import type { Reader } from '../../../db/store/store.ts';
import { paperSchema, type EntryForm, type Paper, type PaperData } from '../../contract/papers.ts';
import { closureGround } from '../../terms/act-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import { paperOfEntry, type EntryPaperKind } from '../../terms/document-kinds.ts';
import { AppError } from '../app-error.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import { computeRuleDates } from '../limits/rule-dates.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { noticeIn } from './act-papers.ts';
import { documentsNow, roundNow, servedOn, serviceOf } from './acts.ts';
import { courseOfMatter } from './course.ts';
import { dayOf, entriesOf, type FoldedEntry } from './entries.ts';
import { reviewServedOn, reviewsIn, type Reviews } from './reviews.ts';
import { carryOutShown } from './supervision.ts';

/**
 * The form of a step: of a matter, filled with what is known and waiting for the hand, or of what was put on record.
 * Errors: NOT_FOUND.
 */
export function entryFormPaper(
  documentKind: EntryPaperKind,
): (register: OpenRegister, subjectId: string) => { readonly no: string; readonly paper: Paper } {
  return (register, subjectId) => {
    const row = matterWithWords(register.read, matterOfEntry(register.read, subjectId) ?? subjectId);
    const { acts } = storedMatter(row);
    const entry = acts.entries.find(({ entryId }) => entryId === subjectId);
    if (entry && paperOfEntry(entry.act) !== documentKind) throw new AppError('NOT_FOUND');
    const head = formHead(register, row, entry?.round);
    const documentNo = entry?.no ?? null;
    const { extension } = acts.rounds[entry?.round ?? acts.rounds.length - 1] ?? roundNow(acts);
    const isAsked = entry?.act === 'askExtension' && extension !== null;
    return {
      no: documentNo ?? row.registrationNo,
      paper: paperSchema.parse({
        documentKind,
        data: {
          ...head,
          documentNo,
          values: entry?.values ?? {},
          answers: acts.entries.filter(({ about }) => about === subjectId).map(saidIn),
          followed: acts.entries.filter(({ entryId }) => entryId === entry?.about).map(saidIn)[0] ?? null,
          extension: isAsked
            ? {
                on: extension.values.actOn ?? extension.by.recordedOn,
                days: extension.values.extensionDays ?? 0,
                approver: extension.values.approver ?? '',
              }
            : null,
          ...(documentKind === 'extensionApproval' ? { limit: limitOf(register, row) } : {}),
        },
      }),
    };
  };
}

/** When it was accepted, and by when it had to be handled before anything was added. */
function limitOf({ read }: OpenRegister, row: MatterRow): EntryForm['limit'] {
  const calendar = knownCalendar(read);
  const { isAccepted, handle } = courseOfMatter(row, calendar);
  if (!isAccepted) return undefined;
  const { legalDue } = computeRuleDates(handle.rule, { ...handle, extensionDays: 0 }, calendar);
  return { acceptedOn: handle.startedOn, dueOn: legalDue };
}

/** F27 办结报告 of a matter that was closed (domain.md §2.4). Errors: NOT_FOUND. */
export function closureReportPaper(
  register: OpenRegister,
  matterId: string,
): { readonly no: string; readonly paper: Paper } {
  const row = matterWithWords(register.read, matterId);
  const { acts, values } = storedMatter(row);
  const { closure } = roundNow(acts);
  if (!closure) throw new AppError('NOT_FOUND');
  const { closureGround: ground = 'other', actText } = closure.values;
  const opinion = opinionIn(register.read, row);
  const evaluation = entriesOf(acts.entries, 'evaluate', acts.rounds.length - 1).at(-1)?.values;
  return {
    no: row.officialNo ?? row.registrationNo,
    paper: paperSchema.parse({
      documentKind: 'closureReport',
      data: {
        ...formHead(register, row),
        facts: values.facts ?? null,
        findings: opinion?.findings ?? null,
        conclusions: opinion?.conclusions ?? [],
        closedOn: closure.by.recordedOn,
        closureGround: ground,
        closureKind: itemOf(closureGround, ground).kind,
        words: actText ?? null,
        documents: documentsNow(acts).map(({ document, service }) => ({
          documentKind: document.documentKind,
          no: document.documentNo,
          on: document.on,
          servedOn: service && servedOn(service),
        })),
        evaluation: evaluation
          ? { stationGrade: evaluation.stationGrade ?? '', organGrade: evaluation.organGrade ?? '' }
          : null,
        carryOut: carryOutShown(acts),
        handlingUnit: acts.charge?.values.handlingUnit ?? null,
        handlerName: acts.charge?.values.handlerName ?? null,
      },
    }),
  };
}

function saidIn({ act, values }: FoldedEntry): { act: FoldedEntry['act']; values: FoldedEntry['values'] } {
  return { act, values };
}

function matterWithWords(reader: Reader, matterId: string): MatterRow {
  const row = findMatter(reader, matterId);
  if (!row || storedMatter(row).redaction) throw new AppError('NOT_FOUND');
  return row;
}

/** What every form says of its matter. */
function formHead(
  register: OpenRegister,
  row: MatterRow,
  /** The handling that it is about; the latest. */
  round?: number,
): Omit<EntryForm, 'values' | 'answers' | 'followed' | 'extension' | 'documentNo'> {
  const { acts, values } = storedMatter(row);
  const opinion = acts.documents.findLast(
    ({ documentKind, round: made }) => documentKind === 'handlingOpinion' && made <= (round ?? made),
  );
  const service = opinion && serviceOf(acts, opinion);
  const [first] = contactsOfMatter(register.read, row.id);
  const petitioner = first && storedContact(first).values;
  return {
    organ: stationProfile(register),
    registrationNo: row.registrationNo,
    officialNo: row.officialNo,
    petitioner: first?.petitionerName ?? null,
    petitionerPhone: petitioner?.phone ?? null,
    petitionerAddress: petitioner?.addressDetail ?? null,
    receivedOn: row.firstReceivedOn,
    summary: row.summary,
    requests: values.requests ?? [],
    opinion: opinion
      ? { no: opinion.documentNo, on: opinion.on, servedOn: service ? servedOn(service) : null }
      : null,
    review: reviewShown(reviewsIn(acts.entries, round ?? acts.rounds.length - 1)),
  };
}

function reviewShown({ review }: Reviews): EntryForm['review'] {
  if (!review?.opinion) return null;
  const { values } = review.opinion;
  return {
    body: review.request.values.reviewBody ?? '',
    no: values.reviewNo ?? '',
    on: dayOf(review.opinion),
    servedOn: reviewServedOn(review.opinion),
    result: values.reviewResult ?? '',
  };
}

/** The opinion as it was issued; null where there is none. */
function opinionIn(reader: Reader, row: MatterRow): PaperData<'handlingOpinion'> | null {
  const { acts } = storedMatter(row);
  const issued = documentsNow(acts).findLast(({ document }) => document.documentKind === 'handlingOpinion');
  const kept = issued && findMatterDocument(reader, issued.document.documentId);
  const paper = kept ? noticeIn(kept) : null;
  return paper?.documentKind === 'handlingOpinion' ? paper.data : null;
}
