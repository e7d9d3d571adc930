import type { FieldValues } from '../../contract/fields.ts';
import { addDays, addMonths, localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import type { LabelLanguage } from '../../terms/code-list.ts';
import type { DisputeState, PerformanceState } from '../../terms/dispute-terms.ts';
import type { MediationAct, mediationCatalogues } from '../../terms/mediation-fields.ts';
import type { MediationStage } from '../../terms/mediation-terms.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { AnyOp } from '../log/op-kinds.ts';
import { mediationEntryOps, mediationOps } from './mediation-ops.ts';

export type MediationOp = AnyOp<keyof typeof mediationOps>;
type EntryOp = AnyOp<keyof typeof mediationEntryOps>;

interface By {
  readonly staffId: string;
  readonly on: LocalDate;
}

export interface MediationEntryOf<A extends MediationAct> {
  readonly act: A;
  readonly entryId: string;
  readonly by: By;
  /** Its words are here: they may have been erased. */
  readonly whole: boolean;
  /** Entered by mistake, and why. */
  readonly struck: { readonly by: By; readonly reason: string | null } | null;
  readonly values: FieldValues<(typeof mediationCatalogues)[A]>;
}
export type MediationEntry = { [A in MediationAct]: MediationEntryOf<A> }[MediationAct];

/** A file that was closed. */
export interface MediationFile {
  readonly fileId: string;
  readonly language: LabelLanguage;
  readonly by: By;
  readonly items: number;
  readonly pages: number;
  readonly values: AnyOp<'mediation.archive'>['body']['fields'];
  /** Null where its words were erased. */
  readonly snapshot: Readonly<Record<string, unknown>> | null;
  /** Opened again to mend it. */
  readonly opened: boolean;
}

/** One mediation of a dispute, from the request to its file. */
export interface FoldedMediation {
  readonly mediationId: string;
  readonly caseNo: string | null;
  readonly entries: readonly MediationEntry[];
  readonly file: MediationFile | null;
}

export function isMediationOp(op: AnyOp): op is MediationOp {
  return Object.hasOwn(mediationOps, op.kind);
}

function isEntryOp(op: MediationOp): op is EntryOp {
  return Object.hasOwn(mediationEntryOps, op.kind);
}

function byOf({ author, hlc }: AnyOp): By {
  return { staffId: author.user, on: localDateOf(hlcTime(hlc)) };
}

/** Folds an op into the mediations of its dispute. */
export function foldMediation(before: readonly FoldedMediation[], op: MediationOp): FoldedMediation[] {
  const { mediationId } = op.body;
  const known = before.some((one) => one.mediationId === mediationId);
  const all = known ? before : [...before, { mediationId, caseNo: null, entries: [], file: null }];
  return all.map((one) => (one.mediationId === mediationId ? foldOne(one, op) : one));
}

function foldOne(before: FoldedMediation, op: MediationOp): FoldedMediation {
  if (isEntryOp(op)) {
    const caseNo = before.caseNo ?? op.body.caseNo ?? null;
    return { ...before, caseNo, entries: [...before.entries, entryOfOp(op)] };
  }
  switch (op.kind) {
    case 'mediation.strike': {
      const struck = { by: byOf(op), reason: op.pii?.reason ?? null };
      const strike = (entry: MediationEntry): MediationEntry =>
        entry.entryId === op.body.entryId ? { ...entry, struck } : entry;
      return { ...before, entries: before.entries.map(strike) };
    }
    case 'mediation.archive': {
      const { fileId, language, items, pages, fields } = op.body;
      const snapshot = op.pii?.snapshot ?? null;
      const file = { fileId, language, by: byOf(op), items, pages, values: fields, snapshot, opened: false };
      return { ...before, file };
    }
    case 'mediation.unarchive':
      return { ...before, file: before.file && { ...before.file, opened: true } };
  }
}

function entryOfOp(op: EntryOp): MediationEntry {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- kind and values come from one op
  return {
    act: op.kind.slice('mediation.'.length),
    entryId: op.body.entryId,
    by: byOf(op),
    whole: op.pii !== null,
    struck: null,
    values: { ...op.body.fields, ...op.pii?.fields },
  } as MediationEntry;
}

/** The day on which something was done, as it was said; never after the day on which it was written down. */
export function dayOfMediation(values: object, writtenOn: LocalDate): LocalDate {
  const { actOn, heldAt }: { actOn?: string; heldAt?: string } = values;
  const said = actOn ?? (heldAt === undefined ? writtenOn : localDateOf(heldAt));
  return said < writtenOn ? said : writtenOn;
}

export function entryDay({ values, by }: Pick<MediationEntry, 'values' | 'by'>): LocalDate {
  return dayOfMediation(values, by.on);
}

/** The entries of these steps that count, oldest first. */
export function entriesOf<A extends MediationAct>(
  { entries }: FoldedMediation,
  ...acts: readonly A[]
): Extract<MediationEntry, { act: A }>[] {
  return entries.filter(
    (entry): entry is Extract<MediationEntry, { act: A }> =>
      entry.struck === null && acts.some((act) => act === entry.act),
  );
}

export function agreementIn(mediation: FoldedMediation): MediationEntryOf<'agree' | 'agreeOral'> | null {
  const [agreement = null] = entriesOf(mediation, 'agree', 'agreeOral').slice(-1);
  return agreement;
}

export function stageOf(mediation: FoldedMediation): MediationStage {
  const last = entriesOf(mediation, 'agree', 'agreeOral', 'end').at(-1)?.act;
  if (last !== undefined) return last === 'end' ? 'ended' : 'agreed';
  if (entriesOf(mediation, 'take').length > 0) return 'taken';
  return entriesOf(mediation, 'decline').length > 0 ? 'declined' : 'applied';
}

export function isArchived({ file }: FoldedMediation): boolean {
  return file !== null && !file.opened;
}

/** The one that is going on, or was the last. */
export function mediationNow(mediations: readonly FoldedMediation[]): FoldedMediation | null {
  return mediations.at(-1) ?? null;
}

/** A mediation that nobody has ended: it says how the dispute goes on. */
export function isMediating(mediations: readonly FoldedMediation[]): boolean {
  const now = mediationNow(mediations);
  return now !== null && stageOf(now) === 'taken';
}

/** A mediation is to be over within a month of being taken up, or by what the parties have agreed on. */
export function mediationDueOn(mediation: FoldedMediation): LocalDate | null {
  const taken = entriesOf(mediation, 'take').at(-1);
  if (!taken) return null;
  return entriesOf(mediation, 'prolong').at(-1)?.values.dueOn ?? addMonths(entryDay(taken), 1);
}

/** Until then both parties may together ask the court to confirm it (Art 33); no day of rest is added, to be safe. */
export function confirmableUntil(mediation: FoldedMediation): LocalDate | null {
  const agreement = agreementIn(mediation);
  return agreement && addDays(entryDay(agreement), 30);
}

/** What an officer still owes of it, and by when. */
export interface MediationDue {
  readonly what: 'mediation' | 'performance' | 'followUp';
  readonly on: LocalDate;
}

/** Only officials owe by it: the end of the mediation, a look at how an agreement is kept, the visit afterwards. */
export function owedByMediation(
  mediations: readonly FoldedMediation[],
  performance: PerformanceState | null,
  isOpen: boolean,
): MediationDue[] {
  const now = mediationNow(mediations);
  if (now === null) return [];
  if (isOpen) {
    const on = stageOf(now) === 'taken' ? mediationDueOn(now) : null;
    return on === null ? [] : [{ what: 'mediation', on }];
  }
  const { performBy, followUpOn } = agreementIn(now)?.values ?? {};
  const isPerformed = performance === 'performed' || performance === 'performedAtOnce';
  const isVisited = entriesOf(now, 'followUp').length > 0;
  return [
    ...(performBy === undefined || isPerformed ? [] : [{ what: 'performance' as const, on: performBy }]),
    ...(followUpOn === undefined || isVisited ? [] : [{ what: 'followUp' as const, on: followUpOn }]),
  ];
}

const opening: readonly MediationAct[] = ['take', 'apply', 'decline'];
const going: readonly MediationAct[] = [
  'session',
  'agree',
  'agreeOral',
  'inform',
  'inquire',
  'evidence',
  'mandate',
  'prolong',
  'end',
];

/** What may be put on record now: of the mediation that goes on, or of a new one. The most likely first. */
export function mediationSteps(
  mediations: readonly FoldedMediation[],
  { state, isRedacted }: { readonly state: DisputeState; readonly isRedacted: boolean },
  isOpen: boolean,
): MediationAct[] {
  if (isRedacted || state === 'void') return [];
  const now = mediationNow(mediations);
  if (now === null) return isOpen ? [...opening] : [];
  if (stageOf(now) === 'applied') return isOpen ? ['take', 'decline'] : [];
  if (stageOf(now) === 'taken' && isOpen) return [...going];
  if (isOpen) return [...opening];
  return isArchived(now) ? [] : followingSteps(now);
}

/** After an agreement, or an end without one. */
function followingSteps(mediation: FoldedMediation): MediationAct[] {
  const stage = stageOf(mediation);
  const more: MediationAct[] = ['inform', 'evidence', 'mandate'];
  if (stage === 'ended') return ['close', ...more];
  if (stage !== 'agreed') return [];
  const asked = entriesOf(mediation, 'askConfirmation').length;
  const answered = entriesOf(mediation, 'confirmation').length;
  return ['perform', 'followUp', asked > answered ? 'confirmation' : 'askConfirmation', 'close', ...more];
}

/** Of a mediation that is over and whose file is not closed. */
export function mayArchive(mediation: FoldedMediation): boolean {
  const stage = stageOf(mediation);
  return (stage === 'agreed' || stage === 'ended') && !isArchived(mediation);
}
