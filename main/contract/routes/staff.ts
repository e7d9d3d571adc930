import { z } from 'zod';
import { workItemSchema } from '../handover.ts';
import { ordinaryRoles, roles } from '../../terms/station.ts';
import { defineRoute, unlocked } from '../route.ts';
import { secretSchema } from './session.ts';

export const staffFieldsSchema = z.object({
  name: z.string().trim().min(1).max(60),
  post: z.string().trim().max(60).default(''),
  phone: z.string().trim().max(40).default(''),
  roles: z.array(z.enum(ordinaryRoles)).min(1),
});

export const staffSchema = staffFieldsSchema.extend({
  roles: z.array(z.enum(roles)).min(1),
  staffId: z.uuid(),
  active: z.boolean(),
  /** False on a restored station until an administrator has set one: nobody's PIN outlives its PC. */
  hasSecret: z.boolean(),
  since: z.string(),
});
export type Staff = z.infer<typeof staffSchema>;

const namedWorkSchema = workItemSchema.extend({
  /** Of the matter, the dispute, the sealed entry or, for the reports, the station. */
  id: z.uuid(),
});
export type WorkItem = z.infer<typeof namedWorkSchema>;

const admin = { session: true, roles: ['admin'] } as const;

export const staffRoutes = {
  'staff.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ staff: z.array(staffSchema) }),
  }),
  'staff.create': defineRoute({
    kind: 'write',
    needs: admin,
    input: staffFieldsSchema.extend({ secret: secretSchema }),
    output: z.object({ staffId: z.uuid() }),
  }),
  'staff.revise': defineRoute({
    kind: 'write',
    needs: admin,
    input: staffFieldsSchema.extend({ staffId: z.uuid() }),
    output: z.object({}),
    endsSessionsOf: 'staffId',
  }),
  /** Another administrator sets a new PIN for somebody who forgot it. */
  'staff.resetSecret': defineRoute({
    kind: 'write',
    needs: admin,
    input: z.object({ staffId: z.uuid(), newSecret: secretSchema }),
    output: z.object({}),
    endsSessionsOf: 'staffId',
  }),
  /** What a person still owes. Errors: NOT_FOUND, FORBIDDEN (neither that person nor an administrator). */
  'staff.openWork': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ staffId: z.uuid() }),
    output: z.object({ items: z.array(namedWorkSchema) }),
  }),
  /**
   * Gives a person's work to others and closes the PIN. Errors: NOT_FOUND, FORBIDDEN, STAFF_LAST_ADMIN, STAFF_IS_OFFICER,
   * STAFF_HAS_OPEN_WORK (counts of what has no successor), STAFF_DRAFT_IN_THE_WAY, INPUT_INVALID (a successor who may
   * not do such work).
   */
  'staff.handOver': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({
      staffId: z.uuid(),
      reason: z.string().trim().min(1).max(200),
      /** Takes everything that `items` does not give to somebody else, half-filled forms too. */
      successorId: z.uuid().optional(),
      items: z
        .array(z.object({ kind: namedWorkSchema.shape.kind, id: z.uuid(), successorId: z.uuid() }))
        .max(20_000)
        .default([]),
    }),
    output: z.object({ items: z.int() }),
    endsSessionsOf: 'staffId',
    mayPrintAfter: true,
  }),
  'staff.changeOwnSecret': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({ secret: secretSchema, newSecret: secretSchema }),
    output: z.object({}),
  }),
};
