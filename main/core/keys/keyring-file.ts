import { z } from 'zod';
import { checkedJson } from '../files/checked-json.ts';
import { TwoCopyFile } from '../files/two-copy-file.ts';

/** Nonce and tag of AES-GCM around a 32-byte key. */
const wrappedKeyLength = 12 + 32 + 16;
export const keyCheckLength = 16;

const hex = z.string().regex(/^(?:[0-9a-f]{2})+$/);
const hexOf = (bytes: number) => hex.length(bytes * 2);

const failures = z.strictObject({ count: z.int().min(0), at: z.int() });

/** Bounded, so that a forged file cannot ask for more memory than the PC has. */
const cost = z.strictObject({
  log2N: z.int().min(1).max(18),
  r: z.int().min(1).max(8),
  p: z.int().min(1).max(4),
});

const login = z.strictObject({
  staffId: z.string().min(1),
  name: hex,
  cost,
  salt: hexOf(16),
  machineCheck: hexOf(8),
  wrap: hexOf(wrappedKeyLength),
  failures,
});

const keyring = z.strictObject({
  v: z.literal(1),
  stationId: z.string().min(1),
  stationName: hex,
  /** Tells the database key from any other; nothing can be learnt of it from here. */
  keyCheck: hexOf(keyCheckLength),
  logins: z.array(login),
  recovery: z.strictObject({ wrap: hexOf(wrappedKeyLength), failures }),
  township: z.strictObject({ recipient: z.string(), wrap: hex }).nullable(),
});

export type LoginEntry = Readonly<z.infer<typeof login>>;
export type KeyringContent = Readonly<z.infer<typeof keyring>>;

/** keyring.json: ids, counters and sealed bytes; no name and no key in the clear. */
export function keyringFile(path: string): TwoCopyFile<KeyringContent> {
  return new TwoCopyFile(path, checkedJson<KeyringContent>(1, keyring));
}
