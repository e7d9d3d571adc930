import { defineCodeList, type CodeOf } from './code-list.ts';

/**
 * Subjects of a zero report (F60): one row per unit, type and period. `combined` covers the three others in one
 * statement: it is the default, because a cadre who signs three times a day that nothing happened reads none of them.
 */
export const reportType = defineCodeList('reportType', [
  { code: 'combined', zh: '综合', en: 'Combined' },
  { code: 'petition', zh: '信访', en: 'Letters and visits' },
  { code: 'dispute', zh: '矛盾纠纷', en: 'Disputes' },
  { code: 'urgent', zh: '重大紧急事项', en: 'Major and urgent matters' },
]);
export type ReportType = CodeOf<typeof reportType>;

/**
 * Half a day that a special period asks a report of its own for. The other one is the report of the whole day: so the
 * figures of a day stay comparable, and what came late in the morning stands in it.
 */
export const dayHalf = defineCodeList('dayHalf', [{ code: 'morning', zh: '上午', en: 'Morning' }]);
export type DayHalf = CodeOf<typeof dayHalf>;

/** Nil is a statement that somebody signs; a missing report is neither. */
export const reportStatus = defineCodeList('reportStatus', [
  { code: 'nil', zh: '无', en: 'Nothing to report' },
  { code: 'items', zh: '有', en: 'Items attached' },
]);
export type ReportStatus = CodeOf<typeof reportStatus>;

/** What an attached item of a report is about; it is named by number, never by a person. */
export const reportItemKind = defineCodeList('reportItemKind', [
  { code: 'matter', zh: '信访事项', en: 'Matter' },
  { code: 'dispute', zh: '矛盾纠纷', en: 'Dispute' },
  { code: 'urgentMatter', zh: '重大紧急事项', en: 'Urgent major matter' },
]);
export type ReportItemKind = CodeOf<typeof reportItemKind>;

/** The figures of F60, in the order of the form; `typed`: no register holds it yet, a person says it. */
export const reportFigure = defineCodeList('reportFigure', [
  { code: 'letters', zh: '来信（件）', en: 'Letters' },
  { code: 'visits', zh: '来访（批）', en: 'Visits' },
  { code: 'visitors', zh: '来访（人次）', en: 'Visitors' },
  { code: 'collectiveVisits', zh: '集体访（批）', en: 'Collective visits' },
  { code: 'collectiveVisitors', zh: '集体访（人次）', en: 'Visitors in them' },
  { code: 'calls', zh: '来电（件）', en: 'Calls' },
  { code: 'others', zh: '网上及其他（件）', en: 'Online and others' },
  { code: 'disputesFound', zh: '新排查纠纷（件）', en: 'Disputes found' },
  { code: 'disputesResolved', zh: '化解纠纷（件）', en: 'Disputes resolved' },
  { code: 'urgent', zh: '重大紧急事项（件）', en: 'Major and urgent matters' },
]);
export type ReportFigure = CodeOf<typeof reportFigure>;

/** Where the report of a day stands. */
export const reportDayState = defineCodeList('reportDayState', [
  { code: 'notYet', zh: '未到时间', en: 'Not yet' },
  { code: 'due', zh: '待报', en: 'Due' },
  { code: 'missing', zh: '未报', en: 'Missing' },
  { code: 'nil', zh: '无事项', en: 'Nil' },
  { code: 'items', zh: '有事项', en: 'Items' },
]);
export type ReportDayState = CodeOf<typeof reportDayState>;
