import { z } from 'zod';
import { sealedEntry } from '../contacts/ops.ts';
import { defineOpKind, staysHere } from '../log/op-kind.ts';
import { blobSchema } from './blob.ts';

/** An accusation against an official, for the eyes of the township's officers alone (Regs 2022 Art 30). */
export const sealedOps = {
  'sealed.register': defineOpKind({
    entity: 'sealed',
    schema: 1,
    opens: true,
    urgent: true,
    body: z.strictObject(sealedEntry),
    /** Nobody on the way can read it; here it can be erased with its salt. */
    pii: z.strictObject({ blob: blobSchema }),
    travel: { up: 'whole', down: 'never' },
  }),
  /** It went to the discipline organ. */
  'sealed.route': defineOpKind({
    entity: 'sealed',
    schema: 1,
    body: z.strictObject({ routedOn: z.iso.date() }),
    pii: null,
    travel: staysHere,
  }),
};
