import { z } from 'zod';
import { AppError } from '../app-error.ts';
import { ageDecrypt, ageEncrypt } from '../crypto/age.ts';
import { fromHex, toHex } from '../crypto/hex.ts';
import { codesOf } from '../../terms/code-list.ts';
import { openingReason } from '../../terms/exchange.ts';
import { encodeCanonicalJson } from '../exchange/format/canonical-json.ts';
import { signPayload, verifyPayload } from '../exchange/format/dsse.ts';
import {
  decodeDocument,
  idSchema,
  instantSchema,
  parseDocument,
  publicKeysSchema,
} from '../exchange/format/wire-types.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';

// The two files by which a township opens a village's register for it (exchange.md §11, wrap c). The request has keys of
// its own, made once: their 25 digits are read to the township, and only the PC that made them opens the answer.

const requestMagic = 'XFB-OPEN-1';
const answerMagic = 'XFB-OPENED-1';
const requestPayload = 'application/vnd.xfb.open-request+json';
const maxLength = 16 * 1024;

const requestSchema = z.strictObject({
  keys: publicKeysSchema.strict(),
  stationId: idSchema,
  at: instantSchema,
});
export type OpeningRequest = z.infer<typeof requestSchema>;

const requestFileSchema = z.strictObject({
  magic: z.literal(requestMagic),
  request: requestSchema,
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

/** A request, signed by its own key, so that another station's name cannot be put to the keys. */
export function encodeRequest(stationId: string, at: string, { publicKeys, signingKey }: DeviceKeys): string {
  const { suite, signPublicKey, encryptPublicKey } = publicKeys;
  const request = parseDocument(
    'request',
    { keys: { suite, signPublicKey, encryptPublicKey }, stationId, at },
    requestSchema,
  );
  const signature = toHex(signPayload(signingKey.privateKey, requestPayload, encodeCanonicalJson(request)));
  return Buffer.from(encodeCanonicalJson({ magic: requestMagic, request, signature })).toString('utf8');
}

/** Errors: NOT_AN_OPENING_REQUEST. */
export function decodeRequest(bytes: Uint8Array): OpeningRequest {
  const { request, signature } = inShape('NOT_AN_OPENING_REQUEST', () => {
    if (bytes.length > maxLength) throw new AppError('LIMIT', { which: 'file', max: maxLength });
    return decodeDocument('request', bytes, requestFileSchema);
  });
  const signed = encodeCanonicalJson(request);
  const key = fromHex(request.keys.signPublicKey);
  if (!verifyPayload(key, requestPayload, signed, fromHex(signature))) {
    throw new AppError('NOT_AN_OPENING_REQUEST');
  }
  return request;
}

const answerSchema = z.strictObject({
  magic: z.literal(answerMagic),
  stationId: idSchema,
  databaseKey: z.string().regex(/^[0-9a-f]{64}$/),
  /** Who opened it, for the village's own log. */
  township: z.string().max(100),
  by: z.string().max(100),
  second: z.string().max(100),
  reason: z.enum(codesOf(openingReason)),
  at: instantSchema,
});
export type OpeningAnswer = Omit<z.infer<typeof answerSchema>, 'magic'>;

/** For the keys of the request alone. That it is the township's shows by the key in it: nobody else has it. */
export function encodeAnswer(recipient: string, answer: OpeningAnswer): Promise<Uint8Array> {
  const document = parseDocument('answer', { magic: answerMagic, ...answer }, answerSchema);
  return ageEncrypt([recipient], encodeCanonicalJson(document));
}

/** Errors: OPENING_ANSWER_WRONG: for another PC, another request, damaged, or no answer at all. */
export async function decodeAnswer(bytes: Uint8Array, ageIdentity: string): Promise<OpeningAnswer> {
  if (bytes.length > maxLength) throw new AppError('OPENING_ANSWER_WRONG');
  const plain = await ageDecrypt(ageIdentity, bytes).catch((error: unknown) => {
    throw error instanceof AppError ? new AppError('OPENING_ANSWER_WRONG') : error;
  });
  const { magic: _, ...answer } = inShape('OPENING_ANSWER_WRONG', () =>
    decodeDocument('answer', plain, answerSchema),
  );
  return answer;
}

function inShape<T>(code: 'NOT_AN_OPENING_REQUEST' | 'OPENING_ANSWER_WRONG', work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof AppError ? new AppError(code) : error;
  }
}
