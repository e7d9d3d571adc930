import { defineCodeList, type CodeOf } from './code-list.ts';

/** Stretches of time that ledgers and tables are made for (domain.md §2.6, §2.8). */
export const periodKind = defineCodeList('periodKind', [
  { code: 'day', zh: '日', en: 'Day' },
  { code: 'week', zh: '周', en: 'Week' },
  { code: 'halfMonth', zh: '半月', en: 'Half month' },
  { code: 'month', zh: '月', en: 'Month' },
  { code: 'quarter', zh: '季度', en: 'Quarter' },
  { code: 'halfYear', zh: '半年', en: 'Half year' },
  { code: 'year', zh: '年', en: 'Year' },
]);
export type PeriodKind = CodeOf<typeof periodKind>;

/**
 * What brings a dispute into the rolling ledger or takes it out. `struck` and `restored`: a voiding, or its taking back,
 * after the books of the month in which the dispute was counted had closed.
 */
export const ledgerTurn = defineCodeList('ledgerTurn', [
  { code: 'found', zh: '新排查', en: 'Found', change: 1 },
  { code: 'reopened', zh: '重启', en: 'Reopened', change: 1 },
  { code: 'restored', zh: '撤销作废', en: 'Restored', change: 1 },
  { code: 'resolved', zh: '化解', en: 'Resolved', change: -1 },
  { code: 'transferred', zh: '移交', en: 'Transferred', change: -1 },
  { code: 'withdrawn', zh: '撤回（终止）', en: 'Withdrawn or ended', change: -1 },
  { code: 'struck', zh: '作废', en: 'Struck', change: -1 },
]);
export type LedgerTurn = CodeOf<typeof ledgerTurn>;

/**
 * The head of the rolling ledger F51, in its order: 上期结转 + 新排查 + 重启 − 化解 − 移交 − 撤回（终止）+ 更正 = 期末未化解.
 * `corrected` is what was struck or restored after the books had closed; nearly always 0.
 */
export const ledgerFigure = defineCodeList('ledgerFigure', [
  { code: 'carriedOver', zh: '上期结转', en: 'Carried over', sign: '' },
  { code: 'found', zh: '本期新排查', en: 'Found', sign: '+' },
  { code: 'reopened', zh: '本期重启', en: 'Reopened', sign: '+' },
  { code: 'resolved', zh: '本期化解', en: 'Resolved', sign: '−' },
  { code: 'transferred', zh: '本期移交', en: 'Transferred', sign: '−' },
  { code: 'withdrawn', zh: '本期撤回（终止）', en: 'Withdrawn or ended', sign: '−' },
  { code: 'corrected', zh: '更正', en: 'Corrected', sign: '+' },
  { code: 'remaining', zh: '期末未化解', en: 'Remaining', sign: '=' },
]);
export type LedgerFigure = CodeOf<typeof ledgerFigure>;
