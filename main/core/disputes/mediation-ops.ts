import { z } from 'zod';
import { bodySchema, piiSchema, type BodyValues, type PiiValues } from '../../contract/fields.ts';
import { archivedFields } from '../../terms/archive-fields.ts';
import { labelLanguages } from '../../terms/code-list.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import {
  agreeFields,
  agreeOralFields,
  applyFields,
  askConfirmationFields,
  closeFields,
  confirmationFields,
  declineFields,
  endFields,
  evidenceFields,
  followUpFields,
  informFields,
  inquireFields,
  mandateFields,
  performFields,
  prolongFields,
  sessionFields,
  takeFields,
} from '../../terms/mediation-fields.ts';
import { defineOpKind, type OpKindDefinition } from '../log/op-kind.ts';

/** As the dispute itself. */
const up = { up: 'whole', down: 'never' } as const;
const named = z.strictObject({ mediationId: z.uuid() });

export interface MediationHead {
  /** Several may follow one another: after a breach, or where somebody asks again. */
  readonly mediationId: string;
  /** By which its paper names it. */
  readonly entryId: string;
  /** 卷号, with the acceptance. */
  readonly caseNo?: string | undefined;
}

const entryOf = <const C extends FieldCatalogue>(
  catalogue: C,
): OpKindDefinition<
  'dispute',
  z.ZodType<MediationHead & { fields: BodyValues<C> }, MediationHead & { fields: BodyValues<C> }>,
  z.ZodObject<{ fields: z.ZodType<PiiValues<C>, PiiValues<C>> }>
> =>
  defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: named.extend({
      entryId: z.uuid(),
      caseNo: z.string().min(1).max(40).optional(),
      fields: bodySchema(catalogue),
    }),
    pii: z.strictObject({ fields: piiSchema(catalogue) }),
    travel: up,
  });

/** What is put on record of a mediation (main/terms/mediation-fields.ts): one kind a step. */
export const mediationEntryOps = {
  'mediation.apply': entryOf(applyFields),
  'mediation.decline': entryOf(declineFields),
  'mediation.take': entryOf(takeFields),
  'mediation.inform': entryOf(informFields),
  'mediation.mandate': entryOf(mandateFields),
  'mediation.inquire': entryOf(inquireFields),
  'mediation.evidence': entryOf(evidenceFields),
  'mediation.session': entryOf(sessionFields),
  'mediation.prolong': entryOf(prolongFields),
  'mediation.agree': entryOf(agreeFields),
  'mediation.agreeOral': entryOf(agreeOralFields),
  'mediation.perform': entryOf(performFields),
  'mediation.followUp': entryOf(followUpFields),
  'mediation.askConfirmation': entryOf(askConfirmationFields),
  'mediation.confirmation': entryOf(confirmationFields),
  'mediation.end': entryOf(endFields),
  'mediation.close': entryOf(closeFields),
};

/** People's mediation of a dispute: part of its life, so that an erasure takes both. */
export const mediationOps = {
  ...mediationEntryOps,
  /** Entered by mistake: it stays readable and counts for nothing. */
  'mediation.strike': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: named.extend({ entryId: z.uuid() }),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: up,
  }),
  /** The file is closed, with its catalogue (M01, M02, M17). */
  'mediation.archive': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: named.extend({
      fileId: z.uuid(),
      language: z.enum(labelLanguages),
      items: z.int().min(0),
      pages: z.int().min(0),
      fields: bodySchema(archivedFields),
    }),
    /** What cover, catalogue and end note show. */
    pii: z.strictObject({ snapshot: z.record(z.string(), z.unknown()) }),
    travel: up,
  }),
  'mediation.unarchive': defineOpKind({
    entity: 'dispute',
    schema: 1,
    body: named,
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: up,
  }),
};
