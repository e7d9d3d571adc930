import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { toHex } from '../crypto/hex.ts';
import { randomBytes } from '../crypto/random.ts';
import { writeFileAtomically } from '../files/atomic-file.ts';
import { checkedJson } from '../files/checked-json.ts';
import { asDiskError, systemErrorCode } from '../files/disk-error.ts';
import { TwoCopyFile } from '../files/two-copy-file.ts';
import type { MachineSecret } from '../ports.ts';

const secretLength = 32;
/** Names the secret that belongs to a data folder, wherever on this PC the folder is moved to. */
const folderIdName = 'folder-id.json';
const folderIdSchema = z.strictObject({ v: z.literal(1), id: z.string().regex(/^[0-9a-f]{32}$/u) });
type FolderId = Readonly<z.infer<typeof folderIdSchema>>;

/**
 * The machine secret of a host without a system keyring: a file that only this user may read, kept outside the data
 * folder so that a copied folder does not carry it. Made at the first call for this folder, which must exist.
 * Errors: MACHINE_SECRET_UNAVAILABLE for a damaged file or folder id, which is never replaced; DISK_*.
 */
export function openMachineSecretFile(dataDir: string, env: NodeJS.ProcessEnv = process.env): MachineSecret {
  try {
    const folder = secretFolder(env);
    const path = join(folder, `${folderIdOf(dataDir)}.secret`);
    return { secret: readSecret(path) ?? createSecret(folder, path), strength: 'file' };
  } catch (error) {
    throw asDiskError(error);
  }
}

/** Whether a host that keeps the secret in a file has opened this folder before. */
export function hasMachineSecretFile(dataDir: string): boolean {
  return [folderIdName, `${folderIdName}.previous`].some((name) => existsSync(join(dataDir, name)));
}

function folderIdOf(dataDir: string): string {
  const file = new TwoCopyFile(join(dataDir, folderIdName), checkedJson<FolderId>(1, folderIdSchema));
  const stored = file.read();
  if (stored.state === 'sound') return stored.value.id;
  if (stored.state === 'damaged') throw new AppError('MACHINE_SECRET_UNAVAILABLE');
  const id = toHex(randomBytes(16));
  // Twice: the copy must be there from the first day.
  file.write({ v: 1, id });
  file.write({ v: 1, id });
  return id;
}

function secretFolder(env: NodeJS.ProcessEnv): string {
  if (env.OPEN_DOOR_SECRET_DIR) return env.OPEN_DOOR_SECRET_DIR;
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'open-door');
  }
  const configHome = env.XDG_CONFIG_HOME ?? '';
  // The XDG specification: a relative path is to be ignored.
  return join(isAbsolute(configHome) ? configHome : join(homedir(), '.config'), 'open-door');
}

function readSecret(path: string): Uint8Array | null {
  try {
    const secret = new Uint8Array(readFileSync(path));
    if (secret.length !== secretLength) throw new AppError('MACHINE_SECRET_UNAVAILABLE');
    return secret;
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function createSecret(folder: string, path: string): Uint8Array {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const secret = randomBytes(secretLength);
  writeFileAtomically(path, secret);
  return secret;
}
