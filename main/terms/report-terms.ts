import { defineCodeList, type CodeOf } from './code-list.ts';

/** Subjects of a zero report (F60): one row per unit, type and period. */
export const reportType = defineCodeList('reportType', [
  { code: 'petition', zh: '信访', en: 'Letters and visits' },
  { code: 'dispute', zh: '矛盾纠纷', en: 'Disputes' },
  { code: 'urgent', zh: '重大紧急事项', en: 'Major and urgent matters' },
]);
export type ReportType = CodeOf<typeof reportType>;

export const reportPeriodKind = defineCodeList('reportPeriodKind', [
  { code: 'day', zh: '日', en: 'Day' },
  { code: 'halfDay', zh: '半日', en: 'Half day' },
]);
export type ReportPeriodKind = CodeOf<typeof reportPeriodKind>;

export const dayHalf = defineCodeList('dayHalf', [
  { code: 'morning', zh: '上午', en: 'Morning' },
  { code: 'afternoon', zh: '下午', en: 'Afternoon' },
]);
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
