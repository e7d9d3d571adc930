import type { OwnKeys } from '../../contract/routes/station.ts';
import type { Session } from '../../contract/routes/session.ts';
import { AppError } from '../app-error.ts';
import { computeCheckCode } from '../exchange/format/check-code.ts';
import { signRotation } from '../exchange/format/rotation.ts';
import { suite1, type PublicKeys } from '../exchange/format/wire-types.ts';
import { openOwnDevice } from '../exchange/own-device.ts';
import { findSuperior } from '../exchange/peers.ts';
import { grantStanding } from '../grant/take-grant.ts';
import { generateDeviceKeys, sealDeviceKeys } from '../keys/device-keys.ts';
import { audit } from '../log/record.ts';
import { inTransaction, markHighWater } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity, saveIdentity } from './identity.ts';
import { renewIdentity, retired } from './renew-identity.ts';
import { isoNow, keyringOf } from './service.ts';

/** The keys of this PC as a person may know them. Errors: MACHINE_SECRET_UNAVAILABLE. */
export async function ownKeys(runtime: StationRuntime): Promise<OwnKeys> {
  const { identity, card } = await openOwnDevice(runtime);
  return {
    checkCode: computeCheckCode(card, runtime.ports.checkCodeCost),
    since: identity.keysSince,
    changes: identity.rotations.map(({ record }) => record.at),
    hindrance: hindranceOf(runtime),
  };
}

/** Somebody who knows of these keys only by a request would never hear that they were replaced. */
function hindranceOf({ register: { read } }: StationRuntime): OwnKeys['hindrance'] {
  if (!findSuperior(read)) return null;
  switch (grantStanding(read)?.standing) {
    case 'certified':
      return null;
    case 'revoked':
      return 'revoked';
    default:
      return 'waiting';
  }
}

/**
 * Replaces the keys of this PC: all that comes from now on is signed by the new ones, and says with the signature of old
 * and new that they are this device's (exchange.md §2). The old signing key is destroyed with it; of the last eight the
 * half is kept that opens what is still in the post. One transaction: there is no half-done change.
 * Errors: SECRET_WRONG, SECRET_WAIT, KEYS_NOT_CONFIRMED, REVOKED, MACHINE_SECRET_UNAVAILABLE, CONFLICT.
 */
export async function replaceKeys(
  runtime: StationRuntime,
  session: Session,
  secret: string,
): Promise<{ checkCode: string }> {
  const { ports, register } = runtime;
  keyringOf(ports).unlock(session.staffId, secret, ports.clock.now()).fill(0);
  const hindrance = hindranceOf(runtime);
  if (hindrance !== null) throw new AppError(hindrance === 'revoked' ? 'REVOKED' : 'KEYS_NOT_CONFIRMED');
  const { identity: before, keys } = await openOwnDevice(runtime);
  const fresh = await generateDeviceKeys();
  const at = isoNow(runtime);
  const { deviceId: device, stationId: station } = before;
  const rotation = signRotation(
    { at, device, station, from: publicOnly(keys.publicKeys), to: publicOnly(fresh.publicKeys) },
    { from: keys.signingKey.privateKey, to: fresh.signingKey.privateKey },
  );
  inTransaction(register, (tx) => {
    const present = readIdentity(tx);
    if (present.deviceKid !== before.deviceKid) throw new AppError('CONFLICT');
    saveIdentity(tx, {
      ...present,
      deviceKid: fresh.publicKeys.kid,
      sealedDeviceKeys: sealDeviceKeys(fresh, ports.machine),
      keysSince: at,
      ...retired(present, keys, ports.machine),
      rotations: [...present.rotations, rotation],
    });
    const params = { device, from: before.deviceKid, to: fresh.publicKeys.kid };
    audit(tx, { at, staffId: session.staffId, action: 'station.replaceKeys', params });
  });
  // A register copied back from before must not sign with the keys that it brings.
  markHighWater(register);
  return { checkCode: computeCheckCode(fresh.publicKeys, ports.checkCodeCost) };
}

function publicOnly({ signPublicKey, encryptPublicKey }: PublicKeys): PublicKeys {
  return { suite: suite1, signPublicKey, encryptPublicKey };
}

/**
 * Gives these keys up for good, because somebody else may have them or nobody accepts them any more: this PC asks to be
 * enrolled anew, as another device. Open sessions name the old one, and have to end. Errors: SECRET_WRONG, SECRET_WAIT.
 */
export async function enrolAnew(runtime: StationRuntime, session: Session, secret: string): Promise<void> {
  const { ports } = runtime;
  keyringOf(ports).unlock(session.staffId, secret, ports.clock.now()).fill(0);
  await renewIdentity(runtime, {
    kind: 'enrolledAnew',
    staffId: session.staffId,
    keptUntil: isoNow(runtime),
    isNewDevice: true,
  });
}
