import { z } from 'zod';
import { codesOf, labelLanguages } from '../../terms/code-list.ts';
import { documentKind } from '../../terms/document-kinds.ts';
import { defineOpKind, entityNames, staysHere } from '../log/op-kind.ts';

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
    }),
    /** Exactly what the paper shows (main/contract/papers.ts). */
    pii: z.strictObject({ snapshot: z.record(z.string(), z.unknown()) }),
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
