import { v7 as uuidv7 } from 'uuid';
import { setMeta } from '../../../db/queries/local.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { ageRecipientOf, generateAgeIdentity } from '../crypto/age.ts';
import type { StationIdentity } from '../exchange/format/wire-types.ts';
import type { AnyDraft } from '../log/op-kinds.ts';

/** Where the age identity is kept that opens the villages' wraps. */
export const recoveryIdentityKey = 'recoveryIdentity';

/** What a township grants from its first day, and the key for which its villages wrap theirs. */
export interface FirstGrant {
  readonly drafts: readonly AnyDraft[];
  keep(tx: WriteTx): void;
}

/**
 * The first grant of a township: its own PC, default policies, nobody who reads sealed records yet. The recovery
 * identity is kept in the encrypted register, so that a backup has it.
 */
export async function foundGrant(
  card: StationIdentity,
  at: string,
  businessDate: string,
): Promise<FirstGrant> {
  const identity = generateAgeIdentity();
  const recoveryRecipient = await ageRecipientOf(identity);
  return {
    keep: (tx) => setMeta(tx, recoveryIdentityKey, identity),
    drafts: [
      certifyDraft(card, at, businessDate),
      {
        kind: 'policy.set',
        entityId: uuidv7(),
        businessDate,
        body: { piiUp: 'exceptAnswered', recoveryRecipient, sealedRecipients: [] },
        pii: null,
      },
    ],
  };
}

/** Vouches for a PC. */
export function certifyDraft(
  card: Omit<StationIdentity, 'suite'>,
  validFrom: string,
  businessDate: string,
): AnyDraft {
  const { deviceId, stationId, name, division12, level, signPublicKey, encryptPublicKey } = card;
  return {
    kind: 'device.certify',
    entityId: deviceId,
    businessDate,
    body: { stationId, suite: 1, signPublicKey, encryptPublicKey, level, division12, validFrom },
    pii: { name },
  };
}
