import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { codesOf } from '../../terms/code-list.ts';
import { disputeFields } from '../../terms/dispute-fields.ts';
import { disputeMethod, disputeResult, performanceState } from '../../terms/dispute-terms.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

/** Disputes travel with their personal data: the township answers for settling them (exchange.md §3). */
const up = { up: 'whole', down: 'never' } as const;
const wordsSchema = z.strictObject({ text: z.string().min(1).max(4000) });
const reasonSchema = z.strictObject({ reason: z.string().min(1).max(500) });

/** The life of a dispute between parties (domain.md §9.2). */
export const disputeOps = {
  'dispute.register': defineOpKind({
    entity: 'dispute',
    schema: 1,
    opens: true,
    body: z.strictObject({
      registrationNo: z.string().max(40),
      registeredAt: z.iso.datetime(),
      registrarId: z.uuid(),
      /** The coming in which it was brought up. */
      contactId: z.uuid().optional(),
      /** The screening round in which it was found. */
      roundId: z.uuid().optional(),
      fields: bodySchema(disputeFields),
    }),
    pii: z.strictObject({ fields: piiSchema(disputeFields) }),
    travel: up,
  }),
  'dispute.revise': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({
      set: bodySchema(disputeFields),
      clear: z.array(z.enum(Object.keys(disputeFields))),
    }),
    pii: z.strictObject({ set: piiSchema(disputeFields), reason: z.string().max(500).optional() }),
    travel: up,
  }),
  /** Another person of the station follows it from here on. */
  'dispute.assign': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({ responsibleId: z.uuid() }),
    pii: z.strictObject({ reason: z.string().max(500).optional() }),
    travel: { up: 'body', down: 'never' },
  }),
  /** One step on the way: a visit, a talk, a session. */
  'dispute.progress': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({ on: z.iso.date(), method: z.enum(codesOf(disputeMethod)).optional() }),
    pii: wordsSchema,
    travel: up,
  }),
  'dispute.conclude': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({
      on: z.iso.date(),
      result: z.enum(codesOf(disputeResult)),
      performance: z.enum(codesOf(performanceState)).optional(),
    }),
    pii: wordsSchema,
    travel: up,
  }),
  /** Whether an agreement is kept; a breach opens the dispute again. */
  'dispute.perform': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({ on: z.iso.date(), performance: z.enum(codesOf(performanceState)) }),
    pii: z.strictObject({ text: z.string().max(4000).optional() }),
    travel: up,
  }),
  'dispute.reopen': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({ on: z.iso.date() }),
    pii: reasonSchema,
    travel: up,
  }),
  'dispute.redact': defineRedaction('dispute', { up: 'body', down: 'never' }),
  'dispute.void': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({}),
    pii: reasonSchema,
    travel: up,
  }),
  /** The voiding was the mistake: the dispute stands again as it stood before. */
  'dispute.unvoid': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: z.strictObject({}),
    pii: reasonSchema,
    travel: up,
  }),
};
