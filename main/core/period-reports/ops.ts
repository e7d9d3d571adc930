import { z } from 'zod';
import { cellsSchema, signedTableShape } from '../../contract/period-table.ts';
import { codesOf } from '../../terms/code-list.ts';
import { periodReportKind, reportText } from '../../terms/period-report-terms.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

/** Tables and texts of a period, and the important times in which more of them are owed (domain.md §2.8). */
export const periodReportOps = {
  'periodReport.sign': defineOpKind({
    entity: 'periodReport',
    schema: 1,
    opens: true,
    body: z.strictObject({
      reportKind: z.enum(codesOf(periodReportKind)),
      /** Named as in main/contract/values/period.ts. */
      period: z.string().min(4).max(10),
      signedAt: z.iso.datetime(),
      late: z.boolean(),
      /** Counted from the register at the moment of signing. */
      ...signedTableShape,
      /** What a person says instead of what was counted. */
      said: cellsSchema,
    }),
    pii: z.strictObject({
      leader: z.string().min(1).max(60),
      texts: z.partialRecord(z.enum(codesOf(reportText)), z.string().max(4000)),
      /** Why a figure was corrected, by figure. */
      reasons: z.record(z.string().max(120), z.string().min(1).max(300)),
      lateReason: z.string().max(500).optional(),
    }),
    travel: { up: 'whole', down: 'never' },
  }),
  'periodReport.redact': defineRedaction('periodReport', { up: 'body', down: 'never' }),
  /** An important time: from a day to a day a daily report (F61) is owed beside the zero report, here and below. */
  'specialPeriod.set': defineOpKind({
    entity: 'specialPeriod',
    schema: 1,
    opens: true,
    body: z.strictObject({
      from: z.iso.date(),
      to: z.iso.date(),
      /** A zero report of each morning is owed, too. */
      halfDay: z.boolean(),
    }),
    pii: z.strictObject({ name: z.string().min(1).max(60) }),
    travel: { up: 'never', down: 'whole' },
  }),
  /** It ends on another day than was laid down; before it has begun: it does not take place. */
  'specialPeriod.end': defineOpKind({
    entity: 'specialPeriod',
    schema: 1,
    body: z.strictObject({ to: z.iso.date() }),
    pii: z.strictObject({ reason: z.string().min(1).max(300) }),
    travel: { up: 'never', down: 'whole' },
  }),
};
