import { defineCodeList, type CodeOf } from './code-list.ts';

/** Why the personal data of a record is erased. A code: a reason in words could tell what was erased. */
export const redactionReason = defineCodeList('redactionReason', [
  { code: 'personAsked', zh: '本人申请删除', en: 'The person asked for it' },
  {
    code: 'relativesAsked',
    zh: '近亲属申请删除（本人已去世）',
    en: 'Close relatives asked (the person has died)',
  },
  { code: 'wrongPerson', zh: '误录他人信息', en: "Another person's data was entered by mistake" },
  { code: 'retentionReview', zh: '保存期满清理', en: 'Cleared after the retention period' },
  { code: 'authorityOrder', zh: '监管部门、上级机关要求', en: 'Ordered by an authority' },
]);
export type RedactionReason = CodeOf<typeof redactionReason>;

/** On what law: the cases of Art 47 of the Personal Information Protection Law, and Art 49. */
export const redactionBasis = defineCodeList('redactionBasis', [
  {
    code: 'purposeEnded',
    zh: '个人信息保护法第四十七条第一项：处理目的已实现、无法实现或者不再必要',
    en: 'PIPL Art 47(1): the purpose is reached, cannot be reached, or no longer needs the data',
  },
  {
    code: 'retentionExpired',
    zh: '个人信息保护法第四十七条第二项：保存期限已届满',
    en: 'PIPL Art 47(2): the retention period has ended',
  },
  {
    code: 'consentWithdrawn',
    zh: '个人信息保护法第四十七条第三项：个人撤回同意',
    en: 'PIPL Art 47(3): the person has withdrawn consent',
  },
  {
    code: 'unlawfulProcessing',
    zh: '个人信息保护法第四十七条第四项：违法或者违反约定处理',
    en: 'PIPL Art 47(4): processed against the law or an agreement',
  },
  {
    code: 'otherLaw',
    zh: '个人信息保护法第四十七条第五项：法律、行政法规规定的其他情形',
    en: 'PIPL Art 47(5): another case laid down by law',
  },
  {
    code: 'relativesRights',
    zh: '个人信息保护法第四十九条：近亲属行使权利',
    en: 'PIPL Art 49: rights exercised by close relatives',
  },
]);
export type RedactionBasis = CodeOf<typeof redactionBasis>;
