import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import {
  dayHalf,
  reportDayState,
  reportFigure,
  reportItemKind,
  reportStatus,
} from '../../terms/report-terms.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const reporter: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler', 'dutyLeader'] };
const phoneClerk: RouteNeeds = { ...reporter, stationKinds: ['township'] };
const figuresSchema = z.record(z.enum(codesOf(reportFigure)), z.int().min(0));
const statusSchema = z.enum(codesOf(reportStatus));

/** Null: the whole day. */
const halfSchema = z.enum(codesOf(dayHalf)).nullable();

const reportDaySchema = z.object({
  day: z.string(),
  half: halfSchema,
  state: z.enum(codesOf(reportDayState)),
  /** The report that counts: the last correction. */
  reportId: z.string().nullable(),
  signedAt: z.string().nullable(),
  late: z.boolean(),
  corrections: z.int(),
  /** Something was entered for this day after it was signed. */
  needsCorrection: z.boolean(),
});
export type ReportDay = z.infer<typeof reportDaySchema>;

export const reportDetailSchema = z.object({
  reportId: z.uuid(),
  stationId: z.uuid(),
  day: z.string(),
  half: halfSchema,
  status: statusSchema,
  figures: figuresSchema,
  itemCount: z.int(),
  signedAt: z.string(),
  signedByName: z.string(),
  dutyLeader: z.string().nullable(),
  toldAt: z.string().nullable(),
  brief: z.string().nullable(),
  reason: z.string().nullable(),
  /** Made after 09:00 of the next day, that of a morning after 14:00, by the village's clock. */
  late: z.boolean(),
  correctionOf: z.string().nullable(),
  correctedBy: z.string().nullable(),
  /** When it reached this station; null where it was made. */
  arrivedAt: z.string().nullable(),
});
export type ReportDetail = z.infer<typeof reportDetailSchema>;

/** What a station said by telephone, written down by a clerk of this one. */
const phoneReportSchema = z.object({
  noteId: z.uuid(),
  status: statusSchema,
  /** Local time. */
  toldAt: z.string(),
  notedAt: z.string(),
  notedByName: z.string(),
  toldBy: z.string().nullable(),
  brief: z.string().nullable(),
});
export type PhoneReport = z.infer<typeof phoneReportSchema>;

const boardDaySchema = reportDaySchema.extend({
  arrivedAt: z.string().nullable(),
  /** Null as soon as the station's own report is here: that takes its place. */
  byPhone: phoneReportSchema.nullable(),
});
export type BoardDay = z.infer<typeof boardDaySchema>;

/** What a report of a day would hold now. */
const prefillSchema = z.object({
  day: z.string(),
  half: halfSchema,
  window: z.enum(['notYet', 'open', 'over']),
  figures: figuresSchema,
  items: z.array(z.object({ kind: z.enum(codesOf(reportItemKind)), id: z.uuid(), no: z.string() })),
  /** The report that is signed already and would be corrected. */
  currentId: z.string().nullable(),
  dutyLeader: z.string().nullable(),
});
export type ReportPrefill = z.infer<typeof prefillSchema>;

export const reportRoutes = {
  /** The days for which this station owes a report, newest first. */
  'report.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ days: z.array(reportDaySchema) }),
  }),
  /** What the register holds for a day now. */
  'report.prefill': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ day: z.iso.date(), half: halfSchema.default(null) }),
    output: prefillSchema,
  }),
  /** Every day that is due or was missed, oldest first, each with what it would hold. */
  'report.missed': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ days: z.array(prefillSchema) }),
  }),
  /** The signed days that a contact or a dispute has made untrue: entered, gone on with or made void after the signature. */
  'report.toCorrect': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ recordId: z.uuid() }),
    output: z.object({
      days: z.array(
        z.object({ day: z.string(), half: halfSchema, untrue: z.enum([...statusSchema.options, 'void']) }),
      ),
    }),
  }),
  /**
   * The unlocked person confirms the report of a day. Errors: REPORT_NOT_YET_DUE, REPORT_NIL_REFUSED,
   * REPORT_ALREADY_SIGNED, REASON_REQUIRED, INPUT_INVALID, NOT_FOUND.
   */
  'report.sign': defineRoute({
    kind: 'write',
    needs: reporter,
    input: z.object({
      day: z.iso.date(),
      half: halfSchema.default(null),
      status: statusSchema,
      urgent: z.int().min(0).max(999).default(0),
      dutyLeader: z.string().trim().min(1).max(60),
      toldAt: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d$/u)
        .optional(),
      brief: z.string().trim().max(2000).optional(),
      reason: z.string().trim().max(500).optional(),
      correctionOf: z.uuid().optional(),
    }),
    output: z.object({ reportId: z.uuid() }),
  }),
  'report.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ reportId: z.uuid() }),
    output: reportDetailSchema,
  }),
  /**
   * What a village said by telephone, until its own report comes. Errors: NOT_FOUND, REPORT_NOT_YET_DUE (a day to come),
   * REPORT_ALREADY_SIGNED (it is here).
   */
  'report.notePhone': defineRoute({
    kind: 'write',
    needs: phoneClerk,
    input: z.object({
      stationId: z.uuid(),
      day: z.iso.date(),
      status: statusSchema,
      toldAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/u),
      toldBy: z.string().trim().min(1).max(60),
      brief: z.string().trim().max(2000).optional(),
    }),
    output: z.object({ noteId: z.uuid() }),
  }),
  /** It was written down by mistake. Errors: NOT_FOUND. */
  'report.voidPhone': defineRoute({
    kind: 'write',
    needs: phoneClerk,
    input: z.object({ noteId: z.uuid(), reason: z.string().trim().min(1).max(500) }),
    output: z.object({}),
  }),
  /** Village × day. */
  'report.board': defineRoute({
    kind: 'read',
    needs: { session: true, stationKinds: ['township'] },
    input: z.object({ days: z.int().min(1).max(366).default(30) }),
    output: z.object({
      stations: z.array(z.object({ stationId: z.uuid(), name: z.string(), days: z.array(boardDaySchema) })),
    }),
  }),
};
