import { holidayNotices } from './holiday-notices.ts';
import { createWorkCalendar } from './work-calendar.ts';

/** The State Council's calendar as far as its notices are known. */
export const officialCalendar = createWorkCalendar(holidayNotices);
