import { devicesHeldBy, findDevice } from '../../../db/queries/grants.ts';
import { findPeer, setPeerStatus } from '../../../db/queries/peers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import type { ExchangeStatus } from '../../contract/routes/exchange.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { ScryptCost } from '../crypto/derive.ts';
import { toHex } from '../crypto/hex.ts';
import type { ExchangeWork } from '../exchange/import-batch.ts';
import { findSuperior, peerOf, trust } from '../exchange/peers.ts';
import type { TownshipWrap } from '../keys/keyring.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';
import { authorOf, keyringOf } from '../station/service.ts';
import { policyInForce } from './policy.ts';

/** Trusts and distrusts the PCs of the station above as its own list says; to be called when a batch of it was applied. */
export function takeTrustList(
  tx: WriteTx,
  {
    stationId,
    at,
    cost,
  }: { readonly stationId: string; readonly at: string; readonly cost?: ScryptCost | undefined },
): void {
  for (const device of devicesHeldBy(tx, stationId)) {
    if (device.issuerStation !== stationId) continue;
    const { id: deviceId, issuerStation: _, holderStation: __, revoked, validFrom: ___, ...card } = device;
    const known = findPeer(tx, deviceId);
    if (revoked === 1 && known?.status === 'active') setPeerStatus(tx, deviceId, 'revoked');
    if (revoked === 0 && !known) {
      trust(tx, {
        ...peerOf({ ...card, suite: 1, stationId, deviceId }, at, cost),
        status: 'active',
        approvedAt: at,
      });
    }
  }
}

/** What has come of the grant, for the screen; null: nothing yet. */
export function grantStanding(reader: Reader): ExchangeStatus['grant'] {
  const policy = findSuperior(reader) ? policyInForce(reader) : null;
  if (!policy) return null;
  const certificate = findDevice(reader, readIdentity(reader).deviceId);
  return {
    standing: certificate === undefined ? 'waiting' : certificate.revoked === 0 ? 'certified' : 'revoked',
    sealedOfficers: policy.sealedRecipients.length,
  };
}

/**
 * Wraps the database key for the township once its grant names a recipient, and again for another one (exchange.md §11,
 * wrap c); the wrap goes up with the next batch. Errors: DISK_*.
 */
export async function keepTownshipWrap({ runtime, session, job }: ExchangeWork): Promise<void> {
  const { read } = runtime.register;
  const recipient = findSuperior(read) && policyInForce(read)?.recoveryRecipient;
  const keyring = keyringOf(runtime.ports);
  if (!recipient || keyring.townshipWrap()?.recipient === recipient) return;
  const wrap = await keyring.wrapForTownship(recipient, runtime.databaseKey);
  await job.writer('grant.keepWrap', { session, wrap });
}

/** The op first: a wrap that stood in the keyring alone would never be sent. */
export function keepWrap(
  runtime: StationRuntime,
  { session, wrap }: { readonly session: Session; readonly wrap: TownshipWrap },
): null {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'recoveryWrap.make',
        entityId: uuidv7(),
        businessDate: localDateOf(nowMs),
        body: { recipient: wrap.recipient },
        pii: { wrap: toHex(wrap.wrap) },
      },
    ]);
  });
  keyringOf(runtime.ports).setTownshipWrap(wrap);
  return null;
}
