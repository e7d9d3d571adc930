import { z } from 'zod';
import { bodySchema, piiSchema, type BodyValues, type PiiValues } from '../../contract/fields.ts';
import {
  acceptFields,
  chargeFields,
  closeFields,
  dayFields,
  divertFields,
  exemptFields,
  extendFields,
  noFurtherFields,
  noteFields,
  recallFields,
  referFields,
  rejectFields,
  reopenFields,
  replyFields,
  serveFields,
  studyFields,
  unitReceiptFields,
  urgeFields,
  verdictFields,
} from '../../terms/act-fields.ts';
import { archivedFields } from '../../terms/archive-fields.ts';
import { codesOf, labelLanguages } from '../../terms/code-list.ts';
import { letterKinds, noticeKinds } from '../../terms/document-kinds.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { requestResult } from '../../terms/matter-terms.ts';
import { referralKind, serveBy } from '../../terms/act-terms.ts';
import { endsSchema } from './ends-schema.ts';
import { entryOps } from './entry-ops.ts';
import { defineOpKind, staysHere, type OpKindDefinition, type Travel } from '../log/op-kind.ts';

/** What the township decides goes to the village that registered the matter, and nowhere else (FORMAT.md §4). */
const toItsVillage = { up: 'never', down: 'addressed' } as const;
/** What either level says of the matter to the other. */
const bothWays = { up: 'policy', down: 'addressed' } as const;

const formOf = <const C extends FieldCatalogue>(
  catalogue: C,
  travel: Travel,
): OpKindDefinition<
  'matter',
  z.ZodObject<{ fields: z.ZodType<BodyValues<C>, BodyValues<C>> }>,
  z.ZodObject<{ fields: z.ZodType<PiiValues<C>, PiiValues<C>> }>
> =>
  defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ fields: bodySchema(catalogue) }),
    pii: z.strictObject({ fields: piiSchema(catalogue) }),
    travel,
    writer: 'above',
  });

/** What is said of one referral; its village is told, as it is told where the matter went. */
const ofReferral = <const C extends FieldCatalogue>(
  catalogue: C,
): OpKindDefinition<
  'matter',
  z.ZodObject<{ referralId: z.ZodUUID; fields: z.ZodType<BodyValues<C>, BodyValues<C>> }>,
  z.ZodObject<{ fields: z.ZodType<PiiValues<C>, PiiValues<C>> }>
> =>
  defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ referralId: z.uuid(), fields: bodySchema(catalogue) }),
    pii: z.strictObject({ fields: piiSchema(catalogue) }),
    travel: toItsVillage,
    writer: 'above',
  });

/** What the competent organ does with a matter (domain.md §9.2), and what comes of it at the village. */
export const actOps = {
  /** The organ's own number: an op, because a projection never makes one. */
  'matter.number': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ officialNo: z.string().min(1).max(40) }),
    pii: null,
    travel: toItsVillage,
    writer: 'above',
  }),
  /** Who answers for it; stays inside. */
  'matter.charge': formOf(chargeFields, staysHere),
  'matter.accept': formOf(acceptFields, toItsVillage),
  'matter.reject': formOf(rejectFields, toItsVillage),
  'matter.noFurther': formOf(noFurtherFields, toItsVillage),
  'matter.divert': formOf(divertFields, toItsVillage),
  'matter.study': formOf(studyFields, toItsVillage),
  /** It goes to a unit; `inside`: within the organ's own handling, which it does not end. */
  'matter.refer': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({
      referralId: z.uuid(),
      referralKind: z.enum(codesOf(referralKind)),
      inside: z.boolean(),
      fields: bodySchema(referFields),
    }),
    pii: z.strictObject({ fields: piiSchema(referFields) }),
    travel: toItsVillage,
    writer: 'above',
  }),
  'matter.unitReceipt': ofReferral(unitReceiptFields),
  'matter.unitReply': ofReferral(dayFields),
  'matter.objection': ofReferral(dayFields),
  'matter.verdict': ofReferral(verdictFields),
  'matter.recall': ofReferral(recallFields),
  /** A letter between the organ and a unit, exactly as it reads; stays inside. */
  'matter.letter': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({
      documentId: z.uuid(),
      documentKind: z.enum(letterKinds),
      documentNo: z.string().min(1).max(40),
      on: z.iso.date(),
      language: z.enum(labelLanguages),
      /** What it is about where that is one referral. */
      referralId: z.uuid().optional(),
    }),
    pii: z.strictObject({ snapshot: z.record(z.string(), z.unknown()) }),
    travel: staysHere,
    writer: 'above',
  }),
  'matter.extend': formOf(extendFields, toItsVillage),
  /** A document for the petitioner, exactly as it reads; the village can hand it over and print it again. */
  'matter.issue': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({
      documentId: z.uuid(),
      documentKind: z.enum(noticeKinds),
      documentNo: z.string().min(1).max(40),
      on: z.iso.date(),
      language: z.enum(labelLanguages),
      serveBy: z.enum(codesOf(serveBy)),
      serveDueOn: z.iso.date().optional(),
      /** Of an opinion: by when it is to be carried out. */
      executionDueOn: z.iso.date().optional(),
      /** Of an opinion: the conclusion on each request. */
      results: z.array(z.enum(codesOf(requestResult))).max(20),
    }),
    pii: z.strictObject({ snapshot: z.record(z.string(), z.unknown()) }),
    travel: toItsVillage,
    writer: 'above',
  }),
  /** F17: the document reached the petitioner, or was refused before witnesses. */
  'matter.serve': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ documentId: z.uuid(), fields: bodySchema(serveFields) }),
    pii: z.strictObject({ fields: piiSchema(serveFields) }),
    travel: bothWays,
    writer: 'either',
  }),
  /** A lawful exception from service, on the record. */
  'matter.exempt': formOf(exemptFields, toItsVillage),
  'matter.urge': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ urgeId: z.uuid(), on: z.iso.date(), fields: bodySchema(urgeFields) }),
    pii: z.strictObject({ fields: piiSchema(urgeFields) }),
    travel: toItsVillage,
    writer: 'above',
  }),
  'matter.reply': defineOpKind({
    entity: 'matter',
    schema: 1,
    /** `urgeId`: what it answers. */
    body: z.strictObject({ urgeId: z.uuid().optional(), fields: bodySchema(replyFields) }),
    pii: z.strictObject({ fields: piiSchema(replyFields) }),
    travel: bothWays,
    writer: 'either',
  }),
  /** Of the investigation: never leaves the organ. */
  'matter.note': formOf(noteFields, staysHere),
  'matter.close': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ ends: endsSchema, fields: bodySchema(closeFields) }),
    pii: z.strictObject({ fields: piiSchema(closeFields) }),
    travel: toItsVillage,
    writer: 'above',
  }),
  'matter.reopen': formOf(reopenFields, toItsVillage),
  /**
   * Its file is closed: nothing of it changes until it is opened again, or the petitioner comes back. A village has nothing
   * to keep to itself, so that its catalogue goes with it; an organ's stays inside.
   */
  'matter.archive': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({
      fileId: z.uuid(),
      fileNo: z.string().min(1).max(40),
      language: z.enum(labelLanguages),
      items: z.int().min(0),
      pages: z.int().min(0),
      fields: bodySchema(archivedFields),
    }),
    pii: z.strictObject({ snapshot: z.record(z.string(), z.unknown()).optional() }),
    travel: bothWays,
    writer: 'either',
  }),
  /** What lies in the file of an organ, page by page. */
  'matter.fileList': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({ fileId: z.uuid() }),
    pii: z.strictObject({ snapshot: z.record(z.string(), z.unknown()) }),
    travel: staysHere,
    writer: 'above',
  }),
  'matter.unarchive': defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: bothWays,
    writer: 'either',
  }),
  ...entryOps,
};
