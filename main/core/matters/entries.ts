import type { FieldValues } from '../../contract/fields.ts';
import { addDays, type LocalDate } from '../../contract/values/local-date.ts';
import { entryActs, followedActs, type EntryAct, type entryCatalogues } from '../../terms/entry-fields.ts';
import type { AnyOp } from '../log/op-kinds.ts';
import type { Suspension } from '../limits/compute-due.ts';
import type { By } from './acts.ts';
import { entryOps } from './entry-ops.ts';

export type EntryOp = AnyOp<keyof typeof entryOps>;

/** Something that was put on record as it was said. */
export interface EntryOf<A extends EntryAct> {
  readonly act: A;
  readonly entryId: string;
  /** The entry that it follows. */
  readonly about: string | null;
  /** Of a letter. */
  readonly no: string | null;
  /** Of a withdrawal: the matters handled under it that end with it. */
  readonly ends: readonly string[];
  /** Of a request for recusal: the person it is about, where the name told who that is. */
  readonly staffId: string | null;
  /** In which handling of the matter. */
  readonly round: number;
  /** Its words are here: they may have stayed where they were written. */
  readonly whole: boolean;
  readonly by: By;
  readonly values: FieldValues<(typeof entryCatalogues)[A]>;
}
export type FoldedEntry = { [A in EntryAct]: EntryOf<A> }[EntryAct];

export function isEntryOp(op: AnyOp): op is EntryOp {
  return Object.hasOwn(entryOps, op.kind);
}

/** The entry that an op makes. */
export function entryOfOp(op: EntryOp, by: By, round: number): FoldedEntry {
  const { entryId, about = null, no = null, ends = [], staffId = null, fields } = op.body;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- kind and values come from one op
  return {
    act: op.kind.slice('matter.'.length),
    entryId,
    about,
    no,
    ends,
    staffId,
    round,
    whole: op.pii !== null,
    by,
    values: { ...fields, ...op.pii?.fields },
  } as FoldedEntry;
}

/** The entries of one step, oldest first; of one handling, or of all. */
export function entriesOf<A extends EntryAct>(
  entries: readonly FoldedEntry[],
  act: A,
  round?: number,
): Extract<FoldedEntry, { act: A }>[] {
  return entries.filter(
    (entry): entry is Extract<FoldedEntry, { act: A }> =>
      entry.act === act && (round === undefined || entry.round === round),
  );
}

/** The withdrawal that holds; null where there is none, or the petitioner has come back. */
export function withdrawalIn(entries: readonly FoldedEntry[], round: number): EntryOf<'withdraw'> | null {
  const last = entries.findLast(
    (entry) => entry.round === round && (entry.act === 'withdraw' || entry.act === 'unwithdraw'),
  );
  return last?.act === 'withdraw' ? last : null;
}

/**
 * From the day after a withdrawal to the day on which the petitioner came back nobody could do anything: these days are
 * not counted, and no other day is won by it. A withdrawal is never dated back, because it stops what somebody owes.
 */
export function withdrawnDays(entries: readonly FoldedEntry[], round: number): Suspension[] {
  const pauses: Suspension[] = [];
  let since: LocalDate | null = null;
  for (const entry of entries) {
    if (entry.round !== round) continue;
    if (entry.act === 'withdraw') since ??= entry.by.recordedOn;
    if (entry.act === 'unwithdraw' && since !== null) {
      pauses.push({ from: addDays(since, 1), to: cameBackOn(entry, since) });
      since = null;
    }
  }
  return pauses;
}

function cameBackOn(entry: EntryOf<'unwithdraw'>, since: LocalDate): LocalDate {
  const said = dayOf(entry);
  return said < since ? since : said;
}

/** The day on which something was done. Never after the day on which it was written down: no clock waits for that. */
export function dayOf({ values, by }: { values: { actOn?: string }; by: By }): LocalDate {
  return values.actOn !== undefined && values.actOn < by.recordedOn ? values.actOn : by.recordedOn;
}

/** Whether something was answered, decided or ended: what is said about it later changes nothing. */
export function isDone(entries: readonly FoldedEntry[], entryId: string, by: readonly EntryAct[]): boolean {
  return entries.some(({ about, act }) => about === entryId && by.includes(act));
}

/** What may still be said about an entry, as far as the entries tell (`mayEnter` asks where the matter stands, too). */
export function followingActs(entries: readonly FoldedEntry[], entry: FoldedEntry): EntryAct[] {
  const { act, entryId } = entry;
  // One report for each of its items.
  if (entry.act === 'decideMeeting')
    return openDecisions(entries, entry).length > 0 ? ['finishDecision'] : [];
  // A supervision may end without an answer, and takes none afterwards.
  if (isDone(entries, entryId, ['endSupervision'])) return [];
  return entryActs.filter((next) => followedActs[next] === act && !isDone(entries, entryId, [next]));
}

/** The items of a meeting that nobody has reported done, by their places in its list. */
export function openDecisions(
  entries: readonly FoldedEntry[],
  { entryId, values }: EntryOf<'decideMeeting'>,
): { readonly itemNo: number; readonly due: LocalDate | undefined }[] {
  const done = new Set(
    entriesOf(entries, 'finishDecision')
      .filter(({ about }) => about === entryId)
      .map((entry) => entry.values.itemNo),
  );
  return (values.decidedItems ?? [])
    .map(({ due }, index) => ({ itemNo: index + 1, due }))
    .filter(({ itemNo }) => !done.has(itemNo));
}

/**
 * Whether somebody may not touch the matter: by who was recused, or by the name under which it was decided, however that
 * was spaced, where that did not tell who it is. Nobody escapes by another name, and a namesake elsewhere is free.
 */
export function isRecused(
  entries: readonly FoldedEntry[],
  { staffId, staffName }: { readonly staffId: string | null; readonly staffName: string },
): boolean {
  return recusedPeople(entries).some((recused) =>
    recused.staffId === null || staffId === null
      ? bareName(recused.name) === bareName(staffName)
      : recused.staffId === staffId,
  );
}

/** 王 芳 and 王芳 are one name. */
export function bareName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/gu, '');
}

function recusedPeople(
  entries: readonly FoldedEntry[],
): { readonly name: string; readonly staffId: string | null }[] {
  return entriesOf(entries, 'decideRecusal').flatMap(({ values, about }) => {
    const asked = entriesOf(entries, 'askRecusal').find(({ entryId }) => entryId === about);
    const name = asked?.values.recusedName;
    const isOut = values.recusalDecision === 'recused' && name !== undefined;
    return isOut ? [{ name, staffId: asked?.staffId ?? null }] : [];
  });
}

/** The request to extend that nobody has decided; granting it is `matter.extend`. */
export function askedExtension(
  entries: readonly FoldedEntry[],
  round: number,
): EntryOf<'askExtension'> | null {
  const asked = entriesOf(entries, 'askExtension', round).at(-1);
  return asked && !isDone(entries, asked.entryId, ['refuseExtension']) ? asked : null;
}

/** The day on which an opinion was carried out; null: not yet. */
export function carriedOutOn(entries: readonly FoldedEntry[], round: number): LocalDate | null {
  const done = entriesOf(entries, 'carryOut', round).find(({ values }) => values.carryOutState === 'done');
  return done ? (done.values.actOn ?? done.by.recordedOn) : null;
}

/** Answers that somebody has to give by a day, and what a meeting decided: of its items the nearest. */
export function owedAnswers(
  entries: readonly FoldedEntry[],
): { readonly entryId: string; readonly dueOn: LocalDate }[] {
  return entries.flatMap((entry) => {
    if (entry.act === 'decideMeeting') {
      const [dueOn] = openDecisions(entries, entry)
        .flatMap(({ due }) => due ?? [])
        .toSorted();
      return dueOn === undefined ? [] : [{ entryId: entry.entryId, dueOn }];
    }
    if (entry.act !== 'supervise' && entry.act !== 'proposeImprovement') return [];
    const isOpen = !isDone(entries, entry.entryId, [
      'answerSupervision',
      'endSupervision',
      'answerImprovement',
    ]);
    const { replyDueOn } = entry.values;
    return isOpen && replyDueOn !== undefined ? [{ entryId: entry.entryId, dueOn: replyDueOn }] : [];
  });
}
