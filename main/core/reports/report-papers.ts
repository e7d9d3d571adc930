import type { Paper } from '../../contract/papers.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { reportDetail } from './service.ts';

/** F60 of one signed report (domain.md §2.8). Errors: NOT_FOUND. */
export function zeroReportPaper(register: OpenRegister, reportId: string): { no: string; paper: Paper } {
  const {
    stationId,
    reportId: _id,
    correctedBy: _later,
    arrivedAt: _arrived,
    ...shown
  } = reportDetail(register.read, reportId);
  return {
    no: shown.day,
    paper: {
      documentKind: 'zeroReport',
      data: { stationName: stationProfile(register, stationId).name, ...shown },
    },
  };
}
