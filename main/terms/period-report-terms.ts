import { defineCodeList, type CodeOf } from './code-list.ts';

/**
 * Tables and texts that a station owes by the calendar (domain.md §2.8). `period`: of what; it may be signed from
 * `opensBefore` days before the end of its period on, and is in time until `dueAfter` days after it. `special`: owed only
 * in a special period, else made by whoever wants it; `also`: of longer periods where somebody asks for it, owed by nobody.
 */
export const periodReportKind = defineCodeList('periodReportKind', [
  {
    code: 'dailyReport',
    zh: '日报表',
    en: 'Daily report',
    form: 'F61',
    period: 'day',
    opensBefore: 0,
    dueAfter: 1,
    special: true,
    also: [],
  },
  {
    code: 'weeklySummary',
    zh: '周小结',
    en: 'Weekly summary',
    form: 'F64',
    period: 'week',
    opensBefore: 2,
    dueAfter: 1,
    special: false,
    also: [],
  },
  {
    code: 'monthlyAnalysis',
    zh: '月分析',
    en: 'Monthly analysis',
    form: 'F65',
    period: 'month',
    opensBefore: 0,
    dueAfter: 5,
    special: false,
    also: [],
  },
  {
    code: 'disputeStatistics',
    zh: '矛盾纠纷排查调处统计表',
    en: 'Statistics of disputes (list B)',
    form: 'F52',
    period: 'month',
    opensBefore: 0,
    dueAfter: 5,
    special: false,
    also: ['quarter', 'halfYear', 'year'],
  },
  {
    code: 'mediationStatistics',
    zh: '人民调解纠纷统计表',
    en: 'Mediation statistics (list A)',
    form: 'F52',
    period: 'month',
    opensBefore: 0,
    dueAfter: 5,
    special: false,
    also: ['quarter', 'halfYear', 'year'],
  },
  {
    code: 'quarterlyReview',
    zh: '季度通报',
    en: 'Quarterly review',
    form: 'F66',
    period: 'quarter',
    opensBefore: 0,
    dueAfter: 10,
    special: false,
    also: [],
  },
  {
    code: 'halfYearReport',
    zh: '半年报告',
    en: 'Half-year report',
    form: 'F67',
    period: 'halfYear',
    opensBefore: 0,
    dueAfter: 15,
    special: false,
    also: [],
  },
  {
    code: 'annualReport',
    zh: '年度报告',
    en: 'Annual report',
    form: 'F67',
    period: 'year',
    opensBefore: 0,
    dueAfter: 31,
    special: false,
    also: [],
  },
]);
export type PeriodReportKind = CodeOf<typeof periodReportKind>;

/** Where the report of a period stands; `late`: its due day is over and nobody has signed. */
export const periodReportState = defineCodeList('periodReportState', [
  { code: 'notYet', zh: '未到时间', en: 'Not yet' },
  { code: 'due', zh: '待报', en: 'Due' },
  { code: 'late', zh: '逾期未报', en: 'Overdue' },
  { code: 'signed', zh: '已签', en: 'Signed' },
]);
export type PeriodReportState = CodeOf<typeof periodReportState>;

/**
 * What the tables count of a period (domain.md §4: by the day of the event). `flow`: of a period that is over it changes by
 * what is entered late, and by nothing else; the others are as they stand on the day of counting.
 */
export const stationFigure = defineCodeList('stationFigure', [
  { code: 'contact.letters', zh: '来信（件）', en: 'Letters', flow: true },
  { code: 'contact.visits', zh: '来访（批）', en: 'Visits', flow: true },
  { code: 'contact.visitors', zh: '来访（人次）', en: 'Visitors', flow: true },
  { code: 'contact.collectiveVisits', zh: '其中集体访（批）', en: 'Collective visits', flow: true },
  { code: 'contact.collectiveVisitors', zh: '集体访（人次）', en: 'Visitors in them', flow: true },
  { code: 'contact.calls', zh: '来电（件）', en: 'Calls', flow: true },
  { code: 'contact.others', zh: '网上及其他（件）', en: 'Online and others', flow: true },
  { code: 'contact.comings', zh: '来信来访来电合计', en: 'Comings in all', flow: true },
  { code: 'contact.repeats', zh: '其中重复信访', en: 'Repeats among them', flow: true },
  { code: 'matter.registered', zh: '新登记事项', en: 'Matters registered', flow: true },
  { code: 'matter.answered', zh: '当场答复', en: 'Answered on the spot', flow: true },
  { code: 'matter.accepted', zh: '受理', en: 'Accepted', flow: true },
  { code: 'matter.noticed', zh: '出具受理（不予受理）告知', en: 'Notices of acceptance or not', flow: true },
  { code: 'matter.noticedInTime', zh: '其中按期告知', en: 'Notices in time', flow: false },
  { code: 'matter.transferred', zh: '转送', en: 'Transferred', flow: true },
  { code: 'matter.assigned', zh: '交办', en: 'Assigned', flow: true },
  { code: 'matter.replied', zh: '作出处理意见、答复', en: 'Opinions and replies', flow: true },
  { code: 'matter.repliedInTime', zh: '其中按期答复', en: 'Opinions and replies in time', flow: false },
  { code: 'matter.closed', zh: '办结', en: 'Closed', flow: true },
  { code: 'matter.overdue', zh: '超期未办结（填报时）', en: 'Overdue when reported', flow: false },
  { code: 'matter.supervised', zh: '督办', en: 'Supervised', flow: true },
  { code: 'matter.proposals', zh: '提出改进建议', en: 'Proposals for improvement', flow: true },
  { code: 'matter.proposalsAnswered', zh: '改进建议收到反馈', en: 'Proposals answered', flow: true },
  { code: 'matter.evaluated', zh: '群众评价', en: 'Evaluated by petitioners', flow: true },
  { code: 'dispute.carriedOver', zh: '上期结转纠纷', en: 'Disputes carried over', flow: false },
  { code: 'dispute.found', zh: '新排查纠纷', en: 'Disputes found', flow: true },
  { code: 'dispute.reopened', zh: '重启', en: 'Reopened', flow: true },
  { code: 'dispute.resolved', zh: '化解纠纷', en: 'Disputes resolved', flow: true },
  { code: 'dispute.transferred', zh: '移交', en: 'Disputes transferred', flow: true },
  { code: 'dispute.withdrawn', zh: '撤回（终止）', en: 'Withdrawn or ended', flow: true },
  { code: 'dispute.corrected', zh: '更正', en: 'Corrected', flow: true },
  { code: 'dispute.remaining', zh: '期末未化解纠纷', en: 'Disputes remaining', flow: false },
  { code: 'dispute.rounds', zh: '开展集中排查（次）', en: 'Screening rounds', flow: true },
  { code: 'report.owed', zh: '应报零报告', en: 'Zero reports owed', flow: false },
  { code: 'report.inTime', zh: '按时报送', en: 'Reported in time', flow: false },
  { code: 'report.late', zh: '迟报', en: 'Late', flow: false },
  { code: 'report.missing', zh: '未报', en: 'Missing', flow: false },
]);
export type StationFigure = CodeOf<typeof stationFigure>;

/**
 * What is counted of the disputes found in a period. All but `found`, `people` and `amount` are what has become of those
 * so far (by cohort, domain.md §4), so that no rate exceeds 100 %.
 */
export const disputeMeasure = defineCodeList('disputeMeasure', [
  { code: 'found', zh: '排查数', en: 'Found', flow: true },
  { code: 'mediated', zh: '调处数', en: 'Mediated', flow: false },
  { code: 'succeeded', zh: '成功数', en: 'Settled', flow: false },
  { code: 'written', zh: '书面协议', en: 'Written agreement', flow: false },
  { code: 'oral', zh: '口头协议', en: 'Oral agreement', flow: false },
  { code: 'performed', zh: '已履行', en: 'Performed', flow: false },
  { code: 'people', zh: '涉及人数', en: 'People', flow: false },
  { code: 'amount', zh: '涉及金额（元）', en: 'Amount (yuan)', flow: false },
]);
export type DisputeMeasure = CodeOf<typeof disputeMeasure>;

/** 涉及人数 of F52; `from` and `below`: how many are concerned. */
export const peopleBand = defineCodeList('peopleBand', [
  { code: 'below50', zh: '50人以下', en: 'Below 50', below: 50 },
  { code: 'below100', zh: '50人以上不满100人', en: '50 to 99', below: 100 },
  { code: 'below500', zh: '100人以上不满500人', en: '100 to 499', below: 500 },
  { code: 'more', zh: '500人以上', en: '500 and more', below: Infinity },
]);

/** The text blocks that a person completes; `needed`: nobody signs without it. */
export const reportText = defineCodeList('reportText', [
  { code: 'importantItems', zh: '重要事项', en: 'Important items' },
  { code: 'situation', zh: '总体情况', en: 'Situation' },
  { code: 'overdueReasons', zh: '超期事项说明', en: 'What is overdue, and why' },
  { code: 'fieldsConcerned', zh: '反映集中的领域和被反映较多的部门', en: 'Fields and bodies most concerned' },
  { code: 'causes', zh: '原因分析', en: 'Causes' },
  { code: 'findings', zh: '存在问题', en: 'Findings' },
  { code: 'goodPractice', zh: '好的做法', en: 'Good practice' },
  { code: 'suggestions', zh: '对策建议', en: 'Suggestions' },
  { code: 'adoption', zh: '提出的建议及采纳情况', en: 'Proposals and what was adopted' },
  { code: 'nextSteps', zh: '下一步工作', en: 'Next steps' },
  { code: 'tableRemark', zh: '备注', en: 'Remarks' },
]);
export type ReportText = CodeOf<typeof reportText>;

interface ReportLayout {
  /** Rows of figures, in the order of the form. */
  readonly figures: readonly StationFigure[];
  /** Beside the period: the one before, the same of last year, the year so far, and the township's own. */
  readonly columns: readonly ReportColumn[];
  /** Tables below the figures. */
  readonly tables: readonly ('categories' | 'typeA' | 'typeB' | 'stations')[];
  /** Matters that are overdue, by number. */
  readonly overdue: boolean;
  readonly texts: readonly ReportText[];
  readonly needed: readonly ReportText[];
}

export const reportColumn = defineCodeList('reportColumn', [
  { code: 'current', zh: '本期', en: 'This period' },
  { code: 'last', zh: '上期', en: 'Period before' },
  { code: 'lastYear', zh: '上年同期', en: 'A year before' },
  { code: 'yearToDate', zh: '年度累计', en: 'Year so far' },
  { code: 'own', zh: '乡镇', en: 'Township itself' },
]);
export type ReportColumn = CodeOf<typeof reportColumn>;

const comings = [
  'contact.letters',
  'contact.visits',
  'contact.visitors',
  'contact.collectiveVisits',
  'contact.collectiveVisitors',
  'contact.calls',
  'contact.others',
  'contact.comings',
] as const;
const handling = [
  'matter.registered',
  'matter.answered',
  'matter.accepted',
  'matter.transferred',
  'matter.assigned',
  'matter.replied',
  'matter.closed',
  'matter.overdue',
] as const;
const ledger = [
  'dispute.carriedOver',
  'dispute.found',
  'dispute.reopened',
  'dispute.resolved',
  'dispute.transferred',
  'dispute.withdrawn',
  'dispute.corrected',
  'dispute.remaining',
] as const;
const reported = ['report.owed', 'report.inTime', 'report.late', 'report.missing'] as const;

const everything = {
  figures: [
    ...comings,
    'contact.repeats',
    ...handling,
    'matter.supervised',
    'matter.proposals',
    'matter.proposalsAnswered',
    'matter.evaluated',
    ...ledger,
    'dispute.rounds',
    ...reported,
  ],
  columns: ['current', 'last', 'lastYear'],
  tables: ['categories', 'stations'],
  overdue: false,
} as const;

/** What each kind shows (domain.md §2.8, §2.6 F52). */
export const reportLayout: Readonly<Record<PeriodReportKind, ReportLayout>> = {
  dailyReport: {
    figures: [...comings, ...handling, 'dispute.found', 'dispute.resolved'],
    columns: ['current', 'yearToDate'],
    tables: [],
    overdue: false,
    texts: ['importantItems'],
    needed: [],
  },
  weeklySummary: {
    figures: [...comings, ...handling, ...ledger],
    columns: ['current', 'last'],
    tables: ['stations'],
    overdue: true,
    texts: ['situation', 'overdueReasons', 'nextSteps'],
    needed: ['nextSteps'],
  },
  monthlyAnalysis: {
    figures: [...comings, 'contact.repeats', ...handling, ...ledger, 'dispute.rounds'],
    columns: ['current', 'last', 'lastYear'],
    tables: ['categories', 'stations'],
    overdue: true,
    texts: ['situation', 'causes', 'suggestions'],
    needed: ['causes', 'suggestions'],
  },
  disputeStatistics: {
    figures: ['dispute.rounds'],
    columns: ['current', 'own', 'yearToDate'],
    tables: ['typeB'],
    overdue: false,
    texts: ['tableRemark'],
    needed: [],
  },
  mediationStatistics: {
    figures: [],
    columns: ['current', 'yearToDate'],
    tables: ['typeA'],
    overdue: false,
    texts: ['tableRemark'],
    needed: [],
  },
  quarterlyReview: {
    figures: [
      'contact.comings',
      'matter.registered',
      'matter.noticed',
      'matter.noticedInTime',
      'matter.replied',
      'matter.repliedInTime',
      'matter.closed',
      'matter.evaluated',
      'dispute.found',
      'dispute.resolved',
      ...reported,
    ],
    columns: ['current', 'last', 'lastYear'],
    tables: ['stations'],
    overdue: false,
    texts: ['findings', 'goodPractice', 'nextSteps'],
    needed: ['findings'],
  },
  halfYearReport: {
    ...everything,
    texts: ['situation', 'fieldsConcerned', 'causes', 'adoption', 'nextSteps'],
    needed: ['situation', 'nextSteps'],
  },
  annualReport: {
    ...everything,
    texts: ['situation', 'fieldsConcerned', 'causes', 'adoption', 'nextSteps'],
    needed: ['situation', 'nextSteps'],
  },
};

/** What the table by station shows; in the order of the stations, never of a figure (domain.md §7.1). */
export const stationColumns: readonly StationFigure[] = [
  'contact.comings',
  'matter.registered',
  'matter.noticed',
  'matter.noticedInTime',
  'matter.replied',
  'matter.repliedInTime',
  'matter.closed',
  'matter.evaluated',
  'dispute.found',
  'dispute.resolved',
  'report.inTime',
  'report.late',
  'report.missing',
];

/** Whether a figure of a period that is over changes only by what is entered late. */
export function isFlow(cell: string): boolean {
  if (cell.startsWith('station.')) return false;
  if (cell.startsWith('category.')) return true;
  const figure = stationFigure.items.find(({ code }) => code === cell);
  if (figure) return figure.flow;
  if (!/^(?:type[AB]|total)\./u.test(cell)) return false;
  const measure = cell.slice(cell.lastIndexOf('.') + 1);
  return disputeMeasure.items.some(({ code, flow }) => code === measure && flow);
}
