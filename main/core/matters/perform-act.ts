import { v7 as uuidv7 } from 'uuid';
import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { listStaff } from '../../../db/queries/stations.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { lackingIn, splitValues } from '../../contract/fields.ts';
import type { Issue } from '../../contract/result.ts';
import { paperSchema, type NoticeHead, type Paper, type PaperData } from '../../contract/papers.ts';
import type { ActInput } from '../../contract/routes/act.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { actCatalogues, dayFields, referFields, type MatterAct } from '../../terms/act-fields.ts';
import {
  officialSeriesMark,
  rejectReason,
  serviceWay,
  type ReferralKind,
  type ServeBy,
} from '../../terms/act-terms.ts';
import { itemOf } from '../../terms/code-list.ts';
import {
  documentKind,
  paperOfEntry,
  type EntryPaperKind,
  type LetterKind,
  type NoticeKind,
} from '../../terms/document-kinds.ts';
import { isEntryAct } from '../../terms/entry-fields.ts';
import type { RequestResult } from '../../terms/matter-terms.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { AppError } from '../app-error.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import { maxExtensionDays } from '../limits/rule-dates.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, stationProfile } from '../station/service.ts';
import { documentsNow, roundNow } from './acts.ts';
import { rightToReReview } from './course.ts';
import { bareName, isRecused } from './entries.ts';
import { entryIssues, type EntryInput } from './entry-issues.ts';
import { withWhatEnds } from './merge-matters.ts';
import { nextOfficialNo } from './official-number.ts';
import { matterRowOf } from './read-ownership.ts';
import { standingFor, standingOf } from './standing.ts';
import { saidOf, servableBy, type Standing } from './steps.ts';

type Values<A extends MatterAct> = Extract<ActInput, { act: A }>['values'];

/** What a document for the petitioner shows besides what every one of them does. */
type NoticeOwn = {
  [K in NoticeKind]: { readonly documentKind: K; readonly data: Omit<PaperData<K>, keyof NoticeHead> };
}[NoticeKind];

/** What a letter shows besides what every one of them does. */
type LetterOwn = {
  [K in LetterKind]: { readonly documentKind: K; readonly data: Omit<PaperData<K>, keyof LetterHead> };
}[LetterKind];
type LetterHead = Omit<PaperData<'transferLetter'>, 'values'>;

/**
 * One step of a matter: its op, the official number with the first of them, and the document that comes of it, in one
 * transaction (domain.md §9.2).
 * Errors: NOT_FOUND, FORBIDDEN (not a competent organ, another village's), CONFLICT (not from where the matter stands, or
 * its words were erased), INPUT_INVALID.
 */
export function performAct(
  runtime: StationRuntime,
  session: Session,
  input: ActInput,
): { readonly documentId: string | null } {
  const performing = new Performing(runtime, session, input.matterId);
  return inTransaction(runtime.register, (tx) => performing.perform(tx, input));
}

class Performing {
  readonly #runtime: StationRuntime;
  readonly #session: Session;
  readonly #matterId: string;
  readonly #nowMs: number;
  readonly #today: string;
  readonly #newId = uuidv7();

  constructor(runtime: StationRuntime, session: Session, matterId: string) {
    this.#runtime = runtime;
    this.#session = session;
    this.#matterId = matterId;
    this.#nowMs = runtime.ports.clock.now();
    this.#today = localDateOf(this.#nowMs);
  }

  perform(tx: WriteTx, input: ActInput): { documentId: string | null } {
    const { row, standing } = standingFor(tx, this.#session, {
      matterId: this.#matterId,
      step: input.act,
      today: this.#today,
    });
    const issues = issuesOf(input, standing, this.#nowMs, row.firstReceivedOn);
    if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
    const isFirst = standing.acts.officialNo === null && this.#session.stationKind === 'township';
    this.#record(tx, [...(isFirst ? [this.#numberDraft(tx)] : []), ...this.#draftsFor(tx, input)]);
    const letter = this.#letterFor(tx, input, standing);
    const letterId = letter === null ? null : this.#writeLetter(tx, letter, input);
    const notice = this.#noticeFor(tx, input, standing);
    return { documentId: notice === null ? letterId : this.#issue(tx, notice, input) };
  }

  #standing(tx: WriteTx): ReturnType<typeof standingOf> {
    return standingOf(tx, this.#session, { matterId: this.#matterId, today: this.#today });
  }

  #record(tx: WriteTx, drafts: readonly AnyDraft[]): void {
    if (drafts.length > 0) record(tx, { author: authorOf(this.#session), nowMs: this.#nowMs }, drafts);
  }

  #number(tx: WriteTx, series: string, mark: string): string {
    return nextOfficialNo(tx, this.#runtime.register, { series, mark, today: this.#today });
  }

  #numberDraft(tx: WriteTx): AnyDraft {
    return {
      ...this.#entry(),
      kind: 'matter.number',
      body: { officialNo: this.#number(tx, 'matter', officialSeriesMark) },
      pii: null,
    };
  }

  #entry(): { readonly entityId: string; readonly businessDate: string } {
    return { entityId: this.#matterId, businessDate: this.#today };
  }

  /** What an entry has besides its words. */
  #entryHead(tx: WriteTx, input: EntryInput): EntryMore {
    const { act } = input;
    const paper = paperOfEntry(act);
    const mark = paper === null ? '' : markOf(paper);
    return {
      ...(act === 'withdraw' ? withWhatEnds(tx, this.#matterId) : {}),
      ...(input.act === 'askRecusal' ? this.#whoIsMeant(tx, input.values.recusedName ?? '') : {}),
      ...(mark === '' || paper === null ? {} : { no: this.#number(tx, paper, mark) }),
    };
  }

  /** The one person of that name who works here or where the matter was registered; nobody where there are two. */
  #whoIsMeant(tx: WriteTx, name: string): EntryMore {
    const { row } = this.#standing(tx);
    const people = [...new Set([this.#session.stationId, row.stationId])]
      .flatMap((stationId) => listStaff(tx, stationId))
      .filter((person) => bareName(person.name) === bareName(name));
    const [only] = people;
    return people.length === 1 && only ? { staffId: only.id } : {};
  }

  /** An opinion is its document. */
  #draftsFor(tx: WriteTx, input: ActInput): AnyDraft[] {
    const entry = this.#entry();
    if (isEntryInput(input)) return [entryDraft(entry, input, this.#entryHead(tx, input))];
    switch (input.act) {
      case 'transfer':
      case 'assignOut':
      case 'reportUp':
      case 'entrust': {
        const { body, pii } = parts(referFields, input.values);
        const referral = {
          ...body,
          ...this.#about(input),
          referralKind: kindOf(input.act),
          inside: input.act === 'entrust',
        } as const;
        return [{ ...entry, kind: 'matter.refer', body: referral, pii }];
      }
      case 'unitReply':
      case 'objection': {
        const { body, pii } = parts(dayFields, input.values);
        return [{ ...entry, kind: `matter.${input.act}`, body: { ...body, ...this.#about(input) }, pii }];
      }
      case 'opinion':
      case 'suggestion':
      case 'supplement':
        return [];
      default:
        return [formDraft(entry, input, this.#named(tx, input))];
    }
  }

  /** What an op names besides the words of its form. */
  #named(tx: WriteTx, input: FormInput): object {
    switch (input.act) {
      case 'unitReceipt':
      case 'verdict':
      case 'recall':
        return this.#about(input);
      case 'close':
        return withWhatEnds(tx, this.#matterId);
      case 'serve':
        return { documentId: input.documentId };
      case 'urge':
        return { urgeId: uuidv7(), on: this.#today };
      case 'reply':
        return input.urgeId === undefined ? {} : { urgeId: input.urgeId };
      default:
        return {};
    }
  }

  /** Which referral a step makes or is about. */
  #about(input: ActInput): { readonly referralId: string } {
    return { referralId: 'referralId' in input ? input.referralId : this.#newId };
  }

  /** What a step says to a unit, or what a unit has said. */
  #letterFor(tx: WriteTx, input: ActInput, { acts }: Standing): LetterOwn | null {
    const answered = (referralId: string) => {
      const referral = roundNow(acts).referrals.find((one) => one.referralId === referralId);
      const letter = acts.letters.find((one) => one.referralId === referralId);
      return {
        letterNo: letter?.documentNo ?? null,
        referral: referral?.values ?? {},
        receivedByUnitOn: referral?.receipt?.values.actOn ?? null,
      };
    };
    switch (input.act) {
      case 'transfer':
        return { documentKind: 'transferLetter', data: { values: input.values } };
      case 'reportUp':
        return { documentKind: 'reportUpLetter', data: { values: input.values } };
      case 'assignOut':
      case 'entrust':
        return { documentKind: 'assignmentLetter', data: { values: input.values } };
      case 'unitReply':
        return { documentKind: 'replyForm', data: { ...answered(input.referralId), values: input.values } };
      case 'objection': {
        const objectionDueOn = this.#standing(tx).standing.course.objection?.legalDue ?? null;
        const data = { ...answered(input.referralId), objectionDueOn, values: input.values };
        return { documentKind: 'objectionLetter', data };
      }
      default:
        return null;
    }
  }

  #writeLetter(tx: WriteTx, own: LetterOwn, input: ActInput): string {
    const { row } = this.#standing(tx);
    const [first] = contactsOfMatter(tx, this.#matterId);
    const petitioner = first && storedContact(first).values;
    const isNamed = petitioner !== undefined && petitioner.confidentialityRequested !== true;
    const documentId = uuidv7();
    const documentNo = this.#number(tx, own.documentKind, markOf(own.documentKind));
    const head: LetterHead = {
      documentNo,
      issuedOn: this.#today,
      organ: stationProfile(this.#runtime.register),
      registrationNo: row.registrationNo,
      officialNo: row.officialNo ?? '',
      receivedOn: row.firstReceivedOn,
      summary: row.summary,
      petitionerName: isNamed ? (petitioner.petitionerName ?? null) : null,
      petitionerPhone: isNamed ? (petitioner.phone ?? null) : null,
    };
    const paper: Paper = paperSchema.parse({
      documentKind: own.documentKind,
      data: { ...head, ...own.data },
    });
    const { documentKind } = own;
    const letter = { documentId, documentKind, documentNo, on: this.#today, language: input.language };
    this.#record(tx, [
      {
        ...this.#entry(),
        kind: 'matter.letter',
        body: { ...letter, ...this.#about(input) },
        pii: { snapshot: { ...paper.data } },
      },
    ]);
    return documentId;
  }

  /** `before`: where the matter stood before the step. */
  #noticeFor(tx: WriteTx, input: ActInput, before: Standing): NoticeOwn | null {
    const { course } = this.#standing(tx).standing;
    const { legalDue: handleDueOn, provisional } = course.handle;
    switch (input.act) {
      case 'accept': {
        const acceptedOn = input.values.actOn ?? this.#today;
        return { documentKind: 'acceptanceNotice', data: { acceptedOn, handleDueOn, provisional } };
      }
      case 'reject': {
        const { values } = input;
        return {
          documentKind: 'rejectionNotice',
          data: {
            reason: values.rejectReason ?? '',
            competentBody: values.competentBody ?? null,
            competentAddress: values.competentAddress ?? null,
            legalBasis: values.legalBasis ?? '',
            text: values.actText ?? null,
          },
        };
      }
      case 'noFurther': {
        const { values } = input;
        return {
          documentKind: 'noFurtherAcceptanceNotice',
          data: {
            finalOpinionNo: values.finalOpinionNo ?? '',
            finalOpinionOn: values.finalOpinionOn ?? '',
            finalOpinionOrgan: values.finalOpinionOrgan ?? '',
            legalBasis: values.legalBasis ?? '',
            text: values.actText ?? null,
          },
        };
      }
      case 'divert': {
        const { values } = input;
        return {
          documentKind: 'diversionNotice',
          data: {
            legalRoute: values.legalRoute ?? '',
            body: values.competentBody ?? '',
            address: values.competentAddress ?? null,
            limitationOn: values.limitationOn ?? null,
            materials: values.materialsToBring ?? [],
            text: values.actText ?? null,
          },
        };
      }
      case 'supplement': {
        const { values } = input;
        return {
          documentKind: 'supplementNotice',
          data: {
            missing: values.missingMaterials ?? [],
            dueOn: values.supplementDueOn ?? '',
            text: values.actText ?? null,
          },
        };
      }
      case 'suggestion': {
        const { values } = input;
        return {
          documentKind: 'suggestionReply',
          data: { proposals: concluded(values.proposals, 'notAdopted'), text: values.actText ?? null },
        };
      }
      case 'transfer':
      case 'reportUp':
      case 'assignOut': {
        const { values } = input;
        return {
          documentKind: 'routingNotice',
          data: {
            referralKind: kindOf(input.act),
            referredOn: values.actOn ?? this.#today,
            toUnit: values.toUnit ?? '',
            toAddress: values.toAddress ?? null,
            toPhone: values.toPhone ?? null,
          },
        };
      }
      case 'extend': {
        const { values } = input;
        return {
          documentKind: 'extensionNotice',
          data: {
            acceptedOn: course.handle.startedOn,
            formerDueOn: before.course.handle.legalDue,
            days: values.extensionDays ?? 0,
            handleDueOn,
            provisional,
            reason: values.actText ?? '',
            approver: values.approver ?? '',
            approvedOn: values.actOn ?? this.#today,
          },
        };
      }
      case 'opinion':
        return { documentKind: 'handlingOpinion', data: opinionOf(tx, this.#matterId, input.values) };
      default:
        return null;
    }
  }

  #issue(tx: WriteTx, own: NoticeOwn, input: ActInput): string {
    const { row } = this.#standing(tx);
    const [first] = contactsOfMatter(tx, this.#matterId);
    const documentId = uuidv7();
    const documentNo = this.#number(tx, own.documentKind, markOf(own.documentKind));
    const { contactPerson = '', contactPhone = '', serveBy, serveDueOn } = handingOver(input);
    const executionDueOn = input.act === 'opinion' ? input.values.executionDueOn : undefined;
    const head: NoticeHead = {
      documentNo,
      issuedOn: this.#today,
      organ: stationProfile(this.#runtime.register),
      addressee: first?.petitionerName ?? null,
      registrationNo: row.registrationNo,
      officialNo: row.officialNo ?? '',
      lookupCode: first?.lookupCode ?? '',
      receivedOn: row.firstReceivedOn,
      summary: row.summary,
      contactPerson,
      contactPhone,
    };
    const paper: Paper = paperSchema.parse({
      documentKind: own.documentKind,
      data: { ...head, ...own.data },
    });
    this.#record(tx, [
      {
        ...this.#entry(),
        kind: 'matter.issue',
        body: {
          documentId,
          documentKind: own.documentKind,
          documentNo,
          on: this.#today,
          language: input.language,
          serveBy: serveBy ?? 'township',
          ...(serveDueOn === undefined ? {} : { serveDueOn }),
          ...(executionDueOn === undefined ? {} : { executionDueOn }),
          results: resultsOf(input),
        },
        pii: { snapshot: { ...paper.data } },
      },
    ]);
    return documentId;
  }
}

function kindOf(act: 'transfer' | 'assignOut' | 'entrust' | 'reportUp'): ReferralKind {
  return act === 'assignOut' || act === 'entrust' ? 'assign' : act;
}

interface EntryMore {
  readonly staffId?: string;
  readonly ends?: string[];
  readonly no?: string;
}

function isEntryInput(input: ActInput): input is EntryInput {
  return isEntryAct(input.act);
}

/** Steps whose op has the words of their form, and names what it is about. */
type FormInput = Exclude<
  ActInput,
  EntryInput | { act: Referring | 'unitReply' | 'objection' | 'opinion' | 'suggestion' | 'supplement' }
>;
type Referring = Parameters<typeof kindOf>[0];

function formDraft(
  entry: { readonly entityId: string; readonly businessDate: string },
  { act, values }: FormInput,
  named: object,
): AnyDraft {
  const { body, pii } = parts(actCatalogues[act], values);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- `record` parses it by the schema of its kind
  return { ...entry, kind: `matter.${act}`, body: { ...body, ...named }, pii } as AnyDraft;
}

function entryDraft(
  entry: { readonly entityId: string; readonly businessDate: string },
  { act, about, values }: EntryInput,
  more: EntryMore,
): AnyDraft {
  const { body, pii } = parts(actCatalogues[act], values);
  const head = { entryId: uuidv7(), ...(about === undefined ? {} : { about }), ...more };
  return { ...entry, kind: `matter.${act}`, body: { ...body, ...head }, pii };
}

function parts<C extends FieldCatalogue>(
  catalogue: C,
  values: Parameters<typeof splitValues<C>>[1],
): {
  body: { fields: ReturnType<typeof splitValues<C>>['body'] };
  pii: { fields: ReturnType<typeof splitValues<C>>['pii'] };
} {
  const { body, pii } = splitValues(catalogue, values);
  return { body: { fields: body }, pii: { fields: pii } };
}

/** What stands between the station's prefix and the year in the numbers of a kind of document. */
function markOf(kind: NoticeKind | LetterKind | EntryPaperKind): string {
  return (
    documentKind.items.flatMap((item) => (item.code === kind && 'mark' in item ? item.mark : []))[0] ?? ''
  );
}

function handingOver(input: ActInput): {
  readonly contactPerson?: string;
  readonly contactPhone?: string;
  readonly serveBy?: ServeBy;
  readonly serveDueOn?: string;
} {
  return 'serveBy' in input.values ? input.values : {};
}

function opinionOf(
  tx: WriteTx,
  matterId: string,
  values: Values<'opinion'>,
): Omit<PaperData<'handlingOpinion'>, keyof NoticeHead> {
  const row = matterRowOf(tx, matterId);
  return {
    facts: storedMatter(row).values.facts ?? null,
    findings: values.findings ?? '',
    conclusions: concluded(values.conclusions, 'explained'),
    legalBasis: values.legalBasis ?? '',
    executionUnit: values.executionUnit ?? null,
    executionDueOn: values.executionDueOn ?? null,
    reviewBody: values.reviewBody ?? '',
    reviewAddress: values.reviewAddress ?? null,
  };
}

/** The conclusion on each request; none is left empty, `issuesOf` has seen to that. */
function concluded<R extends RequestResult>(
  rows: readonly { request?: string; result?: R; ground?: string }[] | undefined,
  otherwise: R,
): { request: string; result: R; ground: string }[] {
  return (rows ?? []).map(({ request = '', result = otherwise, ground = '' }) => ({
    request,
    result,
    ground,
  }));
}

function resultsOf(input: ActInput): RequestResult[] {
  if (input.act === 'opinion')
    return concluded(input.values.conclusions, 'explained').map(({ result }) => result);
  if (input.act !== 'suggestion') return [];
  return concluded(input.values.proposals, 'notAdopted').map(({ result }) => result);
}

/** What a step lacks, or says that cannot be. */
function issuesOf(input: ActInput, standing: Standing, nowMs: number, receivedOn: string): Issue[] {
  const catalogue = actCatalogues[input.act];
  const today = localDateOf(nowMs);
  const issues = lackingIn(catalogue, input.values);
  const refuse = (name: string, code: string): void => void issues.push({ path: `values.${name}`, code });
  const { acts, course } = standing;
  const actOn = 'actOn' in input.values ? input.values.actOn : undefined;
  if (actOn !== undefined && actOn > today) refuse('actOn', 'future');
  const since = roundNow(acts).reopenedOn ?? receivedOn;
  if (actOn !== undefined && actOn < since) refuse('actOn', 'tooEarly');
  if (isEntryInput(input)) entryIssues(input, standing, nowMs, refuse);
  switch (input.act) {
    case 'charge':
      for (const name of ['handlerName', 'leadOfficial'] as const) {
        if (isRecused(acts.entries, { staffId: null, staffName: input.values[name] ?? '' }))
          refuse(name, 'recused');
      }
      break;
    case 'close': {
      const right = rightToReReview(course) ?? course.reviewRight;
      const { closureGround } = input.values;
      if (closureGround === 'reviewLapsed' && (right === null || right.legalDue >= today))
        refuse('closureGround', 'reviewRuns');
      if (closureGround === 'reReviewed' && course.state !== 'concluded')
        refuse('closureGround', 'notReReviewed');
      break;
    }
    case 'reject': {
      const { rejectReason: reason, competentBody } = input.values;
      const diverts = reason !== undefined && itemOf(rejectReason, reason).diverts;
      if (diverts && competentBody === undefined) refuse('competentBody', 'required');
      break;
    }
    case 'extend': {
      const max = maxExtensionDays(course.handle.rule, course.handle, standing.calendar);
      if ((input.values.extensionDays ?? 0) > max) refuse('extensionDays', 'extensionTooLong');
      break;
    }
    case 'opinion':
      refuseIncomplete('conclusions', input.values.conclusions, refuse);
      break;
    case 'transfer':
    case 'assignOut':
    case 'reportUp':
    case 'entrust':
      if ((input.values.reportDueOn ?? today) < today) refuse('reportDueOn', 'tooEarly');
      break;
    case 'unitReceipt':
    case 'unitReply':
    case 'objection':
    case 'verdict':
    case 'recall':
      referralIssues(input, standing, refuse);
      break;
    case 'suggestion':
      refuseIncomplete('proposals', input.values.proposals, refuse);
      break;
    case 'noFurther':
      if ((input.values.finalOpinionOn ?? today) > today) refuse('finalOpinionOn', 'future');
      break;
    case 'supplement':
      if ((input.values.supplementDueOn ?? today) < today) refuse('supplementDueOn', 'tooEarly');
      break;
    case 'urge':
      if ((input.values.replyDueOn ?? today) < today) refuse('replyDueOn', 'tooEarly');
      break;
    case 'reply':
      if (input.urgeId !== undefined && !acts.urges.some(({ urgeId }) => urgeId === input.urgeId))
        throw new AppError('NOT_FOUND');
      break;
    case 'serve':
      serviceIssues(input, standing, nowMs, refuse);
      break;
    default:
  }
  return issues;
}

/** On each request something is concluded, for a reason. */
function refuseIncomplete(
  name: string,
  rows: readonly { request?: string; result?: string; ground?: string }[] = [],
  refuse: (name: string, code: string) => void,
): void {
  const isWhole = rows.every(
    ({ request, result, ground }) => request !== undefined && result !== undefined && ground !== undefined,
  );
  if (!isWhole) refuse(name, 'conclusionIncomplete');
}

/** Nothing about a referral happens before it, and an objection is in time or none (Regs 2022 Art 23). */
function referralIssues(
  input: Extract<ActInput, { referralId: string }>,
  standing: Standing,
  refuse: (name: string, code: string) => void,
): void {
  const { acts, course } = standing;
  const referral = roundNow(acts).referrals.find(({ referralId }) => referralId === input.referralId);
  if (!referral) throw new AppError('NOT_FOUND');
  if (!saidOf(standing, referral).includes(input.act)) throw new AppError('CONFLICT');
  const on = 'actOn' in input.values ? input.values.actOn : undefined;
  const last = {
    unitReceipt: null,
    unitReply: null,
    objection: referral.receipt,
    verdict: referral.objection,
    recall: null,
  };
  const since = last[input.act]?.values.actOn ?? referral.values.actOn;
  if (on !== undefined && since !== undefined && on < since) refuse('actOn', 'tooEarly');
  const isLate = course.objection !== null && on !== undefined && on > course.objection.legalDue;
  if (input.act === 'objection' && isLate) refuse('actOn', 'objectionLate');
}

/** F17: who took it, or how it was refused before two witnesses (domain.md §2.3). */
function serviceIssues(
  { documentId, values }: Extract<ActInput, { act: 'serve' }>,
  standing: Standing,
  nowMs: number,
  refuse: (name: string, code: string) => void,
): void {
  if (!servableBy(standing).includes(documentId)) throw new AppError('CONFLICT');
  const issued = documentsNow(standing.acts).find(({ document }) => document.documentId === documentId);
  const { servedAt, serviceWay: way, recipient, refusal, mailNo } = values;
  if (servedAt !== undefined) {
    if (Date.parse(servedAt) > nowMs) refuse('servedAt', 'future');
    if (issued && localDateOf(servedAt) < issued.document.on) refuse('servedAt', 'beforeIssue');
  }
  if (way === undefined) return;
  if (itemOf(serviceWay, way).refused) {
    if (refusal === undefined) refuse('refusal', 'required');
    const named = (values.witnesses ?? []).filter(({ name }) => name !== undefined);
    if (named.length < 2) refuse('witnesses', 'twoWitnesses');
  } else if (way !== 'public' && recipient === undefined) refuse('recipient', 'required');
  if (way === 'mail' && mailNo === undefined) refuse('mailNo', 'required');
}
