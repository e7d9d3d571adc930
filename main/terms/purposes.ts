import { defineCodeList, itemOf, type CodeOf } from './code-list.ts';

/** Kind of matter by law, which decides what must come out (Regs 2022 Arts 29–31); the last three are practice codes. */
export const legalKind = defineCodeList('legalKind', [
  { code: 'appeal', zh: '申诉求决类', en: 'Appeal or request for resolution' },
  { code: 'suggestion', zh: '建议意见类', en: 'Suggestion or opinion' },
  { code: 'accusation', zh: '检举控告类', en: 'Accusation' },
  { code: 'inquiry', zh: '咨询类', en: 'Inquiry' },
  { code: 'thanks', zh: '感谢类', en: 'Thanks' },
  { code: 'other', zh: '其他类', en: 'Other' },
]);
export type LegalKind = CodeOf<typeof legalKind>;

/** 信访目的 (domain.md §3.3) with the legal kind it leads to; `national`: its name in the national list. */
export const purpose = defineCodeList('purpose', [
  {
    code: 'requestResolution',
    zh: '求决',
    en: 'Request for resolution',
    national: '求决',
    legalKind: 'appeal',
  },
  { code: 'appeal', zh: '申诉', en: 'Appeal', national: '申诉', legalKind: 'appeal' },
  { code: 'suggestion', zh: '意见建议', en: 'Suggestion', national: '意见建议', legalKind: 'suggestion' },
  { code: 'accusation', zh: '揭发控告', en: 'Accusation', national: '揭发控告', legalKind: 'accusation' },
  { code: 'inquiry', zh: '咨询', en: 'Inquiry', national: null, legalKind: 'inquiry' },
  { code: 'thanks', zh: '感谢', en: 'Thanks', national: null, legalKind: 'thanks' },
  { code: 'other', zh: '其他', en: 'Other', national: '其他', legalKind: 'other' },
]);
export type Purpose = CodeOf<typeof purpose>;

const answeredByWord: ReadonlySet<LegalKind> = new Set(['inquiry', 'thanks']);

/** A question and thanks are answered by word; everything else only if the petitioner agrees (domain.md §9.2). */
export function mayStayOral(purposeCode: unknown): boolean {
  const known = purpose.codes.find((code) => code === purposeCode);
  return known !== undefined && answeredByWord.has(itemOf(purpose, known).legalKind);
}
