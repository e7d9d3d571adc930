import { z } from 'zod';
import { handoverSchema, recordedItemSchema } from '../../contract/handover.ts';
import { roles } from '../../terms/station.ts';
import { defineOpKind, staysHere } from '../log/op-kind.ts';

/** With the longest names of people still well below what an op may hold (FORMAT.md §4). */
export const itemsInOp = 400;

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
    /** The head of the list that both sign; what stands on it comes before, in `staff.handOver`. */
    pii: handoverSchema.omit({ items: true }),
    travel: { up: 'body', down: 'never' },
  }),
  /** A part of what a person who leaves hands over, as it stood then: a long list has no room in one op. */
  'staff.handOver': defineOpKind({
    entity: 'staff',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ items: z.array(recordedItemSchema).min(1).max(itemsInOp) }),
    travel: staysHere,
  }),
};
