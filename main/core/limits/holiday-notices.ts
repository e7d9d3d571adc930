import { addDays, type LocalDate } from '../../contract/values/local-date.ts';

/** One day on which the yearly notice departs from the plain week: off, or a weekend day that is worked. */
export interface HolidayDay {
  readonly date: LocalDate;
  readonly isOffDay: boolean;
  readonly name: string;
}

/** The State Council's notice for a year; it may also move days of the December before. */
export interface HolidayNotice {
  readonly year: number;
  /** Where it was published. */
  readonly source: string;
  readonly days: readonly HolidayDay[];
}

/** Notices since the Regulations of 2022, compared day by day with NateScarlet/holiday-cn; later ones are imported. */
export const holidayNotices: readonly HolidayNotice[] = [
  {
    year: 2022,
    source: 'https://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
    days: [
      ...off('元旦', '2022-01-01', '2022-01-03'),
      ...off('春节', '2022-01-31', '2022-02-06', ['2022-01-29', '2022-01-30']),
      ...off('清明节', '2022-04-03', '2022-04-05', ['2022-04-02']),
      ...off('劳动节', '2022-04-30', '2022-05-04', ['2022-04-24', '2022-05-07']),
      ...off('端午节', '2022-06-03', '2022-06-05'),
      ...off('中秋节', '2022-09-10', '2022-09-12'),
      ...off('国庆节', '2022-10-01', '2022-10-07', ['2022-10-08', '2022-10-09']),
    ],
  },
  {
    year: 2023,
    source: 'https://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
    days: [
      ...off('元旦', '2022-12-31', '2023-01-02'),
      ...off('春节', '2023-01-21', '2023-01-27', ['2023-01-28', '2023-01-29']),
      ...off('清明节', '2023-04-05', '2023-04-05'),
      ...off('劳动节', '2023-04-29', '2023-05-03', ['2023-04-23', '2023-05-06']),
      ...off('端午节', '2023-06-22', '2023-06-24', ['2023-06-25']),
      ...off('中秋节、国庆节', '2023-09-29', '2023-10-06', ['2023-10-07', '2023-10-08']),
    ],
  },
  {
    year: 2024,
    source: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
    days: [
      ...off('元旦', '2024-01-01', '2024-01-01'),
      ...off('春节', '2024-02-10', '2024-02-17', ['2024-02-04', '2024-02-18']),
      ...off('清明节', '2024-04-04', '2024-04-06', ['2024-04-07']),
      ...off('劳动节', '2024-05-01', '2024-05-05', ['2024-04-28', '2024-05-11']),
      ...off('端午节', '2024-06-10', '2024-06-10'),
      ...off('中秋节', '2024-09-15', '2024-09-17', ['2024-09-14']),
      ...off('国庆节', '2024-10-01', '2024-10-07', ['2024-09-29', '2024-10-12']),
    ],
  },
  {
    year: 2025,
    source: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
    days: [
      ...off('元旦', '2025-01-01', '2025-01-01'),
      ...off('春节', '2025-01-28', '2025-02-04', ['2025-01-26', '2025-02-08']),
      ...off('清明节', '2025-04-04', '2025-04-06'),
      ...off('劳动节', '2025-05-01', '2025-05-05', ['2025-04-27']),
      ...off('端午节', '2025-05-31', '2025-06-02'),
      ...off('国庆节、中秋节', '2025-10-01', '2025-10-08', ['2025-09-28', '2025-10-11']),
    ],
  },
  {
    year: 2026,
    source: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
    days: [
      ...off('元旦', '2026-01-01', '2026-01-03', ['2026-01-04']),
      ...off('春节', '2026-02-15', '2026-02-23', ['2026-02-14', '2026-02-28']),
      ...off('清明节', '2026-04-04', '2026-04-06'),
      ...off('劳动节', '2026-05-01', '2026-05-05', ['2026-05-09']),
      ...off('端午节', '2026-06-19', '2026-06-21'),
      ...off('中秋节', '2026-09-25', '2026-09-27'),
      ...off('国庆节', '2026-10-01', '2026-10-07', ['2026-09-20', '2026-10-10']),
    ],
  },
];

function off(name: string, from: LocalDate, to: LocalDate, makeUp: readonly LocalDate[] = []): HolidayDay[] {
  const days = makeUp.map((date) => ({ date, isOffDay: false, name }));
  for (let date = from; date <= to; date = addDays(date, 1)) days.push({ date, isOffDay: true, name });
  return days;
}
