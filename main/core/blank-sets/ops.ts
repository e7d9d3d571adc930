import { z } from 'zod';
import { defineOpKind, staysHere } from '../log/op-kind.ts';

/** A number and a code that were given to paper before anybody came. */
export const blankSetOps = {
  'blankSet.reserve': defineOpKind({
    entity: 'blankSet',
    schema: 1,
    opens: true,
    body: z.strictObject({
      registrationNo: z.string().max(40),
      lookupCode: z.string().max(12),
      reservedAt: z.iso.datetime(),
    }),
    pii: null,
    travel: staysHere,
  }),
  'blankSet.use': defineOpKind({
    entity: 'blankSet',
    schema: 1,
    body: z.strictObject({ contactId: z.uuid() }),
    pii: null,
    travel: staysHere,
  }),
  'blankSet.void': defineOpKind({
    entity: 'blankSet',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ reason: z.string().min(1).max(200) }),
    travel: staysHere,
  }),
};
