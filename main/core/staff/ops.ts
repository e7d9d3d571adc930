import { z } from 'zod';
import { recordedHandoverSchema } from '../../contract/handover.ts';
import { roles } from '../../terms/station.ts';
import { defineOpKind } from '../log/op-kind.ts';

const body = z.strictObject({ roles: z.array(z.enum(roles)).min(1) });
const pii = z.strictObject({
  name: z.string().min(1).max(60),
  post: z.string().max(60),
  phone: z.string().max(40),
});

/** The people of a station. Their names go up, so that the township can say who received a person. */
export const staffOps = {
  'staff.create': defineOpKind({
    entity: 'staff',
    schema: 1,
    opens: true,
    body,
    pii,
    travel: { up: 'whole', down: 'never' },
  }),
  'staff.revise': defineOpKind({
    entity: 'staff',
    schema: 1,
    body,
    pii,
    travel: { up: 'whole', down: 'never' },
  }),
  /** Closes the PIN; the ops that give the work to others stand in the same transaction. */
  'staff.leave': defineOpKind({
    entity: 'staff',
    schema: 1,
    body: z.strictObject({ successorId: z.uuid().optional() }),
    /** What was handed over, as it stood then: the list that both sign. */
    pii: recordedHandoverSchema,
    travel: { up: 'body', down: 'never' },
  }),
};
