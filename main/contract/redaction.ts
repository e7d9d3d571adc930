import { z } from 'zod';
import { codesOf } from '../terms/code-list.ts';
import { redactionBasis, redactionReason } from '../terms/redaction-terms.ts';

/** Why and on what law personal data is erased: codes alone. */
export const redactionGroundsSchema = z.strictObject({
  reason: z.enum(codesOf(redactionReason)),
  basis: z.enum(codesOf(redactionBasis)),
});
export type RedactionGrounds = z.infer<typeof redactionGroundsSchema>;

/** What stands in the place of the personal data of a record. */
export const redactionSchema = redactionGroundsSchema.extend({
  at: z.string(),
  staffName: z.string(),
  stationName: z.string(),
  /** At the other level. `none`: it was never sent there; of an erasure that came from there, always so. */
  elsewhere: z.enum(['none', 'waiting', 'confirmed']),
  confirmedAt: z.string().nullable(),
});
export type Redaction = z.infer<typeof redactionSchema>;
