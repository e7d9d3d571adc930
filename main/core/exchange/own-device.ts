import { openDeviceKeys, openFormerKey, type DeviceKeys, type FormerKey } from '../keys/device-keys.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity, type Identity } from '../station/identity.ts';
import { stationProfile } from '../station/service.ts';
import type { StationIdentity } from './format/wire-types.ts';

/** This PC as it appears to others, with the keys that prove it. */
export interface OwnDevice {
  readonly identity: Identity;
  readonly keys: DeviceKeys;
  /** For what is still in the post. */
  readonly formerKeys: readonly FormerKey[];
  /** What stands on the card and in an enrolment request. */
  readonly card: StationIdentity;
}

/** Errors: STATION_NOT_READY, MACHINE_SECRET_UNAVAILABLE (the database came from another PC). */
export async function openOwnDevice({ register, ports }: StationRuntime): Promise<OwnDevice> {
  const identity = readIdentity(register.read);
  const keys = await openDeviceKeys(identity.sealedDeviceKeys, ports.machine);
  const formerKeys = identity.formerKeys.flatMap(
    ({ kid, sealed }) => openFormerKey(kid, sealed, ports.machine) ?? [],
  );
  const { suite, signPublicKey, encryptPublicKey } = keys.publicKeys;
  const { name, division12, kind } = stationProfile(register);
  const { stationId, deviceId } = identity;
  const card = { suite, signPublicKey, encryptPublicKey, stationId, deviceId, name, division12, level: kind };
  return { identity, keys, formerKeys, card };
}
