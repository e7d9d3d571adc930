import { z } from 'zod';
import { archiveFields, retention } from '../../terms/archive-fields.ts';
import { mediaType } from '../../terms/attachment-terms.ts';
import { codesOf, labelLanguages } from '../../terms/code-list.ts';
import { fieldsSchema } from '../fields.ts';
import { paperKinds } from '../papers.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';

export const archiving: RouteNeeds = { session: true, roles: ['admin', 'registrar', 'handler', 'archivist'] };
/** What lies in one file: of more, its catalogue would find no room in one entry of the log. */
export const longestFile = 450;

/** Something that a person attached. */
export const attachedKind = 'attachment';

const attachedSchema = z.object({
  /** Null where it did not travel. */
  name: z.string().nullable(),
  mediaType: z.enum(codesOf(mediaType)),
  bytes: z.int(),
  /** Of the encrypted bytes, which lie under this name. */
  sha256: z.string(),
  addedAt: z.string(),
  addedBy: z.string(),
  /** It lies here whole. */
  here: z.boolean(),
});

/** What the program can print again, as it lies in the file: one of its papers, or an attachment. */
const fileItemSchema = z.object({
  documentKind: z.enum([...paperKinds, attachedKind]),
  subjectId: z.uuid(),
  attached: attachedSchema.optional(),
  /** 文号 and 责任者. */
  no: z.string(),
  responsible: z.string(),
  title: z.string(),
  on: z.string(),
  /** As they were counted, of a file that was closed. */
  pages: z.int().optional(),
});
export type FileItem = z.infer<typeof fileItemSchema>;
export const caseFileItemsSchema = z.array(fileItemSchema).max(longestFile);
/** The pages of each paper, as they were counted. */
export const countedItemsSchema = z
  .array(
    fileItemSchema.pick({ documentKind: true, subjectId: true }).extend({ pages: z.int().min(1).max(999) }),
  )
  .max(longestFile);
/** Of a file that was closed: how many of its items lie in each volume; nothing as long as it is open, or its catalogue lies elsewhere. */
export const volumesSchema = z.array(z.int());

/** The case file of a matter (domain.md §2.9 F80–F82). */
export const archiveRoutes = {
  /**
   * What lies in the file of a matter, in its order, and what is proposed for its cover. Errors: NOT_FOUND, FILE_TOO_LONG.
   */
  'matter.caseFile': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ matterId: z.uuid(), language: z.enum(labelLanguages) }),
    output: z.object({
      items: caseFileItemsSchema,
      volumes: volumesSchema,
      proposed: z.object({ about: z.string(), retention: z.enum(codesOf(retention)) }),
    }),
  }),
  /**
   * Closes the file: the pages of each paper were counted as they lie in front of the person. From here on nothing of the
   * matter changes. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (not ended, filed already, or another paper has come since),
   * FILE_TOO_LONG, INPUT_INVALID.
   */
  'matter.archive': defineRoute({
    kind: 'write',
    needs: archiving,
    input: z.object({
      matterId: z.uuid(),
      language: z.enum(labelLanguages),
      items: countedItemsSchema,
      values: fieldsSchema(archiveFields),
    }),
    /** Its list, by which its papers are named. */
    output: z.object({ fileId: z.uuid() }),
  }),
  /** Opens a file again to mend it; it keeps its number. Errors: NOT_FOUND, FORBIDDEN, CONFLICT. */
  'matter.unarchive': defineRoute({
    kind: 'write',
    needs: archiving,
    input: z.object({ matterId: z.uuid(), reason: z.string().trim().min(2).max(500) }),
    output: z.object({}),
  }),
};
