import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { codesOf } from '../../terms/code-list.ts';
import { matterFields } from '../../terms/contact-fields.ts';
import { voidReason } from '../../terms/matter-terms.ts';
import { hashSchema } from '../exchange/format/wire-types.ts';
import { defineOpKind } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';
import { actOps } from './act-ops.ts';
import { endsSchema } from './ends-schema.ts';

const upByPolicy = { up: 'policy', down: 'never' } as const;
const reasonSchema = z.strictObject({ reason: z.string().min(1).max(500).optional() });
/** The words of a hand-over itself always travel: without them nobody could answer. */
const upWhole = { up: 'whole', down: 'never' } as const;
const toTheVillage = { up: 'never', down: 'addressed' } as const;
/** Written by the village until it has handed the matter over, then by the township. */
const ofTheOwner = { up: 'policy', down: 'addressed' } as const;
const givenReasonSchema = z.strictObject({ reason: z.string().min(1).max(500) });
/** The op that this one answers. */
const answersSchema = z.strictObject({ answers: hashSchema });

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
    writer: 'owner',
    travel: ofTheOwner,
  }),
  'matter.answerOnSpot': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ answeredOn: z.iso.date(), agreedOral: z.boolean(), ends: endsSchema }),
    pii: z.strictObject({ answer: z.string().min(1).max(4000) }),
    writer: 'owner',
    travel: ofTheOwner,
  }),
  /** Two matters that turned out to be one: this one is handled under the other from here on. */
  'matter.merge': defineOpKind({
    entity: 'matter',
    schema: 1,
    /** `after`: what had ended the other one last when this was written. */
    body: z.strictObject({ into: z.uuid(), after: hashSchema.optional() }),
    pii: reasonSchema,
    writer: 'owner',
    travel: ofTheOwner,
  }),
  /** They are two after all: each stands again as it would without the merging. */
  'matter.unmerge': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({}),
    pii: reasonSchema,
    writer: 'owner',
    travel: ofTheOwner,
  }),
  'matter.redact': defineRedaction('matter', { up: 'body', down: 'addressed' }, 'either'),
  /** See `contact.seal`. */
  'matter.seal': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({}),
    pii: null,
    travel: { up: 'body', down: 'never' },
    erases: 'sealed',
  }),
  /** One of its comings was entered by mistake, said by the level that has the matter now, or proposed to it. */
  'matter.voidComing': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ contactId: z.uuid(), reason: z.enum(codesOf(voidReason)) }),
    pii: reasonSchema,
    writer: 'owner',
    travel: { up: 'whole', down: 'addressed' },
  }),
  'matter.unvoidComing': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ contactId: z.uuid() }),
    pii: givenReasonSchema,
    writer: 'owner',
    travel: { up: 'whole', down: 'addressed' },
  }),
  'matter.assign': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ responsibleId: z.uuid() }),
    pii: z.strictObject({ reason: z.string().max(500).optional() }),
    writer: 'owner',
    travel: { up: 'body', down: 'addressed' },
  }),
  /** First signed step of a hand-over: the village asks its township to take the matter over. */
  'matter.transferOffer': defineOpKind({
    entity: 'matter',
    schema: 1,
    role: 'offer',
    body: z.strictObject({}),
    pii: givenReasonSchema,
    travel: upWhole,
  }),
  'matter.transferWithdraw': defineOpKind({
    entity: 'matter',
    schema: 1,
    role: 'withdraw',
    body: answersSchema,
    pii: z.strictObject({ reason: z.string().max(500).optional() }),
    travel: upWhole,
  }),
  /** Second signed step: from here on the matter is the township's, with a person there who answers for it. */
  'matter.transferAccept': defineOpKind({
    entity: 'matter',
    schema: 1,
    writer: 'above',
    role: 'accept',
    body: answersSchema.extend({ responsibleId: z.uuid() }),
    pii: null,
    travel: toTheVillage,
  }),
  'matter.transferDecline': defineOpKind({
    entity: 'matter',
    schema: 1,
    writer: 'above',
    role: 'decline',
    body: answersSchema,
    pii: givenReasonSchema,
    travel: toTheVillage,
  }),
  /** The township gives the matter back to its village, which is to be handled there after all. */
  'matter.returnOffer': defineOpKind({
    entity: 'matter',
    schema: 1,
    writer: 'above',
    role: 'offer',
    returns: true,
    body: z.strictObject({}),
    pii: givenReasonSchema,
    travel: toTheVillage,
  }),
  'matter.returnWithdraw': defineOpKind({
    entity: 'matter',
    schema: 1,
    writer: 'above',
    role: 'withdraw',
    returns: true,
    body: answersSchema,
    pii: z.strictObject({ reason: z.string().max(500).optional() }),
    travel: toTheVillage,
  }),
  'matter.returnAccept': defineOpKind({
    entity: 'matter',
    schema: 1,
    role: 'accept',
    returns: true,
    body: answersSchema.extend({ responsibleId: z.uuid() }),
    pii: null,
    travel: upWhole,
  }),
  'matter.returnDecline': defineOpKind({
    entity: 'matter',
    schema: 1,
    role: 'decline',
    returns: true,
    body: answersSchema,
    pii: givenReasonSchema,
    travel: upWhole,
  }),
  'matter.proposalAccept': defineOpKind({
    entity: 'matter',
    schema: 1,
    writer: 'owner',
    role: 'adopt',
    body: answersSchema,
    pii: null,
    travel: { up: 'whole', down: 'addressed' },
  }),
  'matter.proposalDecline': defineOpKind({
    entity: 'matter',
    schema: 1,
    writer: 'owner',
    role: 'dismiss',
    body: answersSchema,
    pii: givenReasonSchema,
    travel: { up: 'whole', down: 'addressed' },
  }),
  ...actOps,
};
