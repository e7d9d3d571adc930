import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { periodPattern } from '../../contract/values/period.ts';
import { screeningFields } from '../../terms/screening-terms.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

const up = { up: 'whole', down: 'never' } as const;
const reasonSchema = z.strictObject({ reason: z.string().min(1).max(500) });
const discussedSchema = z.array(z.uuid()).max(500);

/** 排查例会: a meeting at which a station screened for disputes (F53). */
export const screeningOps = {
  'screening.hold': defineOpKind({
    entity: 'screeningRound',
    schema: 1,
    opens: true,
    body: z.strictObject({
      /** Which one it is: the week, half month or month for which it was owed. */
      period: z.string().regex(periodPattern),
      fields: bodySchema(screeningFields),
      /** Disputes that were talked about; those found in it name it themselves. */
      discussed: discussedSchema,
    }),
    pii: z.strictObject({ fields: piiSchema(screeningFields) }),
    travel: up,
  }),
  'screening.revise': defineOpKind({
    entity: 'screeningRound',
    schema: 1,
    body: z.strictObject({
      set: bodySchema(screeningFields),
      clear: z.array(z.enum(Object.keys(screeningFields))),
      discussed: discussedSchema.optional(),
    }),
    pii: z.strictObject({ set: piiSchema(screeningFields), reason: z.string().max(500).optional() }),
    travel: up,
  }),
  'screening.redact': defineRedaction('screeningRound', { up: 'body', down: 'never' }),
  /** Entered by mistake: it stays readable and counts for no period. */
  'screening.void': defineOpKind({
    entity: 'screeningRound',
    schema: 1,
    body: z.strictObject({}),
    pii: reasonSchema,
    travel: up,
  }),
};
