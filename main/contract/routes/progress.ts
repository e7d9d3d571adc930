import { z } from 'zod';
import { referralKind } from '../../terms/act-terms.ts';
import { codesOf } from '../../terms/code-list.ts';
import { noticeKinds } from '../../terms/document-kinds.ts';
import { clockStep } from '../../terms/limits-terms.ts';
import { matterState } from '../../terms/matter-terms.ts';
import { defineRoute, unlocked } from '../route.ts';

/** What the law opens to whoever asks by the code on the slip, in the order in which it lists it (domain.md §1.8). */
export const openedByLaw = [
  'registered',
  'referred',
  'acceptanceNotice',
  'rejectionNotice',
  'extensionNotice',
  'handlingOpinion',
  'reviewOpinion',
  'reReviewOpinion',
] as const;

/** All that is told with its day, in the order of the work; what the law does not list may be what is waited for. */
export const progressSteps = [
  'registered',
  'cameAgain',
  'reportedToTownship',
  'handedOver',
  'handedBack',
  'answered',
  'referred',
  'cameBack',
  ...noticeKinds,
  'reviewRequested',
  'reviewOpinion',
  'reReviewRequested',
  'reReviewOpinion',
  'withdrawn',
  'resumed',
  'closed',
  'reopened',
] as const;

const limitSchema = z.object({
  step: z.enum(codesOf(clockStep)),
  dueOn: z.string(),
  /** From this day on it is shown in amber. */
  warnOn: z.string(),
  provisional: z.boolean(),
});

export const progressSchema = z.object({
  contactId: z.uuid(),
  registrationNo: z.string(),
  lookupCode: z.string(),
  receivedOn: z.string(),
  /** Taken down at this station. */
  own: z.boolean(),
  /** Entered by mistake: it promises nothing. */
  isVoid: z.boolean(),
  /** The number of the matter under which it is handled since two were merged. */
  mergedInto: z.string().nullable(),
  officialNo: z.string().nullable(),
  state: z.enum(codesOf(matterState)),
  /** The earliest first. */
  steps: z.array(
    z.object({
      step: z.enum(progressSteps),
      on: z.string(),
      /** Of a document. */
      no: z.string().nullable(),
      /** Where it went, and as what. */
      unit: z.string().nullable(),
      referralKind: z.enum(codesOf(referralKind)).nullable(),
      /** A document was handed to the petitioner, a matter received where it went; null: not known yet. */
      doneOn: z.string().nullable(),
    }),
  ),
  /** What the officials owe next; null: nothing. */
  next: limitSchema.nullable(),
  /** Before anything is decided: the latest answer, were it accepted. */
  answerBy: z.object({ on: z.string(), provisional: z.boolean() }).nullable(),
  /** Until when the petitioner may ask for review or re-review. */
  right: limitSchema.nullable(),
  /** Whom to ask about it; empty where nobody was named. */
  ask: z.object({ person: z.string(), phone: z.string() }).nullable(),
  /** At a village: whose words these are, its telephone, and when its last batch was made. */
  above: z.object({ name: z.string(), phone: z.string(), knownAt: z.string().nullable() }).nullable(),
});
export type Progress = z.infer<typeof progressSchema>;

export const progressRoutes = {
  /**
   * The dates that the law opens to whoever shows the code of a coming, without a name and without a word of what was said.
   * Errors: NOT_FOUND, SEALED.
   */
  'contact.progress': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ contactId: z.uuid() }),
    output: progressSchema,
  }),
};
