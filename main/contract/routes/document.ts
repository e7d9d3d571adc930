import { z } from 'zod';
import { codesOf, labelLanguages, type LabelLanguage } from '../../terms/code-list.ts';
import { documentKind } from '../../terms/document-kinds.ts';
import { paperKinds, paperSchema, type Paper } from '../papers.ts';
import { defineRoute, unlocked } from '../route.ts';
import { longestFile } from './archive.ts';
import { periodIdSchema } from './ledger.ts';

/** A paper is named by its kind and by what it is about; a table of a station also by its period and how far it reaches. */
const paperNameSchema = z.object({
  documentKind: z.enum(paperKinds),
  subjectId: z.uuid(),
  period: periodIdSchema.optional(),
  /** With all stations below. */
  consolidated: z.literal(true).optional(),
  /** Which batch of the station. */
  batchId: z.uuid().optional(),
  /** Which volume of a case file; none: the first. */
  volume: z.int().min(1).max(longestFile).optional(),
});
const languageSchema = z.enum(labelLanguages);

/** Said apart: inferred, its type would be too long to write down. */
export interface PrintedPaper {
  paper: Paper;
  language: LabelLanguage;
  /** When it was printed for the first time; in a preview the present. */
  issuedAt: string;
  /** 1 is the first print; from 2 on the paper says 补打. */
  copyNo: number;
}
const printedPaperSchema: z.ZodType<PrintedPaper> = z.object({
  paper: paperSchema,
  language: languageSchema,
  issuedAt: z.string(),
  copyNo: z.int(),
});

const documentRowSchema = z.object({
  documentId: z.uuid(),
  documentKind: z.enum(codesOf(documentKind)),
  documentNo: z.string(),
  issuedAt: z.string(),
  printCount: z.int(),
  printedAt: z.string(),
  printedBy: z.string(),
});

const pendingSlipSchema = z.object({
  contactId: z.uuid(),
  registrationNo: z.string(),
  receivedAt: z.string(),
  petitionerName: z.string().nullable(),
  /** The line of an accusation: there is a slip and no form. */
  sealed: z.boolean(),
});

export const documentRoutes = {
  /**
   * What would be printed now. Nothing is written: an unchanged paper is the stored one. `original` is given when the
   * record was revised since the last print, so that the person chooses between the two.
   */
  'document.preview': defineRoute({
    kind: 'read',
    needs: unlocked,
    forPrinting: true,
    input: z.object({ papers: z.array(paperNameSchema).min(1).max(100), language: languageSchema }),
    output: z.object({
      papers: z.array(z.object({ current: printedPaperSchema, original: printedPaperSchema.nullable() })),
    }),
  }),
  /** Logs that a print was asked for, keeps what the paper shows and gives it back: no host knows whether paper came out. */
  'document.print': defineRoute({
    kind: 'write',
    needs: unlocked,
    forPrinting: true,
    input: z.object({
      papers: z
        .array(
          paperNameSchema.extend({
            /** 补打原件: the last printed version, although the record was revised since. */
            original: z.boolean().default(false),
          }),
        )
        .min(1)
        .max(100),
      language: languageSchema,
    }),
    output: z.object({ papers: z.array(printedPaperSchema) }),
  }),
  /** Slips that could not be printed, or of which nobody has said what became of them: this station's, oldest first. */
  'document.pendingSlips': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ limit: z.int().min(1).max(200).default(50) }),
    output: z.object({ slips: z.array(pendingSlipSchema) }),
  }),
  /** The papers that were printed about a record, or about a matter and every coming for it; newest first. */
  'document.list': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({ subjectId: z.uuid() }),
    output: z.object({ documents: z.array(documentRowSchema) }),
  }),
};
