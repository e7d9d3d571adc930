import type { ContactRow } from '../../../db/queries/contacts.ts';
import type { MatterRow } from '../../../db/queries/matters.ts';
import type { SealedRoute } from '../../terms/sealed-terms.ts';
import type { FoldedActs } from '../matters/acts.ts';
import type { FoldedAnswer, FoldedMatter, MatterFields } from '../matters/projection.ts';
import type { FoldedRedaction } from '../redaction/fold-redaction.ts';
import type { ContactFields, FoldedVoiding } from './projection.ts';
import type { MatterVoidings } from './voidings.ts';

// What the projections put into `fields` is read back here, and nowhere else.

export function storedContact(row: ContactRow): {
  readonly registeredAt: string;
  readonly lateEntry: string | null;
  readonly route: SealedRoute | null;
  /** As it counts, see voidings.ts. */
  readonly voiding: FoldedVoiding | null;
  /** As its own ops say. */
  readonly ownVoiding: FoldedVoiding | null;
  readonly redaction: FoldedRedaction | null;
  readonly values: ContactFields;
} {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(row.fields) as ReturnType<typeof storedContact>;
}

export function storedMatter(row: MatterRow): {
  readonly answer: FoldedMatter['answer'];
  readonly acts: FoldedActs;
  readonly mergedAfter: FoldedMatter['mergedAfter'];
  readonly voidings: MatterVoidings;
  /** As the op that opened it says, whatever became of its comings. */
  readonly opened: { readonly receivedOn: string; readonly limitProfile: string };
  readonly redaction: FoldedRedaction | null;
  readonly values: MatterFields;
} {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(row.fields) as ReturnType<typeof storedMatter>;
}

/** Of an answer what people see. */
export function shownAnswer(
  answer: FoldedMatter['answer'],
): Pick<FoldedAnswer, 'answeredOn' | 'agreedOral' | 'text'> | null {
  if (answer === null) return null;
  const { answeredOn, agreedOral, text } = answer;
  return { answeredOn, agreedOral, text };
}
