import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { periodPattern } from '../../contract/values/period.ts';
import { codesOf } from '../../terms/code-list.ts';
import {
  dutyBeginFields,
  dutyChange,
  dutyDayFields,
  dutyEntryFields,
  dutyHandOverFields,
} from '../../terms/duty-terms.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

const up = { up: 'whole', down: 'never' } as const;

/** Rosters of a week, and the logs of what happened on duty. */
export const dutyOps = {
  'duty.plan': defineOpKind({
    entity: 'dutyRoster',
    schema: 1,
    opens: true,
    body: z.strictObject({ week: z.string().regex(periodPattern) }),
    /** From Monday on. */
    pii: z.strictObject({ days: z.array(piiSchema(dutyDayFields)).length(7) }),
    travel: up,
  }),
  'duty.change': defineOpKind({
    entity: 'dutyRoster',
    schema: 1,
    body: z.strictObject({ on: z.iso.date(), change: z.enum(codesOf(dutyChange)) }),
    pii: z.strictObject({ day: piiSchema(dutyDayFields), reason: z.string().min(1).max(500) }),
    travel: up,
  }),
  'duty.begin': defineOpKind({
    entity: 'dutyLog',
    schema: 1,
    opens: true,
    body: z.strictObject({ fields: bodySchema(dutyBeginFields) }),
    pii: z.strictObject({ fields: piiSchema(dutyBeginFields) }),
    travel: up,
  }),
  'duty.note': defineOpKind({
    entity: 'dutyLog',
    schema: 1,
    body: z.strictObject({ fields: bodySchema(dutyEntryFields) }),
    pii: z.strictObject({ fields: piiSchema(dutyEntryFields) }),
    travel: up,
  }),
  /** An entry was wrong: it stays readable, struck through with the reason. */
  'duty.strike': defineOpKind({
    entity: 'dutyLog',
    schema: 1,
    body: z.strictObject({ entryId: z.string().regex(/^[0-9a-f]{64}$/u) }),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: up,
  }),
  'duty.redact': defineRedaction('dutyLog', { up: 'body', down: 'never' }),
  /** The author of this one and of the next have signed. */
  'duty.handOver': defineOpKind({
    entity: 'dutyLog',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ fields: piiSchema(dutyHandOverFields) }),
    travel: up,
  }),
  'duty.takeOver': defineOpKind({
    entity: 'dutyLog',
    schema: 1,
    /** Signed on the printed log: who took over has no PIN here. */
    body: z.strictObject({ onPaper: z.literal(true).optional() }),
    pii: null,
    travel: up,
  }),
};
