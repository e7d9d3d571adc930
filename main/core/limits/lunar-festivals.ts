import type { LocalDate } from '../../contract/values/local-date.ts';

export interface LunarFestivals {
  readonly springFestival: LocalDate;
  readonly dragonBoat: LocalDate;
  readonly midAutumn: LocalDate;
}

/**
 * Spring Festival, Dragon Boat and Mid-Autumn, 2005 to 2060, computed from the new moons in Beijing time. A table, because
 * the Chinese calendar of Intl (ICU 78) puts new moons near midnight on the wrong day: Spring Festival of 2027 and 2030.
 */
const table = `
2005 02-09 06-11 09-18
2006 01-29 05-31 10-06
2007 02-18 06-19 09-25
2008 02-07 06-08 09-14
2009 01-26 05-28 10-03
2010 02-14 06-16 09-22
2011 02-03 06-06 09-12
2012 01-23 06-23 09-30
2013 02-10 06-12 09-19
2014 01-31 06-02 09-08
2015 02-19 06-20 09-27
2016 02-08 06-09 09-15
2017 01-28 05-30 10-04
2018 02-16 06-18 09-24
2019 02-05 06-07 09-13
2020 01-25 06-25 10-01
2021 02-12 06-14 09-21
2022 02-01 06-03 09-10
2023 01-22 06-22 09-29
2024 02-10 06-10 09-17
2025 01-29 05-31 10-06
2026 02-17 06-19 09-25
2027 02-06 06-09 09-15
2028 01-26 05-28 10-03
2029 02-13 06-16 09-22
2030 02-03 06-05 09-12
2031 01-23 06-24 10-01
2032 02-11 06-12 09-19
2033 01-31 06-01 09-08
2034 02-19 06-20 09-27
2035 02-08 06-10 09-16
2036 01-28 05-30 10-04
2037 02-15 06-18 09-24
2038 02-04 06-07 09-13
2039 01-24 05-27 10-02
2040 02-12 06-14 09-20
2041 02-01 06-03 09-10
2042 01-22 06-22 09-28
2043 02-10 06-11 09-17
2044 01-30 05-31 10-05
2045 02-17 06-19 09-25
2046 02-06 06-08 09-15
2047 01-26 05-29 10-04
2048 02-14 06-15 09-22
2049 02-02 06-04 09-11
2050 01-23 06-23 09-30
2051 02-11 06-13 09-19
2052 02-01 06-01 09-07
2053 02-19 06-20 09-26
2054 02-08 06-10 09-16
2055 01-28 05-30 10-05
2056 02-15 06-17 09-24
2057 02-04 06-06 09-13
2058 01-24 06-25 10-02
2059 02-12 06-14 09-21
2060 02-02 06-03 09-09
`;

const byYear = new Map(
  table
    .trim()
    .split('\n')
    .map((row) => {
      const [year = '', spring = '', dragonBoat = '', midAutumn = ''] = row.split(' ');
      return [
        Number(year),
        {
          springFestival: `${year}-${spring}`,
          dragonBoat: `${year}-${dragonBoat}`,
          midAutumn: `${year}-${midAutumn}`,
        },
      ];
    }),
);

/** Null outside the table. */
export function lunarFestivalsOf(year: number): LunarFestivals | null {
  return byYear.get(year) ?? null;
}
