import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { randomBytes } from '../crypto/random.ts';
import { checkedJson } from '../files/checked-json.ts';
import { TwoCopyFile } from '../files/two-copy-file.ts';
import type { MachineSecret } from '../ports.ts';
import { hasMachineSecretFile, openMachineSecretFile } from './machine-secret-file.ts';

/** The system's keyring: what it has sealed only this user on this machine can open. Both reject when they cannot. */
export interface SecretKeeper {
  seal(text: string): Promise<Uint8Array>;
  open(sealed: Uint8Array): Promise<{ readonly text: string; readonly shouldSealAgain: boolean }>;
}

const secretLength = 32;
const maxSealed = 16;
const fileName = 'machine-secret.json';
const base64 = z.base64().max(4096);
/** Oldest first. One that cannot be opened is kept: the keyring may come back. */
const schema = z.strictObject({ v: z.literal(1), sealed: z.array(base64).min(1).max(maxSealed) });
type Stored = Readonly<z.infer<typeof schema>>;

/**
 * The machine secret, sealed by the system's keyring; by a file of this user where there is no keyring (`keeper` null)
 * or where the folder's logins were made under such a file. A keyring that opens nothing any more has lost its keys: a
 * new secret is added, and people come in by the recovery code. Errors: MACHINE_SECRET_UNAVAILABLE without a keyring
 * for a folder that needs it, or when the file is damaged; DISK_*.
 */
export async function openKeptMachineSecret(
  dataDir: string,
  keeper: SecretKeeper | null,
  env: NodeJS.ProcessEnv = process.env,
): Promise<MachineSecret> {
  const file = new TwoCopyFile(join(dataDir, fileName), checkedJson<Stored>(1, schema));
  const stored = file.read();
  if (stored.state === 'damaged') throw new AppError('MACHINE_SECRET_UNAVAILABLE');
  if (stored.state === 'absent' && (keeper === null || hasMachineSecretFile(dataDir))) {
    return openMachineSecretFile(dataDir, env);
  }
  if (keeper === null) throw new AppError('MACHINE_SECRET_UNAVAILABLE');
  const sealed = stored.state === 'sound' ? stored.value.sealed : [];
  const opened = await openFirst(sealed, keeper);
  if (opened) {
    if (opened.shouldSealAgain) {
      const again = await seal(opened.secret, keeper);
      file.write({ v: 1, sealed: sealed.map((text) => (text === opened.sealed ? again : text)) });
    }
    return { secret: opened.secret, strength: 'os' };
  }
  if (sealed.length === maxSealed) throw new AppError('MACHINE_SECRET_UNAVAILABLE');
  const secret = randomBytes(secretLength);
  const next: Stored = { v: 1, sealed: [...sealed, await seal(secret, keeper)] };
  // Twice: the copy must be there from the first day.
  file.write(next);
  file.write(next);
  return { secret, strength: 'os' };
}

/** Whether the secret of this folder is sealed by the system's keyring: only the desktop program can ask that. */
export function isKeptByKeyring(dataDir: string): boolean {
  return [fileName, `${fileName}.previous`].some((name) => existsSync(join(dataDir, name)));
}

async function seal(secret: Uint8Array, keeper: SecretKeeper): Promise<string> {
  const sealed = await keeper.seal(Buffer.from(secret).toString('base64'));
  return Buffer.from(sealed).toString('base64');
}

interface Opened {
  readonly sealed: string;
  readonly secret: Uint8Array;
  readonly shouldSealAgain: boolean;
}

async function openFirst(sealed: readonly string[], keeper: SecretKeeper): Promise<Opened | null> {
  for (const text of sealed) {
    try {
      const opened = await keeper.open(Buffer.from(text, 'base64'));
      const secret = new Uint8Array(Buffer.from(opened.text, 'base64'));
      if (secret.length === secretLength) {
        return { sealed: text, secret, shouldSealAgain: opened.shouldSealAgain };
      }
    } catch {
      // Sealed by another machine or another user: the next one may be this one's.
    }
  }
  return null;
}
