import type { FieldValues } from '../../contract/fields.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type {
  acceptFields,
  chargeFields,
  closeFields,
  dayFields,
  divertFields,
  exemptFields,
  extendFields,
  noFurtherFields,
  recallFields,
  referFields,
  rejectFields,
  replyFields,
  serveFields,
  studyFields,
  unitReceiptFields,
  urgeFields,
  verdictFields,
} from '../../terms/act-fields.ts';
import type { archivedFields } from '../../terms/archive-fields.ts';
import { objectionVerdict, referralKind } from '../../terms/act-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import type { NoticeKind } from '../../terms/document-kinds.ts';
import { followedActs } from '../../terms/entry-fields.ts';
import type { MatterState } from '../../terms/matter-terms.ts';
import type { AnyOp, BodyOf, LoggedOp } from '../log/op-kinds.ts';
import type { actOps } from './act-ops.ts';

import {
  askedExtension,
  carriedOutOn,
  entriesOf,
  entryOfOp,
  followingActs,
  isEntryOp,
  withdrawalIn,
  type EntryOf,
  type EntryOp,
  type FoldedEntry,
} from './entries.ts';
import { isRedone, pendingReview, reviewServedOn, reviewsIn, type Reviews } from './reviews.ts';

export type ActOp = AnyOp<keyof typeof actOps>;

/** Who did something, and from which station. */
export interface By {
  readonly opId: string;
  readonly staffId: string;
  readonly stationId: string;
  /** By the clock of the PC; what is said of a day may be another one. */
  readonly recordedOn: string;
}

export type Decision =
  | { readonly kind: 'accept'; readonly by: By; readonly values: FieldValues<typeof acceptFields> }
  | { readonly kind: 'reject'; readonly by: By; readonly values: FieldValues<typeof rejectFields> }
  | { readonly kind: 'noFurther'; readonly by: By; readonly values: FieldValues<typeof noFurtherFields> }
  | { readonly kind: 'divert'; readonly by: By; readonly values: FieldValues<typeof divertFields> }
  | { readonly kind: 'study'; readonly by: By; readonly values: FieldValues<typeof studyFields> }
  /** It went to a unit; what became of it stands in the referral. */
  | { readonly kind: 'refer'; readonly by: By; readonly values: FieldValues<typeof referFields> };
export type DecisionKind = Decision['kind'];

/** What each decision makes of a matter, and which document, once served, ends it. */
export const decisions = {
  accept: { state: 'accepted', ends: 'handlingOpinion' },
  reject: { state: 'rejected', ends: 'rejectionNotice' },
  noFurther: { state: 'notFurther', ends: 'noFurtherAcceptanceNotice' },
  divert: { state: 'diverted', ends: 'diversionNotice' },
  study: { state: 'studied', ends: 'suggestionReply' },
  refer: { state: 'referred', ends: 'routingNotice' },
} as const satisfies Readonly<Record<DecisionKind, { state: MatterState; ends: NoticeKind }>>;

/** A matter at a unit; the first receipt, reply, objection and verdict stand. */
export interface Referral extends Said<typeof referFields> {
  readonly referralId: string;
  readonly referralKind: BodyOf<'matter.refer'>['referralKind'];
  readonly inside: boolean;
  readonly receipt: Said<typeof unitReceiptFields> | null;
  readonly reply: Said<typeof dayFields> | null;
  readonly objection: Said<typeof dayFields> | null;
  readonly verdict: Said<typeof verdictFields> | null;
  readonly recall: Said<typeof recallFields> | null;
}

export interface FoldedService {
  readonly by: By;
  readonly values: FieldValues<typeof serveFields>;
}

export interface FoldedDocument extends BodyOf<'matter.issue'> {
  readonly by: By;
  /** In which handling of the matter: 0 is the first, each reopening begins another. */
  readonly round: number;
  /** Null where its words were erased. */
  readonly snapshot: Readonly<Record<string, unknown>> | null;
}

/** A letter to or from a unit. */
export interface FoldedLetter extends BodyOf<'matter.letter'> {
  readonly by: By;
  readonly round: number;
  readonly snapshot: Readonly<Record<string, unknown>> | null;
}

/** The catalogue of a file that was closed, be it closed now or not. */
export interface FoldedFile {
  readonly documentId: string;
  readonly documentNo: string;
  readonly on: string;
  readonly language: BodyOf<'matter.archive'>['language'];
  readonly by: By;
  readonly round: number;
  readonly snapshot: Readonly<Record<string, unknown>> | null;
}

export interface FoldedUrge {
  readonly urgeId: string;
  readonly on: string;
  readonly by: By;
  readonly values: FieldValues<typeof urgeFields>;
}

export interface FoldedReply {
  readonly urgeId: string | null;
  readonly by: By;
  readonly values: FieldValues<typeof replyFields>;
}

interface Said<C> {
  readonly by: By;
  readonly values: FieldValues<C>;
}

/** What ended a matter, and the matters handled under it that ended with it. */
export interface Ending {
  readonly opId: string;
  readonly ends: readonly string[];
}

/** The file of a matter, as long as it is closed. */
export interface Archived extends Said<typeof archivedFields> {
  readonly fileNo: string;
  readonly items: number;
  readonly pages: number;
}

/** One handling of a matter, from its receipt, reopening or return to its closure or the next return. */
export interface Round {
  /** What it began with. */
  readonly begins: 'receipt' | 'reopening' | 'return';
  readonly decision: Decision | null;
  readonly referrals: readonly Referral[];
  readonly extension: Said<typeof extendFields> | null;
  /** Nobody could be told of the decision to come; the decision itself is still owed. */
  readonly noticeExemption: Said<typeof exemptFields> | null;
  /** Nobody can be handed the outcome. */
  readonly exemption: Said<typeof exemptFields> | null;
  readonly closure: (Said<typeof closeFields> & Pick<Ending, 'ends'>) | null;
  /**
   * The day on which it was opened again, or came back after the petitioner had been told where it went; null: the day of
   * receipt counts.
   */
  readonly reopenedOn: string | null;
  readonly archived: Archived | null;
  /** The day on which a review opinion was served that makes the matter be handled again; its acceptance stands. */
  readonly redoneOn: string | null;
}

/** What was done with a matter, in its causal order; what follows from it (state, clocks) is told by `courseOf`. */
export interface FoldedActs {
  readonly officialNo: string | null;
  readonly charge: Said<typeof chargeFields> | null;
  /** Never empty; the last one counts. */
  readonly rounds: readonly Round[];
  readonly documents: readonly FoldedDocument[];
  readonly letters: readonly FoldedLetter[];
  readonly files: readonly FoldedFile[];
  /** The first of each document stands. */
  readonly services: Readonly<Record<string, FoldedService>>;
  readonly urges: readonly FoldedUrge[];
  readonly replies: readonly FoldedReply[];
  /** What was put on record as it was said. */
  readonly entries: readonly FoldedEntry[];
}

/** What must have been decided before a document can be made; null: it decides nothing. */
const decisionFor: Readonly<Record<NoticeKind, DecisionKind | null>> = {
  acceptanceNotice: 'accept',
  rejectionNotice: 'reject',
  noFurtherAcceptanceNotice: 'noFurther',
  routingNotice: 'refer',
  diversionNotice: 'divert',
  supplementNotice: null,
  suggestionReply: 'study',
  extensionNotice: 'accept',
  handlingOpinion: 'accept',
};

const newRound: Round = {
  begins: 'receipt',
  decision: null,
  referrals: [],
  extension: null,
  noticeExemption: null,
  exemption: null,
  closure: null,
  reopenedOn: null,
  archived: null,
  redoneOn: null,
};

export const noActs: FoldedActs = {
  officialNo: null,
  charge: null,
  rounds: [newRound],
  documents: [],
  letters: [],
  files: [],
  services: {},
  urges: [],
  replies: [],
  entries: [],
};

function byOf({ opId, author, businessDate }: LoggedOp): By {
  return { opId, staffId: author.user, stationId: author.station, recordedOn: businessDate };
}

type FormOp = Exclude<Extract<ActOp, { body: { fields: object } }>, EntryOp | AnyOp<'matter.archive'>>;
type ValuesOf<O extends FormOp> = O['body']['fields'] & NonNullable<O['pii']>['fields'];

/** The two parts of a form's op together again. */
function said<O extends FormOp>(op: O): { by: By; values: ValuesOf<O> } {
  return { by: byOf(op), values: { ...op.body.fields, ...op.pii?.fields } };
}

/** The latest handling, changed. */
function inRound(acts: FoldedActs, change: (round: Round) => Partial<Round>): FoldedActs {
  const last = acts.rounds.at(-1) ?? newRound;
  return { ...acts, rounds: [...acts.rounds.slice(0, -1), { ...last, ...change(last) }] };
}

/** The documents of the handling that counts, with how they were served. */
export function documentsNow(acts: FoldedActs): {
  readonly document: FoldedDocument;
  readonly service: FoldedService | null;
}[] {
  const round = acts.rounds.length - 1;
  return acts.documents
    .filter((document) => document.round === round)
    .map((document) => ({ document, service: serviceOf(acts, document) }));
}

/** Those that somebody still has to hand over: not once nobody can be handed anything, or the matter is closed. */
export function documentsOwed(acts: FoldedActs): FoldedDocument[] {
  const { exemption, noticeExemption, closure } = roundNow(acts);
  if (exemption ?? noticeExemption ?? closure ?? withdrawalNow(acts)) return [];
  return documentsNow(acts).flatMap(({ document, service }) => (service === null ? document : []));
}

/** How a document was served; a service before the day on which it was made is none. */
export function serviceOf(
  { services }: FoldedActs,
  { documentId, on }: Pick<FoldedDocument, 'documentId' | 'on'>,
): FoldedService | null {
  const service = services[documentId];
  return service && servedOn(service) >= on ? service : null;
}

/** The day of a service. */
export function servedOn({ values }: FoldedService): string {
  return values.servedAt === undefined ? '' : localDateOf(values.servedAt);
}

/** Nothing closes without a served document that ends it, or a lawful exception on the record (domain.md §7.2 item 3). */
export function mayClose(acts: FoldedActs): boolean {
  const { decision, exemption, noticeExemption } = roundNow(acts);
  if (decision === null || withdrawalNow(acts) !== null || pendingReview(reviewsNow(acts)) !== null)
    return false;
  if (decision.kind === 'refer' && !isDoneAt(referralNow(acts))) return false;
  const ending = decisions[decision.kind].ends;
  const ends = documentsNow(acts).filter(({ document }) => document.documentKind === ending);
  return exemption !== null || ends.some(({ service }) => service !== null || noticeExemption !== null);
}

const ended: ReadonlySet<MatterState> = new Set(['answered', 'closed', 'withdrawn']);

/** Its file, while nothing of the matter may change; a matter that goes on has none. */
export function archivedIn(state: MatterState, acts: FoldedActs): Archived | null {
  return ended.has(state) ? roundNow(acts).archived : null;
}

/** It has ended, and nobody has closed its file. */
export function awaitsFile(state: MatterState, acts: FoldedActs): boolean {
  return ended.has(state) && roundNow(acts).archived === null;
}

/** An answer that was given ends a matter as long as no organ takes it up. */
export function isAnswered(answer: object | null, acts: FoldedActs): boolean {
  const { decision, begins } = roundNow(acts);
  return answer !== null && decision === null && begins === 'receipt';
}

/** Whatever has ended a matter so far, the last one last. */
export function endingsOf(answer: Ending | null, acts: FoldedActs): Ending[] {
  if (answer !== null && isAnswered(answer, acts)) return [answer];
  const closures = acts.rounds.flatMap(({ closure }) => closure ?? []);
  return [...closures, withdrawalNow(acts) ?? []].flat().map(({ by, ends }) => ({ opId: by.opId, ends }));
}

/**
 * Nothing is owed by the unit any more: what was transferred or reported up is its own once it has it and does not object,
 * what was assigned is reported back.
 */
function isDoneAt(referral: Referral | null): boolean {
  if (referral === null || isDisputed(referral)) return false;
  const mustReport = itemOf(referralKind, referral.referralKind).reports;
  return referral.reply !== null || (!mustReport && referral.receipt !== null);
}

/** Somebody has still to say whether the objection is right. */
export function isDisputed(referral: Referral | null): boolean {
  return referral !== null && referral.objection !== null && referral.verdict === null;
}

/** Where the matter went instead of being handled here. */
export function referralNow(acts: FoldedActs): Referral | null {
  return roundNow(acts).referrals.find(({ inside }) => !inside) ?? null;
}

export function roundNow({ rounds }: FoldedActs): Round {
  return rounds.at(-1) ?? newRound;
}

/** The withdrawal of the handling that counts, while it holds. */
export function withdrawalNow({ rounds, entries }: FoldedActs): EntryOf<'withdraw'> | null {
  return withdrawalIn(entries, rounds.length - 1);
}

/** What is put on record stands, unless it cannot be where the matter stands. */
function stepEntries(acts: FoldedActs, op: EntryOp): FoldedActs {
  const entry = entryOfOp(op, byOf(op), acts.rounds.length - 1);
  const isKnown = acts.entries.some(({ entryId }) => entryId === entry.entryId);
  if (isKnown || !mayEnter(acts, entry)) return acts;
  const entered = inRound({ ...acts, entries: [...acts.entries, entry] }, ({ archived }) => ({
    // Whoever comes back, and whoever withdraws, opens the file.
    archived: entry.act === 'withdraw' || entry.act === 'unwithdraw' ? null : archived,
  }));
  if (entry.act !== 'reviewOpinion' || !isRedone(entry)) return entered;
  // Its acceptance stands; everything after it is owed again from the service of the review opinion on.
  const redone: Round = {
    ...newRound,
    begins: 'reopening',
    decision: roundNow(acts).decision,
    redoneOn: reviewServedOn(entry),
  };
  return { ...entered, rounds: [...entered.rounds, redone] };
}

/** What became of the opinion of the handling that counts. */
export function reviewsNow({ rounds, entries }: FoldedActs): Reviews {
  return reviewsIn(entries, rounds.length - 1);
}

/** Whether something can be put on record where the matter stands, whoever wrote it. */
export function mayEnter(acts: FoldedActs, { act, about }: Pick<FoldedEntry, 'act' | 'about'>): boolean {
  const { entries, rounds } = acts;
  const { closure, decision, extension } = roundNow(acts);
  const reviews = reviewsNow(acts);
  const { review, reReview } = reviews;
  const pending = pendingReview(reviews);
  const isOpen = closure === null && withdrawalNow(acts) === null;
  const followed = followedActs[act];
  if (followed !== undefined) {
    const entry = entries.find(({ entryId }) => entryId === about);
    if (entry?.act !== followed || !followingActs(entries, entry).includes(act)) return false;
    // What was granted, or asked for in a handling that is over, is not refused any more.
    return act !== 'refuseExtension' || (extension === null && entry.round === rounds.length - 1);
  }
  switch (act) {
    case 'withdraw':
      return isOpen;
    case 'unwithdraw':
      return closure === null && !isOpen;
    case 'requestReview':
      return isOpen && review === null && isOpinionServed(acts);
    case 'requestReReview':
      return isOpen && reReview === null && review !== null && review.opinion !== null;
    case 'takeReview':
      return isOpen && pending !== null && pending.taken === null;
    case 'reviewOpinion':
      return isOpen && pending !== null;
    case 'announceHearing':
      return (
        isOpen && decision?.kind === 'accept' && entries.every((entry) => !isHearingOpen(entries, entry))
      );
    case 'carryOut':
      return carriedOutOn(entries, rounds.length - 1) === null && isOpinionServed(acts);
    case 'evaluate':
      return entriesOf(entries, 'evaluate', rounds.length - 1).length === 0 && decision !== null;
    case 'askExtension':
      return isOpen && extension === null && askedExtension(entries, rounds.length - 1) === null;
    default:
      return true;
  }
}

/** Announced and not concluded: one hearing at a time. */
function isHearingOpen(entries: readonly FoldedEntry[], entry: FoldedEntry): boolean {
  return entry.act === 'announceHearing' && followingActs(entries, entry).length > 0;
}

/** The opinion is in the petitioner's hands, or was refused before witnesses. */
function isOpinionServed(acts: FoldedActs): boolean {
  return documentsNow(acts).some(
    ({ document, service }) => document.documentKind === 'handlingOpinion' && service !== null,
  );
}

/** A handling is decided once. */
function decided(acts: FoldedActs, decision: Decision): FoldedActs {
  return inRound(acts, (round) => ({ decision: round.decision ?? decision }));
}

type ReferralOp = Extract<ActOp, { body: { referralId: string; fields: object } }>;

/** One referral of the latest handling, changed. */
function inReferral(
  acts: FoldedActs,
  { referralId }: ReferralOp['body'],
  change: (referral: Referral) => Partial<Referral>,
): FoldedActs {
  return inRound(acts, ({ referrals }) => ({
    referrals: referrals.map((one) => (one.referralId === referralId ? { ...one, ...change(one) } : one)),
  }));
}

/**
 * The matter is back, to be decided about anew. Where the petitioner was told that it went elsewhere, the time to tell
 * begins again; where not, it runs on from the receipt: the detour costs the petitioner nothing.
 */
function returned(acts: FoldedActs, { businessDate }: LoggedOp): FoldedActs {
  const { exemption, noticeExemption, reopenedOn } = roundNow(acts);
  const wasTold = documentsNow(acts).some(
    ({ document, service }) => service !== null && document.documentKind !== 'supplementNotice',
  );
  const round: Round = {
    ...newRound,
    begins: 'return',
    noticeExemption: noticeExemption ?? exemption,
    reopenedOn: wasTold ? businessDate : reopenedOn,
  };
  return { ...acts, rounds: [...acts.rounds, round] };
}

/** Whether a matter at a unit can come back by what is said of this referral. */
function isAway(acts: FoldedActs, referralId: string): boolean {
  const { closure } = roundNow(acts);
  return closure === null && withdrawalNow(acts) === null && referralNow(acts)?.referralId === referralId;
}

/**
 * One act more. Where an act can be done once in a handling, the first stands: a clock that has stopped stays so. What is
 * not allowed where the matter stands changes nothing, whoever wrote it.
 */
export function stepActs(acts: FoldedActs, op: ActOp): FoldedActs {
  if (isEntryOp(op)) return stepEntries(acts, op);
  switch (op.kind) {
    case 'matter.number':
      return { ...acts, officialNo: acts.officialNo ?? op.body.officialNo };
    case 'matter.charge':
      return { ...acts, charge: said(op) };
    case 'matter.accept':
      return decided(acts, { kind: 'accept', ...said(op) });
    case 'matter.reject':
      return decided(acts, { kind: 'reject', ...said(op) });
    case 'matter.noFurther':
      return decided(acts, { kind: 'noFurther', ...said(op) });
    case 'matter.divert':
      return decided(acts, { kind: 'divert', ...said(op) });
    case 'matter.study':
      return decided(acts, { kind: 'study', ...said(op) });
    case 'matter.refer': {
      const { referralId, referralKind: kind, inside } = op.body;
      const { decision } = roundNow(acts);
      const isKnown = acts.rounds.some(({ referrals }) =>
        referrals.some((referral) => referral.referralId === referralId),
      );
      if (isKnown || (inside ? decision?.kind !== 'accept' : decision !== null)) return acts;
      const nothing = { receipt: null, reply: null, objection: null, verdict: null, recall: null };
      const referral = { referralId, referralKind: kind, inside, ...nothing, ...said(op) };
      return inRound(acts, ({ referrals }) => ({
        referrals: [...referrals, referral],
        ...(inside ? {} : { decision: { kind: 'refer' as const, ...said(op) } }),
      }));
    }
    case 'matter.unitReceipt':
      return inReferral(acts, op.body, ({ receipt }) => ({ receipt: receipt ?? said(op) }));
    case 'matter.unitReply':
      return inReferral(acts, op.body, ({ reply }) => ({ reply: reply ?? said(op) }));
    case 'matter.objection':
      return inReferral(acts, op.body, ({ objection, inside }) => ({
        objection: objection ?? (inside ? null : said(op)),
      }));
    case 'matter.verdict': {
      if (!isAway(acts, op.body.referralId) || !isDisputed(referralNow(acts))) return acts;
      const decided = inReferral(acts, op.body, () => ({ verdict: said(op) }));
      const verdict = op.body.fields.objectionVerdict;
      return verdict !== undefined && itemOf(objectionVerdict, verdict).returns
        ? returned(decided, op)
        : decided;
    }
    case 'matter.recall': {
      if (!isAway(acts, op.body.referralId)) return acts;
      return returned(
        inReferral(acts, op.body, () => ({ recall: said(op) })),
        op,
      );
    }
    case 'matter.archive': {
      const { fileId, fileNo, language, items, pages, fields } = op.body;
      if (roundNow(acts).archived !== null) return acts;
      const file: FoldedFile = {
        documentId: fileId,
        documentNo: fileNo,
        on: op.businessDate,
        language,
        by: byOf(op),
        round: acts.rounds.length - 1,
        snapshot: op.pii?.snapshot ?? null,
      };
      return inRound({ ...acts, files: [...acts.files, file] }, () => ({
        archived: { by: byOf(op), values: fields, fileNo, items, pages },
      }));
    }
    case 'matter.fileList': {
      const snapshot = op.pii?.snapshot ?? null;
      return {
        ...acts,
        files: acts.files.map((file) =>
          file.documentId === op.body.fileId ? { ...file, snapshot: file.snapshot ?? snapshot } : file,
        ),
      };
    }
    case 'matter.unarchive':
      return inRound(acts, () => ({ archived: null }));
    case 'matter.letter': {
      if (acts.letters.some(({ documentId }) => documentId === op.body.documentId)) return acts;
      const snapshot = op.pii?.snapshot ?? null;
      const letter = { ...op.body, by: byOf(op), round: acts.rounds.length - 1, snapshot };
      return { ...acts, letters: [...acts.letters, letter] };
    }
    case 'matter.extend':
      if (roundNow(acts).decision?.kind !== 'accept') return acts;
      return inRound(acts, ({ extension }) => ({ extension: extension ?? said(op) }));
    case 'matter.exempt':
      return inRound(acts, ({ decision, exemption, noticeExemption }) =>
        decision === null
          ? { noticeExemption: noticeExemption ?? said(op) }
          : { exemption: exemption ?? said(op) },
      );
    case 'matter.close':
      if (!mayClose(acts)) return acts;
      // A file that was closed over something else is not the file of this.
      return inRound(acts, ({ closure, archived }) => ({
        archived: closure === null ? null : archived,
        closure: closure ?? { ...said(op), ends: op.body.ends ?? [] },
      }));
    case 'matter.reopen':
      if (roundNow(acts).closure === null) return acts;
      return {
        ...acts,
        rounds: [...acts.rounds, { ...newRound, begins: 'reopening', reopenedOn: op.businessDate }],
      };
    case 'matter.issue': {
      const isKnown = acts.documents.some(({ documentId }) => documentId === op.body.documentId);
      const needed = decisionFor[op.body.documentKind];
      if (isKnown || (needed !== null && roundNow(acts).decision?.kind !== needed)) return acts;
      const document = {
        ...op.body,
        by: byOf(op),
        round: acts.rounds.length - 1,
        snapshot: op.pii?.snapshot ?? null,
      };
      return { ...acts, documents: [...acts.documents, document] };
    }
    case 'matter.serve': {
      const { documentId } = op.body;
      const first = acts.services[documentId];
      return first ? acts : { ...acts, services: { ...acts.services, [documentId]: said(op) } };
    }
    case 'matter.urge': {
      const { urgeId, on } = op.body;
      if (acts.urges.some((urge) => urge.urgeId === urgeId)) return acts;
      return { ...acts, urges: [...acts.urges, { urgeId, on, ...said(op) }] };
    }
    case 'matter.reply':
      return { ...acts, replies: [...acts.replies, { urgeId: op.body.urgeId ?? null, ...said(op) }] };
    case 'matter.note':
      return acts;
  }
}
