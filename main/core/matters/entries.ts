import type { FieldValues } from '../../contract/fields.ts';
import { addDays, type LocalDate } from '../../contract/values/local-date.ts';
import type { EntryAct, entryCatalogues } from '../../terms/entry-fields.ts';
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
  /** In which handling of the matter. */
  readonly round: number;
  readonly by: By;
  readonly values: FieldValues<(typeof entryCatalogues)[A]>;
}
export type FoldedEntry = { [A in EntryAct]: EntryOf<A> }[EntryAct];

export function isEntryOp(op: AnyOp): op is EntryOp {
  return Object.hasOwn(entryOps, op.kind);
}

/** The entry that an op makes. */
export function entryOfOp(op: EntryOp, by: By, round: number): FoldedEntry {
  const { entryId, about = null, no = null, ends = [], fields } = op.body;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- kind and values come from one op
  return {
    act: op.kind.slice('matter.'.length),
    entryId,
    about,
    no,
    ends,
    round,
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

/** Never after the day on which it was written down: the clock does not wait for that. */
function cameBackOn({ values, by }: EntryOf<'unwithdraw'>, since: LocalDate): LocalDate {
  const said = values.actOn !== undefined && values.actOn < by.recordedOn ? values.actOn : by.recordedOn;
  return said < since ? since : said;
}
