import type { Handlers } from '../handler.ts';
import { actHandlers } from './acts.ts';
import { archiveHandlers } from './archive.ts';
import { attachmentHandlers } from './attachments.ts';
import { backupHandlers } from './backups.ts';
import { blankSetHandlers } from './blank-sets.ts';
import { calendarHandlers } from './calendar.ts';
import { codeListHandlers } from './code-lists.ts';
import { contactHandlers } from './contacts.ts';
import { disputeHandlers } from './disputes.ts';
import { documentHandlers } from './documents.ts';
import { draftHandlers } from './drafts.ts';
import { dutyHandlers } from './duty.ts';
import { exchangeHandlers } from './exchange.ts';
import { leaderHandlers } from './leaders.ts';
import { ledgerHandlers } from './ledger.ts';
import { matterHandlers } from './matters.ts';
import { mediationHandlers } from './mediation.ts';
import { mergeHandlers } from './merge.ts';
import { ownershipHandlers } from './ownership.ts';
import { limitHandlers } from './limits.ts';
import { recoveryHandlers } from './recovery.ts';
import { officeHandlers } from './office.ts';
import { periodReportHandlers } from './period-reports.ts';
import { reportHandlers } from './reports.ts';
import { screeningHandlers } from './screening.ts';
import { sealedHandlers } from './sealed.ts';
import { stationHandlers } from './station.ts';
import { todayHandlers } from './today.ts';
import { transportHandlers } from './transport.ts';

/** Every subject's handlers. A subject is added here and nowhere else. */
export const handlers: Handlers = {
  ...stationHandlers,
  ...contactHandlers,
  ...matterHandlers,
  ...mergeHandlers,
  ...actHandlers,
  ...archiveHandlers,
  ...disputeHandlers,
  ...mediationHandlers,
  ...ledgerHandlers,
  ...screeningHandlers,
  ...dutyHandlers,
  ...leaderHandlers,
  ...officeHandlers,
  ...reportHandlers,
  ...periodReportHandlers,
  ...todayHandlers,
  ...documentHandlers,
  ...blankSetHandlers,
  ...draftHandlers,
  ...exchangeHandlers,
  ...backupHandlers,
  ...recoveryHandlers,
  ...sealedHandlers,
  ...transportHandlers,
  ...attachmentHandlers,
  ...calendarHandlers,
  ...limitHandlers,
  ...codeListHandlers,
  ...ownershipHandlers,
};
