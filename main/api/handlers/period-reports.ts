import {
  countedRecords,
  periodReportBoard,
  periodReportDetail,
  periodReportList,
  prefilledTable,
  signPeriodReport,
} from '../../core/period-reports/service.ts';
import {
  endSpecialPeriod,
  listedSpecialPeriods,
  setSpecialPeriod,
} from '../../core/period-reports/special-periods.ts';
import { redactPeriodReport } from '../../core/redaction/redact-record.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const periodReportHandlers = {
  'periodReport.list': (call) => ({ reports: periodReportList(call.runtime, sessionOf(call)) }),
  'periodReport.board': ({ runtime }, { kind }) => ({ stations: periodReportBoard(runtime, kind) }),
  'periodReport.prefill': (call, input) => prefilledTable(call.runtime, sessionOf(call), input),
  'periodReport.records': (call, input) => countedRecords(call.runtime, sessionOf(call), input),
  'periodReport.sign': (call, input) => signPeriodReport(call.runtime, sessionOf(call), input),
  'periodReport.get': ({ runtime }, { reportId }) => periodReportDetail(runtime.register.read, reportId),
  'periodReport.redact': (call, input) => {
    redactPeriodReport(call.runtime, sessionOf(call), input);
    return {};
  },
  'specialPeriod.list': (call) => ({ periods: listedSpecialPeriods(call.runtime, sessionOf(call)) }),
  'specialPeriod.set': (call, input) => setSpecialPeriod(call.runtime, sessionOf(call), input),
  'specialPeriod.end': (call, input) => {
    endSpecialPeriod(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
