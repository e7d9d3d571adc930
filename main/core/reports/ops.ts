import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { dayHalf, reportFigure, reportItemKind, reportStatus, reportType } from '../../terms/report-terms.ts';
import { defineOpKind, staysHere } from '../log/op-kind.ts';

const countSchema = z.int().min(0).max(99_999);

export const reportFiguresSchema = z.record(z.enum(codesOf(reportFigure)), countSchema);

/** A zero report: somebody states what was there on a day, or that nothing was (F60, domain.md §2.8). */
export const reportOps = {
  'report.sign': defineOpKind({
    entity: 'report',
    schema: 1,
    opens: true,
    body: z.strictObject({
      reportType: z.enum(codesOf(reportType)),
      day: z.iso.date(),
      /** Left out: the whole day. */
      half: z.enum(codesOf(dayHalf)).optional(),
      status: z.enum(codesOf(reportStatus)),
      /** Counted from the register at the moment of signing. */
      figures: reportFiguresSchema,
      items: z.array(z.strictObject({ kind: z.enum(codesOf(reportItemKind)), id: z.uuid() })).max(2000),
      signedAt: z.iso.datetime(),
      /** When the duty leader was told, local time. */
      toldAt: z
        .string()
        .regex(/^\d{2}:\d{2}$/u)
        .optional(),
      late: z.boolean(),
      correctionOf: z.uuid().optional(),
    }),
    pii: z.strictObject({
      dutyLeader: z.string().min(1).max(60),
      brief: z.string().max(2000).optional(),
      /** Why it is late, or what is corrected. */
      reason: z.string().max(500).optional(),
    }),
    travel: { up: 'whole', down: 'never' },
  }),
  /** What a village said by telephone; stays at the township, and gives way to the village's own report. */
  'phoneReport.note': defineOpKind({
    entity: 'phoneReport',
    schema: 1,
    opens: true,
    body: z.strictObject({
      aboutStation: z.uuid(),
      day: z.iso.date(),
      status: z.enum(codesOf(reportStatus)),
      /** When it was said, local time of the day on which it was written down. */
      toldAt: z.string().regex(/^\d{2}:\d{2}$/u),
      notedAt: z.iso.datetime(),
    }),
    pii: z.strictObject({
      toldBy: z.string().min(1).max(60),
      brief: z.string().max(2000).optional(),
    }),
    travel: staysHere,
  }),
  'phoneReport.void': defineOpKind({
    entity: 'phoneReport',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: staysHere,
  }),
};
