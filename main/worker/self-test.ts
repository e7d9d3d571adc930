import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { proveDriver } from '../../db/store/prove-driver.ts';
import { ageDecrypt, ageEncrypt, ageRecipientOf, generateAgeIdentity } from '../core/crypto/age.ts';
import { scryptKey } from '../core/crypto/derive.ts';
import { toHex } from '../core/crypto/hex.ts';
import { sign, signingKeyFromSeed, verify } from '../core/crypto/signing.ts';

const selfTestParts = ['ED25519', 'AGE', 'SCRYPT', 'ZSTD', 'DRIVER'] as const;
export type SelfTestPart = (typeof selfTestParts)[number];

/** What the program cannot do without, each with the proof that this machine has it. */
const proofs: Readonly<Record<SelfTestPart, () => void | Promise<void>>> = {
  /** RFC 8032, section 7.1, test 2. */
  ED25519: () => {
    const seed = Buffer.from('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb', 'hex');
    const { privateKey, publicKey } = signingKeyFromSeed(seed);
    const message = Uint8Array.of(0x72);
    const signature = sign(privateKey, message);
    assertEqual(toHex(signature).slice(0, 32), '92a009a9f0d4cab8720e820b5f642540');
    if (!verify(publicKey, message, signature)) throw new Error('Own signature refused');
    if (verify(publicKey, Uint8Array.of(0x73), signature)) throw new Error('Wrong message accepted');
  },
  AGE: async () => {
    const identity = generateAgeIdentity();
    const sealed = await ageEncrypt([await ageRecipientOf(identity)], Uint8Array.of(1, 2, 3));
    assertEqual(toHex(await ageDecrypt(identity, sealed)), '010203');
  },
  /** RFC 7914, section 12, second vector. */
  SCRYPT: () => {
    const key = scryptKey('password', 'NaCl', { log2N: 10, r: 8, p: 16 });
    assertEqual(toHex(key), 'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162');
  },
  ZSTD: () => {
    const bytes = Buffer.from('开门接访'.repeat(100));
    assertEqual(zstdDecompressSync(zstdCompressSync(bytes)).toString('hex'), bytes.toString('hex'));
  },
  DRIVER: () => {
    const folder = mkdtempSync(join(tmpdir(), 'open-door-'));
    try {
      proveDriver(join(folder, 'proof.db'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

export interface SelfTestFailure {
  readonly part: SelfTestPart;
  readonly thrown: unknown;
}

/** Run before anything of a station is touched. Empty: all is well. */
export async function runSelfTest(): Promise<readonly SelfTestFailure[]> {
  const results = await Promise.all(
    selfTestParts.map(async (part) => ({ part, thrown: await thrownBy(proofs[part]) })),
  );
  return results.filter(({ thrown }) => thrown !== null);
}

async function thrownBy(prove: () => void | Promise<void>): Promise<unknown> {
  try {
    await prove();
    return null;
  } catch (thrown) {
    return thrown;
  }
}

function assertEqual(found: string, expected: string): void {
  if (found !== expected) throw new Error('A known answer came out wrong');
}
