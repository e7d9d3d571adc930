import { z } from 'zod';
import { codesOf } from '../terms/code-list.ts';
import { voidReason } from '../terms/matter-terms.ts';

/** A date before and after. */
export const movedDateSchema = z.object({
  which: z.enum(['notice', 'handle']),
  from: z.string(),
  to: z.string(),
});

/** One line of a record's history. */
export const historyEntrySchema = z.object({
  at: z.string(),
  /** Of which record, where several stand in one history. */
  entityId: z.string(),
  /** Kind of the op; the word for it is made in the renderer. */
  kind: z.string(),
  staffName: z.string(),
  /** Names of the fields that a revision changed. */
  changed: z.array(z.string()),
  reason: z.string().nullable(),
  /** The words of a step. */
  text: z.string().nullable(),
  /** Why a coming was made void; the words, if any, stand in `reason`. */
  voidReason: z.enum(codesOf(voidReason)).optional(),
  /** Dates that a notice of holidays has moved, and the notice. */
  dates: z.array(movedDateSchema).optional(),
  notice: z.object({ year: z.int(), source: z.string() }).nullish(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** `kind` of an entry that a newer version of the program wrote: what it says is not known here. */
export const newerKind = 'newer';
