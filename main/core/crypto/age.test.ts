import { Decrypter, Encrypter } from 'age-encryption';
import { expect, test } from 'vitest';
import { AppError } from '../app-error.ts';
import {
  ageBlockLength,
  ageDecrypt,
  ageEncrypt,
  ageIdentityFromSeed,
  ageRecipientOf,
  generateAgeIdentity,
  isAgeRecipient,
} from './age.ts';
import { fromHex } from './hex.ts';
import { flipBit } from './testing/flip-bit.ts';

const identity = ageIdentityFromSeed(fromHex('5a'.repeat(32)));
const recipient = await ageRecipientOf(identity);

async function faultOf(file: Uint8Array): Promise<unknown> {
  return ageDecrypt(identity, file).catch((error: unknown) => error);
}

test('an identity is spelled as in the C2SP age test kit', () => {
  const seed = fromHex('36dcec3f5f24739a0c8b36cbb4ffa25729a94a51d41fb205a37419fe7f5adb2a');
  expect(ageIdentityFromSeed(seed)).toBe(
    'AGE-SECRET-KEY-1XMWWC06LY3EE5RYTXM9MFLAZ2U56JJJ36S0MYPDRWSVLUL66MV4QX3S7F6',
  );
  expect(() => ageIdentityFromSeed(seed.subarray(1))).toThrow(RangeError);
});

test('the recipient of a private key is its X25519 public key (RFC 7748 §6.1, Alice)', async () => {
  const alice = ageIdentityFromSeed(
    fromHex('77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a'),
  );
  // Bech32 of 8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a.
  expect(await ageRecipientOf(alice)).toBe('age1s5s0qzvfxzn4gayt0hwtg0hhtgxm7wsdycup4a8t5j5ca25mfe4qt4hs7q');
  await expect(ageRecipientOf('AGE-SECRET-KEY-1NONSENSE')).rejects.toThrow(AppError);
});

test('only one spelling of a recipient is accepted, and no other kind', () => {
  expect(isAgeRecipient(recipient)).toBe(true);
  expect(isAgeRecipient(recipient.toUpperCase())).toBe(false);
  expect(isAgeRecipient(`${recipient} `)).toBe(false);
  expect(isAgeRecipient(identity)).toBe(false);
  expect(isAgeRecipient('')).toBe(false);
  for (let at = 4; at < recipient.length; at += 1) {
    const other = recipient[at] === 'q' ? 'p' : 'q';
    expect(isAgeRecipient(recipient.slice(0, at) + other + recipient.slice(at + 1))).toBe(false);
  }
});

test.each([0, 1, ageBlockLength - 1, ageBlockLength, ageBlockLength + 1, 3 * ageBlockLength])(
  'what was encrypted comes back: %i bytes, at the borders of a block',
  async (length) => {
    const plaintext = new Uint8Array(length).map((_, index) => index % 251);
    const file = await ageEncrypt([recipient], plaintext);
    expect(await ageDecrypt(identity, file)).toEqual(plaintext);
  },
);

test('files are plain age v1: the library reads ours and we read its', async () => {
  const plaintext = Buffer.from('清河镇');
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const ours = await ageEncrypt([recipient], plaintext);
  expect(await decrypter.decrypt(ours, 'text')).toBe('清河镇');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const theirs = await encrypter.encrypt('清河镇');
  expect(Buffer.from(await ageDecrypt(identity, theirs)).equals(plaintext)).toBe(true);
});

test('each of several recipients can open a file, nobody else can', async () => {
  const other = generateAgeIdentity();
  const plaintext = Uint8Array.of(1, 2, 3);
  const file = await ageEncrypt([recipient, await ageRecipientOf(other)], plaintext);
  expect(await ageDecrypt(identity, file)).toEqual(plaintext);
  expect(await ageDecrypt(other, file)).toEqual(plaintext);
  await expect(ageDecrypt(generateAgeIdentity(), file)).rejects.toMatchObject({
    code: 'DECRYPT',
    params: { block: 0 },
  });
});

test('damage is named by its block, and a cut file is never taken for a whole one', async () => {
  const file = await ageEncrypt([recipient], new Uint8Array(2 * ageBlockLength));
  expect(await faultOf(flipBit(file, 30 * 8))).toMatchObject({ code: 'DECRYPT', params: { block: 0 } });
  expect(await faultOf(flipBit(file, 300 * 8))).toMatchObject({ code: 'DECRYPT', params: { block: 1 } });
  expect(await faultOf(flipBit(file, file.length * 8 - 1))).toMatchObject({
    code: 'DECRYPT',
    params: { block: 2 },
  });
  for (const length of [0, 10, 190, 216, file.length - ageBlockLength - 16, file.length - 1]) {
    expect(await faultOf(file.subarray(0, length))).toMatchObject({ code: 'DECRYPT' });
  }
});

test('a header that names thousands of recipients is refused before any key exchange', async () => {
  const stanza = `-> X25519 ${'A'.repeat(43)}\n${'A'.repeat(43)}\n`;
  const file = Buffer.from(`age-encryption.org/v1\n${stanza.repeat(50_000)}--- ${'A'.repeat(43)}\n`);
  await expect(ageDecrypt(identity, file)).rejects.toMatchObject({
    code: 'LIMIT',
    params: { which: 'ageHeader' },
  });
});

test('progress reaches the end, and a cancel stops between blocks', async () => {
  const plaintext = new Uint8Array(8 * ageBlockLength);
  const seen: number[] = [];
  const file = await ageEncrypt([recipient], plaintext, {
    onProgress: (done, total) => seen.push(done / total),
  });
  expect(seen).toHaveLength(8);
  expect(seen.at(-1)).toBe(1);
  let blocks = 0;
  const cancelled = ageDecrypt(identity, file, {
    onProgress: () => {
      blocks += 1;
    },
    isCancelled: () => blocks === 3,
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(blocks).toBe(3);
});

test('a malformed or missing recipient is the mistake of a programmer', async () => {
  await expect(ageEncrypt([], new Uint8Array(1))).rejects.toThrow(RangeError);
  await expect(ageEncrypt([`${recipient}q`], new Uint8Array(1))).rejects.toThrow(RangeError);
});
