import { expect, test } from 'vitest';
import { ageRecipientOf } from '../crypto/age.ts';
import { fromHex } from '../crypto/hex.ts';
import { sign, verify } from '../crypto/signing.ts';
import type { MachineSecret } from '../ports.ts';
import { generateDeviceKeys, openDeviceKeys, sealDeviceKeys } from './device-keys.ts';

const machine: MachineSecret = { secret: new Uint8Array(32).fill(1), strength: 'os' };

test('sealed keys come back whole on the same PC', async () => {
  const keys = await generateDeviceKeys();
  const opened = await openDeviceKeys(sealDeviceKeys(keys, machine), machine);
  expect(opened).toEqual(keys);
  const message = new Uint8Array([1, 2, 3]);
  const signature = sign(opened.signingKey.privateKey, message);
  expect(verify(fromHex(keys.publicKeys.signPublicKey), message, signature)).toBe(true);
  expect(await ageRecipientOf(opened.ageIdentity)).toBe(keys.publicKeys.encryptPublicKey);
  expect(keys.publicKeys.kid).toMatch(/^[0-9a-f]{16}$/);
});

test('another PC, and damaged text, cannot sign as this device', async () => {
  const sealed = sealDeviceKeys(await generateDeviceKeys(), machine);
  const other: MachineSecret = { secret: new Uint8Array(32).fill(2), strength: 'os' };
  await expect(openDeviceKeys(sealed, other)).rejects.toThrow('MACHINE_SECRET_UNAVAILABLE');
  for (const text of ['', 'zz', sealed.slice(2), `${sealed}00`]) {
    await expect(openDeviceKeys(text, machine)).rejects.toThrow('MACHINE_SECRET_UNAVAILABLE');
  }
});
