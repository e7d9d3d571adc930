import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { exchangeLevels, maxSealedOfficers, piiUp, revokeReason } from '../../terms/exchange.ts';
import { isAgeRecipient } from '../crypto/age.ts';
import { fromHex } from '../crypto/hex.ts';
import { isSigningPublicKey } from '../crypto/signing.ts';
import { defineOpKind } from '../log/op-kind.ts';

const recipientSchema = z
  .string()
  .regex(/^age1[02-9ac-hj-np-z]{58}$/u)
  .refine(isAgeRecipient);
const signPublicKeySchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/u)
  .refine((hex) => isSigningPublicKey(fromHex(hex)));

/** The grant (exchange.md §2): whom to trust, and what the township lays down. It comes with every receipt. */
export const grantOps = {
  /** Vouches for a PC whose check code a person typed. */
  'device.certify': defineOpKind({
    entity: 'device',
    schema: 1,
    opens: true,
    body: z.strictObject({
      stationId: z.uuid(),
      suite: z.literal(1),
      signPublicKey: signPublicKeySchema,
      encryptPublicKey: recipientSchema,
      level: z.enum(exchangeLevels),
      division12: z.string().regex(/^\d{12}$/u),
      validFrom: z.iso.datetime(),
    }),
    pii: z.strictObject({ name: z.string().min(1).max(100) }),
    travel: { up: 'never', down: 'addressed' },
  }),
  'device.revoke': defineOpKind({
    entity: 'device',
    schema: 1,
    /** `secondId`: who agreed with an own secret; null where nobody else could, or for a PC that was replaced. */
    body: z.strictObject({ reason: z.enum(codesOf(revokeReason)), secondId: z.uuid().nullable() }),
    pii: null,
    travel: { up: 'never', down: 'addressed' },
  }),
  /** Each replaces the one before it as a whole. */
  'policy.set': defineOpKind({
    entity: 'policy',
    schema: 1,
    opens: true,
    body: z.strictObject({
      piiUp: z.enum(codesOf(piiUp)),
      /** For which a village wraps its database key (exchange.md §11, wrap c). */
      recoveryRecipient: recipientSchema,
      /** Of the officers who alone can open sealed accusations; empty: none may be taken down. */
      sealedRecipients: z.array(recipientSchema).max(maxSealedOfficers),
    }),
    pii: null,
    travel: { up: 'never', down: 'whole' },
  }),
  /** A village's database key, which two persons of the township can open after a theft or a fire. */
  'recoveryWrap.make': defineOpKind({
    entity: 'recoveryWrap',
    schema: 1,
    opens: true,
    body: z.strictObject({ recipient: recipientSchema }),
    /** An age file in hex. No one's words, but kept where it can be erased. */
    pii: z.strictObject({ wrap: z.string().regex(/^(?:[0-9a-f]{2}){1,1000}$/u) }),
    travel: { up: 'whole', down: 'never' },
  }),
};
