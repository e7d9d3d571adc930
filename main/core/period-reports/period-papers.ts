import type { Paper } from '../../contract/papers.ts';
import { signedPeriodTableSchema } from '../../contract/routes/period-report.ts';
import type { PeriodPaperKind } from '../../terms/document-kinds.ts';
import { AppError } from '../app-error.ts';
import type { OpenRegister } from '../register.ts';
import { periodReportDetail } from './service.ts';

/** F52, F61, F64–F67 of one signed report (domain.md §2.8). Errors: NOT_FOUND. */
export function periodReportPaper(documentKind: PeriodPaperKind) {
  return ({ read }: OpenRegister, reportId: string): { no: string; paper: Paper } => {
    const data = signedPeriodTableSchema.parse(periodReportDetail(read, reportId));
    if (data.kind !== documentKind) throw new AppError('NOT_FOUND');
    return { no: data.period.id, paper: { documentKind, data } };
  };
}
