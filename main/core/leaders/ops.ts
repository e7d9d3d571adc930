import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { leaderRecordFields, leaderResultFields, receptionFields } from '../../terms/leader-terms.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

const up = { up: 'whole', down: 'never' } as const;

/** Days on which leaders receive, and whom they met. */
export const leaderOps = {
  'leader.schedule': defineOpKind({
    entity: 'leaderDay',
    schema: 1,
    opens: true,
    body: z.strictObject({ fields: bodySchema(receptionFields) }),
    pii: z.strictObject({ fields: piiSchema(receptionFields) }),
    travel: up,
  }),
  'leader.cancel': defineOpKind({
    entity: 'leaderDay',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: up,
  }),
  'leader.record': defineOpKind({
    entity: 'leaderRecord',
    schema: 1,
    opens: true,
    body: z.strictObject({ fields: bodySchema(leaderRecordFields), matterId: z.uuid().optional() }),
    pii: z.strictObject({ fields: piiSchema(leaderRecordFields) }),
    travel: up,
  }),
  'leader.result': defineOpKind({
    entity: 'leaderRecord',
    schema: 1,
    body: z.strictObject({ fields: bodySchema(leaderResultFields) }),
    pii: z.strictObject({ fields: piiSchema(leaderResultFields) }),
    travel: up,
  }),
  'leader.redact': defineRedaction('leaderRecord', { up: 'body', down: 'never' }),
};
