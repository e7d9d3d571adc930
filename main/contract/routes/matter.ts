import { z } from 'zod';
import { channel } from '../../terms/channels.ts';
import { codesOf } from '../../terms/code-list.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import { contentCategory } from '../../terms/content-categories.ts';
import { documentKind } from '../../terms/document-kinds.ts';
import { clockStep } from '../../terms/limits-terms.ts';
import { matterSteps } from '../../terms/matter-steps.ts';
import { matterState } from '../../terms/matter-terms.ts';
import { codeSchema, columnValuesSchema, fieldsSchema } from '../fields.ts';
import { historyEntrySchema } from '../history.ts';
import { redactionSchema } from '../redaction.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const stateSchema = z.enum(codesOf(matterState));
const categorySchema = codeSchema(contentCategory);

/** What is owed next: the last day by law, and the day to work by. */
const nextLimitSchema = z.object({
  step: z.enum(codesOf(clockStep)),
  legalDueOn: z.string(),
  targetDueOn: z.string(),
  /** A holiday notice that is not known yet could still move them. */
  provisional: z.boolean(),
});
export type NextLimit = z.infer<typeof nextLimitSchema>;

export const matterRowSchema = z.object({
  matterId: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  /** The number of its first coming. */
  registrationNo: z.string(),
  firstReceivedOn: z.string(),
  /** Who came first; null: anonymous, or withheld. */
  petitionerName: z.string().nullable(),
  /** Another station keeps the words: they did not travel (exchange.md §3). */
  withheld: z.boolean(),
  category: z.string().nullable(),
  summary: z.string().nullable(),
  state: stateSchema,
  responsibleName: z.string(),
  /** What is owed next; null once nothing is. */
  next: nextLimitSchema.nullable(),
  /** Its personal data was erased by law. */
  redacted: z.boolean(),
  /** As the catalogue marks them. */
  values: columnValuesSchema,
});
export type MatterRow = z.infer<typeof matterRowSchema>;

/** One person who came, with numbers masked; `contact.reveal` gives one of them against a reason. */
const personSchema = z.object({
  /** The last coming in which this was said. */
  contactId: z.uuid(),
  person: fieldsSchema(contactFields),
  withheld: z.boolean(),
  redacted: z.boolean(),
});
export type MatterPerson = z.infer<typeof personSchema>;

const comingSchema = z.object({
  contactId: z.uuid(),
  registrationNo: z.string(),
  channel: z.enum(codesOf(channel)),
  receivedAt: z.string(),
  petitionerName: z.string().nullable(),
  withheld: z.boolean(),
  redacted: z.boolean(),
  headcount: z.int(),
  isVoid: z.boolean(),
  /** This station took it down. */
  own: z.boolean(),
  /** Enough for the slip, still to be completed. */
  incomplete: z.boolean(),
});
export type MatterComing = z.infer<typeof comingSchema>;

/** A line of the timeline: of the matter, of a coming for it, or of a paper about either. */
const matterEventSchema = historyEntrySchema.extend({
  contactId: z.uuid().nullable(),
  documentKind: z.enum(codesOf(documentKind)).nullable(),
});
export type MatterEvent = z.infer<typeof matterEventSchema>;

export const matterDetailSchema = z.object({
  matterId: z.uuid(),
  stationId: z.uuid(),
  stationName: z.string(),
  /** The station that has it now, which is another since it was handed over. */
  ownerName: z.string(),
  handedOver: z.boolean(),
  own: z.boolean(),
  registrationNo: z.string(),
  /** The matter under which it is handled since the two were merged. */
  main: z.object({ matterId: z.uuid(), registrationNo: z.string() }).nullable(),
  /** It was merged into this one, which was ended by somebody who did not know of that: it is owed for itself. */
  leftBehind: z.object({ matterId: z.uuid(), registrationNo: z.string() }).nullable(),
  firstReceivedOn: z.string(),
  state: stateSchema,
  /** What this station may do with it now, the most likely first. */
  steps: z.array(z.enum(matterSteps)),
  responsibleId: z.string(),
  responsibleName: z.string(),
  missing: z.array(z.string()),
  /** A revision now needs a reason. */
  signed: z.boolean(),
  /** The own coming through which the matter is revised; null where there is none. */
  reviseThrough: z.uuid().nullable(),
  /** The answer may stay oral without asking: a question, or thanks. */
  oralByNature: z.boolean(),
  matter: fieldsSchema(matterFields),
  /** The number of the competent organ, once it has taken the matter up. */
  officialNo: z.string().nullable(),
  /** What is owed next; null once nothing is. */
  next: nextLimitSchema.nullable(),
  /** Before anything is decided: the latest answer, were it accepted on the last day of the notice. */
  answerBy: z.object({ on: z.string(), provisional: z.boolean() }).nullable(),
  answer: z
    .object({ answeredOn: z.string(), agreedOral: z.boolean(), text: z.string().nullable() })
    .nullable(),
  people: z.array(personSchema),
  /** Oldest first. */
  comings: z.array(comingSchema),
  /** Not null: the personal data was erased by law, and nothing more can be written into it. */
  redaction: redactionSchema.nullable(),
  history: z.array(matterEventSchema),
});
export type MatterDetail = z.infer<typeof matterDetailSchema>;

const named = z.object({ matterId: z.uuid() });
const registrar: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };

export const matterRoutes = {
  'matter.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({
      search: z.string().max(100).default(''),
      states: z.array(stateSchema).min(1).optional(),
      /** A field of two digits stands for every problem in it. */
      category: categorySchema.optional(),
      /** Owed on this day or before. */
      dueBy: z.iso.date().optional(),
      /** Its day by law was before this one. */
      overdueOn: z.iso.date().optional(),
      /** Ended, and this station has to close its file. */
      unfiled: z.literal(true).optional(),
      stationId: z.uuid().optional(),
      responsibleId: z.uuid().optional(),
      sort: z.enum(['firstReceivedOn', 'registrationNo', 'nextDueOn']).default('firstReceivedOn'),
      descending: z.boolean().default(true),
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(matterRowSchema), total: z.int() }),
  }),
  /** By what the list can be narrowed: the stations that have matters here, and the people who answer for one. */
  'matter.choices': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      stations: z.array(z.object({ stationId: z.uuid(), stationName: z.string() })),
      responsible: z.array(z.object({ staffId: z.uuid(), staffName: z.string(), stationId: z.uuid() })),
    }),
  }),
  /** One matter with everything that is known of it; ID and telephone numbers are masked. Errors: NOT_FOUND. */
  'matter.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: named,
    output: matterDetailSchema,
  }),
  /**
   * The petitioner was answered. Errors of this and the following steps: NOT_FOUND, FORBIDDEN (another station has it),
   * CONFLICT (the state does not allow it, or it was erased); here also INPUT_INVALID (`on`, `agreedOral`).
   */
  'matter.answer': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({
      on: z.iso.date(),
      text: z.string().trim().min(1).max(4000),
      /** The petitioner agreed that the answer stays oral. */
      agreedOral: z.boolean(),
    }),
    output: z.object({}),
  }),
  /** Somebody else of the station answers for it. */
  'matter.assign': defineRoute({
    kind: 'write',
    needs: registrar,
    input: named.extend({ responsibleId: z.uuid(), reason: z.string().trim().max(500).optional() }),
    output: z.object({}),
  }),
};
