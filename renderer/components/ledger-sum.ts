import type { LedgerFigures } from '../../main/contract/routes/ledger.ts';
import { ledgerFigure, type LedgerFigure } from '../../main/terms/ledger-terms.ts';

interface Term {
  readonly code: LedgerFigure;
  readonly sign: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly count: number;
}

/** The sum that the head of the rolling ledger is; a correction only where there was one. */
export function ledgerSum(figures: LedgerFigures): Term[] {
  return ledgerFigure.items
    .map(({ code, sign, zh, en }) => {
      const count = figures[code] ?? 0;
      return code === 'corrected' && count < 0
        ? { code, sign: '−', label: { zh, en }, count: -count }
        : { code, sign, label: { zh, en }, count };
    })
    .filter(({ code, count }) => code !== 'corrected' || count !== 0);
}
