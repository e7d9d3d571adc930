import { z } from 'zod';
import { archivedFields, archiveFields, retention } from '../../terms/archive-fields.ts';
import { codesOf, labelLanguages } from '../../terms/code-list.ts';
import { mediationPaperKinds } from '../../terms/document-kinds.ts';
import { mediationActs, mediationCatalogues, type MediationAct } from '../../terms/mediation-fields.ts';
import { mediationStage } from '../../terms/mediation-terms.ts';
import { fieldsSchema } from '../fields.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { archiving, caseFileItemsSchema, countedItemsSchema, volumesSchema } from './archive.ts';

const mediating: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const named = z.object({ disputeId: z.uuid() });
const one = named.extend({ mediationId: z.uuid() });
const reason = z.string().trim().min(2).max(500);
const bySchema = z.object({ on: z.string(), staffName: z.string() });

const mediationSchema = z.object({
  mediationId: z.uuid(),
  /** 卷号; null before it was taken up. */
  caseNo: z.string().nullable(),
  stage: z.enum(codesOf(mediationStage)),
  committee: z.string(),
  /** By which it is to be over; null once it is. */
  dueOn: z.string().nullable(),
  /** Until then the parties may together ask the court to confirm the agreement; null where they have, or there is none. */
  confirmableUntil: z.string().nullable(),
  entries: z.array(
    z.object({
      entryId: z.uuid(),
      act: z.enum(mediationActs),
      on: z.string(),
      by: bySchema,
      /** Telephone numbers are masked. */
      values: z.record(z.string(), z.unknown()),
      paper: z.enum(mediationPaperKinds).nullable(),
      /** Entered by mistake: it counts for nothing. */
      struck: bySchema.extend({ reason: z.string().nullable() }).nullable(),
      mayStrike: z.boolean(),
    }),
  ),
  /** Papers that its file must have, and has not. */
  missing: z.array(z.enum(mediationPaperKinds)),
  mayArchive: z.boolean(),
  file: z
    .object({
      fileId: z.uuid(),
      by: bySchema,
      items: z.int(),
      pages: z.int(),
      values: fieldsSchema(archivedFields),
      /** Its list is here: its words were not erased. */
      whole: z.boolean(),
    })
    .nullable(),
});
export type Mediation = z.infer<typeof mediationSchema>;

const entry = <A extends MediationAct>(act: A) =>
  named.extend({ act: z.literal(act), values: fieldsSchema(mediationCatalogues[act]) });

export const mediationInputSchema = z.discriminatedUnion('act', [
  entry('apply'),
  entry('decline'),
  entry('take'),
  entry('inform'),
  entry('mandate'),
  entry('inquire'),
  entry('evidence'),
  entry('session'),
  entry('prolong'),
  entry('agree'),
  entry('agreeOral'),
  entry('perform'),
  entry('followUp'),
  entry('askConfirmation'),
  entry('confirmation'),
  entry('end'),
  entry('close'),
]);
export type MediationInput = z.output<typeof mediationInputSchema>;

/** People's mediation of a dispute (domain.md §2.7): voluntary and free of charge. */
export const mediationRoutes = {
  /** The mediations of a dispute, the latest last, and what may be put on record now. Errors: NOT_FOUND. */
  'mediation.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: named,
    output: z.object({ mediations: z.array(mediationSchema), steps: z.array(z.enum(mediationActs)) }),
  }),
  /** What is known of a step before anybody types; no telephone numbers, which are filled in when it is kept. */
  'mediation.begin': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: named.extend({ act: z.enum(mediationActs) }),
    output: z.object({ values: z.record(z.string(), z.unknown()) }),
  }),
  /**
   * Puts one step on record. Errors: NOT_FOUND, FORBIDDEN (another station's), CONFLICT (not from where the mediation
   * stands, or its words were erased), INPUT_INVALID.
   */
  'mediation.act': defineRoute({
    kind: 'write',
    needs: mediating,
    input: mediationInputSchema,
    output: z.object({ entryId: z.uuid() }),
  }),
  /** An entry that was made by mistake. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (it moved the dispute, is struck, or is filed). */
  'mediation.strike': defineRoute({
    kind: 'write',
    needs: mediating,
    input: named.extend({ entryId: z.uuid(), reason }),
    output: z.object({}),
  }),
  /** What lies in the file of a mediation, in its order. Errors: NOT_FOUND, FILE_TOO_LONG. */
  'mediation.caseFile': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: one.extend({ language: z.enum(labelLanguages) }),
    output: z.object({
      items: caseFileItemsSchema,
      volumes: volumesSchema,
      proposed: z.object({ about: z.string(), retention: z.enum(codesOf(retention)) }),
    }),
  }),
  /** As `matter.archive`: cover, catalogue and end note (M01, M02, M17). */
  'mediation.archive': defineRoute({
    kind: 'write',
    needs: archiving,
    input: one.extend({
      language: z.enum(labelLanguages),
      items: countedItemsSchema,
      values: fieldsSchema(archiveFields),
    }),
    output: z.object({ fileId: z.uuid() }),
  }),
  /** Opens a file again to mend it; it keeps its number. Errors: NOT_FOUND, FORBIDDEN, CONFLICT. */
  'mediation.unarchive': defineRoute({
    kind: 'write',
    needs: archiving,
    input: one.extend({ reason }),
    output: z.object({}),
  }),
};
