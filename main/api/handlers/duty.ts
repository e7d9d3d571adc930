import {
  beginDutyLog,
  dutyLogDetail,
  dutyLogs,
  handOverDuty,
  noteDuty,
  strikeDuty,
  takeOverDuty,
} from '../../core/duty/log.ts';
import {
  changeDuty,
  dutyMonth,
  dutyToday,
  dutyWeek,
  planWeek,
  planWeeks,
  swapDuty,
} from '../../core/duty/roster.ts';
import { redactDutyLog } from '../../core/redaction/redact-record.ts';
import { sessionOf, type Call, type Handlers } from '../handler.ts';

type Step<I> = (runtime: Call['runtime'], session: ReturnType<typeof sessionOf>, input: I) => void;

function done<I>(step: Step<I>): (call: Call, input: I) => Record<string, never> {
  return (call, input) => {
    step(call.runtime, sessionOf(call), input);
    return {};
  };
}

export const dutyHandlers = {
  'duty.week': (call, input) => dutyWeek(call.runtime, sessionOf(call), input),
  'duty.plan': (call, input) => planWeek(call.runtime, sessionOf(call), input),
  'duty.change': done(changeDuty),
  'duty.swap': done(swapDuty),
  'duty.today': (call) => dutyToday(call.runtime, sessionOf(call)),
  'duty.shifts': ({ runtime }, input) => dutyLogs(runtime, input),
  'duty.shift': (call, { shiftId }) => dutyLogDetail(call.runtime.register.read, sessionOf(call), shiftId),
  'duty.begin': (call, input) => beginDutyLog(call.runtime, sessionOf(call), input),
  'duty.note': done(noteDuty),
  'duty.strike': done(strikeDuty),
  'duty.planWeeks': done(planWeeks),
  'duty.month': (call, input) => dutyMonth(call.runtime, sessionOf(call), input),
  'duty.handOver': done(handOverDuty),
  'duty.redact': done(redactDutyLog),
  'duty.takeOver': done(takeOverDuty),
} satisfies Partial<Handlers>;
