// An attachment is encrypted before it leaves this page, so that its plain bytes lie on no disk and in no log of a host
// (main/core/exchange/FORMAT.md §4.1; the host proves each file with its key in main/core/attachments/blob.ts).

const segmentLength = 65_536;
const tagLength = 16;
const algorithm = 'AES-GCM';

/** Called with the share that is done, 0 to 1. */
export type OnShare = (share: number) => void;

/** Thrown for a file that its key does not open: damaged, cut short or another one. */
export class AttachmentDamaged extends Error {}

/**
 * Encrypts a file under a new key, a piece at a time: the page stays awake and the file is never in memory twice. Errors:
 * what reading the file throws, `signal.reason`.
 */
export async function sealAttachment(
  file: Blob,
  onShare: OnShare = () => undefined,
  signal?: AbortSignal,
  raw: Uint8Array<ArrayBuffer> = crypto.getRandomValues(new Uint8Array(32)),
): Promise<{ readonly sealed: Blob; readonly key: string }> {
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['encrypt']);
  const sealed: ArrayBuffer[] = [];
  for (let at = 0, index = 0; at < file.size; at += segmentLength, index += 1) {
    signal?.throwIfAborted();
    const segment = await file.slice(at, at + segmentLength).arrayBuffer();
    const nonce = nonceOf(index, at + segmentLength >= file.size);
    sealed.push(await crypto.subtle.encrypt({ name: algorithm, iv: nonce }, key, segment));
    onShare(Math.min(1, (at + segmentLength) / file.size));
  }
  return { sealed: new Blob(sealed), key: toHex(raw) };
}

/** The plain file. Throws {@link AttachmentDamaged}. */
export async function openAttachment(sealed: Blob, keyHex: string, type: string): Promise<Blob> {
  const key = await crypto.subtle.importKey('raw', fromHex(keyHex), algorithm, false, ['decrypt']);
  const plain: ArrayBuffer[] = [];
  const step = segmentLength + tagLength;
  for (let at = 0, index = 0; at < sealed.size; at += step, index += 1) {
    const segment = await sealed.slice(at, at + step).arrayBuffer();
    const nonce = nonceOf(index, at + step >= sealed.size);
    try {
      plain.push(await crypto.subtle.decrypt({ name: algorithm, iv: nonce }, key, segment));
    } catch {
      throw new AttachmentDamaged();
    }
  }
  if (plain.length === 0) throw new AttachmentDamaged();
  return new Blob(plain, { type });
}

function nonceOf(index: number, isLast: boolean): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(12);
  const view = new DataView(nonce.buffer);
  view.setUint32(7, index);
  view.setUint8(11, isLast ? 1 : 0);
  return nonce;
}

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../gu) ?? [], (pair) => Number.parseInt(pair, 16));
}
