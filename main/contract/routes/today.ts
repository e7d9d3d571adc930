import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { supervisionLevel } from '../../terms/entry-terms.ts';
import { defineRoute, unlocked } from '../route.ts';

export const owedSchema = z.object({
  kind: z.enum([
    'notice',
    'handle',
    'unitReply',
    'review',
    'serve',
    'urge',
    'answer',
    'dispute',
    'incomplete',
    'office',
    'reception',
  ]),
  /** Of what is opened: a dispute, a registration (`incomplete`), a record of the office or of a leader, or a matter. */
  id: z.string(),
  no: z.string(),
  /** Whom it is owed to. */
  who: z.string(),
  summary: z.string(),
  /**
   * The document that is to be handed over (`serve`), what is urged (`urge`), the step that waits (`answer`), what a
   * mediation asks for (`dispute`), or which record of the office it is (`office`).
   */
  what: z.string().nullable(),
  stationName: z.string(),
  /** Who of the staff answers for it. */
  responsibleName: z.string(),
  /** The day by law (`notice`, `handle`, `review`), or one that a person has set; null: no date. */
  dueOn: z.string().nullable(),
  /** The holidays of that time are not published yet. */
  provisional: z.boolean(),
  /** The level at which a unit is being supervised for it. */
  level: z.enum(codesOf(supervisionLevel)).nullable(),
  /** From this day on it is shown in amber. */
  warnOn: z.string().nullable(),
});
export type Owed = z.infer<typeof owedSchema>;

/** What binds by law; the other dates were set by a person. */
export const owedByLaw: ReadonlySet<Owed['kind']> = new Set(['notice', 'handle', 'review']);

/** What is owed at all, by the end of this week, or was owed by law (or by somebody's word) before today. */
export const owedWithin = ['all', 'week', 'overdue'] as const;

const waitingSchema = z.object({
  /**
   * `offers`, `proposals`: the other level waits for this one. `offered`, `proposed`: this one for the other. `answers`:
   * what the other has decided in these days. `urged`: a village has not replied in time. `leftBehind`: merged into a
   * matter that was ended without it. `held`: batches that stay closed until somebody decides. `receipts`: villages that
   * wait for a receipt. `unsigned`: villages that have signed for nothing in more than three working days.
   */
  kind: z.enum([
    'offers',
    'proposals',
    'leftBehind',
    'answers',
    'urged',
    'offered',
    'proposed',
    'held',
    'receipts',
    'unsigned',
  ]),
  /** Of matters; of batches (`held`); of stations (`receipts`, `unsigned`). */
  count: z.int(),
  /** Where there is but one matter. */
  only: z.object({ matterId: z.string(), registrationNo: z.string() }).nullable(),
});
export type Waiting = z.infer<typeof waitingSchema>;

export const todayRoutes = {
  /** What stands between the two levels, one line for each kind; what is owed by a date is in `today.owed`. */
  'today.waiting': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ lines: z.array(waitingSchema) }),
  }),
  /** What this station owes, by date: the nearest first, what has no date last. */
  'today.owed': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ within: z.enum(owedWithin).default('all') }),
    output: z.object({
      owed: z.array(owedSchema),
      /** More than are listed. */
      total: z.int(),
      /** Nothing was ever registered here. */
      firstDay: z.boolean(),
    }),
  }),
};
