import { addDays, type LocalDate } from '../../contract/values/local-date.ts';
import type { HolidayDay } from './holiday-notices.ts';
import { lunarFestivalsOf } from './lunar-festivals.ts';

/**
 * The 13 statutory days of a year by 全国年节及纪念日放假办法 (2024), for a year whose notice is not known: no bridging
 * days and no make-up days (domain.md §3.8). None outside 2005 to 2060: a mistyped year must not stop anything.
 */
export function statutoryDays(year: number): HolidayDay[] {
  const lunar = lunarFestivalsOf(year);
  if (lunar === null) return [];
  return [
    ...days('元旦', `${year}-01-01`, 1),
    ...days('春节', addDays(lunar.springFestival, -1), 4),
    ...days('清明节', `${year}-04-0${qingming(year)}`, 1),
    ...days('劳动节', `${year}-05-01`, 2),
    ...days('端午节', lunar.dragonBoat, 1),
    ...days('中秋节', lunar.midAutumn, 1),
    ...days('国庆节', `${year}-10-01`, 3),
  ];
}

function days(name: string, first: LocalDate, count: number): HolidayDay[] {
  return Array.from({ length: count }, (_, index) => ({ date: addDays(first, index), isOffDay: true, name }));
}

/** Day of April, 4 or 5: the usual formula for this solar term in the years 2000 to 2099. */
function qingming(year: number): number {
  const y = year % 100;
  return Math.floor(y * 0.2422 + 4.81) - Math.floor(y / 4);
}
