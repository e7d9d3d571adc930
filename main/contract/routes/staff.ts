import { z } from 'zod';
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
  'staff.changeOwnSecret': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({ secret: secretSchema, newSecret: secretSchema }),
    output: z.object({}),
  }),
};
