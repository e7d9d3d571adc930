import { z } from 'zod';
import { bodySchema, piiSchema } from '../../contract/fields.ts';
import { contactFields } from '../../terms/contact-fields.ts';
import { channel } from '../../terms/channels.ts';
import { sealedRoute } from '../../terms/sealed-terms.ts';
import { lateEntryReason, slipOutcome, voidReason } from '../../terms/matter-terms.ts';
import { codesOf } from '../../terms/code-list.ts';
import { defineOpKind, staysHere } from '../log/op-kind.ts';
import { defineRedaction } from '../redaction/ops.ts';

const upByPolicy = { up: 'policy', down: 'never' } as const;

/** All that stands of an accusation outside of its sealed part (exchange.md §9). */
export const sealedEntry = {
  registrationNo: z.string().max(40),
  lookupCode: z.string().max(12),
  receivedOn: z.iso.date(),
  channel: z.enum(codesOf(channel)),
  route: z.enum(codesOf(sealedRoute)),
} as const;

/** What becomes of one coming of a person: registered, corrected, slip handed over, entered by mistake. */
export const contactOps = {
  'contact.register': defineOpKind({
    entity: 'contact',
    schema: 1,
    opens: true,
    body: z.strictObject({
      registrationNo: z.string().max(40),
      lookupCode: z.string().max(12),
      matterId: z.uuid(),
      registeredAt: z.iso.datetime(),
      receptionistId: z.uuid(),
      /** Entered from paper after the fact; the reason is a code, any words stand in the remark. */
      lateEntry: z.enum(codesOf(lateEntryReason)).optional(),
      blankSetId: z.uuid().optional(),
      fields: bodySchema(contactFields),
    }),
    pii: z.strictObject({ fields: piiSchema(contactFields) }),
    travel: upByPolicy,
  }),
  'contact.revise': defineOpKind({
    entity: 'contact',
    schema: 1,
    body: z.strictObject({
      set: bodySchema(contactFields),
      clear: z.array(z.enum(Object.keys(contactFields))),
    }),
    pii: z.strictObject({ set: piiSchema(contactFields), reason: z.string().max(500).optional() }),
    travel: upByPolicy,
  }),
  'contact.slip': defineOpKind({
    entity: 'contact',
    schema: 1,
    body: z.strictObject({ outcome: z.enum(codesOf(slipOutcome)) }),
    pii: null,
    travel: staysHere,
  }),
  /** The line of an accusation in the register of the station that took it down. It stays there: nobody above lists it. */
  'contact.registerSealed': defineOpKind({
    entity: 'contact',
    schema: 1,
    opens: true,
    body: z.strictObject({
      ...sealedEntry,
      registeredAt: z.iso.datetime(),
      /** What was moved here was void, and stays so. */
      voidReason: z.enum(codesOf(voidReason)).optional(),
    }),
    pii: null,
    travel: staysHere,
  }),
  'contact.redact': defineRedaction('contact', { up: 'body', down: 'addressed' }, 'either'),
  /** What was taken down openly turned out to be an accusation: its words are erased here and wherever they went. */
  'contact.seal': defineOpKind({
    entity: 'contact',
    schema: 1,
    body: z.strictObject({}),
    pii: null,
    travel: { up: 'body', down: 'never' },
    erases: 'sealed',
  }),
  /** Entered by mistake: it stays readable and counts nowhere. */
  'contact.void': defineOpKind({
    entity: 'contact',
    schema: 1,
    body: z.strictObject({ reason: z.enum(codesOf(voidReason)) }),
    pii: z.strictObject({ reason: z.string().min(1).max(500).optional() }),
    travel: upByPolicy,
  }),
  /** The voiding was the mistake: it counts again. */
  'contact.unvoid': defineOpKind({
    entity: 'contact',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: upByPolicy,
  }),
};
