import { defineCodeList, labelOf, type CodeOf, type LabelLanguage } from './code-list.ts';

/** What an attachment is, as far as a person needs to know before it is opened. */
export const mediaType = defineCodeList('mediaType', [
  { code: 'jpeg', zh: 'JPEG 图片', en: 'JPEG picture', picture: 'image/jpeg' },
  { code: 'png', zh: 'PNG 图片', en: 'PNG picture', picture: 'image/png' },
  { code: 'webp', zh: 'WebP 图片', en: 'WebP picture', picture: 'image/webp' },
  { code: 'pdf', zh: 'PDF 文件', en: 'PDF', picture: null },
  { code: 'document', zh: '文档', en: 'Document', picture: null },
  { code: 'audio', zh: '录音', en: 'Sound', picture: null },
  { code: 'video', zh: '录像', en: 'Video', picture: null },
  { code: 'other', zh: '其他文件', en: 'Other file', picture: null },
]);
export type MediaType = CodeOf<typeof mediaType>;

/** What a catalogue calls it. */
export function filedTitle(type: MediaType, language: LabelLanguage): string {
  const what = labelOf(mediaType, type, language);
  return language === 'zh' ? `附件（${what}）` : `Attachment (${what})`;
}

/** What a person may attach something to. To a sealed accusation nobody does. */
export const attachmentSubjects = ['contact', 'dispute'] as const;
export type AttachmentSubject = (typeof attachmentSubjects)[number];

/** What an attachment may belong to: `sealed` once its record was moved. */
export const attachmentOwners = [...attachmentSubjects, 'sealed'] as const;

/** `erased`: with the words of its record; its key is gone, and with it what anybody still holds of it. */
export const attachmentStates = ['kept', 'removed', 'erased'] as const;

/** Bytes of a file that a person may attach: encrypted, with 16 bytes more for each 64 KiB, it is the 50 MiB of the format. */
export const maxAttachmentBytes = 50 * 1024 * 1024 - 800 * 16;

const fileEndings = {
  picture: 'jpg jpeg png webp heic heif bmp gif tif tiff',
  pdf: 'pdf',
  document: 'doc docx wps et dps xls xlsx ppt pptx ofd txt rtf',
  audio: 'mp3 m4a wav amr aac ogg wma',
  video: 'mp4 mov avi mkv 3gp wmv',
} as const;
export type FileGroup = keyof typeof fileEndings;
const groupByEnding: ReadonlyMap<string, FileGroup> = new Map(
  (['picture', 'pdf', 'document', 'audio', 'video'] as const).flatMap((group) =>
    fileEndings[group].split(' ').map((ending) => [ending, group] as const),
  ),
);

/**
 * What a file says it is by the end of its name; null: nothing that evidence is made of. Programs, pages and archives are
 * not taken, because a person at the other station opens what an office has sent.
 */
export function fileGroupOf(name: string): FileGroup | null {
  return groupByEnding.get(/[^.]\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '') ?? null;
}
