import { attachmentProjection } from '../attachments/projection.ts';
import { blankSetProjection } from '../blank-sets/projection.ts';
import { calendarProjection } from '../calendar/projection.ts';
import { contactProjection } from '../contacts/projection.ts';
import { disputeProjection } from '../disputes/projection.ts';
import { documentProjection } from '../documents/projection.ts';
import { dutyLogProjection, rosterProjection } from '../duty/projection.ts';
import { deviceProjection, policyProjection } from '../grant/projection.ts';
import { leaderDayProjection, leaderRecordProjection } from '../leaders/projection.ts';
import { limitSettingProjection } from '../limits/setting-projection.ts';
import { codeListProjection } from '../lists/projection.ts';
import { matterProjection } from '../matters/projection.ts';
import { officeProjection } from '../office/projection.ts';
import { phoneReportProjection } from '../reports/phone-projection.ts';
import { periodReportProjection, specialPeriodProjection } from '../period-reports/projection.ts';
import { reportProjection } from '../reports/projection.ts';
import { screeningProjection } from '../screening/projection.ts';
import { sealedProjection } from '../sealed/projection.ts';
import { staffProjection } from '../staff/projection.ts';
import { stationProjection } from '../station/projection.ts';
import type { EntityName } from './op-kind.ts';
import type { Projection } from './projection.ts';

/** Entities without a projection only live in the log. */
export const projections: Partial<Record<EntityName, Projection>> = {
  station: stationProjection,
  staff: staffProjection,
  matter: matterProjection,
  contact: contactProjection,
  dispute: disputeProjection,
  screeningRound: screeningProjection,
  dutyRoster: rosterProjection,
  dutyLog: dutyLogProjection,
  leaderDay: leaderDayProjection,
  leaderRecord: leaderRecordProjection,
  officeRecord: officeProjection,
  report: reportProjection,
  periodReport: periodReportProjection,
  specialPeriod: specialPeriodProjection,
  phoneReport: phoneReportProjection,
  document: documentProjection,
  blankSet: blankSetProjection,
  device: deviceProjection,
  policy: policyProjection,
  sealed: sealedProjection,
  attachment: attachmentProjection,
  calendar: calendarProjection,
  limitProfile: limitSettingProjection,
  codeList: codeListProjection,
};

/** Raised when a fold or a row changes, so that an upgraded program rebuilds its tables from the log. */
export const projectionVersion = 9;
