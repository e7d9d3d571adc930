import { z } from 'zod';
import { attachmentSubjects, fileGroupOf, mediaType } from '../../terms/attachment-terms.ts';
import { codesOf } from '../../terms/code-list.ts';
import { defineJob, defineRoute, unlocked, type RouteNeeds } from '../route.ts';

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/u);
const percentSchema = z.int().min(0).max(100);

const attachmentSchema = z.object({
  attachmentId: z.uuid(),
  /** Null where the personal data of its record did not travel. */
  name: z.string().nullable(),
  mediaType: z.enum(codesOf(mediaType)),
  /** Of the file as it was added. */
  bytes: z.int(),
  addedAt: z.string(),
  addedBy: z.string(),
  own: z.boolean(),
  /** Percent of it that lies here. */
  here: percentSchema,
  /** Percent of it that the township has said it holds; null where it does not go up. */
  above: percentSchema.nullable(),
  /** Percent of it that has gone in batches; null where it does not go up. */
  sent: percentSchema.nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** Who may write a record may attach to it. */
const writers: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler'] };

export const attachmentRoutes = {
  /**
   * Attaches a file that was encrypted before it was put (FORMAT.md §4.1) to an own record. Errors: NOT_FOUND, SEALED,
   * FORBIDDEN, CONFLICT, INPUT_INVALID (a kind of file that is not taken), FILE_NOT_FOUND, FILE_TOO_LARGE, ATTACHMENT_UNREADABLE, DISK_*.
   */
  'attachment.add': defineJob({
    needs: writers,
    input: z.object({
      subject: z.object({ entity: z.enum(attachmentSubjects), id: z.uuid() }),
      fileId: hashSchema,
      key: hashSchema,
      name: z
        .string()
        .trim()
        .min(1)
        .max(200)
        .refine((name) => fileGroupOf(name) !== null),
    }),
    result: z.object({ attachmentId: z.uuid() }),
  }),
  'attachment.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ subjectId: z.uuid() }),
    output: z.object({ attachments: z.array(attachmentSchema) }),
  }),
  /** Logged: gives the key of the encrypted file, which is fetched by its id. Errors: NOT_FOUND, ATTACHMENT_NOT_HERE. */
  'attachment.open': defineRoute({
    kind: 'write',
    needs: unlocked,
    input: z.object({ attachmentId: z.uuid() }),
    output: z.object({
      fileId: hashSchema,
      key: hashSchema,
      name: z.string(),
      mediaType: z.enum(codesOf(mediaType)),
    }),
  }),
  /** Errors: NOT_FOUND, FORBIDDEN (another station's). */
  'attachment.remove': defineRoute({
    kind: 'write',
    needs: writers,
    input: z.object({ attachmentId: z.uuid(), reason: z.string().trim().min(2).max(500) }),
    output: z.object({}),
  }),
};
