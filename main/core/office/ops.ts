import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { codesOf } from '../../terms/code-list.ts';
import { officeAct, officeFields, officeFollowFields } from '../../terms/office-fields.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

const up = { up: 'whole', down: 'never' } as const;

/** What an office keeps of its own work: meetings, who does what, what it tells, what leaders instruct (F42, F68–F70). */
export const officeOps = {
  'office.record': defineOpKind({
    entity: 'officeRecord',
    schema: 1,
    opens: true,
    body: z.strictObject({
      act: z.enum(codesOf(officeAct)),
      fields: bodySchema(officeFields),
      matterId: z.uuid().optional(),
    }),
    pii: z.strictObject({ fields: piiSchema(officeFields) }),
    travel: up,
  }),
  /** Said anew as a whole. */
  'office.revise': defineOpKind({
    entity: 'officeRecord',
    schema: 1,
    body: z.strictObject({ fields: bodySchema(officeFields), matterId: z.uuid().optional() }),
    pii: z.strictObject({ fields: piiSchema(officeFields), reason: z.string().max(500).optional() }),
    travel: up,
  }),
  /** What came of it; of a suggestion, which coming it became. */
  'office.follow': defineOpKind({
    entity: 'officeRecord',
    schema: 1,
    body: z.strictObject({ fields: bodySchema(officeFollowFields), contactId: z.uuid().optional() }),
    pii: z.strictObject({ fields: piiSchema(officeFollowFields) }),
    travel: up,
  }),
  /** Entered by mistake: it stays readable and counts nowhere. */
  'office.void': defineOpKind({
    entity: 'officeRecord',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: up,
  }),
  'office.redact': defineRedaction('officeRecord', { up: 'body', down: 'never' }),
};
