import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import {
  periodReportKind,
  periodReportState,
  reportColumn,
  reportText,
} from '../../terms/period-report-terms.ts';
import { cellPattern, cellsSchema } from '../period-table.ts';
import { redactionGroundsSchema, redactionSchema } from '../redaction.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { periodIdSchema, periodSchema } from './ledger.ts';

const reporter: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler', 'dutyLeader'] };
const rhythmSetter: RouteNeeds = {
  session: true,
  roles: ['admin', 'dutyLeader'],
  stationKinds: ['township'],
};

const kindSchema = z.enum(codesOf(periodReportKind));
const textsSchema = z.partialRecord(z.enum(codesOf(reportText)), z.string());
const columnsSchema = z.partialRecord(z.enum(codesOf(reportColumn)), cellsSchema);
const cellSchema = z.string().max(120).regex(cellPattern);

/** A report that is owed, and where it stands. */
const instanceSchema = z.object({
  kind: kindSchema,
  period: periodSchema,
  state: z.enum(codesOf(periodReportState)),
  opensOn: z.string(),
  /** Null: nobody owes it. */
  dueOn: z.string().nullable(),
  reportId: z.string().nullable(),
  signedAt: z.string().nullable(),
  /** Signed after its due day. */
  late: z.boolean(),
  /** When the township signed for it, or when it came here; null: not yet, or it is nobody's above. */
  receivedAt: z.string().nullable(),
  /** The later period in whose table it was supplemented (补报). */
  supplementedIn: z.string().nullable(),
});
export type PeriodInstance = z.infer<typeof instanceSchema>;

/** What a table shows, signed or not. */
export const periodTableSchema = z.object({
  kind: kindSchema,
  period: periodSchema,
  stationName: z.string(),
  /** Of all stations below, too. */
  consolidated: z.boolean(),
  columns: columnsSchema,
  stations: z.array(z.object({ stationId: z.string(), name: z.string() })),
  overdue: z.array(z.object({ no: z.string(), stationName: z.string(), legalOn: z.string() })),
  supplements: z.array(z.object({ period: periodSchema, cells: cellsSchema })),
});
export type PeriodTable = z.infer<typeof periodTableSchema>;

export const signedPeriodTableSchema = periodTableSchema.extend({
  /** Figures that a person corrected: both values, and why. */
  corrected: z.array(
    z.object({ cell: z.string(), counted: z.int(), said: z.int(), reason: z.string().nullable() }),
  ),
  texts: textsSchema,
  leader: z.string().nullable(),
  signedByName: z.string(),
  signedAt: z.string(),
  late: z.boolean(),
  lateReason: z.string().nullable(),
});
export type SignedPeriodTable = z.infer<typeof signedPeriodTableSchema>;

const detailSchema = signedPeriodTableSchema.extend({
  reportId: z.uuid(),
  stationId: z.uuid(),
  own: z.boolean(),
  dueOn: z.string().nullable(),
  receivedAt: z.string().nullable(),
  supplementedIn: z.string().nullable(),
  /** Entered after it was signed, and in no later table yet: by how much its figures would be others. */
  outstanding: cellsSchema,
  redaction: redactionSchema.nullable(),
});
export type PeriodReportDetail = z.infer<typeof detailSchema>;

const prefillSchema = z.object({
  table: periodTableSchema,
  state: z.enum(codesOf(periodReportState)),
  opensOn: z.string(),
  dueOn: z.string().nullable(),
  /** It is signed already. */
  reportId: z.string().nullable(),
  leader: z.string().nullable(),
});
export type PeriodPrefill = z.infer<typeof prefillSchema>;

const countedSchema = z.object({
  entity: z.enum(['contact', 'matter', 'dispute', 'screeningRound', 'report']),
  /** Null: there is none, as of a report that is missing. */
  id: z.string().nullable(),
  no: z.string(),
  stationName: z.string(),
  countedOn: z.string(),
  count: z.int(),
});
export type CountedRecord = z.infer<typeof countedSchema>;

const specialPeriodSchema = z.object({
  specialPeriodId: z.uuid(),
  name: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  /** A zero report of each morning is owed, too. */
  halfDay: z.boolean(),
  stationName: z.string(),
  own: z.boolean(),
  /** It ends on another day than was laid down. */
  plannedTo: z.string().nullable(),
  endReason: z.string().nullable(),
});
export type SpecialPeriod = z.infer<typeof specialPeriodSchema>;

/** Tables and texts by the calendar (domain.md §2.8): weekly, monthly, quarterly … counted from the register and signed. */
export const periodReportRoutes = {
  /** What this station owes, the kinds in their order, of each the newest first. */
  'periodReport.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ reports: z.array(instanceSchema) }),
  }),
  /** Station × period for one kind of report. */
  'periodReport.board': defineRoute({
    kind: 'read',
    needs: { session: true, stationKinds: ['township'] },
    input: z.object({ kind: kindSchema }),
    output: z.object({
      stations: z.array(
        z.object({ stationId: z.string(), name: z.string(), reports: z.array(instanceSchema) }),
      ),
    }),
  }),
  /** What a report signed now would say. Errors: INPUT_INVALID (the kind has no such period). */
  'periodReport.prefill': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ kind: kindSchema, period: periodIdSchema }),
    output: prefillSchema,
  }),
  /** The records that a figure counts now. Errors: INPUT_INVALID, NOT_FOUND. */
  'periodReport.records': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({
      kind: kindSchema,
      period: periodIdSchema,
      cell: cellSchema,
      column: z.enum(codesOf(reportColumn)).default('current'),
      /** Whose table it is; left out: this station's. */
      stationId: z.uuid().optional(),
    }),
    output: z.object({ records: z.array(countedSchema), total: z.int() }),
  }),
  /**
   * The unlocked person signs what was counted, again in the same transaction, with the corrections and words. Errors:
   * REPORT_NOT_YET_DUE, REPORT_ALREADY_SIGNED, REPORT_COUNTS_CHANGED (the register has moved on since `seen`),
   * REASON_REQUIRED (late), INPUT_INVALID.
   */
  'periodReport.sign': defineRoute({
    kind: 'write',
    needs: reporter,
    input: z.object({
      kind: kindSchema,
      period: periodIdSchema,
      /** The figures of the period that the person had before their eyes. */
      seen: cellsSchema,
      corrections: z
        .array(
          z.object({
            cell: cellSchema,
            said: z.int().min(0).max(2_000_000_000),
            reason: z.string().trim().min(2).max(300),
          }),
        )
        .max(200),
      texts: z.partialRecord(z.enum(codesOf(reportText)), z.string().trim().max(4000)),
      leader: z.string().trim().min(1).max(60),
      lateReason: z.string().trim().max(500).optional(),
    }),
    output: z.object({ reportId: z.uuid() }),
  }),
  /** Errors: NOT_FOUND. */
  'periodReport.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ reportId: z.uuid() }),
    output: detailSchema,
  }),
  /** Erases its words here and above, for good; its figures stay. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased already). */
  'periodReport.redact': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: z.object({ reportId: z.uuid(), grounds: redactionGroundsSchema }),
    output: z.object({}),
  }),
  'specialPeriod.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ periods: z.array(specialPeriodSchema) }),
  }),
  /** Holds here and, with the next receipt, at every station below. Errors: INPUT_INVALID (it ends before it begins, or is over). */
  'specialPeriod.set': defineRoute({
    kind: 'write',
    needs: rhythmSetter,
    input: z.object({
      name: z.string().trim().min(1).max(60),
      from: z.iso.date(),
      to: z.iso.date(),
      /** A zero report of each morning is owed beside that of the day. */
      halfDay: z.boolean().default(false),
    }),
    output: z.object({ specialPeriodId: z.uuid() }),
  }),
  /** It ends on another day. Errors: NOT_FOUND, FORBIDDEN (another station's), INPUT_INVALID (a day that is over). */
  'specialPeriod.end': defineRoute({
    kind: 'write',
    needs: rhythmSetter,
    input: z.object({
      specialPeriodId: z.uuid(),
      to: z.iso.date(),
      reason: z.string().trim().min(2).max(300),
    }),
    output: z.object({}),
  }),
};
