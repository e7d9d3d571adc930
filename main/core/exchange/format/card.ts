import { z } from 'zod';
import { AppError } from '../../app-error.ts';
import { fromHex, toHex } from '../../crypto/hex.ts';
import { encodeCanonicalJson } from './canonical-json.ts';
import { signPayload, verifyPayload } from './dsse.ts';
import { decodeDocument, parseDocument, stationIdentitySchema, type StationIdentity } from './wire-types.ts';

/** First field of every card, so that a card is told from any other JSON file. */
const cardMagic = 'XFB-CARD-1';
const cardPayload = 'application/vnd.xfb.card+json';
const maxCardLength = 16 * 1024;

const cardSchema = stationIdentitySchema.strict();
const cardFileSchema = z.strictObject({
  card: cardSchema,
  magic: z.literal(cardMagic),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

/**
 * The card of a station: its name and public keys, signed by themselves so that name and keys cannot be mixed from two
 * cards. It proves nothing by itself: the typed check code does. Throws AppError BAD_JSON for values no card may have.
 */
export function encodeCard(identity: StationIdentity, signPrivateKey: Uint8Array): Uint8Array {
  const card = parseDocument('card', identity, cardSchema);
  const signature = signPayload(signPrivateKey, cardPayload, encodeCanonicalJson(card));
  return encodeCanonicalJson({ card, magic: cardMagic, signature: toHex(signature) });
}

/** Reads a card. Throws AppError NOT_A_CARD (`reason`: length | content | signature). */
export function decodeCard(bytes: Uint8Array): StationIdentity {
  if (bytes.length > maxCardLength) throw new AppError('NOT_A_CARD', { reason: 'length' });
  const { card, signature } = decodeContent(bytes);
  const signedBytes = encodeCanonicalJson(card);
  const signPublicKey = fromHex(card.signPublicKey);
  if (!verifyPayload(signPublicKey, cardPayload, signedBytes, fromHex(signature))) {
    throw new AppError('NOT_A_CARD', { reason: 'signature' });
  }
  return card;
}

function decodeContent(bytes: Uint8Array): z.infer<typeof cardFileSchema> {
  try {
    return decodeDocument('card', bytes, cardFileSchema);
  } catch (error) {
    if (error instanceof AppError) throw new AppError('NOT_A_CARD', { reason: 'content' }, error.issues);
    throw error;
  }
}
