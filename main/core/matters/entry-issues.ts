import type { ActInput } from '../../contract/routes/act.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { EntryAct } from '../../terms/entry-fields.ts';
import { AppError } from '../app-error.ts';
import { maxExtensionDays } from '../limits/rule-dates.ts';
import type { Standing } from './steps.ts';
import { mayEnter, roundNow, type FoldedActs } from './acts.ts';
import { rightToReReview } from './course.ts';
import { openDecisions } from './entries.ts';
import { reviewsIn } from './reviews.ts';

/** What is put on record, as it was said. */
export type EntryInput = Extract<ActInput, { act: EntryAct }>;
type Refuse = (name: string, code: string) => void;

/** What an entry lacks, or says that cannot be. Errors: NOT_FOUND (what it follows), CONFLICT (that is settled). */
export function entryIssues(input: EntryInput, standing: Standing, nowMs: number, refuse: Refuse): void {
  const { acts, course } = standing;
  const today = localDateOf(nowMs);
  const { about = null } = input;
  const followed = acts.entries.find(({ entryId }) => entryId === about);
  if (about !== null && !followed) throw new AppError('NOT_FOUND');
  if (!mayEnter(acts, { act: input.act, about })) throw new AppError('CONFLICT');
  const { actOn } = input.values;
  if (followed && actOn !== undefined && actOn < (followed.values.actOn ?? actOn))
    refuse('actOn', 'tooEarly');
  switch (input.act) {
    case 'withdraw':
      if (input.values.freeWill === false) refuse('freeWill', 'notFreely');
      break;
    case 'requestReview':
    case 'requestReReview': {
      const right = input.act === 'requestReview' ? course.reviewRight : rightToReReview(course);
      const isLate = right !== null && actOn !== undefined && actOn > right.legalDue;
      if (isLate && input.values.lateReason === undefined) refuse('lateReason', 'required');
      if (right !== null && actOn !== undefined && actOn < right.startedOn) refuse('actOn', 'tooEarly');
      break;
    }
    case 'takeReview': {
      const { reviewTaken, actText } = input.values;
      if (reviewTaken === 'refused' && actText === undefined) refuse('actText', 'required');
      beforeRequest(acts, actOn, refuse);
      break;
    }
    case 'reviewOpinion': {
      const on = input.values.servedOn;
      if (on !== undefined && on > today) refuse('servedOn', 'future');
      if (on !== undefined && actOn !== undefined && on < actOn) refuse('servedOn', 'beforeIssue');
      beforeRequest(acts, actOn, refuse);
      break;
    }
    case 'announceHearing': {
      const { hearingAt } = input.values;
      if (hearingAt !== undefined && actOn !== undefined && localDateOf(hearingAt) < actOn)
        refuse('hearingAt', 'tooEarly');
      break;
    }
    case 'supervise':
    case 'proposeImprovement':
      if ((input.values.replyDueOn ?? today) < today) refuse('replyDueOn', 'tooEarly');
      break;
    case 'reportUrgent':
      if (Date.parse(input.values.occurredAt ?? '') > nowMs) refuse('occurredAt', 'future');
      break;
    case 'carryOut':
      if (input.values.carryOutState === 'done' && input.values.proof === undefined)
        refuse('proof', 'required');
      break;
    case 'evaluate':
      evaluationIssues(input, acts, refuse);
      break;
    case 'decideMeeting':
      for (const { decision, unit, due } of input.values.decidedItems ?? []) {
        if (decision === undefined || unit === undefined || due === undefined)
          refuse('decidedItems', 'decisionIncomplete');
        else if (actOn !== undefined && due < actOn) refuse('decidedItems', 'decisionDueTooEarly');
      }
      break;
    case 'finishDecision': {
      const meeting = followed?.act === 'decideMeeting' ? openDecisions(acts.entries, followed) : [];
      const { itemNo } = input.values;
      if (itemNo !== undefined && !meeting.some((item) => item.itemNo === itemNo))
        refuse('itemNo', 'noSuchItem');
      break;
    }
    case 'askExtension': {
      const max = maxExtensionDays(course.handle.rule, course.handle, standing.calendar);
      if ((input.values.extensionDays ?? 0) > max) refuse('extensionDays', 'extensionTooLong');
      break;
    }
    default:
  }
}

function beforeRequest({ entries, rounds }: FoldedActs, actOn: string | undefined, refuse: Refuse): void {
  const { review, reReview } = reviewsIn(entries, rounds.length - 1);
  const asked = (reReview ?? review)?.request.values.actOn;
  if (asked !== undefined && actOn !== undefined && actOn < asked) refuse('actOn', 'tooEarly');
}

/** The petitioner's own word, or read aloud by somebody who has no part in the matter (domain.md §2.3). */
function evaluationIssues(
  { values }: Extract<EntryInput, { act: 'evaluate' }>,
  acts: FoldedActs,
  refuse: Refuse,
): void {
  if (values.evaluatedBy !== 'readAloud') return;
  const { readerName } = values;
  if (readerName === undefined) {
    refuse('readerName', 'required');
    return;
  }
  const { decision } = roundNow(acts);
  const handling = [acts.charge?.values.handlerName, acts.charge?.values.leadOfficial];
  const told = decision ? [decision.values.contactPerson] : [];
  if ([...handling, ...told].includes(readerName)) refuse('readerName', 'readerHandles');
}
