import {
  daysToCorrect,
  missedDays,
  prefilled,
  reportBoard,
  reportDays,
  reportDetail,
  signReport,
} from '../../core/reports/service.ts';
import { notePhoneReport, voidPhoneReport } from '../../core/reports/phone-reports.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const reportHandlers = {
  'report.list': (call) => ({ days: reportDays(call.runtime, sessionOf(call)) }),
  'report.prefill': (call, slot) => prefilled(call.runtime, sessionOf(call), slot),
  'report.missed': (call) => ({ days: missedDays(call.runtime, sessionOf(call)) }),
  'report.toCorrect': (call, { recordId }) => ({
    days: daysToCorrect(call.runtime, sessionOf(call), recordId),
  }),
  'report.sign': (call, input) => signReport(call.runtime, sessionOf(call), input),
  'report.get': ({ runtime }, { reportId }) => reportDetail(runtime.register.read, reportId),
  'report.notePhone': (call, input) => notePhoneReport(call.runtime, sessionOf(call), input),
  'report.voidPhone': (call, input) => {
    voidPhoneReport(call.runtime, sessionOf(call), input);
    return {};
  },
  'report.board': ({ runtime }, { days }) => ({ stations: reportBoard(runtime, days) }),
} satisfies Partial<Handlers>;
