import { upsertReport } from '../../../db/queries/reports.ts';
import type { BodyOf, PiiOf } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';

type Signed = BodyOf<'report.sign'>;

/** What stands in `report.fields`. */
export interface StoredReport extends Pick<Signed, 'figures' | 'items' | 'toldAt'> {
  /** Null where it was erased. */
  readonly words: PiiOf<'report.sign'> | null;
}

interface FoldedReport extends StoredReport {
  readonly stationId: string;
  readonly signedBy: string;
  readonly signedHlc: string;
  readonly signed: Signed;
}

export const reportProjection = defineProjection('report', {
  step(state: FoldedReport | null, op): FoldedReport | null {
    return (
      state ?? {
        stationId: op.author.station,
        signedBy: op.author.user,
        signedHlc: op.hlc,
        signed: op.body,
        figures: op.body.figures,
        items: op.body.items,
        toldAt: op.body.toldAt,
        words: op.pii,
      }
    );
  },
  write(tx, id, { stationId, signedBy, signedHlc, signed, figures, items, toldAt, words }) {
    const { reportType, day, half, status, signedAt, late, correctionOf } = signed;
    upsertReport(tx, {
      id,
      stationId,
      reportType,
      day,
      half: half ?? null,
      status,
      signedAt,
      signedHlc,
      signedBy,
      late: late ? 1 : 0,
      correctionOf: correctionOf ?? null,
      fields: JSON.stringify({ figures, items, toldAt, words } satisfies StoredReport),
    });
  },
});
