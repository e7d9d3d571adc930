import { upsertRound } from '../../../db/queries/screening-rounds.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { readPeriod } from '../../contract/values/period.ts';
import type { screeningFields } from '../../terms/screening-terms.ts';
import { defineProjection, revised } from '../log/projection.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';

export type ScreeningFields = FieldValues<typeof screeningFields>;

/** What stands in `screening_round.fields`. */
export interface StoredRound {
  readonly registrarId: string;
  readonly values: ScreeningFields;
  readonly discussed: readonly string[];
  readonly redaction: FoldedRedaction | null;
}

interface FoldedRound extends StoredRound {
  readonly stationId: string;
  readonly period: string;
  readonly isVoid: boolean;
}

export const screeningProjection = defineProjection('screeningRound', {
  step(state: FoldedRound | null, op): FoldedRound | null {
    if (op.kind === 'screening.hold') {
      const { period, fields, discussed } = op.body;
      return (
        state ?? {
          stationId: op.author.station,
          registrarId: op.author.user,
          period,
          discussed,
          isVoid: false,
          redaction: null,
          values: { ...fields, ...op.pii?.fields },
        }
      );
    }
    if (state === null) return null;
    if (op.kind === 'screening.redact') return { ...state, redaction: foldRedaction(state.redaction, op) };
    if (op.kind === 'screening.void') return { ...state, isVoid: true };
    const { set, clear, discussed = state.discussed } = op.body;
    return { ...state, discussed, values: revised(state.values, { ...set, ...op.pii?.set }, clear) };
  },
  write(tx, id, { stationId, period, isVoid, registrarId, values, discussed, redaction }) {
    const days = readPeriod(period);
    if (redaction) eraseRecord(tx, 'screeningRound', id, redaction);
    upsertRound(tx, {
      id,
      stationId,
      period,
      periodFrom: days?.from ?? '',
      periodTo: days?.to ?? '',
      heldOn: values.heldOn ?? days?.to ?? '',
      isVoid: isVoid ? 1 : 0,
      fields: JSON.stringify({ registrarId, values, discussed, redaction } satisfies StoredRound),
    });
  },
});
