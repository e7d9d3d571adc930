import { contactsOfMatter, type ContactRow } from '../../../db/queries/contacts.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import { progressSteps, type Progress } from '../../contract/routes/progress.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { objectionVerdict } from '../../terms/act-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import { contactRowOf } from '../contacts/read-contacts.ts';
import { shownAnswer, storedMatter } from '../contacts/stored.ts';
import { recordStanding } from '../exchange/standing.ts';
import { workOn, type Clock } from '../limits/clock.ts';
import { isInPlay } from '../log/record.ts';
import type { StationRuntime } from '../runtime.ts';
import { aboveOf } from './above.ts';
import { isAnswered, roundNow, serviceOf, servedOn, type FoldedActs, type Referral } from './acts.ts';
import { rightToReReview, type Course } from './course.ts';
import { dayOf } from './entries.ts';
import { reviewServedOn, reviewsIn, type Review } from './reviews.ts';
import { standingOf } from './standing.ts';

type Step = Progress['steps'][number];
type Limit = NonNullable<Progress['next']>;

/**
 * What whoever shows the code of a coming may be told: day, number and way of each step, and what is owed next (domain.md
 * §1.8); of a merged matter what became of the one under which it is handled. Errors: NOT_FOUND, SEALED.
 */
export function progressOf(runtime: StationRuntime, session: Session, contactId: string): Progress {
  const { ports, register } = runtime;
  const { read } = register;
  const { contact, matter } = contactRowOf(read, contactId);
  const today = localDateOf(ports.clock.now());
  const { row, standing } = standingOf(read, session, { matterId: matter.mainId, today });
  const { acts, course } = standing;
  const { answer } = storedMatter(row);
  const isVoid = contact.state === 'void';
  const steps = [
    ...comings(contactsOfMatter(read, row.id), contactId),
    ...reported(runtime, session, contact),
    ...handovers(read, row.id),
    ...(isAnswered(answer, acts) ? answered(shownAnswer(answer)?.answeredOn) : []),
    ...referrals(acts),
    ...documents(acts),
    ...reviews(acts),
    ...endings(acts),
  ];
  const { contactPerson, contactPhone = '' }: { contactPerson?: string; contactPhone?: string } = {
    ...roundNow(acts).decision?.values,
  };
  return {
    contactId,
    registrationNo: contact.registrationNo,
    lookupCode: contact.lookupCode,
    receivedOn: contact.receivedOn,
    own: contact.stationId === session.stationId,
    isVoid,
    mergedInto: row.id === matter.id ? null : row.registrationNo,
    officialNo: row.officialNo,
    state: row.state,
    steps: steps.toSorted((a, b) => a.on.localeCompare(b.on) || inOrder(a) - inOrder(b)),
    next: course.next && !isVoid ? limitOf(course.next.step, course.next.clock) : null,
    answerBy:
      course.next?.step === 'firstNotice' && !course.isAccepted && !isVoid
        ? {
            on: course.handle.legalDue,
            provisional: course.handle.provisional || course.firstNotice.provisional,
          }
        : null,
    right: rightOf(course),
    ask: contactPerson === undefined ? null : { person: contactPerson, phone: contactPhone },
    above: aboveOf(runtime),
  };
}

/** The steps of one day, as the work goes. */
function inOrder({ step }: Step): number {
  return progressSteps.indexOf(step);
}

function plain(step: Step['step'], on: LocalDate, more: Partial<Step> = {}): Step {
  return { step, on, no: null, unit: null, referralKind: null, doneOn: null, ...more };
}

function limitOf(step: Limit['step'], clock: Clock): Limit {
  return { step, dueOn: clock.legalDue, warnOn: workOn(clock), provisional: clock.provisional };
}

/** The petitioner's own time, once something was served that can be asked to be gone over. */
function rightOf(course: Course): Limit | null {
  const again = rightToReReview(course);
  if (again !== null) return again.stoppedOn === null ? limitOf('reReviewRight', again) : null;
  const { reviewRight } = course;
  return reviewRight !== null && reviewRight.stoppedOn === null ? limitOf('reviewRight', reviewRight) : null;
}

/** Of the comings that count; the one that is asked about counts for whoever asks. */
function comings(contacts: readonly ContactRow[], contactId: string): Step[] {
  return contacts
    .filter(({ id, state }) => state !== 'void' || id === contactId)
    .map(({ receivedOn, registrationNo }, index) =>
      plain(index === 0 ? 'registered' : 'cameAgain', receivedOn, { no: registrationNo }),
    );
}

/** A village's coming that left with a batch, and was signed for. */
function reported({ register }: StationRuntime, { stationKind }: Session, { id }: ContactRow): Step[] {
  if (stationKind !== 'village') return [];
  const { direction, ops } = recordStanding(register, id);
  const registered = ops.find(({ kind }) => kind === 'contact.register');
  if (direction !== 'up' || !registered || registered.exportedAt === null) return [];
  const doneOn = registered.receiptedAt === null ? null : localDateOf(registered.receiptedAt);
  return [plain('reportedToTownship', localDateOf(registered.exportedAt), { doneOn })];
}

function handovers(read: Reader, matterId: string): Step[] {
  return opsOfEntity(read, matterId)
    .filter(isInPlay)
    .flatMap(({ kind, businessDate }) => {
      if (kind === 'matter.transferAccept') return plain('handedOver', businessDate);
      return kind === 'matter.returnAccept' ? plain('handedBack', businessDate) : [];
    });
}

function answered(on: LocalDate | undefined): Step[] {
  return on === undefined ? [] : [plain('answered', on)];
}

/** What went elsewhere, and what came back from there: nobody shall go there in vain. What the organ gives to its own units is no step. */
function referrals({ rounds }: FoldedActs): Step[] {
  return rounds.flatMap((round) =>
    round.referrals
      .filter(({ inside }) => !inside)
      .flatMap((referral) => {
        const { receipt, reply, referralKind, values } = referral;
        const unit = values.toUnit ?? null;
        const done = receipt ?? reply;
        const back = backFrom(referral);
        return [
          plain('referred', dayOf(referral), { unit, referralKind, doneOn: done && dayOf(done) }),
          ...(back === null ? [] : [plain('cameBack', back, { unit })]),
        ];
      }),
  );
}

/** The day on which it was taken back, or its objection was found right. */
function backFrom({ recall, verdict }: Referral): LocalDate | null {
  if (recall) return recall.by.recordedOn;
  const found = verdict?.values.objectionVerdict;
  return verdict && found !== undefined && itemOf(objectionVerdict, found).returns ? dayOf(verdict) : null;
}

function documents(acts: FoldedActs): Step[] {
  return acts.documents.map((document) => {
    const service = serviceOf(acts, document);
    const { documentKind, documentNo: no, on } = document;
    return plain(documentKind, on, { no, doneOn: service && servedOn(service) });
  });
}

function reviews({ rounds, entries }: FoldedActs): Step[] {
  const opinion = (step: Step['step'], review: Review | null): Step[] => {
    if (!review?.opinion) return [];
    const { opinion: said } = review;
    const doneOn = reviewServedOn(said);
    return [plain(step, dayOf(said), { no: said.values.reviewNo ?? null, doneOn })];
  };
  return rounds.flatMap((_, round) => {
    const { review, reReview, refused } = reviewsIn(entries, round);
    const asked = [review, reReview, ...refused].flatMap((one) => one?.request ?? []);
    return [
      ...asked.map((request) =>
        plain(request.act === 'requestReview' ? 'reviewRequested' : 'reReviewRequested', dayOf(request)),
      ),
      ...opinion('reviewOpinion', review),
      ...opinion('reReviewOpinion', reReview),
    ];
  });
}

function endings({ rounds, entries }: FoldedActs): Step[] {
  return [
    ...entries.flatMap((entry) => {
      if (entry.act === 'withdraw') return plain('withdrawn', entry.by.recordedOn);
      return entry.act === 'unwithdraw' ? plain('resumed', dayOf(entry)) : [];
    }),
    ...rounds.flatMap(({ closure, begins, reopenedOn }) => [
      ...(begins === 'reopening' && reopenedOn !== null ? [plain('reopened', reopenedOn)] : []),
      ...(closure ? [plain('closed', closure.by.recordedOn)] : []),
    ]),
  ];
}
