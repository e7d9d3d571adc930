import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { unitsReferredTo } from '../../../db/queries/matter-acts.ts';
import type { MatterActs } from '../../contract/routes/act.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { LetterKind } from '../../terms/document-kinds.ts';
import type { ClockStep } from '../../terms/limits-terms.ts';
import { paperOfEntry, type EntryPaperKind } from '../../terms/document-kinds.ts';
import { followedActs, isEntryAct } from '../../terms/entry-fields.ts';
import { isMatterAct } from '../../terms/matter-steps.ts';
import type { MatterState } from '../../terms/matter-terms.ts';
import { storedMatter } from '../contacts/stored.ts';
import { workOn, type Clock } from '../limits/clock.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { findStation } from '../../../db/queries/stations.ts';
import { stationProfile } from '../station/service.ts';
import { aboveOf } from './above.ts';
import { letterIn } from './act-papers.ts';
import { archivedIn, mayEnter, serviceOf, type By, type FoldedReply, type Referral } from './acts.ts';
import { fileHere } from './case-file.ts';
import { standingOf } from './standing.ts';
import { evaluable, saidOf, servableBy, stepsFrom } from './steps.ts';
import { owedAnswers } from './entries.ts';
import { carryOutShown, levelSuggested, triggersOf } from './supervision.ts';

/** More than anybody chooses from. */
const unitsOffered = 200;

/** Units that matters were referred to before, the latest first. */
export function referredUnits({ register }: StationRuntime): { units: string[] } {
  return { units: unitsReferredTo(register.read, unitsOffered) };
}

/** What was done with a matter, by whom, and what may be done with it now. Errors: NOT_FOUND. */
export function matterActs(runtime: StationRuntime, session: Session, matterId: string): MatterActs {
  const { read } = runtime.register;
  const today = localDateOf(runtime.ports.clock.now());
  const { row, standing } = standingOf(read, session, { matterId, today });
  const { acts, course } = standing;
  const round = acts.rounds.at(-1);
  const archived = archivedIn(row.state, acts);
  const exempted = round?.exemption ?? round?.noticeExemption;
  const by = (who: By): { on: string; staffName: string; stationName: string } => ({
    on: who.recordedOn,
    staffName: staffName(read, who.staffId),
    stationName: findStation(read, who.stationId)?.name ?? '',
  });
  const reply = ({ by: who, values }: FoldedReply): MatterActs['replies'][number] => ({
    by: by(who),
    on: values.actOn ?? who.recordedOn,
    text: values.actText ?? null,
  });
  /** The words of a unit, where they were written. */
  const wordsOf = ({ referralId }: Referral, kind: LetterKind): string | null => {
    const letter = acts.letters.find((one) => one.referralId === referralId && one.documentKind === kind);
    const paper = letter ? letterIn(read, letter.documentId) : null;
    const said: object = paper && 'values' in paper.data ? paper.data.values : {};
    return 'actText' in said && typeof said.actText === 'string' ? said.actText : null;
  };
  const unitSaid = (said: Referral['reply'], text: string | null): MatterActs['referrals'][number]['reply'] =>
    said && { by: by(said.by), on: said.values.actOn ?? said.by.recordedOn, text };
  const isOrgan = session.stationKind === 'township';
  const steps = stepsFrom(standing).filter(isMatterAct);
  const servable = steps.includes('serve') ? servableBy(standing) : [];
  const answers = new Map(owedAnswers(acts.entries).map(({ entryId, dueOn }) => [entryId, dueOn]));
  return {
    matterId,
    registrationNo: row.registrationNo,
    officialNo: row.officialNo,
    state: row.state,
    steps,
    charge: acts.charge && { by: by(acts.charge.by), values: acts.charge.values },
    decision: round?.decision
      ? { kind: round.decision.kind, by: by(round.decision.by), values: round.decision.values }
      : null,
    extension: round?.extension ? { by: by(round.extension.by), values: round.extension.values } : null,
    exemption: exempted ? { by: by(exempted.by), values: exempted.values } : null,
    closure: round?.closure ? { by: by(round.closure.by), values: round.closure.values } : null,
    clocks: [
      clockOf('firstNotice', course.firstNotice),
      ...(round?.decision?.kind === 'accept' ? [clockOf('handle', course.handle)] : []),
      ...course.assigned.map((clock) => clockOf('assigned', clock)),
      ...(course.objection ? [clockOf('objection', course.objection)] : []),
      ...(course.reviewRight ? [clockOf('reviewRight', course.reviewRight)] : []),
      ...course.reviews.map(({ step, clock }) => clockOf(step, clock)),
    ],
    documents: acts.documents.map((document) => {
      const service = serviceOf(acts, document);
      return {
        documentId: document.documentId,
        documentKind: document.documentKind,
        documentNo: document.documentNo,
        issuedOn: document.on,
        serveBy: document.serveBy,
        serveDueOn: document.serveDueOn ?? null,
        service: service && { by: by(service.by), values: service.values },
        mayServe: servable.includes(document.documentId),
      };
    }),
    referrals: acts.rounds.flatMap(({ referrals }, index) =>
      referrals.map((referral) => ({
        referralId: referral.referralId,
        referralKind: referral.referralKind,
        inside: referral.inside,
        by: by(referral.by),
        values: referral.values,
        receipt: referral.receipt && { by: by(referral.receipt.by), values: referral.receipt.values },
        reply: unitSaid(referral.reply, wordsOf(referral, 'replyForm')),
        objection: unitSaid(referral.objection, wordsOf(referral, 'objectionLetter')),
        verdict: referral.verdict && { by: by(referral.verdict.by), values: referral.verdict.values },
        recall: referral.recall && {
          by: by(referral.recall.by),
          on: referral.recall.by.recordedOn,
          text: referral.recall.values.actText ?? null,
        },
        steps: index === acts.rounds.length - 1 ? saidOf(standing, referral) : [],
      })),
    ),
    archived: archived && {
      by: by(archived.by),
      fileId: fileHere(read, acts),
      fileNo: archived.fileNo,
      items: archived.items,
      pages: archived.pages,
      values: archived.values,
    },
    letters: acts.letters.map(({ documentId, documentKind, documentNo, on, referralId }) => ({
      documentId,
      documentKind,
      documentNo,
      issuedOn: on,
      referralId: referralId ?? null,
    })),
    urges: acts.urges.map(({ urgeId, on, by: who, values }) => {
      const replies = acts.replies.filter((candidate) => candidate.urgeId === urgeId).map(reply);
      return {
        urgeId,
        on,
        by: by(who),
        about: values.urgeAbout ?? 'other',
        dueOn: values.replyDueOn ?? on,
        text: values.actText ?? null,
        replies,
      };
    }),
    replies: acts.replies.filter(({ urgeId }) => urgeId === null).map(reply),
    entries: acts.entries.map(({ entryId, act, about, no, whole, by: who, values }) => ({
      entryId,
      act,
      about,
      no,
      on: values.actOn ?? who.recordedOn,
      by: by(who),
      values,
      paper: whole ? paperOfEntry(act) : null,
      steps: steps
        .filter((step) => isEntryAct(step) && followedActs[step] === act)
        .flatMap((step) => (isEntryAct(step) && mayEnter(acts, { act: step, about: entryId }) ? step : [])),
      dueOn: answers.get(entryId) ?? null,
    })),
    triggers: isOrgan ? triggersOf(acts, course, today) : [],
    levelSuggested: levelSuggested(acts.entries, today),
    carryOut: carryOutShown(acts),
    forms: standing.isErased || standing.isRecused ? [] : formsFor(course.state),
    recused: standing.isRecused,
    requests: storedMatter(row).values.requests ?? [],
    summary: row.summary,
    own: row.stationId === session.stationId,
    ownPhone: stationProfile(runtime.register).phone,
    petitionerName: contactsOfMatter(read, matterId)[0]?.petitionerName ?? null,
    above: aboveOf(runtime),
  };
}

/** The forms that somebody may be handed now, filled with what is known. */
function formsFor(state: MatterState): EntryPaperKind[] {
  const forms: EntryPaperKind[] = [];
  if (state === 'served') forms.push('reviewRequest');
  if (state === 'reviewServed') forms.push('reReviewRequest');
  if (evaluable.includes(state)) forms.push('evaluationForm');
  return forms;
}

function clockOf(step: ClockStep, clock: Clock): MatterActs['clocks'][number] {
  const { startedOn, stoppedOn, stopEvent, suspendedFrom, legalDue, provisional } = clock;
  return {
    step,
    startedOn,
    stoppedOn,
    cut: stopEvent === 'closed',
    suspendedFrom,
    legalDueOn: legalDue,
    workOn: workOn(clock),
    provisional,
  };
}
