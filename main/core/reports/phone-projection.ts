import { upsertPhoneReport } from '../../../db/queries/phone-reports.ts';
import type { BodyOf, PiiOf } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';

type Noted = BodyOf<'phoneReport.note'>;

/** What stands in `phone_report.fields`. */
export interface StoredPhoneReport extends Pick<Noted, 'toldAt' | 'notedAt'> {
  readonly notedBy: string;
  /** Null where it was erased. */
  readonly words: PiiOf<'phoneReport.note'> | null;
}

interface FoldedPhoneReport extends StoredPhoneReport {
  readonly noted: Noted;
  readonly notedHlc: string;
  readonly isVoid: boolean;
}

export const phoneReportProjection = defineProjection('phoneReport', {
  step(state: FoldedPhoneReport | null, op): FoldedPhoneReport | null {
    switch (op.kind) {
      case 'phoneReport.note': {
        const { toldAt, notedAt } = op.body;
        const known = { noted: op.body, notedHlc: op.hlc, notedBy: op.author.user, words: op.pii };
        return state ?? { ...known, toldAt, notedAt, isVoid: false };
      }
      case 'phoneReport.void':
        return state && { ...state, isVoid: true };
    }
  },
  write(tx, id, { noted, notedHlc, isVoid, toldAt, notedAt, notedBy, words }) {
    const { aboutStation, day, status } = noted;
    upsertPhoneReport(tx, {
      id,
      aboutStation,
      day,
      status,
      isVoid: isVoid ? 1 : 0,
      notedHlc,
      fields: JSON.stringify({ toldAt, notedAt, notedBy, words } satisfies StoredPhoneReport),
    });
  },
});
