import type { MediaType } from '../../terms/attachment-terms.ts';

const startsWith: readonly (readonly [MediaType, number, string])[] = [
  ['jpeg', 0, 'ffd8ff'],
  ['png', 0, '89504e470d0a1a0a'],
  ['webp', 8, '57454250'],
  ['pdf', 0, '255044462d'],
];
const endings: Readonly<Record<string, MediaType>> = Object.fromEntries(
  (
    [
      ['document', 'doc docx wps et dps xls xlsx ppt pptx ofd txt rtf'],
      ['audio', 'mp3 m4a wav amr aac ogg wma'],
      ['video', 'mp4 mov avi mkv 3gp wmv'],
    ] as const
  ).flatMap(([type, names]) => names.split(' ').map((ending) => [ending, type])),
);

/** What may be shown as a picture is known by its content, never by its name. */
export function mediaTypeOf(head: Uint8Array, name: string): MediaType {
  const bytes = Buffer.from(head.subarray(0, 16)).toString('hex');
  const known = startsWith.find(([, at, hex]) => bytes.startsWith(hex, at * 2));
  if (known) return known[0];
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(endings, ending) ? (endings[ending] ?? 'other') : 'other';
}
