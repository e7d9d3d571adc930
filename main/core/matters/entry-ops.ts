import { z } from 'zod';
import { bodySchema, piiSchema, type BodyValues, type PiiValues } from '../../contract/fields.ts';
import {
  announceHearingFields,
  answerImprovementFields,
  answerSupervisionFields,
  askExtensionFields,
  declareFields,
  decideMeetingFields,
  askRecusalFields,
  carryOutFields,
  concludeHearingFields,
  decideRecusalFields,
  endSupervisionFields,
  evaluateFields,
  finishDecisionFields,
  proposeImprovementFields,
  refuseExtensionFields,
  reportUrgentFields,
  requestReviewFields,
  reviewOpinionFields,
  superviseFields,
  takeReviewFields,
  unwithdrawFields,
  withdrawFields,
} from '../../terms/entry-fields.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { endsSchema } from './ends-schema.ts';
import { defineOpKind, staysHere, type OpKindDefinition, type Travel, type Writer } from '../log/op-kind.ts';

export interface EntryHead {
  /** By which its paper and what follows it name it. */
  readonly entryId: string;
  /** The entry that it follows. */
  readonly about?: string | undefined;
  /** Of a letter. */
  readonly no?: string | undefined;
  /** Of a withdrawal: the matters handled under it that end with it. */
  readonly ends?: string[] | undefined;
  /** Of a request for recusal: whose it is, where the name is that of one person only. */
  readonly staffId?: string | undefined;
}

const bothWays = { up: 'policy', down: 'addressed' } as const;
const toItsVillage = { up: 'never', down: 'addressed' } as const;
/** Its village learns that and when, and no word of it. */
const dayToItsVillage = { up: 'never', down: 'body' } as const;

const entryOf = <const C extends FieldCatalogue>(
  catalogue: C,
  travel: Travel,
  writer: Writer,
): OpKindDefinition<
  'matter',
  z.ZodType<EntryHead & { fields: BodyValues<C> }, EntryHead & { fields: BodyValues<C> }>,
  z.ZodObject<{ fields: z.ZodType<PiiValues<C>, PiiValues<C>> }>
> =>
  defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({
      entryId: z.uuid(),
      about: z.uuid().optional(),
      no: z.string().min(1).max(40).optional(),
      ends: endsSchema,
      staffId: z.uuid().optional(),
      fields: bodySchema(catalogue),
    }),
    pii: z.strictObject({ fields: piiSchema(catalogue) }),
    travel,
    writer,
  });

/** What is put on record about a matter as it was said (main/terms/entry-fields.ts): one kind a step. */
export const entryOps = {
  /** F16: the villager may say it where the matter was registered, and where it is handled. */
  'matter.withdraw': entryOf(withdrawFields, bothWays, 'either'),
  'matter.unwithdraw': entryOf(unwithdrawFields, bothWays, 'either'),
  'matter.requestReview': entryOf(requestReviewFields, toItsVillage, 'above'),
  'matter.requestReReview': entryOf(requestReviewFields, toItsVillage, 'above'),
  'matter.takeReview': entryOf(takeReviewFields, toItsVillage, 'above'),
  'matter.reviewOpinion': entryOf(reviewOpinionFields, toItsVillage, 'above'),
  'matter.announceHearing': entryOf(announceHearingFields, toItsVillage, 'above'),
  // That it is over lets the clock run again everywhere; what was said there and deliberated stays with the organ.
  'matter.concludeHearing': entryOf(concludeHearingFields, dayToItsVillage, 'above'),
  // What a unit is asked to put right is between it and the organ.
  'matter.supervise': entryOf(superviseFields, staysHere, 'above'),
  'matter.answerSupervision': entryOf(answerSupervisionFields, staysHere, 'above'),
  'matter.endSupervision': entryOf(endSupervisionFields, staysHere, 'above'),
  'matter.proposeImprovement': entryOf(proposeImprovementFields, staysHere, 'above'),
  'matter.answerImprovement': entryOf(answerImprovementFields, staysHere, 'above'),
  // It is made for the level above: nothing of it is held back by a policy (Regs 2022 Art 25).
  'matter.reportUrgent': entryOf(reportUrgentFields, { up: 'whole', down: 'addressed' }, 'either'),
  'matter.carryOut': entryOf(carryOutFields, bothWays, 'either'),
  'matter.evaluate': entryOf(evaluateFields, bothWays, 'either'),
  // Who is recused may work at either level.
  'matter.askRecusal': entryOf(askRecusalFields, bothWays, 'either'),
  'matter.decideRecusal': entryOf(decideRecusalFields, bothWays, 'either'),
  'matter.askExtension': entryOf(askExtensionFields, staysHere, 'above'),
  'matter.refuseExtension': entryOf(refuseExtensionFields, staysHere, 'above'),
  // What units say to each other before a matter is decided.
  'matter.declare': entryOf(declareFields, staysHere, 'above'),
  'matter.decideMeeting': entryOf(decideMeetingFields, staysHere, 'above'),
  'matter.finishDecision': entryOf(finishDecisionFields, staysHere, 'above'),
};
