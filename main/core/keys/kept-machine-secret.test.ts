import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openKeptMachineSecret, type SecretKeeper } from './kept-machine-secret.ts';
import { openMachineSecretFile } from './machine-secret-file.ts';

let dataDir = '';
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kept-secret-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const env = () => ({ OPEN_DOOR_SECRET_DIR: join(dataDir, 'secrets') });
const open = (keeper: SecretKeeper | null) => openKeptMachineSecret(dataDir, keeper, env());

/** A keyring with a name; what another one sealed it cannot open. */
function keyring(name: string, shouldSealAgain = false): SecretKeeper {
  return {
    seal: async (text) => Buffer.from(`${name}:${[...text].toReversed().join('')}`),
    open: async (sealed) => {
      const [by, text = ''] = Buffer.from(sealed).toString().split(':');
      if (by?.replace(/'$/u, '') !== name.replace(/'$/u, '')) throw new Error('Sealed by another keyring');
      return { text: [...text].toReversed().join(''), shouldSealAgain };
    },
  };
}

test('a folder keeps its secret, sealed, and nowhere in the open', async () => {
  const first = await open(keyring('a'));
  expect([first.strength, first.secret.length]).toEqual(['os', 32]);
  expect((await open(keyring('a'))).secret).toEqual(first.secret);
  const kept = readdirSync(dataDir).map((name) => readFileSync(join(dataDir, name), 'utf8'));
  expect(kept.join('')).not.toContain(Buffer.from(first.secret).toString('base64'));
});

test('without its keyring it is unavailable and nothing changes; a keyring that lost its keys gets a new one, and the old one is back when the keys are', async () => {
  const first = await open(keyring('a'));
  await expect(open(null)).rejects.toThrow('MACHINE_SECRET_UNAVAILABLE');
  expect((await open(keyring('a'))).secret).toEqual(first.secret);
  const fresh = await open(keyring('b'));
  expect(fresh.secret).not.toEqual(first.secret);
  expect((await open(keyring('b'))).secret).toEqual(fresh.secret);
  expect((await open(keyring('a'))).secret).toEqual(first.secret);
});

test('a folder whose logins were made under a file stays with the file, which asks for a passphrase', async () => {
  const { secret } = openMachineSecretFile(dataDir, env());
  expect(await open(keyring('a'))).toEqual({ secret, strength: 'file' });
});

test('where there is no keyring the secret is a file', async () => {
  expect((await open(null)).strength).toBe('file');
});

test('a keyring that changed its key seals the secret again', async () => {
  const { secret } = await open(keyring('a'));
  const before = readFileSync(join(dataDir, 'machine-secret.json'), 'utf8');
  expect((await open(keyring("a'", true))).secret).toEqual(secret);
  expect(readFileSync(join(dataDir, 'machine-secret.json'), 'utf8')).not.toBe(before);
  expect((await open(keyring('a'))).secret).toEqual(secret);
});

test('a damaged file is not replaced: the second copy stands in, and without it nothing is made anew', async () => {
  const { secret } = await open(keyring('a'));
  writeFileSync(join(dataDir, 'machine-secret.json'), 'x');
  expect((await open(keyring('a'))).secret).toEqual(secret);
  writeFileSync(join(dataDir, 'machine-secret.json.previous'), 'x');
  await expect(open(keyring('a'))).rejects.toThrow('MACHINE_SECRET_UNAVAILABLE');
});
