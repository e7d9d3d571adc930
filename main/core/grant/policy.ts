import { z } from 'zod';
import { findPolicyOf } from '../../../db/queries/grants.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { findSuperior } from '../exchange/peers.ts';
import type { BodyOf } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { readIdentity } from '../station/identity.ts';
import { authorOf } from '../station/service.ts';

export type Policy = BodyOf<'policy.set'>;

const recipientsSchema = z.array(z.string());

/** What this station itself has laid down, a township's; null at a village. */
export function ownPolicy(reader: Reader): Policy | null {
  return policyOf(reader, readIdentity(reader).stationId);
}

/** What holds here: the township's grant at a village, null before it has come; a township's own otherwise. */
export function policyInForce(reader: Reader): Policy | null {
  const superior = findSuperior(reader);
  return superior ? policyOf(reader, superior.stationId) : ownPolicy(reader);
}

function policyOf(reader: Reader, stationId: string): Policy | null {
  const row = findPolicyOf(reader, stationId);
  if (!row) return null;
  const { piiUp, recoveryRecipient, sealedRecipients } = row;
  return { piiUp, recoveryRecipient, sealedRecipients: recipientsSchema.parse(JSON.parse(sealedRecipients)) };
}

/** Lays down something else; it goes to the villages with their next receipts. Errors: NOT_FOUND where none was made. */
export function changePolicy(tx: WriteTx, session: Session, nowMs: number, change: Partial<Policy>): void {
  const row = findPolicyOf(tx, session.stationId);
  const policy = ownPolicy(tx);
  if (!row || !policy) throw new AppError('NOT_FOUND');
  record(tx, { author: authorOf(session), nowMs }, [
    {
      kind: 'policy.set',
      entityId: row.id,
      businessDate: localDateOf(nowMs),
      body: { ...policy, ...change },
      pii: null,
    },
  ]);
}
