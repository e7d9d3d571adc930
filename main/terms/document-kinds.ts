import { defineCodeList, type CodeOf } from './code-list.ts';
import type { EntryAct } from './entry-fields.ts';

/**
 * Papers that the program prints. `form`: number of the form in domain.md §2, null for the station's own papers. `mark`:
 * of a notice, which has a series of numbers of its own.
 */
export const documentKind = defineCodeList('documentKind', [
  {
    code: 'registrationForm',
    zh: '群众来访（来信来电）登记表',
    en: 'Registration form for visits, letters and calls',
    form: 'F01',
  },
  { code: 'receiptSlip', zh: '信访事项回执（查询单）', en: 'Receipt slip', form: 'F02' },
  {
    code: 'acceptanceNotice',
    zh: '信访事项受理告知书',
    en: 'Notice of acceptance',
    form: 'F03',
    mark: '信受',
  },
  {
    code: 'rejectionNotice',
    zh: '信访事项不予受理告知书',
    en: 'Notice of non-acceptance',
    form: 'F04',
    mark: '信不受',
  },
  {
    code: 'extensionNotice',
    zh: '信访事项延期办理告知书',
    en: 'Notice of extension',
    form: 'F09',
    mark: '信延',
  },
  { code: 'handlingOpinion', zh: '信访事项处理意见书', en: 'Handling opinion', form: 'F10', mark: '信处' },
  { code: 'withdrawalForm', zh: '撤回信访事项申请书', en: 'Withdrawal form', form: 'F16' },
  { code: 'serviceReceipt', zh: '送达回证', en: 'Proof of service', form: 'F17' },
  { code: 'disputeRegistration', zh: '矛盾纠纷排查登记表', en: 'Dispute registration form', form: 'F50' },
  { code: 'rollingLedger', zh: '矛盾纠纷滚动台账', en: 'Rolling ledger of disputes', form: 'F51' },
  { code: 'zeroReport', zh: '零报告表', en: 'Zero report', form: 'F60' },
  { code: 'recoveryCodeSheet', zh: '恢复码单', en: 'Recovery code sheet', form: null },
  { code: 'checkCodeSheet', zh: '站点核对码单', en: 'Station check code sheet', form: null },
  { code: 'sealedEnvelopeCover', zh: '检举控告材料密封封面', en: 'Cover of a sealed envelope', form: null },
  { code: 'handoverList', zh: '工作移交清单', en: 'Hand-over list', form: null },
  {
    code: 'blankSet',
    zh: '备用手写登记单（登记表和回执）',
    en: 'Blank set for writing by hand (form and slip)',
    form: null,
  },
]);
export type DocumentKind = CodeOf<typeof documentKind>;

/** What an organ decides about a matter and hands to the petitioner. */
export const noticeKinds = [
  'acceptanceNotice',
  'rejectionNotice',
  'extensionNotice',
  'handlingOpinion',
] as const satisfies readonly DocumentKind[];
export type NoticeKind = (typeof noticeKinds)[number];

/** What is put on record has a form, filled with what is known before it is signed, and with what was said afterwards. */
export const entryPaperKinds = ['withdrawalForm'] as const satisfies readonly DocumentKind[];
export type EntryPaperKind = (typeof entryPaperKinds)[number];

/** The form of each step that has one. */
export const entryPapers: Partial<Record<EntryAct, EntryPaperKind>> = { withdraw: 'withdrawalForm' };

export function paperOfEntry(act: EntryAct): EntryPaperKind | null {
  return entryPapers[act] ?? null;
}

/** A blank set waits for its handwriting, was entered, or is spoilt paper. */
export const blankSetStates = ['reserved', 'used', 'void'] as const;
