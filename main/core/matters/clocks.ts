import type { MatterDates } from '../../../db/queries/matters.ts';
import type { LocalDate } from '../../contract/values/local-date.ts';
import { startClock, workOn, type Clock } from '../limits/clock.ts';
import { resolveProfiles } from '../limits/limit-profiles.ts';
import type { WorkCalendar } from '../limits/work-calendar.ts';

export interface MatterClocks {
  /** Tell the petitioner: 15 days from the village's receipt (Regs 2022 Art 23). */
  readonly firstNotice: Clock;
  /** The latest answer, were the matter accepted on the last day of the first notice (Art 34). */
  readonly handle: Clock;
}

export interface ClockSource {
  readonly limitProfile: string;
  readonly firstReceivedOn: LocalDate;
}

/** Matters of one day follow each other in a batch and in a rebuild, and have the same clocks. */
let last: {
  readonly of: ClockSource;
  readonly calendar: WorkCalendar;
  readonly clocks: MatterClocks;
} | null = null;

/**
 * The clocks of a matter, computed from its receipt, its profile and the calendar alone, so that they can be recomputed at
 * any time.
 */
export function matterClocks(
  { limitProfile, firstReceivedOn }: ClockSource,
  calendar: WorkCalendar,
): MatterClocks {
  if (
    last?.calendar !== calendar ||
    last.of.limitProfile !== limitProfile ||
    last.of.firstReceivedOn !== firstReceivedOn
  ) {
    const of = { limitProfile, firstReceivedOn };
    last = { of, calendar, clocks: computeClocks(of, calendar) };
  }
  return last.clocks;
}

function computeClocks(matter: ClockSource, calendar: WorkCalendar): MatterClocks {
  const { legal, target } = resolveProfiles(matter.limitProfile, matter.firstReceivedOn);
  const firstNotice = startClock({
    step: 'firstNotice',
    legal,
    target,
    startedOn: matter.firstReceivedOn,
    calendar,
  });
  const handle = startClock({ step: 'handle', legal, target, startedOn: firstNotice.legalDue, calendar });
  return { firstNotice, handle };
}

/** What of its clocks stands in the row of a matter. */
export function matterDates(matter: ClockSource, calendar: WorkCalendar): MatterDates {
  const { firstNotice, handle } = matterClocks(matter, calendar);
  return {
    noticeDueOn: firstNotice.legalDue,
    noticeSafeOn: workOn(firstNotice),
    handleDueOn: handle.legalDue,
    noticeProvisional: Number(firstNotice.provisional),
    // Counted from the last day of the first notice, it moves with that.
    handleProvisional: Number(firstNotice.provisional || handle.provisional),
  };
}
