import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { reportFigure, reportItemKind, reportStatus, reportType } from '../../terms/report-terms.ts';
import { defineOpKind } from '../log/op-kind.ts';

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
};
