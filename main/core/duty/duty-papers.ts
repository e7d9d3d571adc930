import type { Paper } from '../../contract/papers.ts';
import type { OpenRegister } from '../register.ts';
import { dutyLogDetail } from './log.ts';
import { rosterWeek } from './roster.ts';

/** F62 of a week (domain.md §2.8). Errors: NOT_FOUND. */
export function dutyRosterPaper(register: OpenRegister, rosterId: string): { no: string; paper: Paper } {
  const { stationName, period, days } = rosterWeek(register.read, rosterId);
  return {
    no: period.id,
    paper: {
      documentKind: 'dutyRoster',
      data: {
        stationName,
        period,
        days: days.map(({ on, off, holiday, values, changes }) => ({
          on,
          off,
          holiday,
          values,
          changed: changes.length > 0,
        })),
      },
    },
  };
}

/** F63 of a shift. Errors: NOT_FOUND. */
export function dutyLogPaper(register: OpenRegister, shiftId: string): { no: string; paper: Paper } {
  const { stationName, values, log, handOver, takeOver } = dutyLogDetail(register.read, null, shiftId);
  return {
    no: values.dutyOn ?? '',
    paper: {
      documentKind: 'dutyLog',
      data: {
        stationName,
        values,
        log: log.map((entry) => entry.values),
        struck: log.flatMap(({ struck }, at) => (struck ? [{ at, reason: struck.reason ?? '' }] : [])),
        handOver,
        takeOver,
      },
    },
  };
}
