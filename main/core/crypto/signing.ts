import {
  createPrivateKey,
  createPublicKey,
  sign as nodeSign,
  verify as nodeVerify,
  type KeyObject,
} from 'node:crypto';
import { fromHex, toHex } from './hex.ts';
import { randomBytes, type RandomSource } from './random.ts';

/** Raw Ed25519 keys (RFC 8032), 32 bytes each; the private one is the seed. */
export interface SigningKey {
  readonly privateKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

export const signingKeyLength = 32;
export const signatureLength = 64;

// RFC 8410 PKCS #8 frame around a 32-byte seed: the only import that does not ask for the public half too.
const pkcs8Prefix = fromHex('302e020100300506032b657004220420');

export function generateSigningKey(random: RandomSource = randomBytes): SigningKey {
  return signingKeyFromSeed(random(signingKeyLength));
}

/** The key pair of a 32-byte seed. Throws RangeError for another length. */
export function signingKeyFromSeed(seed: Uint8Array): SigningKey {
  const { x } = createPublicKey(privateKeyObject(seed)).export({ format: 'jwk' });
  if (typeof x !== 'string') throw new TypeError('Ed25519 key without a public part');
  return { privateKey: seed.slice(), publicKey: new Uint8Array(Buffer.from(x, 'base64url')) };
}

/** Ed25519 signature, 64 bytes. Throws RangeError for a private key that is not 32 bytes. */
export function sign(privateKey: Uint8Array, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(nodeSign(null, bytes, privateKeyObject(privateKey)));
}

/** False for every fault, also for keys and signatures of a wrong length or of small order; never throws. */
export function verify(publicKey: Uint8Array, bytes: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== signatureLength || !isSigningPublicKey(publicKey)) return false;
  try {
    return nodeVerify(null, bytes, publicKeyObject(publicKey), signature);
  } catch {
    return false;
  }
}

/** y of the points of small order (sign bit cleared): under such a key anybody can make signatures that verify. */
const smallOrderY: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
]);
/** y from 2^255-19 on, which RFC 8032 §5.1.3 refuses: first byte ed or more, then only ff, then 7f. */
const unreducedY = /^(?:e[d-f]|f.)(?:ff){30}7f$/;

/** Whether these are 32 bytes that encode a reduced y, and not a point of small order. */
export function isSigningPublicKey(publicKey: Uint8Array): boolean {
  if (publicKey.length !== signingKeyLength) return false;
  const y = publicKey.slice();
  y[31] = (y[31] ?? 0) & 0x7f;
  const hex = toHex(y);
  return !smallOrderY.has(hex) && !unreducedY.test(hex);
}

function privateKeyObject(seed: Uint8Array): KeyObject {
  if (seed.length !== signingKeyLength) throw new RangeError('Ed25519 private key must be 32 bytes');
  const key = Buffer.concat([pkcs8Prefix, seed]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

/** Building the object costs a third of a verification, and a station meets the keys of a few senders. */
const publicKeyObjects = new Map<string, KeyObject>();
const maxKeyObjects = 64;

function publicKeyObject(publicKey: Uint8Array): KeyObject {
  const x = Buffer.from(publicKey).toString('base64url');
  const known = publicKeyObjects.get(x);
  if (known) return known;
  const made = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  if (publicKeyObjects.size >= maxKeyObjects) publicKeyObjects.clear();
  publicKeyObjects.set(x, made);
  return made;
}
