import { fileGroupOf, type MediaType } from '../../terms/attachment-terms.ts';

const startsWith: readonly (readonly [MediaType, number, string])[] = [
  ['jpeg', 0, 'ffd8ff'],
  ['png', 0, '89504e470d0a1a0a'],
  ['webp', 8, '57454250'],
  ['pdf', 0, '255044462d'],
];
/** What may be shown as a picture is known by its content, never by its name. */
export function mediaTypeOf(head: Uint8Array, name: string): MediaType {
  const bytes = Buffer.from(head.subarray(0, 16)).toString('hex');
  const known = startsWith.find(([, at, hex]) => bytes.startsWith(hex, at * 2));
  if (known) return known[0];
  const group = fileGroupOf(name);
  return group === 'document' || group === 'audio' || group === 'video' ? group : 'other';
}
