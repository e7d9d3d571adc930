import type { z } from 'zod';
import type { JobRoute } from './route.ts';
import { actRoutes } from './routes/act.ts';
import { archiveRoutes } from './routes/archive.ts';
import { attachmentRoutes } from './routes/attachment.ts';
import { backupRoutes } from './routes/backup.ts';
import { blankSetRoutes } from './routes/blank-set.ts';
import { calendarRoutes } from './routes/calendar.ts';
import { codeListRoutes } from './routes/code-list.ts';
import { contactRoutes } from './routes/contact.ts';
import { disputeRoutes } from './routes/dispute.ts';
import { documentRoutes } from './routes/document.ts';
import { draftRoutes } from './routes/draft.ts';
import { dutyRoutes } from './routes/duty.ts';
import { exchangeRoutes } from './routes/exchange.ts';
import { jobRoutes } from './routes/job.ts';
import { leaderRoutes } from './routes/leader.ts';
import { ledgerRoutes } from './routes/ledger.ts';
import { matterRoutes } from './routes/matter.ts';
import { mediationRoutes } from './routes/mediation.ts';
import { mergeRoutes } from './routes/merge.ts';
import { officeRoutes } from './routes/office.ts';
import { ownershipRoutes } from './routes/ownership.ts';
import { limitRoutes } from './routes/limits.ts';
import { progressRoutes } from './routes/progress.ts';
import { recoveryRoutes } from './routes/recovery.ts';
import { periodReportRoutes } from './routes/period-report.ts';
import { reportRoutes } from './routes/report.ts';
import { restoreRoutes } from './routes/restore.ts';
import { screeningRoutes } from './routes/screening.ts';
import { sealedRoutes } from './routes/sealed.ts';
import { sessionRoutes } from './routes/session.ts';
import { staffRoutes } from './routes/staff.ts';
import { stationRoutes } from './routes/station.ts';
import { todayRoutes } from './routes/today.ts';
import { transportRoutes } from './routes/transport.ts';

/** Every route that the two hosts offer. Its type is said apart: inferred, it would be too long to write down. */
export const contract: Contract = {
  ...stationRoutes,
  ...sessionRoutes,
  ...staffRoutes,
  ...contactRoutes,
  ...progressRoutes,
  ...matterRoutes,
  ...mergeRoutes,
  ...actRoutes,
  ...archiveRoutes,
  ...disputeRoutes,
  ...mediationRoutes,
  ...ledgerRoutes,
  ...screeningRoutes,
  ...dutyRoutes,
  ...leaderRoutes,
  ...officeRoutes,
  ...reportRoutes,
  ...periodReportRoutes,
  ...todayRoutes,
  ...documentRoutes,
  ...draftRoutes,
  ...exchangeRoutes,
  ...backupRoutes,
  ...sealedRoutes,
  ...restoreRoutes,
  ...recoveryRoutes,
  ...jobRoutes,
  ...blankSetRoutes,
  ...attachmentRoutes,
  ...transportRoutes,
  ...calendarRoutes,
  ...limitRoutes,
  ...codeListRoutes,
  ...ownershipRoutes,
};

export type Contract = typeof stationRoutes &
  typeof sessionRoutes &
  typeof staffRoutes &
  typeof contactRoutes &
  typeof progressRoutes &
  typeof matterRoutes &
  typeof mergeRoutes &
  typeof actRoutes &
  typeof archiveRoutes &
  typeof disputeRoutes &
  typeof mediationRoutes &
  typeof ledgerRoutes &
  typeof screeningRoutes &
  typeof dutyRoutes &
  typeof leaderRoutes &
  typeof officeRoutes &
  typeof reportRoutes &
  typeof periodReportRoutes &
  typeof todayRoutes &
  typeof documentRoutes &
  typeof draftRoutes &
  typeof exchangeRoutes &
  typeof backupRoutes &
  typeof sealedRoutes &
  typeof restoreRoutes &
  typeof recoveryRoutes &
  typeof jobRoutes &
  typeof blankSetRoutes &
  typeof attachmentRoutes &
  typeof transportRoutes &
  typeof calendarRoutes &
  typeof limitRoutes &
  typeof codeListRoutes &
  typeof ownershipRoutes;
export type RouteName = keyof Contract;
/** Long work: the caller gets a job's id at once. */
export type JobRouteName = { [R in RouteName]: Contract[R] extends JobRoute ? R : never }[RouteName];
/** What a caller passes (before defaults are filled in). */
export type RouteInput<R extends RouteName> = z.input<Contract[R]['input']>;
/** What a handler gets (after validation). */
export type ParsedInput<R extends RouteName> = z.output<Contract[R]['input']>;
export type RouteOutput<R extends RouteName> = z.output<Contract[R]['output']>;
/** What a handler returns: the route's output, or the final result of a job. */
export type HandlerResult<R extends RouteName> =
  Contract[R] extends JobRoute<z.ZodType, infer Result extends z.ZodType> ? z.output<Result> : RouteOutput<R>;
