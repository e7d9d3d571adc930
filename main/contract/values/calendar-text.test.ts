import { assert, property, string } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holidayNotices } from '../../core/limits/holiday-notices.ts';
import { calendarTable, maxCalendarText, readCalendarText, type ReadCalendar } from './calendar-text.ts';

/** As gov.cn publishes it, with its line breaks and full-width signs. */
const notice2026 = `国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置。
国务院办公厅
2025年11月4日`;

const daysOf = (read: ReadCalendar): string[] =>
  read.ok ? read.calendar.days.map(({ date, isOffDay }) => `${date} ${isOffDay ? 'off' : 'worked'}`) : [];
const builtIn = (year: number): string[] =>
  (holidayNotices.find((notice) => notice.year === year)?.days ?? [])
    .map(({ date, isOffDay }) => `${date} ${isOffDay ? 'off' : 'worked'}`)
    .toSorted();

describe('the notice of the State Council', () => {
  test('is read as it is published, with its number and its date', () => {
    const read = readCalendarText(notice2026, 2027);
    expect(read).toMatchObject({
      ok: true,
      calendar: { year: 2026, source: '国办发明电〔2025〕7号', publishedOn: '2025-11-04' },
    });
    expect(daysOf(read)).toEqual(builtIn(2026));
  });

  test('may begin in the December before, name two holidays at once, and leave out weekdays', () => {
    const old = `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`;
    expect(daysOf(readCalendarText(old, 2023))).toEqual(builtIn(2023));
    expect(daysOf(readCalendarText('元旦:12月31日至1月2日放假', 2023))).toHaveLength(3);
  });

  test.each([
    [
      'a weekday that is not so',
      notice2026.replace('1月4日（周日）', '1月5日（周日）'),
      'weekdayOf',
      '2026-01-05',
    ],
    ['fewer days than it says', notice2026.replace('共9天', '共8天'), 'count', '春节 9 ≠ 8'],
    ['a day that does not exist', '劳动节：4月29日至31日放假', 'date', '31日'],
    ['a range of a whole season', '春节：1月1日至5月1日放假', 'date', '2027-05-01'],
    ['a make-up day in the week', '元旦：1月1日放假。1月6日上班。', 'weekday', '2027-01-06'],
    ['no holiday at all', '今天没有通知。', 'unreadable', ''],
    ['more than a notice', 'x'.repeat(maxCalendarText + 1), 'tooLong', ''],
  ])('is refused with %s', (_, text, reason, at) => {
    expect(readCalendarText(text, 2027)).toEqual({ ok: false, fault: { reason, at } });
  });
});

describe('a file', () => {
  const told = readCalendarText(notice2026, 2026);

  test('that this program wrote is read back as it was, also when WPS has saved it', () => {
    if (!told.ok) throw new Error('unread');
    const table = calendarTable(told.calendar);
    expect(readCalendarText(table, 2030)).toEqual(told);
    const resaved = table.replaceAll(',', '\t').replaceAll(/(\d{4})-0?(\d+)-0?(\d+)/gu, '$1/$2/$3');
    expect(readCalendarText(resaved, 2030)).toEqual(told);
  });

  test('keeps a source that a spreadsheet would run as a formula', () => {
    if (!told.ok) throw new Error('unread');
    const calendar = { ...told.calendar, source: '=HYPERLINK("http://x","," )' };
    const table = calendarTable(calendar);
    expect(table).not.toMatch(/[,\n]"?=/u);
    expect(readCalendarText(table, 2030)).toEqual({ ok: true, calendar });
  });

  test('of holiday-cn is read', () => {
    const days = holidayNotices.find(({ year }) => year === 2025)?.days;
    const file = { $id: 'x', year: 2025, papers: ['https://www.gov.cn/x'], days };
    const read = readCalendarText(JSON.stringify(file), 2030);
    expect(daysOf(read)).toEqual(builtIn(2025));
    expect(read).toMatchObject({ calendar: { year: 2025, source: 'https://www.gov.cn/x' } });
  });

  test.each([
    ['{', 'unreadable'],
    ['{"year":2027,"days":[]}', 'none'],
    ['{"year":2027,"days":[{"date":"2027-13-01","isOffDay":true}]}', 'date'],
    ['{"year":1e9,"days":[{"date":"2027-01-01","isOffDay":true}]}', 'year'],
    ['{"year":2027,"days":{"__proto__":1}}', 'unreadable'],
    ['年份,2027\n日期,安排,节日\n2027-02-30,放假,春节', 'date'],
    ['年份,2027\n日期,安排,节日\n2027-02-08,下雨,春节', 'unreadable'],
    ['年份,2027\n日期,安排,节日\n2026-02-08,放假,春节', 'year'],
  ])('%s is refused', (text, reason) => {
    expect(readCalendarText(text, 2027)).toMatchObject({ ok: false, fault: { reason } });
  });

  test('of anything at all is refused or read, and never throws', () => {
    assert(
      property(string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const start of ['', '{', '日期,安排\n', '元旦：', '春节：1月1日至'])
          readCalendarText(start + text, 2027);
      }),
    );
  });
});
