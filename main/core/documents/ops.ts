import { z } from 'zod';
import { codesOf, labelLanguages } from '../../terms/code-list.ts';
import { documentKind } from '../../terms/document-kinds.ts';
import { defineOpKind, entityNames, staysHere } from '../log/op-kind.ts';

/** Characters (code points) of one piece, and pieces of one op: at most four bytes each, within FORMAT.md §1 and §4. */
export const snapshotPiece = { length: 8_000, count: 7 } as const;

/** Lines of a list that is printed as one paper. */
export const longestList = 1000;

/** A paper that was printed: what it showed, and every further print of the same. */
export const documentOps = {
  'document.issue': defineOpKind({
    entity: 'document',
    schema: 1,
    opens: true,
    body: z.strictObject({
      documentKind: z.enum(codesOf(documentKind)),
      subjectEntity: z.enum(entityNames),
      subjectId: z.uuid(),
      documentNo: z.string().max(40),
      templateVersion: z.int(),
      language: z.enum(labelLanguages),
      /** By the clock of the PC: it stands on the paper. */
      issuedAt: z.iso.datetime(),
      /** Of a list: the records whose words it shows, so that an erasure finds it. */
      names: z.array(z.uuid()).max(longestList).optional(),
    }),
    /** Exactly what the paper shows (main/contract/papers.ts); `continued`: as text in `document.continue`, too long for one op. */
    pii: z.strictObject({
      snapshot: z.record(z.string(), z.unknown()),
      continued: z.literal(true).optional(),
    }),
    travel: staysHere,
  }),
  /** More of what a long paper shows than one op has room for: the text of the rest of its snapshot, piece by piece. */
  'document.continue': defineOpKind({
    entity: 'document',
    schema: 1,
    body: z.strictObject({ part: z.int().min(1) }),
    pii: z.strictObject({
      text: z
        .array(
          z
            .string()
            .min(1)
            .max(snapshotPiece.length * 2),
        )
        .min(1),
    }),
    travel: staysHere,
  }),
  'document.reprint': defineOpKind({
    entity: 'document',
    schema: 1,
    /** The number that stands on the paper: 2 is the first 补打. */
    body: z.strictObject({ copyNo: z.int().min(2) }),
    pii: null,
    travel: staysHere,
  }),
};
