import type { Paper, PaperKind } from '../../contract/papers.ts';
import { blankSetPaper } from '../blank-sets/service.ts';
import { receiptSlipPaper, registrationFormPaper } from '../contacts/contact-papers.ts';
import { disputeRegistrationPaper, rollingLedgerPaper } from '../disputes/dispute-papers.ts';
import { dutyLogPaper, dutyRosterPaper } from '../duty/duty-papers.ts';
import { leaderReceptionPaper, receptionSchedulePaper } from '../leaders/leaders.ts';
import { mediationPaper } from '../disputes/mediation-papers.ts';
import type { EntityName } from '../log/op-kind.ts';
import { batchManifestPaper } from '../exchange/batch-paper.ts';
import { acceptanceSlipPaper } from '../matters/acceptance-slip.ts';
import { doorNoticePaper, infoItemLogPaper, officePaper } from '../office/office-papers.ts';
import { periodReportPaper } from '../period-reports/period-papers.ts';
import { zeroReportPaper } from '../reports/report-papers.ts';
import { screeningRecordPaper } from '../screening/round-papers.ts';
import { envelopeCoverPaper } from '../sealed/register-sealed.ts';
import { noticePaper, serviceReceiptPaper } from '../matters/act-papers.ts';
import { caseLeadPaper } from '../matters/case-lead.ts';
import { caseFilePaper } from '../matters/case-file.ts';
import { closureReportPaper, entryFormPaper } from '../matters/entry-papers.ts';
import type { OpenRegister } from '../register.ts';
import { handoverListPaper } from '../staff/handover-paper.ts';
import { dueListPaper } from '../today/due-list-paper.ts';

/** What a table of a station shows beside its subject. */
export interface PaperScope {
  readonly period?: string | undefined;
  readonly consolidated?: true | undefined;
  readonly batchId?: string | undefined;
  readonly volume?: number | undefined;
}

interface PaperSource {
  /** What the paper is about. */
  readonly subject: EntityName;
  /** Raised when the template changes what a reader takes from the paper. */
  readonly version: number;
  /** The paper as the register has it now (more than it shows is left out later), and its number. Errors: NOT_FOUND. */
  readonly build: (
    register: OpenRegister,
    subjectId: string,
    scope: PaperScope,
  ) => {
    readonly no: string;
    readonly paper: Paper;
    /** Of a list: the records whose words it shows. */
    readonly names?: readonly string[];
  };
  /** Several papers of the kind are about one subject, and their numbers tell them apart. */
  readonly apart?: true;
}

/** Where each paper's data comes from: a new paper is one line here, one in main/contract/papers.ts and its template. */
export const paperSources: Readonly<Record<PaperKind, PaperSource>> = {
  registrationForm: { subject: 'contact', version: 1, build: registrationFormPaper },
  disputeRegistration: { subject: 'dispute', version: 1, build: disputeRegistrationPaper },
  rollingLedger: { subject: 'station', version: 1, build: rollingLedgerPaper, apart: true },
  dueList: { subject: 'station', version: 1, build: dueListPaper, apart: true },
  screeningRecord: { subject: 'screeningRound', version: 1, build: screeningRecordPaper },
  receptionSchedule: { subject: 'station', version: 1, build: receptionSchedulePaper, apart: true },
  leaderReception: { subject: 'leaderRecord', version: 1, build: leaderReceptionPaper },
  meetingMinutes: { subject: 'officeRecord', version: 1, build: officePaper('meetingMinutes') },
  deliberationRecord: { subject: 'officeRecord', version: 1, build: officePaper('deliberationRecord') },
  leadingGroup: { subject: 'officeRecord', version: 1, build: officePaper('leadingGroup') },
  publicityRecord: { subject: 'officeRecord', version: 1, build: officePaper('publicityRecord') },
  instructionSlip: { subject: 'officeRecord', version: 1, build: officePaper('instructionSlip') },
  appointmentSlip: { subject: 'officeRecord', version: 1, build: officePaper('appointmentSlip') },
  infoItemLog: { subject: 'station', version: 1, build: infoItemLogPaper, apart: true },
  doorNotice: { subject: 'station', version: 1, build: doorNoticePaper },
  dutyRoster: { subject: 'dutyRoster', version: 1, build: dutyRosterPaper },
  dutyLog: { subject: 'dutyLog', version: 1, build: dutyLogPaper },
  zeroReport: { subject: 'report', version: 1, build: zeroReportPaper },
  dailyReport: { subject: 'periodReport', version: 1, build: periodReportPaper('dailyReport') },
  weeklySummary: { subject: 'periodReport', version: 1, build: periodReportPaper('weeklySummary') },
  monthlyAnalysis: { subject: 'periodReport', version: 1, build: periodReportPaper('monthlyAnalysis') },
  disputeStatistics: { subject: 'periodReport', version: 1, build: periodReportPaper('disputeStatistics') },
  mediationStatistics: {
    subject: 'periodReport',
    version: 1,
    build: periodReportPaper('mediationStatistics'),
  },
  quarterlyReview: { subject: 'periodReport', version: 1, build: periodReportPaper('quarterlyReview') },
  halfYearReport: { subject: 'periodReport', version: 1, build: periodReportPaper('halfYearReport') },
  annualReport: { subject: 'periodReport', version: 1, build: periodReportPaper('annualReport') },
  receiptSlip: { subject: 'contact', version: 1, build: receiptSlipPaper },
  sealedEnvelopeCover: { subject: 'station', version: 1, build: envelopeCoverPaper },
  handoverList: { subject: 'staff', version: 1, build: handoverListPaper },
  acceptanceNotice: { subject: 'matter', version: 1, build: noticePaper },
  rejectionNotice: { subject: 'matter', version: 1, build: noticePaper },
  routingNotice: { subject: 'matter', version: 1, build: noticePaper },
  noFurtherAcceptanceNotice: { subject: 'matter', version: 1, build: noticePaper },
  diversionNotice: { subject: 'matter', version: 1, build: noticePaper },
  supplementNotice: { subject: 'matter', version: 1, build: noticePaper },
  suggestionReply: { subject: 'matter', version: 1, build: noticePaper },
  transferLetter: { subject: 'matter', version: 1, build: noticePaper },
  assignmentLetter: { subject: 'matter', version: 1, build: noticePaper },
  reportUpLetter: { subject: 'matter', version: 1, build: noticePaper },
  objectionLetter: { subject: 'matter', version: 1, build: noticePaper },
  replyForm: { subject: 'matter', version: 1, build: noticePaper },
  extensionNotice: { subject: 'matter', version: 1, build: noticePaper },
  handlingOpinion: { subject: 'matter', version: 1, build: noticePaper },
  serviceReceipt: { subject: 'matter', version: 1, build: serviceReceiptPaper },
  withdrawalForm: { subject: 'matter', version: 1, build: entryFormPaper('withdrawalForm') },
  caseLeadRecord: { subject: 'matter', version: 1, build: caseLeadPaper },
  acceptanceSlip: { subject: 'matter', version: 1, build: acceptanceSlipPaper },
  batchManifest: { subject: 'station', version: 1, build: batchManifestPaper, apart: true },
  caseFileCover: { subject: 'matter', version: 1, build: caseFilePaper('caseFileCover'), apart: true },
  caseFileList: { subject: 'matter', version: 1, build: caseFilePaper('caseFileList'), apart: true },
  caseFileNote: { subject: 'matter', version: 1, build: caseFilePaper('caseFileNote'), apart: true },
  reviewRequest: { subject: 'matter', version: 1, build: entryFormPaper('reviewRequest') },
  reReviewRequest: { subject: 'matter', version: 1, build: entryFormPaper('reReviewRequest') },
  hearingNotice: { subject: 'matter', version: 1, build: entryFormPaper('hearingNotice') },
  hearingRecord: { subject: 'matter', version: 1, build: entryFormPaper('hearingRecord') },
  supervisionLetter: { subject: 'matter', version: 1, build: entryFormPaper('supervisionLetter') },
  improvementProposal: { subject: 'matter', version: 1, build: entryFormPaper('improvementProposal') },
  urgentReport: { subject: 'matter', version: 1, build: entryFormPaper('urgentReport') },
  evaluationForm: { subject: 'matter', version: 1, build: entryFormPaper('evaluationForm') },
  recusalDecision: { subject: 'matter', version: 1, build: entryFormPaper('recusalDecision') },
  extensionApproval: { subject: 'matter', version: 1, build: entryFormPaper('extensionApproval') },
  declarationForm: { subject: 'matter', version: 1, build: entryFormPaper('declarationForm') },
  meetingDecision: { subject: 'matter', version: 1, build: entryFormPaper('meetingDecision') },
  closureReport: { subject: 'matter', version: 1, build: closureReportPaper },
  mediationApplication: { subject: 'dispute', version: 1, build: mediationPaper('mediationApplication') },
  mediationAcceptance: { subject: 'dispute', version: 1, build: mediationPaper('mediationAcceptance') },
  mediationRights: { subject: 'dispute', version: 1, build: mediationPaper('mediationRights') },
  mediationMandate: { subject: 'dispute', version: 1, build: mediationPaper('mediationMandate') },
  mediationInquiry: { subject: 'dispute', version: 1, build: mediationPaper('mediationInquiry') },
  mediationEvidence: { subject: 'dispute', version: 1, build: mediationPaper('mediationEvidence') },
  mediationRecord: { subject: 'dispute', version: 1, build: mediationPaper('mediationRecord') },
  mediationAgreement: { subject: 'dispute', version: 1, build: mediationPaper('mediationAgreement') },
  oralAgreement: { subject: 'dispute', version: 1, build: mediationPaper('oralAgreement') },
  performanceProof: { subject: 'dispute', version: 1, build: mediationPaper('performanceProof') },
  mediationFollowUp: { subject: 'dispute', version: 1, build: mediationPaper('mediationFollowUp') },
  confirmationRequest: { subject: 'dispute', version: 1, build: mediationPaper('confirmationRequest') },
  mediationEnd: { subject: 'dispute', version: 1, build: mediationPaper('mediationEnd') },
  mediationReport: { subject: 'dispute', version: 1, build: mediationPaper('mediationReport') },
  blankSet: { subject: 'blankSet', version: 1, build: blankSetPaper },
};
