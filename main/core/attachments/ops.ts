import { z } from 'zod';
import { codesOf } from '../../terms/code-list.ts';
import { attachmentSubjects, mediaType } from '../../terms/attachment-terms.ts';
import { batchLimits } from '../exchange/format/batch-limits.ts';
import { defineOpKind } from '../log/op-kind.ts';

const upByPolicy = { up: 'policy', down: 'never' } as const;

const encryptedFile = {
  /** Of the encrypted file: of the plain one it would let anybody prove who had handed in a file that he also has. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  /** Bytes, encrypted. */
  size: z.int().min(17).max(batchLimits.attachment),
};

/** A file that belongs to a record. Name and key are personal data: without the key nobody can read the file. */
export const attachmentOps = {
  'attachment.add': defineOpKind({
    entity: 'attachment',
    schema: 1,
    opens: true,
    body: z.strictObject({
      subjectEntity: z.enum(attachmentSubjects),
      subjectId: z.uuid(),
      ...encryptedFile,
      mediaType: z.enum(codesOf(mediaType)),
    }),
    pii: z.strictObject({
      name: z.string().min(1).max(200),
      key: z.string().regex(/^[0-9a-f]{64}$/u),
    }),
    travel: upByPolicy,
  }),
  /**
   * A file that went into sealed records with the words that it belonged to, under another key than before: that one lies in
   * the sealed blob alone. What stands here says how much is to go up, and nothing else.
   */
  'attachment.seal': defineOpKind({
    entity: 'attachment',
    schema: 1,
    opens: true,
    urgent: true,
    body: z.strictObject({ sealedId: z.uuid(), ...encryptedFile }),
    pii: null,
    travel: { up: 'whole', down: 'never' },
  }),
  'attachment.remove': defineOpKind({
    entity: 'attachment',
    schema: 1,
    body: z.strictObject({}),
    pii: z.strictObject({ reason: z.string().min(1).max(500) }),
    travel: upByPolicy,
  }),
};
