import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { disputeQuickType } from '../../terms/dispute-types.ts';
import { ledgerFigure, ledgerTurn, periodKind } from '../../terms/ledger-terms.ts';
import { codeSchema } from '../fields.ts';
import { defineRoute, unlocked } from '../route.ts';
import { periodPattern, readPeriod } from '../values/period.ts';

export const periodIdSchema = z
  .string()
  .regex(periodPattern)
  .refine((id) => readPeriod(id) !== null);

export const periodSchema = z.object({
  id: z.string(),
  kind: z.enum(codesOf(periodKind)),
  from: z.string(),
  to: z.string(),
});

const figuresSchema = z.record(z.enum(codesOf(ledgerFigure)), z.int());
export type LedgerFigures = z.infer<typeof figuresSchema>;

/** The head of F51: figures that balance, and how many of the turns were written down late (补报). */
export const ledgerHeadSchema = z.object({ figures: figuresSchema, late: z.int() });

/** One line of F51, as it stood at the end of the period. */
export const ledgerRowSchema = z.object({
  disputeId: z.uuid(),
  registrationNo: z.string(),
  stationName: z.string(),
  foundOn: z.string(),
  quickType: codeSchema(disputeQuickType),
  parties: z.string(),
  peopleCount: z.int().nullable(),
  summary: z.string().nullable(),
  responsibleUnit: z.string().nullable(),
  responsiblePerson: z.string().nullable(),
  leadOfficial: z.string().nullable(),
  measures: z.string().nullable(),
  dueOn: z.string().nullable(),
  /** What was done last, or how it ended. */
  progress: z.string().nullable(),
  /** How it left the ledger; null while it stands in it. */
  ended: z.enum(codesOf(ledgerTurn)).nullable(),
  endedOn: z.string().nullable(),
  remark: z.string().nullable(),
  carriedOver: z.boolean(),
  /** Something of it was written down after the books of its month had closed. */
  late: z.boolean(),
});
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

/** Of one station; left out: of all whose disputes this register holds. */
const which = { period: periodIdSchema, stationId: z.uuid().optional() };

export const ledgerRoutes = {
  /** The head of the rolling ledger F51 (domain.md §2.6): computed from what was done with the disputes, never typed. */
  'ledger.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object(which),
    output: ledgerHeadSchema.extend({
      period: periodSchema,
      /** Whose disputes these are; of each the same figures. */
      stations: z.array(ledgerHeadSchema.extend({ stationId: z.uuid(), stationName: z.string() })),
    }),
  }),
  /** The disputes that the ledger, or one figure of it, is made of. */
  'ledger.rows': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({
      ...which,
      figure: z.enum(codesOf(ledgerFigure)).optional(),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(ledgerRowSchema), total: z.int() }),
  }),
};
