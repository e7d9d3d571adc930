import { z } from 'zod';
import {
  acceptFields,
  assignFields,
  chargeFields,
  closeFields,
  divertFields,
  entrustFields,
  exemptFields,
  extendFields,
  matterActs,
  noFurtherFields,
  noteFields,
  objectionFields,
  opinionFields,
  recallFields,
  referFields,
  rejectFields,
  reopenFields,
  reportUpFields,
  replyFields,
  serveFields,
  studyFields,
  suggestionFields,
  supplementFields,
  transferFields,
  unitReceiptFields,
  unitReplyFields,
  urgeFields,
  verdictFields,
} from '../../terms/act-fields.ts';
import { referralKind, serveBy, urgeAbout } from '../../terms/act-terms.ts';
import { archivedFields } from '../../terms/archive-fields.ts';
import { codesOf, labelLanguages } from '../../terms/code-list.ts';
import { entryPaperKinds, letterKinds, noticeKinds } from '../../terms/document-kinds.ts';
import { entryActs, entryCatalogues, type EntryAct } from '../../terms/entry-fields.ts';
import { supervisionLevel, supervisionReason } from '../../terms/entry-terms.ts';
import { clockStep } from '../../terms/limits-terms.ts';
import { matterState } from '../../terms/matter-terms.ts';
import { fieldsSchema } from '../fields.ts';
import { defineRoute, unlocked } from '../route.ts';

/** When it was recorded, by whom, at which station; a name that did not travel is empty. */
const bySchema = z.object({ on: z.string(), staffName: z.string(), stationName: z.string() });
const replySchema = z.object({ by: bySchema, on: z.string(), text: z.string().nullable() });

export const matterActsSchema = z.object({
  matterId: z.uuid(),
  registrationNo: z.string(),
  /** Of the competent organ; null until it has taken the matter up. */
  officialNo: z.string().nullable(),
  state: z.enum(codesOf(matterState)),
  /** What this station may do with it now, the most likely first. */
  steps: z.array(z.enum(matterActs)),
  charge: z.object({ by: bySchema, values: fieldsSchema(chargeFields) }).nullable(),
  decision: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('accept'), by: bySchema, values: fieldsSchema(acceptFields) }),
      z.object({ kind: z.literal('reject'), by: bySchema, values: fieldsSchema(rejectFields) }),
      z.object({ kind: z.literal('noFurther'), by: bySchema, values: fieldsSchema(noFurtherFields) }),
      z.object({ kind: z.literal('divert'), by: bySchema, values: fieldsSchema(divertFields) }),
      z.object({ kind: z.literal('study'), by: bySchema, values: fieldsSchema(studyFields) }),
      z.object({ kind: z.literal('refer'), by: bySchema, values: fieldsSchema(referFields) }),
    ])
    .nullable(),
  extension: z.object({ by: bySchema, values: fieldsSchema(extendFields) }).nullable(),
  exemption: z.object({ by: bySchema, values: fieldsSchema(exemptFields) }).nullable(),
  closure: z.object({ by: bySchema, values: fieldsSchema(closeFields) }).nullable(),
  /** Those that run or ran in the present handling; `stoppedOn` null: it runs. */
  clocks: z.array(
    z.object({
      step: z.enum(codesOf(clockStep)),
      startedOn: z.string(),
      stoppedOn: z.string().nullable(),
      /** It did not run to its own end: the matter was closed or withdrawn. */
      cut: z.boolean(),
      /** A hearing was announced on this day: until it is concluded no day is counted. */
      suspendedFrom: z.string().nullable(),
      legalDueOn: z.string(),
      /** The own target, or the safe date where that is earlier. */
      workOn: z.string(),
      provisional: z.boolean(),
    }),
  ),
  /** Oldest first. */
  documents: z.array(
    z.object({
      documentId: z.uuid(),
      documentKind: z.enum(noticeKinds),
      documentNo: z.string(),
      issuedOn: z.string(),
      serveBy: z.enum(codesOf(serveBy)),
      serveDueOn: z.string().nullable(),
      service: z.object({ by: bySchema, values: fieldsSchema(serveFields) }).nullable(),
      /** This station may record how it was handed over. */
      mayServe: z.boolean(),
    }),
  ),
  /** Where it went, the earliest first, those of former handlings too; at a village without what stays inside. */
  referrals: z.array(
    z.object({
      referralId: z.uuid(),
      referralKind: z.enum(codesOf(referralKind)),
      /** Within the organ's own handling. */
      inside: z.boolean(),
      by: bySchema,
      values: fieldsSchema(referFields),
      receipt: z.object({ by: bySchema, values: fieldsSchema(unitReceiptFields) }).nullable(),
      reply: replySchema.nullable(),
      objection: replySchema.nullable(),
      verdict: z.object({ by: bySchema, values: fieldsSchema(verdictFields) }).nullable(),
      recall: replySchema.nullable(),
      steps: z.array(z.enum(matterActs)),
    }),
  ),
  /** Between the organ and units, oldest first. */
  letters: z.array(
    z.object({
      documentId: z.uuid(),
      documentKind: z.enum(letterKinds),
      documentNo: z.string(),
      issuedOn: z.string(),
      referralId: z.uuid().nullable(),
    }),
  ),
  /** Its file, while that is closed; `fileId` where it stands at this station. */
  archived: z
    .object({
      by: bySchema,
      fileId: z.uuid().nullable(),
      fileNo: z.string(),
      items: z.int(),
      pages: z.int(),
      values: fieldsSchema(archivedFields),
    })
    .nullable(),
  urges: z.array(
    z.object({
      urgeId: z.uuid(),
      on: z.string(),
      by: bySchema,
      about: z.enum(codesOf(urgeAbout)),
      dueOn: z.string(),
      text: z.string().nullable(),
      replies: z.array(replySchema),
    }),
  ),
  /** What was reported without being urged. */
  replies: z.array(replySchema),
  /** What was put on record as it was said, oldest first. */
  entries: z.array(
    z.object({
      entryId: z.uuid(),
      act: z.enum(entryActs),
      /** The entry that it follows. */
      about: z.uuid().nullable(),
      no: z.string().nullable(),
      on: z.string(),
      by: bySchema,
      values: z.record(z.string(), z.unknown()),
      /** Its form or letter. */
      paper: z.enum(entryPaperKinds).nullable(),
      /** What may follow it now. */
      steps: z.array(z.enum(entryActs)),
      /** What is to come of it, by then; null once it has come. */
      dueOn: z.string().nullable(),
    }),
  ),
  /** What shows by itself that somebody is to be supervised; at the organ alone. */
  triggers: z.array(z.object({ reason: z.enum(codesOf(supervisionReason)), since: z.string() })),
  /** With which a letter of supervision begins: one higher where the last one came to nothing. */
  levelSuggested: z.enum(codesOf(supervisionLevel)),
  /** Of the opinion: tracked apart from the closure. */
  carryOut: z.object({ dueOn: z.string().nullable(), doneOn: z.string().nullable() }).nullable(),
  /** The forms that somebody may be handed now, filled with what is known. */
  forms: z.array(z.enum(entryPaperKinds)),
  /** The person at this screen is recused from the matter. */
  recused: z.boolean(),
  /** To begin an opinion with. */
  requests: z.array(z.string()),
  summary: z.string().nullable(),
  petitionerName: z.string().nullable(),
  /** This station registered it. */
  own: z.boolean(),
  /** Of this station, to begin with where the petitioner can ask. */
  ownPhone: z.string(),
  /** At a village: whose words these are, its telephone, and when its last batch was made. */
  above: z.object({ name: z.string(), phone: z.string(), knownAt: z.string().nullable() }).nullable(),
});
export type MatterActs = z.infer<typeof matterActsSchema>;

const named = z.object({ matterId: z.uuid(), language: z.enum(labelLanguages).default('zh') });

const entry = <A extends EntryAct>(act: A) =>
  named.extend({
    act: z.literal(act),
    /** The entry that it follows. */
    about: z.uuid().optional(),
    values: fieldsSchema(entryCatalogues[act]),
  });
const ofReferral = named.extend({ referralId: z.uuid() });

export const actInputSchema = z.discriminatedUnion('act', [
  named.extend({ act: z.literal('charge'), values: fieldsSchema(chargeFields) }),
  named.extend({ act: z.literal('accept'), values: fieldsSchema(acceptFields) }),
  named.extend({ act: z.literal('reject'), values: fieldsSchema(rejectFields) }),
  named.extend({ act: z.literal('noFurther'), values: fieldsSchema(noFurtherFields) }),
  named.extend({ act: z.literal('divert'), values: fieldsSchema(divertFields) }),
  named.extend({ act: z.literal('study'), values: fieldsSchema(studyFields) }),
  named.extend({ act: z.literal('suggestion'), values: fieldsSchema(suggestionFields) }),
  named.extend({ act: z.literal('supplement'), values: fieldsSchema(supplementFields) }),
  named.extend({ act: z.literal('transfer'), values: fieldsSchema(transferFields) }),
  named.extend({ act: z.literal('assignOut'), values: fieldsSchema(assignFields) }),
  named.extend({ act: z.literal('reportUp'), values: fieldsSchema(reportUpFields) }),
  named.extend({ act: z.literal('entrust'), values: fieldsSchema(entrustFields) }),
  ofReferral.extend({ act: z.literal('unitReceipt'), values: fieldsSchema(unitReceiptFields) }),
  ofReferral.extend({ act: z.literal('unitReply'), values: fieldsSchema(unitReplyFields) }),
  ofReferral.extend({ act: z.literal('objection'), values: fieldsSchema(objectionFields) }),
  ofReferral.extend({ act: z.literal('verdict'), values: fieldsSchema(verdictFields) }),
  ofReferral.extend({ act: z.literal('recall'), values: fieldsSchema(recallFields) }),
  named.extend({ act: z.literal('serve'), documentId: z.uuid(), values: fieldsSchema(serveFields) }),
  named.extend({ act: z.literal('exempt'), values: fieldsSchema(exemptFields) }),
  named.extend({ act: z.literal('urge'), values: fieldsSchema(urgeFields) }),
  named.extend({ act: z.literal('reply'), urgeId: z.uuid().optional(), values: fieldsSchema(replyFields) }),
  named.extend({ act: z.literal('note'), values: fieldsSchema(noteFields) }),
  named.extend({ act: z.literal('extend'), values: fieldsSchema(extendFields) }),
  named.extend({ act: z.literal('opinion'), values: fieldsSchema(opinionFields) }),
  named.extend({ act: z.literal('close'), values: fieldsSchema(closeFields) }),
  named.extend({ act: z.literal('reopen'), values: fieldsSchema(reopenFields) }),
  entry('withdraw'),
  entry('unwithdraw'),
  entry('requestReview'),
  entry('requestReReview'),
  entry('takeReview'),
  entry('reviewOpinion'),
  entry('announceHearing'),
  entry('concludeHearing'),
  entry('supervise'),
  entry('answerSupervision'),
  entry('endSupervision'),
  entry('proposeImprovement'),
  entry('answerImprovement'),
  entry('reportUrgent'),
  entry('carryOut'),
  entry('evaluate'),
  entry('askRecusal'),
  entry('decideRecusal'),
  entry('askExtension'),
  entry('refuseExtension'),
  entry('declare'),
  entry('decideMeeting'),
  entry('finishDecision'),
]);
export type ActInput = z.output<typeof actInputSchema>;

export const actRoutes = {
  /** What was done with a matter and what may be done with it now. Errors: NOT_FOUND. */
  'matter.acts': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ matterId: z.uuid() }),
    output: matterActsSchema,
  }),
  /** Units that matters were referred to before, the latest first. */
  'matter.units': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ units: z.array(z.string()) }),
  }),
  /**
   * One step of a matter (domain.md §9.2). Errors: NOT_FOUND, FORBIDDEN (not a competent organ, another village's),
   * CONFLICT (not from where the matter stands), INPUT_INVALID.
   */
  'matter.act': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin', 'registrar', 'handler', 'approver'] },
    input: actInputSchema,
    /** What was issued by it, to be printed. */
    output: z.object({ documentId: z.uuid().nullable() }),
  }),
};
