import { findDispute, type DisputeRow } from '../../../db/queries/disputes.ts';
import type { Reader } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import type { FoldedRedaction } from '../redaction/fold-redaction.ts';
import type { DisputeConclusion, DisputeFields, FoldedDispute } from './projection.ts';

/** Errors: NOT_FOUND. */
export function disputeRowOf(reader: Reader, disputeId: string): DisputeRow {
  const row = findDispute(reader, disputeId);
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/** What the projection puts into `fields`. */
export interface StoredDispute {
  readonly registrarId: string;
  readonly conclusion: DisputeConclusion | null;
  readonly redaction: FoldedRedaction | null;
  readonly progress: FoldedDispute['progress'];
  readonly values: DisputeFields;
}

/** It is read back here, and nowhere else. */
export function storedDispute(row: DisputeRow): StoredDispute {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(row.fields) as StoredDispute;
}
