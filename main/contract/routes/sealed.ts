import { z } from 'zod';
import { channel } from '../../terms/channels.ts';
import { mediaType } from '../../terms/attachment-terms.ts';
import { codesOf } from '../../terms/code-list.ts';
import { piiUp } from '../../terms/exchange.ts';
import { sealedFields } from '../../terms/sealed-fields.ts';
import { sealedOpenReason, sealedRoute } from '../../terms/sealed-terms.ts';
import { fieldsSchema } from '../fields.ts';
import { defineJob, defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { secretSchema } from './session.ts';

const registering: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const administering: RouteNeeds = { session: true, roles: ['admin'], stationKinds: ['township'] };
const officer: RouteNeeds = { session: true, roles: ['sealedOfficer'], stationKinds: ['township'] };

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/u);

/** What is sealed; nobody but an officer who types the passphrase ever sees it again. */
export const sealedContentSchema = z.object({
  v: z.literal(1),
  values: fieldsSchema(sealedFields),
  /** Of a record that was taken down openly first: everything that was ever written into it, oldest first. */
  earlier: z.array(
    z.object({
      at: z.string(),
      values: z.record(z.string(), z.unknown()),
      reason: z.string().nullable(),
    }),
  ),
  /** Its files, under keys that stand nowhere else. */
  attachments: z
    .array(
      z.object({
        sha256: hashSchema,
        size: z.int(),
        key: hashSchema,
        name: z.string(),
        mediaType: z.enum(codesOf(mediaType)),
      }),
    )
    .default([]),
});
export type SealedContent = z.infer<typeof sealedContentSchema>;

/** The line of the register: code, date, route. */
const entrySchema = z.object({
  registrationNo: z.string(),
  lookupCode: z.string(),
  receivedOn: z.string(),
  channel: z.enum(codesOf(channel)),
  route: z.enum(codesOf(sealedRoute)),
});
const registeredSchema = z.object({
  contactId: z.uuid(),
  registrationNo: z.string(),
  lookupCode: z.string(),
});
const comingSchema = z.object({ channel: z.enum(codesOf(channel)), receivedOn: z.iso.date() });

const sealedRowSchema = entrySchema.omit({ route: true }).extend({
  sealedId: z.uuid(),
  stationName: z.string(),
  /** Day on which it went to the discipline organ. */
  routedOn: z.string().nullable(),
});
export type SealedRow = z.infer<typeof sealedRowSchema>;

const officerSchema = z.object({
  staffId: z.uuid(),
  name: z.string(),
  /** Null: appointed, and has not set a passphrase yet. Records cannot be sealed for that person before. */
  keySince: z.string().nullable(),
});
export type SealedOfficer = z.infer<typeof officerSchema>;

export const sealedRoutes = {
  /** Whether accusations can be taken down here, and where else a visitor may go with one. */
  'sealed.status': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      /** Officers who could open one; 0: nothing of an accusation may be typed. */
      officers: z.int(),
      /** The discipline organ's address and telephone; empty where nobody has entered them. */
      organ: z.string(),
    }),
  }),
  /** Errors: SEALED_RECIPIENT_MISSING, INPUT_INVALID (no facts), SEALED_TOO_LONG. Nothing of it is kept in the clear. */
  'sealed.register': defineRoute({
    kind: 'write',
    needs: registering,
    input: comingSchema.extend({ values: fieldsSchema(sealedFields) }),
    output: registeredSchema,
  }),
  /** The visitor goes to the discipline organ: code and date alone. */
  'sealed.refer': defineRoute({
    kind: 'write',
    needs: registering,
    input: comingSchema,
    output: registeredSchema,
  }),
  /** What would be moved with a record. Errors: NOT_FOUND, FORBIDDEN (another station's). */
  'sealed.moving': defineRoute({
    kind: 'read',
    needs: registering,
    input: z.object({ contactId: z.uuid() }),
    output: z.object({
      officers: z.int(),
      comings: z.int(),
      /** Files of all of them, and of how many the contents are not here. */
      attachments: z.object({ count: z.int(), missing: z.int() }),
    }),
  }),
  /**
   * Moves an ordinary record and every coming for its matter into sealed ones, with their files, and wipes the old words.
   * Errors: NOT_FOUND, FORBIDDEN, SEALED_RECIPIENT_MISSING, SEALED_TOO_LONG, SEALED_ATTACHMENT_MISSING with `count` (files
   * that are not here or damaged, unless `withoutMissing`), CONFLICT (the record was changed meanwhile), DISK_*, CANCELLED.
   */
  'sealed.move': defineJob({
    needs: registering,
    input: z.object({ contactId: z.uuid(), withoutMissing: z.boolean().default(false) }),
    /** The line that stands in place of the record that was named. */
    result: z.object({ contactId: z.uuid() }),
  }),
  /** One line of this station's own register. Errors: NOT_FOUND. */
  'sealed.entry': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ contactId: z.uuid() }),
    output: entrySchema.extend({ registeredAt: z.string(), receptionistName: z.string() }),
  }),
  /** Who may open sealed records. */
  'sealed.officers': defineRoute({
    kind: 'read',
    needs: { session: true, stationKinds: ['township'] },
    input: z.object({}),
    output: z.object({ officers: z.array(officerSchema), piiUp: z.enum(codesOf(piiUp)) }),
  }),
  /** Errors: OFFICERS_TOO_MANY, NOT_FOUND. */
  'sealed.appoint': defineRoute({
    kind: 'write',
    needs: administering,
    input: z.object({ staffId: z.uuid() }),
    output: z.object({}),
    endsSessionsOf: 'staffId',
  }),
  'sealed.dismiss': defineRoute({
    kind: 'write',
    needs: administering,
    input: z.object({ staffId: z.uuid() }),
    output: z.object({}),
    endsSessionsOf: 'staffId',
  }),
  /** How far personal data goes up with the villages' batches, from their next receipt on. */
  'sealed.setPiiUp': defineRoute({
    kind: 'write',
    needs: administering,
    input: z.object({ piiUp: z.enum(codesOf(piiUp)) }),
    output: z.object({}),
  }),
  /**
   * An officer's own passphrase. With `current` the keys stay and are wrapped anew; without it a new key is made, and
   * what was sealed for the old one opens with the old passphrase alone. Errors: SECRET_WEAK, SEALED_PASSPHRASE_WRONG, SEALED_WAIT.
   */
  'sealed.setPassphrase': defineRoute({
    kind: 'write',
    needs: officer,
    input: z.object({ secret: secretSchema, current: secretSchema.optional() }),
    output: z.object({}),
  }),
  'sealed.list': defineRoute({
    kind: 'read',
    needs: officer,
    input: z.object({}),
    output: z.object({ rows: z.array(sealedRowSchema) }),
  }),
  /** Errors: SEALED_KEY_MISSING, SEALED_PASSPHRASE_WRONG, SEALED_WAIT, SEALED_UNREADABLE, NOT_FOUND. The audit log has it first. */
  'sealed.open': defineRoute({
    kind: 'write',
    needs: officer,
    input: z.object({
      sealedId: z.uuid(),
      passphrase: secretSchema,
      reason: z.enum(codesOf(sealedOpenReason)),
    }),
    output: z.object({
      row: sealedRowSchema,
      content: sealedContentSchema,
      /** Percent that has come of each of its files, by their hash. */
      here: z.record(hashSchema, z.int()),
    }),
  }),
  /** Logs that an opened record is printed; what it says does not come here again. */
  'sealed.print': defineRoute({
    kind: 'write',
    needs: officer,
    input: z.object({ sealedId: z.uuid() }),
    output: z.object({ copyNo: z.int(), printedAt: z.string() }),
  }),
  /** It was handed to the discipline organ on this day. Errors: NOT_FOUND. */
  'sealed.route': defineRoute({
    kind: 'write',
    needs: officer,
    input: z.object({ sealedId: z.uuid(), routedOn: z.iso.date() }),
    output: z.object({}),
  }),
};
