import { defineCodeList, type CodeOf } from './code-list.ts';

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

/** What an attachment may belong to. Nothing of a sealed accusation is ever one. */
export const attachmentSubjects = ['contact', 'dispute'] as const;
export type AttachmentSubject = (typeof attachmentSubjects)[number];

/** `erased`: with the words of its record; its key is gone, and with it what anybody still holds of it. */
export const attachmentStates = ['kept', 'removed', 'erased'] as const;

/** Bytes of a file that a person may attach: encrypted it stays within the 50 MiB of the format. */
export const maxAttachmentBytes = 50_000_000;
