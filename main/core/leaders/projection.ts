import { upsertLeaderDay, upsertLeaderRecord } from '../../../db/queries/leaders.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { leaderRecordFields, leaderResultFields, receptionFields } from '../../terms/leader-terms.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { defineProjection } from '../log/projection.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';

export interface FoldedLeaderDay {
  readonly values: FieldValues<typeof receptionFields>;
  /** On which it was put down, and so can have been published. */
  readonly putDownOn: string;
  readonly cancelled: { readonly reason: string | null } | null;
}

export const leaderDayProjection = defineProjection('leaderDay', {
  step(state: (FoldedLeaderDay & { stationId: string }) | null, op) {
    if (op.kind === 'leader.schedule') {
      return (
        state ?? {
          stationId: op.author.station,
          values: { ...op.body.fields, ...op.pii?.fields },
          putDownOn: localDateOf(hlcTime(op.hlc)),
          cancelled: null,
        }
      );
    }
    return state && { ...state, cancelled: state.cancelled ?? { reason: op.pii?.reason ?? null } };
  },
  write(tx, id, { stationId, ...folded }) {
    upsertLeaderDay(tx, {
      id,
      stationId,
      receptionOn: folded.values.receptionOn ?? folded.putDownOn,
      fields: JSON.stringify(folded satisfies FoldedLeaderDay),
    });
  },
});

export interface FoldedLeaderRecord {
  readonly values: FieldValues<typeof leaderRecordFields>;
  readonly registrarId: string;
  readonly result: FieldValues<typeof leaderResultFields> | null;
  readonly redaction: FoldedRedaction | null;
}

interface WithKeys extends FoldedLeaderRecord {
  readonly stationId: string;
  readonly matterId: string | null;
}

export const leaderRecordProjection = defineProjection('leaderRecord', {
  step(state: WithKeys | null, op): WithKeys | null {
    if (op.kind === 'leader.record') {
      return (
        state ?? {
          stationId: op.author.station,
          matterId: op.body.matterId ?? null,
          registrarId: op.author.user,
          values: { ...op.body.fields, ...op.pii?.fields },
          result: null,
          redaction: null,
        }
      );
    }
    if (state === null) return null;
    if (op.kind === 'leader.redact') return { ...state, redaction: foldRedaction(state.redaction, op) };
    return { ...state, result: { ...op.body.fields, ...op.pii?.fields } };
  },
  write(tx, id, { stationId, matterId, ...folded }) {
    const isOver = folded.result !== null || folded.redaction !== null;
    if (folded.redaction) eraseRecord(tx, 'leaderRecord', id, folded.redaction);
    upsertLeaderRecord(tx, {
      id,
      stationId,
      metOn: folded.values.actOn ?? '',
      dueOn: isOver ? null : (folded.values.receptionDueOn ?? null),
      matterId,
      fields: JSON.stringify(folded satisfies FoldedLeaderRecord),
    });
  },
});
