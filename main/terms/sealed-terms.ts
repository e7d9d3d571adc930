import { defineCodeList, type CodeOf } from './code-list.ts';

/** Which way an accusation against an official has gone (exchange.md §9; Regs 2022 Art 30). */
export const sealedRoute = defineCodeList('sealedRoute', [
  { code: 'toOfficer', zh: '密封转交乡镇专办员', en: "Sealed, to the township's officer" },
  { code: 'toOrgan', zh: '由来访人直接向纪检监察机关反映', en: 'By the visitor to the discipline organ' },
]);
export type SealedRoute = CodeOf<typeof sealedRoute>;

/** Why a sealed record is opened. A code: a reason in words could tell what is sealed. */
export const sealedOpenReason = defineCodeList('sealedOpenReason', [
  { code: 'firstReading', zh: '收到后首次阅看', en: 'First reading' },
  { code: 'handover', zh: '打印移送纪检监察机关', en: 'To print it for the discipline organ' },
  { code: 'organAsked', zh: '纪检监察机关要求核对', en: 'The discipline organ asked' },
  { code: 'supplement', zh: '来访人补充材料，需要对照', en: 'The visitor has brought more' },
]);
export type SealedOpenReason = CodeOf<typeof sealedOpenReason>;
