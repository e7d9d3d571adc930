import type { RedactionGrounds } from '../../contract/redaction.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { Author } from '../log/op-kinds.ts';

/** An erasure as a record keeps it. */
export interface FoldedRedaction extends RedactionGrounds {
  readonly at: string;
  readonly opId: string;
  readonly staffId: string;
  readonly stationId: string;
}

/** Folds an erasure; of several, the first stands. */
export function foldRedaction(
  before: FoldedRedaction | null,
  {
    opId,
    hlc,
    author,
    body,
  }: {
    readonly opId: string;
    readonly hlc: string;
    readonly author: Author;
    readonly body: RedactionGrounds;
  },
): FoldedRedaction {
  return before ?? { ...body, at: hlcTime(hlc), opId, staffId: author.user, stationId: author.station };
}
