import type { LocalDate } from '../../contract/values/local-date.ts';
import { supervisionLevel, type SupervisionLevel, type SupervisionReason } from '../../terms/entry-terms.ts';
import { documentsNow, documentsOwed, type FoldedActs, type FoldedDocument } from './acts.ts';
import type { Course } from './course.ts';
import { carriedOutOn, entriesOf, isDone, owedAnswers, type FoldedEntry } from './entries.ts';

/** Something that calls for supervision, and since when. */
export interface Trigger {
  readonly reason: SupervisionReason;
  readonly since: LocalDate;
}

/**
 * What shows by itself that somebody is to be supervised (domain.md §1.7): each reason once, with its earliest day. It is
 * computed from what officials owe and from nothing else.
 */
export function triggersOf(acts: FoldedActs, course: Course, today: LocalDate): Trigger[] {
  const found: Trigger[] = [];
  const add = (reason: SupervisionReason, since: LocalDate | undefined): void => {
    if (since === undefined || since >= today) return;
    const known = found.findIndex((trigger) => trigger.reason === reason);
    if (known < 0) found.push({ reason, since });
    else if (since < (found[known]?.since ?? '')) found[known] = { reason, since };
  };
  const { firstNotice, handle, isAccepted, assigned, next } = course;
  if (next === null || next.step !== 'firstNotice') add('overdue', next?.clock.legalDue);
  if (isAccepted && handle.stoppedOn === null) add('overdue', handle.legalDue);
  for (const { stoppedOn, legalDue } of assigned) if (stoppedOn === null) add('notFedBack', legalDue);
  // Told late, or not at all by now.
  if (next !== null && firstNotice.stoppedOn === null) add('wrongProcedure', firstNotice.legalDue);
  for (const { stoppedOn, stopEvent, legalDue } of [firstNotice, handle]) {
    if (stoppedOn !== null && stopEvent !== 'closed' && stoppedOn > legalDue) add('wrongProcedure', legalDue);
  }
  for (const { urgeId, values } of acts.urges) {
    if (!acts.replies.some((reply) => reply.urgeId === urgeId)) add('notFedBack', values.replyDueOn);
  }
  for (const { serveDueOn } of documentsOwed(acts)) add('shirking', serveDueOn);
  for (const { dueOn } of owedAnswers(acts.entries)) add('shirking', dueOn);
  add('notCarriedOut', carryOutOwed(acts)?.dueOn);
  return found;
}

/** The level of a letter of supervision that nobody has closed. */
export function supervisedAt(entries: readonly FoldedEntry[], entry: FoldedEntry): SupervisionLevel | null {
  if (entry.act !== 'supervise' || isDone(entries, entry.entryId, ['endSupervision'])) return null;
  return entry.values.supervisionLevel ?? null;
}

/**
 * The level that the next letter begins with: one more than the last one where that was closed as not put right, or nobody
 * answered it in time; else the lowest. A person may choose another.
 */
export function levelSuggested(entries: readonly FoldedEntry[], today: LocalDate): SupervisionLevel {
  const levels = supervisionLevel.codes;
  const last = entriesOf(entries, 'supervise').at(-1);
  if (!last) return levels[0];
  const isRaised = entriesOf(entries, 'endSupervision').some(
    ({ about, values }) => about === last.entryId && values.supervisionResult === 'raised',
  );
  const isAnswered = isDone(entries, last.entryId, ['answerSupervision', 'endSupervision']);
  const isLate = !isAnswered && (last.values.replyDueOn ?? today) < today;
  if (!isRaised && !isLate) return levels[0];
  const at = levels.indexOf(last.values.supervisionLevel ?? levels[0]);
  return levels[Math.min(at + 1, levels.length - 1)] ?? levels[0];
}

/** By when the opinion is to be carried out, and when it was: tracked apart from the closure. */
export function carryOutShown(
  acts: FoldedActs,
): { readonly dueOn: LocalDate | null; readonly doneOn: LocalDate | null } | null {
  const doneOn = carriedOutOn(acts.entries, acts.rounds.length - 1);
  const dueOn = opinionToCarryOut(acts)?.executionDueOn ?? null;
  return dueOn === null && doneOn === null ? null : { dueOn, doneOn };
}

function opinionToCarryOut(acts: FoldedActs): FoldedDocument | undefined {
  return documentsNow(acts).findLast(({ document }) => document.executionDueOn !== undefined)?.document;
}

/** The opinion that is to be carried out by a day and is not. */
export function carryOutOwed(
  acts: FoldedActs,
): { readonly documentId: string; readonly dueOn: LocalDate } | null {
  const { documentId, executionDueOn: dueOn } = opinionToCarryOut(acts) ?? {};
  const isOwed = carriedOutOn(acts.entries, acts.rounds.length - 1) === null;
  return isOwed && documentId !== undefined && dueOn !== undefined ? { documentId, dueOn } : null;
}
