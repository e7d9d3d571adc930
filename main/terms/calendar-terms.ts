import { defineCodeList, type CodeOf } from './code-list.ts';

/** For which holiday a day is off, or worked; `other`: what a province or a place lays down for itself. */
export const holiday = defineCodeList('holiday', [
  { code: 'newYear', zh: '元旦', en: 'New Year' },
  { code: 'springFestival', zh: '春节', en: 'Spring Festival' },
  { code: 'qingming', zh: '清明节', en: 'Qingming' },
  { code: 'labourDay', zh: '劳动节', en: 'Labour Day' },
  { code: 'dragonBoat', zh: '端午节', en: 'Dragon Boat' },
  { code: 'midAutumn', zh: '中秋节', en: 'Mid-Autumn' },
  { code: 'nationalDay', zh: '国庆节', en: 'National Day' },
  { code: 'other', zh: '其他', en: 'Other' },
]);
export type Holiday = CodeOf<typeof holiday>;

/** Whose word a year's calendar is; `provisional`: nobody's yet, the statutory days alone. */
export const calendarOrigins = ['above', 'own', 'builtIn', 'provisional'] as const;
export type CalendarOrigin = (typeof calendarOrigins)[number];

/** Years for which the lunar festivals are known. */
export const calendarYears = { first: 2005, last: 2060 } as const;
/** A year has about 33 days off and 8 made up for; provinces add a few. */
export const maxCalendarDays = { off: 60, madeUp: 20 } as const;
