import { defineCodeList, type CodeOf } from './code-list.ts';

/** Who may petition (Regs 2022 Art 17): citizens, legal persons and other organisations. */
export const petitionerKind = defineCodeList('petitionerKind', [
  { code: 'naturalPerson', zh: '个人', en: 'Natural person' },
  { code: 'legalPerson', zh: '法人', en: 'Legal person' },
  { code: 'otherOrganisation', zh: '其他组织', en: 'Other organisation' },
]);
export type PetitionerKind = CodeOf<typeof petitionerKind>;

/** Papers that may be shown (domain.md §3.7); recording a number is optional by law. */
export const idType = defineCodeList('idType', [
  { code: 'residentId', zh: '居民身份证', en: 'Resident identity card' },
  {
    code: 'hkMacaoTaiwanPermit',
    zh: '港澳台居民居住证',
    en: 'Residence permit for Hong Kong, Macao and Taiwan residents',
  },
  { code: 'foreignPermanentResident', zh: '外国人永久居留身份证', en: 'Foreign permanent resident card' },
  { code: 'passport', zh: '护照', en: 'Passport' },
  { code: 'militaryId', zh: '军人证件', en: 'Military identity card' },
  { code: 'householdBook', zh: '户口簿', en: 'Household register' },
  { code: 'socialCreditCode', zh: '统一社会信用代码', en: 'Unified social credit code' },
  { code: 'notProvided', zh: '未提供', en: 'Not provided' },
]);
export type IdType = CodeOf<typeof idType>;

export const sex = defineCodeList('sex', [
  { code: 'male', zh: '男', en: 'Male' },
  { code: 'female', zh: '女', en: 'Female' },
]);
export type Sex = CodeOf<typeof sex>;

/** Procedures that the matter went through before; they decide its lawful route (Regs 2022 Art 31). */
export const priorProcedureKind = defineCodeList('priorProcedureKind', [
  { code: 'litigation', zh: '诉讼', en: 'Litigation' },
  { code: 'arbitration', zh: '仲裁', en: 'Arbitration' },
  { code: 'reconsideration', zh: '行政复议', en: 'Administrative reconsideration' },
  { code: 'petition', zh: '信访', en: 'Petition' },
]);
export type PriorProcedureKind = CodeOf<typeof priorProcedureKind>;

/** Help that a visitor needs in order to be heard (F01). */
export const assistanceNeed = defineCodeList('assistanceNeed', [
  { code: 'scribe', zh: '代书', en: 'Somebody to write' },
  { code: 'readAloud', zh: '宣读', en: 'Somebody to read aloud' },
  { code: 'dialect', zh: '方言（民族语言）翻译', en: 'Dialect or minority language' },
  { code: 'signLanguage', zh: '手语', en: 'Sign language' },
  { code: 'mobility', zh: '行动不便', en: 'Difficulty in moving' },
]);
export type AssistanceNeed = CodeOf<typeof assistanceNeed>;

export const materialForm = defineCodeList('materialForm', [
  { code: 'original', zh: '原件', en: 'Original' },
  { code: 'copy', zh: '复印件', en: 'Copy' },
]);
export type MaterialForm = CodeOf<typeof materialForm>;

/** What an agent is to the petitioner: at most two agents, by written authority; guardians; carers (domain.md §1.6). */
export const agentRelation = defineCodeList('agentRelation', [
  { code: 'spouse', zh: '配偶', en: 'Spouse' },
  { code: 'parent', zh: '父母', en: 'Parent' },
  { code: 'child', zh: '子女', en: 'Child' },
  { code: 'relative', zh: '其他近亲属', en: 'Other close relative' },
  { code: 'guardian', zh: '监护人', en: 'Guardian' },
  { code: 'carer', zh: '照料人', en: 'Carer' },
  { code: 'lawyer', zh: '律师、法律工作者', en: 'Lawyer or legal worker' },
  { code: 'other', zh: '其他受托人', en: 'Other person authorised' },
]);
export type AgentRelation = CodeOf<typeof agentRelation>;
