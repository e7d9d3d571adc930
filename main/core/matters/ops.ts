import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { matterFields } from '../../terms/contact-fields.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

const upByPolicy = { up: 'policy', down: 'never' } as const;
const reasonSchema = z.strictObject({ reason: z.string().min(1).max(500).optional() });

/** The thing that is asked for: opened by a first contact, corrected, answered on the spot, handed to another person. */
export const matterOps = {
  'matter.open': defineOpKind({
    entity: 'matter',
    schema: 1,
    opens: true,
    body: z.strictObject({
      registrationNo: z.string().max(40),
      /** The village's receipt starts the clock, not the township's import (domain.md §1.5 item 5). */
      firstReceivedOn: z.iso.date(),
      limitProfile: z.string().max(40),
      responsibleId: z.uuid(),
      fields: bodySchema(matterFields),
    }),
    pii: z.strictObject({ fields: piiSchema(matterFields) }),
    travel: upByPolicy,
  }),
  'matter.revise': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({
      set: bodySchema(matterFields),
      clear: z.array(z.enum(Object.keys(matterFields))),
    }),
    pii: z.strictObject({ set: piiSchema(matterFields), reason: z.string().max(500).optional() }),
    travel: upByPolicy,
  }),
  'matter.answerOnSpot': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ answeredOn: z.iso.date(), agreedOral: z.boolean() }),
    pii: z.strictObject({ answer: z.string().min(1).max(4000) }),
    travel: upByPolicy,
  }),
  /** Two matters that turned out to be one: this one is handled under the other from here on. */
  'matter.merge': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ into: z.uuid() }),
    pii: reasonSchema,
    travel: upByPolicy,
  }),
  /** They are two after all: each stands again as it would without the merging. */
  'matter.unmerge': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({}),
    pii: reasonSchema,
    travel: upByPolicy,
  }),
  'matter.redact': defineRedaction('matter', { up: 'body', down: 'never' }),
  /** See `contact.seal`. */
  'matter.seal': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({}),
    pii: null,
    travel: { up: 'body', down: 'never' },
    erases: 'sealed',
  }),
  'matter.assign': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ responsibleId: z.uuid() }),
    pii: z.strictObject({ reason: z.string().max(500).optional() }),
    travel: { up: 'body', down: 'never' },
  }),
};
