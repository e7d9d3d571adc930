import type { Paper } from '../../contract/papers.ts';
import type { PeriodPaperKind } from '../../terms/document-kinds.ts';
import { AppError } from '../app-error.ts';
import type { OpenRegister } from '../register.ts';
import { periodReportDetail } from './service.ts';

/** F52, F61, F64–F67 of one signed report (domain.md §2.8). Errors: NOT_FOUND. */
export function periodReportPaper(documentKind: PeriodPaperKind) {
  return ({ read }: OpenRegister, reportId: string): { no: string; paper: Paper } => {
    const {
      reportId: _id,
      stationId: _station,
      own: _own,
      dueOn: _due,
      receivedAt: _received,
      supplementedIn: _later,
      outstanding: _outstanding,
      redaction: _redaction,
      ...data
    } = periodReportDetail(read, reportId);
    if (data.kind !== documentKind) throw new AppError('NOT_FOUND');
    return { no: data.period.id, paper: { documentKind, data } };
  };
}
