import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { PrintedPaper } from '../../main/contract/routes/document.ts';
import type { LabelLanguage } from '../../main/terms/code-list.ts';
import { filePaperKinds } from '../../main/terms/document-kinds.ts';
import { formatInstant } from '../components/fields/format-value.ts';
import { AcceptanceSlip } from './templates/AcceptanceSlip.tsx';
import { BatchList, BatchReceipt } from './templates/BatchManifest.tsx';
import { BlankForm, BlankFormBack } from './templates/BlankForm.tsx';
import { CaseLead } from './templates/CaseLead.tsx';
import { CaseFileCover, CaseFileList, CaseFileNote } from './templates/CaseFile.tsx';
import { ScreeningRecord } from './templates/ScreeningRecord.tsx';
import { RollingLedger } from './templates/RollingLedger.tsx';
import { ClosureReport } from './templates/ClosureReport.tsx';
import { DisputeForm } from './templates/DisputeForm.tsx';
import { ZeroReportForm } from './templates/ZeroReportForm.tsx';
import { EnvelopeCover } from './templates/EnvelopeCover.tsx';
import { EntrySheet, HearingDeliberation } from './templates/EntrySheet.tsx';
import { DutyLogSheet, DutyRosterSheet } from './templates/Duty.tsx';
import { DueList } from './templates/DueList.tsx';
import { HandoverList } from './templates/HandoverList.tsx';
import {
  AssignmentLetter,
  ObjectionLetter,
  ReferralSlip,
  ReplyForm,
  ReportUpLetter,
  TransferLetter,
} from './templates/Letter.tsx';
import {
  AcceptanceNotice,
  DiversionNotice,
  ExtensionNotice,
  HandlingOpinion,
  NoFurtherNotice,
  RejectionNotice,
  RoutingNotice,
  SuggestionReply,
  SupplementNotice,
} from './templates/Notice.tsx';
import { hasStations, PeriodReportSheet, StationsSheet } from './templates/PeriodReport.tsx';
import { MediationSheet } from './templates/MediationSheet.tsx';
import { LeaderReceptionSheet, ReceptionScheduleSheet } from './templates/Leaders.tsx';
import { DoorNotice } from './templates/DoorNotice.tsx';
import { InfoItemSheet, OfficeSheet } from './templates/OfficeSheet.tsx';
import { ReceiptSlip } from './templates/ReceiptSlip.tsx';
import { RegistrationForm } from './templates/RegistrationForm.tsx';
import { ServiceReceipt } from './templates/ServiceReceipt.tsx';
import { UnitLetter, UnitReplySlip } from './templates/UnitLetter.tsx';
import { wordsIn } from './words.ts';

/** What begins on a page of its own: an official form or, across, a ledger with numbered pages, or slips to be cut off. */
export interface Sheet {
  readonly key: string;
  readonly format: 'form' | 'ledger' | 'slip';
  readonly language: LabelLanguage;
  /** Stands beside the page number. */
  readonly footer: string;
  readonly element: ReactElement;
  /** Its pages are numbered on through the case file, at the upper right. */
  readonly filed?: true;
  /** One page of what is laid out on several sheets, and is numbered over all of them. */
  readonly part?: { readonly page: number; readonly of: number };
}

/** The sheets of a paper, in the language in which it was printed first: a reprint does not follow the screen's. */
export function sheetsOf(printed: PrintedPaper, subjectId: string): Sheet[] {
  const { paper, language, issuedAt } = printed;
  const footer = wordsIn[language].t('printedAt', { ns: 'print', at: formatInstant(issuedAt) });
  return templatesOf(printed).map(({ format, element }, index) =>
    sheetOf({ key: [subjectId, paper.documentKind, index].join(' '), format, language, footer, element }),
  );
}

/** The sheets of a paper as they lie in a case file; what surrounds them is not counted. */
export function filedSheetsOf(printed: PrintedPaper, subjectId: string): Sheet[] {
  const isAround = filePaperKinds.some((kind) => kind === printed.paper.documentKind);
  return sheetsOf(printed, subjectId).map((sheet) => (isAround ? sheet : { ...sheet, filed: true }));
}

/** A sheet speaks its own language. */
export function sheetOf({ element, ...sheet }: Sheet): Sheet {
  return {
    ...sheet,
    element: <I18nextProvider i18n={wordsIn[sheet.language]}>{element}</I18nextProvider>,
  };
}

function templatesOf({ paper, copyNo }: PrintedPaper): Pick<Sheet, 'format' | 'element'>[] {
  switch (paper.documentKind) {
    case 'registrationForm':
      return [
        {
          format: 'form',
          element: <RegistrationForm data={paper.data} copyNo={copyNo} />,
        },
      ];
    case 'receiptSlip':
      return [{ format: 'slip', element: <ReceiptSlip data={paper.data} copyNo={copyNo} /> }];
    case 'sealedEnvelopeCover':
      return [{ format: 'slip', element: <EnvelopeCover data={paper.data} /> }];
    case 'disputeRegistration':
      return [
        {
          format: 'form',
          element: <DisputeForm data={paper.data} copyNo={copyNo} />,
        },
      ];
    case 'screeningRecord':
      return [{ format: 'form', element: <ScreeningRecord data={paper.data} copyNo={copyNo} /> }];
    case 'rollingLedger':
      return [{ format: 'ledger', element: <RollingLedger data={paper.data} copyNo={copyNo} /> }];
    case 'dueList':
      return [{ format: 'ledger', element: <DueList data={paper.data} copyNo={copyNo} /> }];
    case 'zeroReport':
      return [{ format: 'form', element: <ZeroReportForm data={paper.data} copyNo={copyNo} /> }];
    case 'handoverList':
      return [{ format: 'form', element: <HandoverList data={paper.data} copyNo={copyNo} /> }];
    case 'acceptanceNotice':
      return [{ format: 'form', element: <AcceptanceNotice data={paper.data} copyNo={copyNo} /> }];
    case 'rejectionNotice':
      return [{ format: 'form', element: <RejectionNotice data={paper.data} copyNo={copyNo} /> }];
    case 'noFurtherAcceptanceNotice':
      return [{ format: 'form', element: <NoFurtherNotice data={paper.data} copyNo={copyNo} /> }];
    case 'diversionNotice':
      return [{ format: 'form', element: <DiversionNotice data={paper.data} copyNo={copyNo} /> }];
    case 'supplementNotice':
      return [{ format: 'form', element: <SupplementNotice data={paper.data} copyNo={copyNo} /> }];
    case 'suggestionReply':
      return [{ format: 'form', element: <SuggestionReply data={paper.data} copyNo={copyNo} /> }];
    case 'routingNotice':
      return [{ format: 'form', element: <RoutingNotice data={paper.data} copyNo={copyNo} /> }];
    case 'transferLetter':
      return [
        { format: 'form', element: <TransferLetter data={paper.data} copyNo={copyNo} /> },
        { format: 'form', element: <ReferralSlip kind="transferLetter" data={paper.data} copyNo={copyNo} /> },
      ];
    case 'assignmentLetter':
      return [
        { format: 'form', element: <AssignmentLetter data={paper.data} copyNo={copyNo} /> },
        {
          format: 'form',
          element: <ReferralSlip kind="assignmentLetter" data={paper.data} copyNo={copyNo} />,
        },
      ];
    case 'reportUpLetter':
      return [{ format: 'form', element: <ReportUpLetter data={paper.data} copyNo={copyNo} /> }];
    case 'objectionLetter':
      return [{ format: 'form', element: <ObjectionLetter data={paper.data} copyNo={copyNo} /> }];
    case 'replyForm':
      return [{ format: 'form', element: <ReplyForm data={paper.data} copyNo={copyNo} /> }];
    case 'extensionNotice':
      return [{ format: 'form', element: <ExtensionNotice data={paper.data} copyNo={copyNo} /> }];
    case 'handlingOpinion':
      return [{ format: 'form', element: <HandlingOpinion data={paper.data} copyNo={copyNo} /> }];
    case 'serviceReceipt':
      return [{ format: 'form', element: <ServiceReceipt data={paper.data} copyNo={copyNo} /> }];
    case 'supervisionLetter':
    case 'improvementProposal': {
      const letter = { kind: paper.documentKind, data: paper.data, copyNo };
      return [
        { format: 'form', element: <UnitLetter {...letter} /> },
        { format: 'form', element: <UnitReplySlip {...letter} /> },
      ];
    }
    case 'hearingRecord':
      return [
        { format: 'form', element: <EntrySheet kind="hearingRecord" data={paper.data} copyNo={copyNo} /> },
        { format: 'form', element: <HearingDeliberation data={paper.data} copyNo={copyNo} /> },
      ];
    case 'withdrawalForm':
    case 'reviewRequest':
    case 'reReviewRequest':
    case 'hearingNotice':
    case 'urgentReport':
    case 'evaluationForm':
    case 'recusalDecision':
    case 'extensionApproval':
    case 'declarationForm':
    case 'meetingDecision':
      return [
        {
          format: 'form',
          element: <EntrySheet kind={paper.documentKind} data={paper.data} copyNo={copyNo} />,
        },
      ];
    case 'mediationApplication':
    case 'mediationAcceptance':
    case 'mediationRights':
    case 'mediationMandate':
    case 'mediationInquiry':
    case 'mediationEvidence':
    case 'mediationRecord':
    case 'mediationAgreement':
    case 'oralAgreement':
    case 'performanceProof':
    case 'mediationFollowUp':
    case 'confirmationRequest':
    case 'mediationEnd':
    case 'mediationReport':
      return [
        {
          format: 'form',
          element: <MediationSheet kind={paper.documentKind} data={paper.data} copyNo={copyNo} />,
        },
      ];
    case 'dailyReport':
    case 'weeklySummary':
    case 'monthlyAnalysis':
    case 'disputeStatistics':
    case 'mediationStatistics':
    case 'quarterlyReview':
    case 'halfYearReport':
    case 'annualReport': {
      const report = { kind: paper.documentKind, data: paper.data, copyNo };
      return [
        { format: 'form', element: <PeriodReportSheet {...report} /> },
        ...(hasStations(paper.documentKind, paper.data)
          ? [{ format: 'ledger' as const, element: <StationsSheet {...report} /> }]
          : []),
      ];
    }
    case 'receptionSchedule':
      return [{ format: 'form', element: <ReceptionScheduleSheet data={paper.data} copyNo={copyNo} /> }];
    case 'leaderReception':
      return [{ format: 'form', element: <LeaderReceptionSheet data={paper.data} copyNo={copyNo} /> }];
    case 'meetingMinutes':
    case 'deliberationRecord':
    case 'leadingGroup':
    case 'publicityRecord':
    case 'instructionSlip':
    case 'appointmentSlip':
      return [
        {
          format: 'form',
          element: <OfficeSheet kind={paper.documentKind} data={paper.data} copyNo={copyNo} />,
        },
      ];
    case 'infoItemLog':
      return [{ format: 'form', element: <InfoItemSheet data={paper.data} copyNo={copyNo} /> }];
    case 'doorNotice':
      return [{ format: 'form', element: <DoorNotice data={paper.data} /> }];
    case 'dutyRoster':
      return [{ format: 'form', element: <DutyRosterSheet data={paper.data} copyNo={copyNo} /> }];
    case 'dutyLog':
      return [{ format: 'form', element: <DutyLogSheet data={paper.data} copyNo={copyNo} /> }];
    case 'caseLeadRecord':
      return [{ format: 'form', element: <CaseLead data={paper.data} copyNo={copyNo} /> }];
    case 'acceptanceSlip':
      return [{ format: 'form', element: <AcceptanceSlip data={paper.data} copyNo={copyNo} /> }];
    case 'batchManifest':
      return [
        { format: 'form', element: <BatchList data={paper.data} copyNo={copyNo} /> },
        { format: 'form', element: <BatchReceipt data={paper.data} copyNo={copyNo} /> },
      ];
    case 'caseFileCover':
      return [{ format: 'form', element: <CaseFileCover data={paper.data} copyNo={copyNo} /> }];
    case 'caseFileList':
      return [{ format: 'form', element: <CaseFileList data={paper.data} copyNo={copyNo} /> }];
    case 'caseFileNote':
      return [{ format: 'form', element: <CaseFileNote data={paper.data} copyNo={copyNo} /> }];
    case 'closureReport':
      return [{ format: 'form', element: <ClosureReport data={paper.data} copyNo={copyNo} /> }];
    case 'blankSet':
      return [
        { format: 'form', element: <BlankForm data={paper.data} copyNo={copyNo} /> },
        { format: 'form', element: <BlankFormBack data={paper.data} copyNo={copyNo} /> },
        { format: 'slip', element: <ReceiptSlip data={paper.data} copyNo={copyNo} /> },
      ];
  }
}
