import { upsertPeriodReport, upsertSpecialPeriod } from '../../../db/queries/period-reports.ts';
import { mapColumns, ungroupCells } from '../../contract/period-table.ts';
import type { PeriodTable } from '../../contract/routes/period-report.ts';
import { readPeriod } from '../../contract/values/period.ts';
import type { BodyOf, PiiOf } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';

type Signed = BodyOf<'periodReport.sign'>;

/** What stands in `period_report.fields`. */
export interface StoredPeriodReport extends Pick<Signed, 'stations' | 'overdue' | 'supplements' | 'said'> {
  readonly columns: PeriodTable['columns'];
  /** Null where it was erased. */
  readonly words: PiiOf<'periodReport.sign'> | null;
  readonly redaction: FoldedRedaction | null;
}

interface FoldedPeriodReport extends StoredPeriodReport {
  readonly stationId: string;
  readonly signedBy: string;
  readonly signedHlc: string;
  readonly signed: Pick<Signed, 'reportKind' | 'period' | 'signedAt' | 'late'>;
}

export const periodReportProjection = defineProjection('periodReport', {
  step(state: FoldedPeriodReport | null, op): FoldedPeriodReport | null {
    if (op.kind === 'periodReport.redact') {
      return state && { ...state, words: null, redaction: foldRedaction(state.redaction, op) };
    }
    const { columns, stations, overdue, supplements, said, ...signed } = op.body;
    return (
      state ?? {
        stationId: op.author.station,
        signedBy: op.author.user,
        signedHlc: op.hlc,
        signed,
        columns: mapColumns(columns, ungroupCells),
        stations,
        overdue,
        supplements,
        said,
        words: op.pii,
        redaction: null,
      }
    );
  },
  write(tx, id, { stationId, signedBy, signedHlc, signed, ...stored }) {
    if (stored.redaction) eraseRecord(tx, 'periodReport', id, stored.redaction);
    const { reportKind, period, signedAt, late } = signed;
    upsertPeriodReport(tx, {
      id,
      stationId,
      reportKind,
      period,
      periodTo: readPeriod(period)?.to ?? '',
      signedAt,
      signedHlc,
      signedBy,
      late: late ? 1 : 0,
      fields: JSON.stringify(stored satisfies StoredPeriodReport),
    });
  },
});

/** What stands in `special_period.fields`. */
export interface StoredSpecialPeriod {
  readonly name: string | null;
  /** The day that was laid down first, where it ends on another one. */
  readonly plannedTo: string | null;
  readonly endReason: string | null;
}

interface FoldedSpecialPeriod extends StoredSpecialPeriod {
  readonly stationId: string;
  readonly from: string;
  readonly to: string;
  readonly halfDay: boolean;
}

export const specialPeriodProjection = defineProjection('specialPeriod', {
  step(state: FoldedSpecialPeriod | null, op): FoldedSpecialPeriod | null {
    if (op.kind === 'specialPeriod.set') {
      const { from, to, halfDay } = op.body;
      const laidDown = { from, to, halfDay, name: op.pii?.name ?? null };
      return state ?? { stationId: op.author.station, ...laidDown, plannedTo: null, endReason: null };
    }
    return (
      state && {
        ...state,
        to: op.body.to,
        plannedTo: state.plannedTo ?? state.to,
        endReason: op.pii?.reason ?? null,
      }
    );
  },
  write(tx, id, { stationId, from, to, halfDay, ...stored }) {
    upsertSpecialPeriod(tx, {
      id,
      stationId,
      fromOn: from,
      toOn: to,
      halfDay: halfDay ? 1 : 0,
      fields: JSON.stringify(stored satisfies StoredSpecialPeriod),
    });
  },
});
