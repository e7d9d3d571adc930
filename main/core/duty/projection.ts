import { upsertDutyLog, upsertRoster } from '../../../db/queries/duty.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { localDateOf, addDays } from '../../contract/values/local-date.ts';
import { readPeriod } from '../../contract/values/period.ts';
import type {
  dutyBeginFields,
  DutyChange,
  dutyDayFields,
  dutyEntryFields,
  dutyHandOverFields,
} from '../../terms/duty-terms.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { AnyOp } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';

export type DutyDayValues = FieldValues<typeof dutyDayFields>;

interface By {
  readonly staffId: string;
  readonly at: string;
}
function byOf({ author, hlc }: AnyOp): By {
  return { staffId: author.user, at: hlcTime(hlc) };
}

export interface FoldedDutyDay {
  readonly on: string;
  readonly values: DutyDayValues;
  readonly changes: readonly {
    readonly change: DutyChange;
    readonly by: By;
    readonly before: DutyDayValues;
    readonly reason: string | null;
  }[];
}

interface FoldedRoster {
  readonly stationId: string;
  readonly week: string;
  readonly days: readonly FoldedDutyDay[];
}

export const rosterProjection = defineProjection('dutyRoster', {
  step(state: FoldedRoster | null, op): FoldedRoster | null {
    if (op.kind === 'duty.plan') {
      const monday = readPeriod(op.body.week)?.from ?? localDateOf(hlcTime(op.hlc));
      return (
        state ?? {
          stationId: op.author.station,
          week: op.body.week,
          days: (op.pii?.days ?? []).map((values, index) => ({
            on: addDays(monday, index),
            values,
            changes: [],
          })),
        }
      );
    }
    if (state === null) return null;
    const { on, change } = op.body;
    const changed = (day: FoldedDutyDay): FoldedDutyDay => ({
      on,
      values: op.pii?.day ?? {},
      changes: [...day.changes, { change, by: byOf(op), before: day.values, reason: op.pii?.reason ?? null }],
    });
    return { ...state, days: state.days.map((day) => (day.on === on ? changed(day) : day)) };
  },
  write(tx, id, { stationId, week, days }) {
    upsertRoster(tx, { id, stationId, week, fields: JSON.stringify(days) });
  },
});

export interface FoldedDutyLog {
  readonly values: FieldValues<typeof dutyBeginFields>;
  readonly log: readonly {
    /** The op that wrote it. */
    readonly id: string;
    readonly by: By;
    readonly values: FieldValues<typeof dutyEntryFields>;
    readonly struck: { readonly by: By; readonly reason: string | null } | null;
  }[];
  readonly handOver: { readonly by: By; readonly values: FieldValues<typeof dutyHandOverFields> } | null;
  readonly takeOver: { readonly by: By; readonly onPaper: boolean } | null;
  readonly redaction: FoldedRedaction | null;
}

type WithStation = FoldedDutyLog & { readonly stationId: string };

export const dutyLogProjection = defineProjection('dutyLog', {
  step(state: WithStation | null, op): WithStation | null {
    if (op.kind === 'duty.begin') {
      const values = { ...op.body.fields, ...op.pii?.fields };
      return (
        state ?? {
          stationId: op.author.station,
          values,
          log: [],
          handOver: null,
          takeOver: null,
          redaction: null,
        }
      );
    }
    if (state === null) return null;
    switch (op.kind) {
      case 'duty.note':
        return {
          ...state,
          log: [
            ...state.log,
            { id: op.opId, by: byOf(op), values: { ...op.body.fields, ...op.pii?.fields }, struck: null },
          ],
        };
      case 'duty.strike': {
        const struck = { by: byOf(op), reason: op.pii?.reason ?? null };
        return {
          ...state,
          log: state.log.map((entry) =>
            entry.id === op.body.entryId && entry.struck === null ? { ...entry, struck } : entry,
          ),
        };
      }
      case 'duty.redact':
        return { ...state, redaction: foldRedaction(state.redaction, op) };
      case 'duty.handOver':
        return { ...state, handOver: state.handOver ?? { by: byOf(op), values: op.pii?.fields ?? {} } };
      case 'duty.takeOver':
        return {
          ...state,
          takeOver: state.takeOver ?? { by: byOf(op), onPaper: op.body.onPaper === true },
        };
    }
  },
  write(tx, id, { stationId, ...folded }) {
    const { dutyOn = '', dutyShift = 'whole' } = folded.values;
    if (folded.redaction) eraseRecord(tx, 'dutyLog', id, folded.redaction);
    const signed = folded.takeOver === null ? 'handedOver' : 'takenOver';
    upsertDutyLog(tx, {
      id,
      stationId,
      dutyOn,
      dutyShift,
      state: folded.handOver === null ? 'running' : signed,
      fields: JSON.stringify(folded),
    });
  },
});
