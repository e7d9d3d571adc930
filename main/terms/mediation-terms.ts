import { defineCodeList, type CodeOf } from './code-list.ts';

/** 案件来源 (M04). */
export const mediationSource = defineCodeList('mediationSource', [
  { code: 'partyRequest', zh: '当事人申请', en: 'Asked for by a party' },
  { code: 'offered', zh: '主动调解', en: 'Offered by the committee' },
  { code: 'transferredIn', zh: '移送', en: 'Transferred in' },
  { code: 'courtAppointed', zh: '法院委派', en: 'Appointed by the court' },
  { code: 'courtEntrusted', zh: '法院委托', en: 'Entrusted by the court' },
  { code: 'unitEntrusted', zh: '其他单位委托', en: 'Entrusted by another body' },
]);
export type MediationSource = CodeOf<typeof mediationSource>;

/** How a session ended (M09). */
export const sessionResult = defineCodeList('sessionResult', [
  { code: 'agreed', zh: '达成一致', en: 'Agreed' },
  { code: 'continued', zh: '择期继续调解', en: 'To be continued' },
  { code: 'notAgreed', zh: '未达成一致', en: 'Not agreed' },
]);
export type SessionResult = CodeOf<typeof sessionResult>;

/** Why a mediation ends without an agreement (M15); that somebody does not wish to go on needs no reason. */
export const mediationEndReason = defineCodeList('mediationEndReason', [
  { code: 'noAgreement', zh: '经调解未达成协议', en: 'No agreement was reached' },
  { code: 'partyWishes', zh: '当事人要求终止调解', en: 'A party wishes to end it' },
  { code: 'notSuitable', zh: '不适用人民调解', en: 'Not a matter for mediation' },
  { code: 'timeOver', zh: '调解期限届满', en: 'The time for mediation is over' },
]);
export type MediationEndReason = CodeOf<typeof mediationEndReason>;

/** The lawful routes that parties are told of (人民调解法 Art 26). */
export const lawfulRoute = defineCodeList('lawfulRoute', [
  { code: 'litigation', zh: '向人民法院提起诉讼', en: 'Action before the court' },
  { code: 'arbitration', zh: '申请仲裁', en: 'Arbitration' },
  {
    code: 'administrative',
    zh: '向行政机关申请调解、裁决、复议或者查处',
    en: 'Mediation, ruling, review or action by an administrative organ',
  },
  { code: 'legalAid', zh: '申请法律援助', en: 'Legal aid' },
  {
    code: 'police',
    zh: '人身受到威胁、伤害的，报警求助',
    en: 'The police, where somebody is threatened or hurt',
  },
]);
export type LawfulRoute = CodeOf<typeof lawfulRoute>;

/** Where the dispute goes after a mediation that failed, as far as is known. `result`: of the dispute. */
export const mediationNext = defineCodeList('mediationNext', [
  { code: 'parties', zh: '由当事人自行选择', en: 'The parties choose', result: 'notAgreed' },
  { code: 'handedOn', zh: '移交其他调解组织', en: 'Handed to another mediator', result: 'transferred' },
  { code: 'court', zh: '当事人已起诉', en: 'Taken to court', result: 'toLitigation' },
  { code: 'arbitration', zh: '当事人已申请仲裁', en: 'Taken to arbitration', result: 'toArbitration' },
]);
export type MediationNext = CodeOf<typeof mediationNext>;

/** Who asks for judicial confirmation (M14). */
export const confirmationSides = defineCodeList('confirmationSides', [
  { code: 'individuals', zh: '个人与个人', en: 'Between individuals' },
  { code: 'organisation', zh: '个人与单位', en: 'Individual and organisation' },
]);
export type ConfirmationSides = CodeOf<typeof confirmationSides>;

/** What the court said of it. */
export const confirmationResult = defineCodeList('confirmationResult', [
  { code: 'confirmed', zh: '裁定有效', en: 'Confirmed' },
  { code: 'refused', zh: '裁定驳回', en: 'Refused' },
  { code: 'notTaken', zh: '不予受理', en: 'Not taken up' },
  { code: 'withdrawn', zh: '撤回申请', en: 'Request withdrawn' },
]);
export type ConfirmationResult = CodeOf<typeof confirmationResult>;

/** A piece of evidence (M08). */
export const evidenceForm = defineCodeList('evidenceForm', [
  { code: 'original', zh: '原件', en: 'Original' },
  { code: 'copy', zh: '复印件', en: 'Copy' },
  { code: 'photo', zh: '照片', en: 'Photograph' },
  { code: 'other', zh: '其他', en: 'Other' },
]);

/** Where a mediation stands. */
export const mediationStage = defineCodeList('mediationStage', [
  { code: 'applied', zh: '已申请，待受理', en: 'Applied for' },
  { code: 'declined', zh: '当事人未同意调解', en: 'A party did not agree to it' },
  { code: 'taken', zh: '调解中', en: 'Going on' },
  { code: 'agreed', zh: '已达成协议', en: 'Agreed' },
  { code: 'ended', zh: '已终止', en: 'Ended' },
]);
export type MediationStage = CodeOf<typeof mediationStage>;

/** The number of a mediation's file, in the form of the Ministry of Justice: （2026）柳河人调字第3号. */
export function formatCaseNo(prefix: string, year: string, serial: number): string {
  return `（${year}）${prefix}人调字第${serial}号`;
}

/** Null: not of this form. */
export function readCaseNo(text: string): { readonly year: number; readonly serial: number } | null {
  const found = /^（(\d{4})）.*人调字第(\d{1,6})号$/u.exec(text);
  return found && { year: Number(found[1]), serial: Number(found[2]) };
}

/** What the committee of a place is called, by its station. */
export function committeeAt(stationName: string): string {
  return `${stationName.replace(/(?:信访)?(?:接访|接待)(?:站|中心|室|点)$/u, '')}人民调解委员会`;
}

/** What is asked of the court. */
export function confirmationClaim(committee: string, caseNo: string): string {
  return `请求确认${committee}主持达成的调解协议${caseNo === '' ? '' : `（卷号：${caseNo}）`}有效`;
}
