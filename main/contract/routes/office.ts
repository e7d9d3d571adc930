import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import { officeAct, officeFields, officeFollowFields } from '../../terms/office-fields.ts';
import { fieldsSchema } from '../fields.ts';
import { historyEntrySchema } from '../history.ts';
import { redactionGroundsSchema, redactionSchema } from '../redaction.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { periodIdSchema, periodSchema } from './ledger.ts';

const writing: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler', 'dutyLeader'] };
const values = fieldsSchema(officeFields);
const named = z.object({ recordId: z.uuid() });

export const officeRowSchema = z.object({
  recordId: z.uuid(),
  act: z.enum(codesOf(officeAct)),
  stationId: z.uuid(),
  stationName: z.string(),
  own: z.boolean(),
  on: z.string(),
  /** What it is called in a list; empty where its words were erased. */
  title: z.string(),
  void: z.boolean(),
  redacted: z.boolean(),
  /** Items of a meeting, or what an instruction or an appointment still waits for. */
  open: z.int(),
  /** The nearest day of these. */
  dueOn: z.string().nullable(),
});
export type OfficeRecordRow = z.infer<typeof officeRowSchema>;

/** The matter that a record is about, under the number by which it goes now. */
export const aboutMatterSchema = z.object({ matterId: z.uuid(), registrationNo: z.string() });

export const officeDetailSchema = officeRowSchema.extend({
  registrarName: z.string(),
  values,
  about: aboutMatterSchema.nullable(),
  follows: z.array(
    z.object({
      at: z.string(),
      staffName: z.string(),
      values: fieldsSchema(officeFollowFields),
      /** Of a suggestion: which coming it became. */
      contact: z.object({ contactId: z.uuid(), registrationNo: z.string() }).nullable(),
    }),
  ),
  /** Places of the items, from 1, of which nothing was reported yet. */
  openItems: z.array(z.int()),
  voidReason: z.string().nullable(),
  redaction: redactionSchema.nullable(),
  /** A revision now needs a reason: printed for signature. */
  signed: z.boolean(),
  history: z.array(historyEntrySchema),
});
export type OfficeDetail = z.infer<typeof officeDetailSchema>;

/** Meetings, organisation, publicity, information items, and what leaders instruct and appoint (domain.md §2.5, §2.8). */
export const officeRoutes = {
  /** A year of this station and of those below it. */
  'office.year': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ year: periodIdSchema }),
    output: z.object({
      period: periodSchema,
      records: z.array(officeRowSchema),
      /** What is owed so often a year, by station; this one first. */
      counts: z.array(
        z.object({
          stationId: z.uuid(),
          stationName: z.string(),
          specialMeetings: z.int(),
          infoItems: z.int(),
        }),
      ),
    }),
  }),
  'office.get': defineRoute({ kind: 'read', needs: unlocked, input: named, output: officeDetailSchema }),
  /** Errors: INPUT_INVALID (what its form needs is missing, is not of it, or is a day to come), NOT_FOUND (the matter). */
  'office.record': defineRoute({
    kind: 'write',
    needs: writing,
    input: z.object({ act: z.enum(codesOf(officeAct)), values, matterId: z.uuid().optional() }),
    output: named,
  }),
  /** Says it anew as a whole. Errors: as above, FORBIDDEN (another station's), CONFLICT (void or erased), REASON_REQUIRED. */
  'office.revise': defineRoute({
    kind: 'write',
    needs: writing,
    input: named.extend({
      values,
      matterId: z.uuid().optional(),
      reason: z.string().trim().max(500).optional(),
    }),
    output: z.object({}),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (void, erased, or reported already), INPUT_INVALID. */
  'office.follow': defineRoute({
    kind: 'write',
    needs: writing,
    input: named.extend({ values: fieldsSchema(officeFollowFields) }),
    output: z.object({}),
  }),
  /** A suggestion of a deliberation becomes a coming with its matter. Errors: as above, and those of `contact.register`. */
  'office.register': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin', 'registrar', 'handler'] },
    input: named.extend({
      itemNo: z.int().min(1),
      contact: fieldsSchema(contactFields),
      matter: fieldsSchema(matterFields),
    }),
    output: z.object({ contactId: z.uuid(), registrationNo: z.string() }),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (void already). */
  'office.void': defineRoute({
    kind: 'write',
    needs: writing,
    input: named.extend({ reason: z.string().trim().min(2).max(500) }),
    output: z.object({}),
  }),
  /** Erases its words here and above, for good. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (erased already). */
  'office.redact': defineRoute({
    kind: 'write',
    needs: { session: true, roles: ['admin'] },
    input: named.extend({ grounds: redactionGroundsSchema }),
    output: z.object({}),
  }),
};
