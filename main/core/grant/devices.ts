import { opsOfEntity } from '../../../db/queries/ops.ts';
import { findPeer, listPeers, setPeerStatus } from '../../../db/queries/peers.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { TrustedDevice } from '../../contract/routes/exchange.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { RevokeReason } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { activeDeviceOf } from '../exchange/peers.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { audit, record, toLoggedOp } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { proveSecondPerson, type SecondPerson } from '../staff/second-person.ts';
import { staffName } from '../staff/staff-name.ts';
import { tryToNoteLastingOps } from '../station/lasting-ops.ts';
import { authorOf, isoNow } from '../station/service.ts';

/** Every PC of the stations below that was ever trusted here. */
export function listDevices(reader: Reader): TrustedDevice[] {
  return listPeers(reader)
    .filter(({ status, level }) => level === 'village' && status !== 'pending')
    .map(({ deviceId, stationId, name, division12, status, approvedAt, keysChangedAt }) => ({
      deviceId,
      stationId,
      name,
      division12,
      trustedSince: approvedAt,
      keysChangedAt,
      revoked: status === 'revoked' ? revocationOf(reader, deviceId) : null,
      isReplaced: status === 'revoked' && activeDeviceOf(reader, stationId) !== undefined,
    }));
}

/** When, why and by whom the trust in a PC was ended, as far as the log says. */
export function revocationOf(reader: Reader, deviceId: string): NonNullable<TrustedDevice['revoked']> {
  const ops = opsOfEntity(reader, deviceId).flatMap(toLoggedOp);
  for (const op of ops) {
    if (op.kind !== 'device.revoke') continue;
    const { reason, secondId } = op.body;
    const secondName = secondId === null ? null : staffName(reader, secondId);
    return { at: hlcTime(op.hlc), reason, byName: staffName(reader, op.author.user), secondName };
  }
  return { at: null, reason: null, byName: '', secondName: null };
}

/**
 * Ends the trust in a PC of a station below; two persons do that. What it sends from now on waits unopened for a person.
 * Errors: NOT_FOUND, SECOND_PERSON_NEEDED, SECRET_WRONG, SECRET_WAIT.
 */
export function revokeDevice(
  runtime: StationRuntime,
  session: Session,
  input: {
    readonly deviceId: string;
    readonly reason: RevokeReason;
    readonly second: SecondPerson | null;
  },
): void {
  const { deviceId, reason } = input;
  assertTrusted(runtime.register.read, deviceId);
  const secondId = proveSecondPerson(runtime, session, input.second);
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    assertTrusted(tx, deviceId);
    setPeerStatus(tx, deviceId, 'revoked');
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'device.revoke',
        entityId: deviceId,
        businessDate: localDateOf(nowMs),
        body: { reason, secondId },
        pii: null,
      },
    ]);
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'exchange.revoke',
      params: { device: deviceId, reason, second: secondId },
    });
  });
  tryToNoteLastingOps(runtime);
}

function assertTrusted(reader: Reader, deviceId: string): void {
  const peer = findPeer(reader, deviceId);
  if (peer?.status !== 'active' || peer.level !== 'village') throw new AppError('NOT_FOUND');
}
