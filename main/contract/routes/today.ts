import { z } from 'zod';
import { defineRoute, unlocked } from '../route.ts';

const owedSchema = z.object({
  kind: z.enum(['notice', 'handle', 'unitReply', 'serve', 'urge', 'dispute', 'incomplete']),
  /** Of what is opened: a dispute, a registration (`incomplete`), or a matter. */
  id: z.string(),
  no: z.string(),
  /** Whom it is owed to. */
  who: z.string(),
  summary: z.string(),
  /** The document that is to be handed over (`serve`), or what is urged (`urge`). */
  what: z.string().nullable(),
  stationName: z.string(),
  /** The day by law (`notice`, `handle`), or one that a person has set; null: no date. */
  dueOn: z.string().nullable(),
  /** The holidays of that time are not published yet. */
  provisional: z.boolean(),
  /** From this day on it is shown in amber. */
  warnOn: z.string().nullable(),
});
export type Owed = z.infer<typeof owedSchema>;

export const todayRoutes = {
  /** What this station owes, by date: the nearest first, what has no date last. */
  'today.owed': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      owed: z.array(owedSchema),
      /** More than are listed. */
      total: z.int(),
      /** Nothing was ever registered here. */
      firstDay: z.boolean(),
    }),
  }),
};
