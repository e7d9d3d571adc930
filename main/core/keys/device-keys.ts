import { AppError } from '../app-error.ts';
import { ageIdentityFromSeed, ageRecipientOf } from '../crypto/age.ts';
import { hkdfSha256 } from '../crypto/derive.ts';
import { fromHex, toHex } from '../crypto/hex.ts';
import { randomBytes, type RandomSource } from '../crypto/random.ts';
import { openAesGcm, sealAesGcm } from '../crypto/sealing.ts';
import { signingKeyFromSeed, signingKeyLength, type SigningKey } from '../crypto/signing.ts';
import { computeKid } from '../exchange/format/key-id.ts';
import { suite1, type PublicKeys } from '../exchange/format/wire-types.ts';
import type { MachineSecret } from '../ports.ts';

const seedLength = 32;
const label = new TextEncoder().encode('open-door device keys v1');
const formerLabel = new TextEncoder().encode('open-door former key v1');

export interface DevicePublicKeys extends PublicKeys {
  readonly kid: string;
}

/** The keys by which one PC signs its batches and receives those of others (exchange.md §2). */
export interface DeviceKeys {
  readonly signingKey: SigningKey;
  readonly encryptSeed: Uint8Array;
  /** The age identity of `encryptSeed`. */
  readonly ageIdentity: string;
  readonly publicKeys: DevicePublicKeys;
}

export function generateDeviceKeys(random: RandomSource = randomBytes): Promise<DeviceKeys> {
  return deviceKeysOf(random(signingKeyLength), random(seedLength));
}

/** Lower-case hex that only this PC opens: a backup restored on another PC cannot sign as this one (exchange.md §11). */
export function sealDeviceKeys(keys: DeviceKeys, machine: MachineSecret): string {
  const seeds = Buffer.concat([keys.signingKey.privateKey, keys.encryptSeed]);
  try {
    return toHex(sealAesGcm(sealingKey(machine), seeds, label));
  } finally {
    seeds.fill(0);
  }
}

/** Errors: MACHINE_SECRET_UNAVAILABLE on another PC and for damaged text; then new device keys are made. */
export async function openDeviceKeys(text: string, machine: MachineSecret): Promise<DeviceKeys> {
  const seeds = openSeeds(text, machine);
  return deviceKeysOf(seeds.slice(0, signingKeyLength), seeds.slice(signingKeyLength));
}

function openSeeds(text: string, machine: MachineSecret): Uint8Array {
  try {
    return openAesGcm(sealingKey(machine), fromHex(text), label);
  } catch {
    throw new AppError('MACHINE_SECRET_UNAVAILABLE');
  }
}

/** A key that was replaced, of which only the half that opens letters is kept: nothing can be signed with it any more. */
export interface FormerKey {
  readonly kid: string;
  readonly ageIdentity: string;
}

/** The decryption key alone, under the machine secret as {@link sealDeviceKeys}. */
export function sealFormerKey({ encryptSeed }: DeviceKeys, machine: MachineSecret): string {
  return toHex(sealAesGcm(sealingKey(machine), encryptSeed, formerLabel));
}

/** Null on another PC. */
export function openFormerKey(kid: string, sealed: string, machine: MachineSecret): FormerKey | null {
  try {
    const seed = openAesGcm(sealingKey(machine), fromHex(sealed), formerLabel);
    return { kid, ageIdentity: ageIdentityFromSeed(seed) };
  } catch {
    return null;
  }
}

async function deviceKeysOf(signSeed: Uint8Array, encryptSeed: Uint8Array): Promise<DeviceKeys> {
  const signingKey = signingKeyFromSeed(signSeed);
  const ageIdentity = ageIdentityFromSeed(encryptSeed);
  const keys: PublicKeys = {
    suite: suite1,
    signPublicKey: toHex(signingKey.publicKey),
    encryptPublicKey: await ageRecipientOf(ageIdentity),
  };
  return { signingKey, encryptSeed, ageIdentity, publicKeys: { ...keys, kid: computeKid(keys) } };
}

function sealingKey(machine: MachineSecret): Uint8Array {
  return hkdfSha256(machine.secret, new Uint8Array(0), 'open-door device keys v1', 32);
}
