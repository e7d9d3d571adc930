import { sign, verify } from '../../crypto/signing.ts';

/** What a signature of ours can be about; the type is signed with the payload, so that none passes for another. */
export type PayloadType =
  | 'application/vnd.xfb.manifest+json'
  | 'application/vnd.xfb.frames+json'
  | 'application/vnd.xfb.card+json'
  | 'application/vnd.xfb.rotation+json'
  | 'application/vnd.xfb.open-request+json';

/** DSSE pre-authentication encoding (github.com/secure-systems-lab/dsse, protocol v1) of the exact payload bytes. */
export function preAuthEncoding(type: PayloadType, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${type.length} ${type} ${payload.length} `;
  const encoded = new Uint8Array(head.length + payload.length);
  new TextEncoder().encodeInto(head, encoded);
  encoded.set(payload, head.length);
  return encoded;
}

/** Ed25519 over the pre-authentication encoding, 64 bytes. */
export function signPayload(privateKey: Uint8Array, type: PayloadType, payload: Uint8Array): Uint8Array {
  return sign(privateKey, preAuthEncoding(type, payload));
}

/** Never throws; the key comes from a key record, never from the message that is checked. */
export function verifyPayload(
  publicKey: Uint8Array,
  type: PayloadType,
  payload: Uint8Array,
  signature: Uint8Array,
): boolean {
  return verify(publicKey, preAuthEncoding(type, payload), signature);
}
