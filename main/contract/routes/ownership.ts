import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { matterFields } from '../../terms/contact-fields.ts';
import { voidReason } from '../../terms/matter-terms.ts';
import { handoverState, proposalState } from '../../terms/ownership-terms.ts';
import { fieldsSchema } from '../fields.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const named = z.object({ matterId: z.uuid() });
const reasonSchema = z.string().trim().min(2).max(500);
const opIdSchema = z.string().regex(/^[0-9a-f]{64}$/u);
const clerk: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };
const village: RouteNeeds = { ...clerk, stationKinds: ['village'] };
const township: RouteNeeds = { ...clerk, stationKinds: ['township'] };

/** Who said something, as far as it is known here: the names of a township's people do not go down. */
const saidSchema = z.object({ at: z.string(), stationName: z.string(), staffName: z.string() });

const handoverSchema = z.object({
  state: z.enum(codesOf(handoverState)),
  /** The township gives it back to its village; else the village hands it over to the township. */
  isReturn: z.boolean(),
  offerId: z.string(),
  offered: saidSchema,
  /** What the other one is asked for. Null: its words did not travel, or were erased. */
  reason: z.string().nullable(),
  answered: saidSchema.extend({ reason: z.string().nullable() }).nullable(),
  /** The offer was withdrawn while the acceptance was on its way: it stays with whoever accepted. */
  withdrawnTooLate: z.boolean(),
});
export type MatterHandover = z.infer<typeof handoverSchema>;

const proposalSchema = z.object({
  opId: z.string(),
  kind: z.enum([
    'matter.revise',
    'matter.answerOnSpot',
    'matter.assign',
    'matter.merge',
    'matter.unmerge',
    'matter.voidComing',
    'matter.unvoidComing',
  ]),
  state: z.enum(codesOf(proposalState)),
  proposed: saidSchema,
  set: fieldsSchema(matterFields),
  clear: z.array(z.string()),
  /** The words of an answer that it would give, the person who would answer for it, the number of the main matter or of the coming. */
  text: z.string().nullable(),
  /** Why a coming is to count for nothing. */
  voidReason: z.enum(codesOf(voidReason)).nullable(),
  reason: z.string().nullable(),
  answered: saidSchema.extend({ reason: z.string().nullable() }).nullable(),
});
export type MatterProposal = z.infer<typeof proposalSchema>;

const ownershipSchema = z.object({
  ownerStationId: z.uuid(),
  ownerName: z.string(),
  own: z.boolean(),
  handover: handoverSchema.nullable(),
  /** The newest first. */
  proposals: z.array(proposalSchema),
});
export type MatterOwnership = z.infer<typeof ownershipSchema>;

/** Handing a matter over in two signed steps, and what one level proposes to the other (exchange.md §8). */
export const ownershipRoutes = {
  'matter.ownership': defineRoute({ kind: 'read', needs: unlocked, input: named, output: ownershipSchema }),
  /** What waits for a word of this station: matters that are offered to it, and proposals about its own. */
  'matter.inbox': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({
      offers: z.array(
        z.object({
          matterId: z.uuid(),
          registrationNo: z.string(),
          stationName: z.string(),
          summary: z.string().nullable(),
          /** Who offers it. */
          from: z.string(),
          offeredAt: z.string(),
          isReturn: z.boolean(),
          reason: z.string().nullable(),
          /** The first notice that the petitioner is owed goes on from the village's receipt. */
          dueOn: z.string().nullable(),
        }),
      ),
      proposals: z.array(
        z.object({
          matterId: z.uuid(),
          registrationNo: z.string(),
          stationName: z.string(),
          summary: z.string().nullable(),
          count: z.int(),
        }),
      ),
    }),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN (not the village's own any more), CONFLICT (offered already, not open), NOT_ENROLLED. */
  'matter.transferOffer': defineRoute({
    kind: 'write',
    needs: village,
    input: named.extend({ reason: reasonSchema }),
    output: z.object({}),
  }),
  /**
   * The village is asked to handle after all what was handed over. Errors: NOT_FOUND, FORBIDDEN (not taken over from a
   * village), CONFLICT (offered already, or an organ has decided something of it).
   */
  'matter.returnOffer': defineRoute({
    kind: 'write',
    needs: township,
    input: named.extend({ reason: reasonSchema }),
    output: z.object({}),
  }),
  /** Of either direction, as the two that follow. Errors: NOT_FOUND, CONFLICT (nothing is offered, or it was answered). */
  'matter.transferWithdraw': defineRoute({
    kind: 'write',
    needs: clerk,
    input: named.extend({ reason: reasonSchema.optional() }),
    output: z.object({}),
  }),
  /**
   * From here on the matter is this station's; the clock goes on from the village's receipt. Errors: NOT_FOUND (matter,
   * or person), CONFLICT (answered or withdrawn meanwhile).
   */
  'matter.transferAccept': defineRoute({
    kind: 'write',
    needs: clerk,
    input: named.extend({
      offerId: opIdSchema,
      /** Who answers for it here; left out: who accepts. */
      responsibleId: z.uuid().optional(),
    }),
    output: z.object({}),
  }),
  'matter.transferDecline': defineRoute({
    kind: 'write',
    needs: clerk,
    input: named.extend({ offerId: opIdSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
  /**
   * Corrects a matter; where another level owns it, as a proposal to that level. Errors: NOT_FOUND, CONFLICT (erased,
   * nothing is changed), ACCUSATION_MUST_BE_SEALED, FORBIDDEN (a village about another's).
   */
  'matter.revise': defineRoute({
    kind: 'write',
    needs: clerk,
    input: named.extend({
      set: fieldsSchema(matterFields),
      clear: z.array(z.enum(Object.keys(matterFields))),
      reason: reasonSchema,
    }),
    output: z.object({ isProposal: z.boolean() }),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN (another level owns the matter), CONFLICT (decided already). */
  'matter.proposalAccept': defineRoute({
    kind: 'write',
    needs: clerk,
    input: named.extend({ opId: opIdSchema }),
    output: z.object({}),
  }),
  'matter.proposalDecline': defineRoute({
    kind: 'write',
    needs: clerk,
    input: named.extend({ opId: opIdSchema, reason: reasonSchema }),
    output: z.object({}),
  }),
};
