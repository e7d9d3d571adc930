import { expect, test } from 'vitest';
import { addDays, localDateOf } from '../../main/contract/values/local-date.ts';
import { hire, openStaff, pick, sitDown } from './staff-steps.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, keepPrints, picture, printed, registerVisit } from './steps.ts';

const ownSecret = '河边的老槐树 1988';

test('a week of duty is laid down by keyboard, somebody stands in, and the log is signed by both who handed over', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await openStaff(page);
  await hire(page, '赵敏', ownSecret);
  await page.keyboard.press('Alt+1');
  await page.getByText('今天没有排班。').waitFor();

  // Along the rows as they are read; a day without an officer is refused.
  await page.keyboard.press('Alt+6');
  await page.getByText(/每天都要有一名带班领导/u).waitFor();
  for (let day = 0; day < 7; day += 1) {
    const night = day === 6 ? '' : '赵敏';
    for (const word of [day % 2 ? '刘主任' : '王建国', '钱委员', night, '0999-5550101', '孙组长', '']) {
      await page.keyboard.insertText(word);
      await page.keyboard.press('Enter');
    }
  }
  await page.keyboard.press('Control+Enter');
  await page.getByText(/有漏填，已标红/u).waitFor();
  await picture(page, '50-plan');
  await expectAccessible(page);
  // The cursor stands where the name is missing.
  await page.keyboard.insertText('赵敏');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打印值班表' }).waitFor();

  const today = localDateOf(Date.now());
  const row = page.getByRole('row').nth(1 + ((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  await row.getByRole('button', { name: /^调整/u }).press('Enter');
  await page.getByLabel('值班员（白班）', { exact: true }).fill('周会计');
  await page.getByLabel('原因', { exact: true }).fill('到县里开会');
  await picture(page, '51-stand-in');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/原为 .*值班员（白班） 钱委员/u).waitFor();
  expect(await row.textContent()).toContain('周会计');
  await picture(page, '52-roster');
  await expectAccessible(page);
  const roster = await printed(page, host.root, '打印值班表', '52-roster');
  expect(roster).toContain('周会计');
  expect(roster).toContain('（已调整）');
  expect(roster).toContain('0999-5550101');

  await page.keyboard.press('Alt+1');
  const onDuty = page.getByRole('region', { name: '今日值班' });
  await onDuty.getByText(/周会计/u).waitFor();
  await picture(page, '53-today');
  await expectAccessible(page);

  await onDuty.getByRole('button', { name: '开始值班' }).press('Enter');
  await page.getByText('还没有值班记录。').waitFor();
  await picture(page, '54-no-log');
  await page.getByRole('button', { name: '开始值班' }).press('Enter');
  await page.getByLabel('值班日期', { exact: true }).waitFor();
  expect(await page.getByLabel('值班员', { exact: true }).inputValue()).toBe('周会计');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '记事' }).press('Enter');
  await page.keyboard.insertText('东头组停水，群众来电');
  await page.getByLabel('处理情况', { exact: true }).fill('已通知水管员，两小时内恢复');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: '东头组停水，群众来电', exact: true }).waitFor();
  await page.getByRole('button', { name: '交班', exact: true }).press('Enter');
  await page.keyboard.insertText('赵敏');
  await page.getByLabel('移交事项', { exact: true }).fill('明早回访东头组');
  await picture(page, '55-hand-over');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText('交班人不能替接班人签名。').waitFor();
  expect(await page.getByRole('button', { name: '接班签名' }).count()).toBe(0);

  await sitDown(page, '赵敏', ownSecret);
  await page.keyboard.press('Alt+1');
  await onDuty.getByRole('button', { name: /待接班人签名/u }).press('Enter');
  await page.getByRole('button', { name: '接班签名' }).press('Enter');
  await page.getByText(/^赵敏 已签名/u).waitFor();
  await picture(page, '56-taken-over');
  await expectAccessible(page);
  const log = await printed(page, host.root, '打印值班记录', '56-log');
  expect(log).toMatch(/交班人（签名）： ?王建国.*接班人（签名）： ?赵敏/u);
  expect(log).toContain('明早回访东头组');
});

test('a day on which a leader receives stands on the notice for the door, and what was said there on its record', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await page.keyboard.press('Alt+6');
  await page.getByText('领导接访', { exact: true }).click();
  await page.getByText('今年还没有安排接访日。').waitFor();
  await picture(page, '57-leaders-none');
  await expectAccessible(page);
  await page.getByRole('button', { name: '安排接访日' }).press('Enter');
  // At the end of a month it is of the next one, and must hang at the door all the same.
  await page.keyboard.insertText(addDays(localDateOf(Date.now()), 5));
  await page.keyboard.press('Enter');
  await page.getByLabel('时间', { exact: true }).fill('9:00—11:30');
  await page.getByLabel('接访领导', { exact: true }).fill('陈书记');
  await page.getByLabel('职务', { exact: true }).fill('村党支部书记');
  await page.getByLabel('分管工作', { exact: true }).fill('全面工作');
  await picture(page, '58-day');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: '陈书记', exact: true }).waitFor();
  expect(await page.getByText('未提前公示').count()).toBe(0);
  const notice = await printed(page, host.root, '打印公示表', '58-F40');
  expect(notice).toMatch(/领导接访公示表.*陈书记/u);
  expect(notice).not.toContain('本月暂无安排');
  expect(notice).toContain('0999-5550101');

  await page.getByRole('button', { name: '登记接访、走访' }).press('Enter');
  await page.getByLabel('接访领导', { exact: true }).fill('陈书记');
  await page.getByLabel('来访人（走访对象）', { exact: true }).fill('李秀兰');
  await page.getByLabel('主要问题', { exact: true }).fill('村东排水沟堵塞，雨天院内进水');
  await page.getByLabel('领导处理意见', { exact: true }).fill('由村委会组织清淤');
  await page.getByLabel('责任单位', { exact: true }).fill('柳河村村民委员会');
  await page.getByLabel('办理期限', { exact: true }).fill(addDays(localDateOf(Date.now()), 20));
  await picture(page, '59-record');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/由村委会组织清淤/u).waitFor();
  await page.getByText(/^陈书记.*1 次/u).waitFor();
  await picture(page, '59-leaders');
  await expectAccessible(page);
  const record = await printed(page, host.root, '打印登记表', '59-F41');
  expect(record).toMatch(/领导接访.*李秀兰.*由村委会组织清淤/u);
  expect(record).toContain('接访领导（签名）');
});

test('a month is laid down at once, long names too: on paper the first day stands with its title; days of two weeks are swapped, an entry is struck, and who has no PIN signs on paper', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await page.keyboard.press('Alt+6');
  await page.getByRole('button', { name: '整月排班' }).press('Enter');
  await page.getByRole('heading', { name: /值班表$/u }).waitFor();
  const days = await page.getByRole('row').count();
  // As long as a field lets a name be: a whole week does not fit one page.
  const long = '刘主任（包东头组、西头组、河沿组、坡上组和两个自然村的信访接待、矛盾调处）';
  for (let day = 0; day < days - 1; day += 1) {
    for (const word of [
      day % 2 ? long : '王建国',
      long,
      '赵敏',
      '0999-5550101',
      long,
      '夜间在村部值守，电话保持畅通，遇有紧急情况先报带班领导再报镇值班室',
    ]) {
      await page.keyboard.insertText(word);
      await page.keyboard.press('Enter');
    }
  }
  await picture(page, '70-month');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打印值班表' }).waitFor();
  const sheets = await printed(page, host.root, '打印值班表', '70-long');
  const [first = ''] = sheets.split(/第 ?1 ?页/u);
  expect(sheets).toMatch(/第 ?2 ?页/u);
  expect(first).toMatch(/值班表.*\d{4}-\d{2}-\d{2}/u);

  const last = page.getByRole('row').nth(7);
  await last.getByRole('button', { name: /^调整/u }).press('Enter');
  await page.getByRole('radio', { name: '调班' }).check();
  await page.getByLabel('与哪一天对调', { exact: true }).waitFor();
  await page.getByLabel('原因', { exact: true }).fill('到县里开会');
  await picture(page, '71-swap');
  await expectAccessible(page);
  await page.getByLabel('与哪一天对调', { exact: true }).click();
  const beyond = page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(/（周一）/u)
    .last();
  await beyond.click();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('list', { name: '调班、替班记录' }).waitFor();
  await picture(page, '72-swapped');

  await page.getByText('值班记录', { exact: true }).click();
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: '开始值班' }).press('Enter');
  await page.getByLabel('带班领导', { exact: true }).fill('刘主任');
  await page.getByLabel('值班员', { exact: true }).fill('赵敏');
  await page.keyboard.press('Control+Enter');
  for (const matter of ['东头组停水', '西头组停水']) {
    await page.getByRole('button', { name: '记事' }).press('Enter');
    await page.keyboard.insertText(matter);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: `划去：${matter}` }).waitFor();
  }
  await page.getByRole('button', { name: '划去：西头组停水' }).press('Enter');
  await page.keyboard.insertText('记错村组');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/已划去：记错村组/u).waitFor();
  await picture(page, '73-struck');
  await expectAccessible(page);
  await page.getByRole('button', { name: '交班', exact: true }).press('Enter');
  await page.getByLabel('接班人', { exact: true }).fill('孙会计');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '已在纸质记录上签名' }).press('Enter');
  await page.getByText(/^孙会计.*已在纸质记录上签名/u).waitFor();
  expect(await page.getByRole('button', { name: /^划去/u }).count()).toBe(0);
  await picture(page, '74-on-paper');
  await expectAccessible(page);
  expect(await printed(page, host.root, '打印值班记录', '74-log')).toMatch(/西头组停水.*已划去：记错村组/u);
});

test('a home visit is about a matter and has its result; a reception day is cancelled with a reason and leaves the notice', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await registerVisit(page, '李秀兰');
  await page.keyboard.press('Alt+6');
  await page.getByText('领导接访', { exact: true }).click();
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: '安排接访日' }).press('Enter');
  await page.keyboard.insertText(addDays(localDateOf(Date.now()), 5));
  await page.keyboard.press('Enter');
  await page.getByLabel('时间', { exact: true }).fill('9:00—11:30');
  await page.getByLabel('接访领导', { exact: true }).fill('陈书记');
  await page.getByLabel('职务', { exact: true }).fill('村党支部书记');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: '陈书记', exact: true }).waitFor();
  await page.getByRole('button', { name: /陈书记/u }).press('Enter');
  await page.keyboard.insertText('改到下周');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已取消：改到下周').waitFor();
  expect(await printed(page, host.root, '打印公示表', '75-F40-none')).toContain('本月暂无安排');

  await page.getByRole('button', { name: '登记接访、走访' }).press('Enter');
  await page.getByLabel('对应事项', { exact: true }).click();
  await page.keyboard.insertText('李秀兰');
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(/李秀兰/u)
    .click();
  await pick(page, '接访形式', '带案下访、走访');
  await page.getByLabel('接访领导', { exact: true }).fill('陈书记');
  await page.getByLabel('来访人（走访对象）', { exact: true }).fill('李秀兰');
  await page.getByLabel('主要问题', { exact: true }).fill('村东排水沟堵塞，雨天院内进水');
  await page.getByLabel('领导处理意见', { exact: true }).fill('由村委会组织清淤');
  await page.getByLabel('责任单位', { exact: true }).fill('柳河村村民委员会');
  await page.getByLabel('办理期限', { exact: true }).fill(addDays(localDateOf(Date.now()), 2));
  await picture(page, '76-home-visit');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: /^打开 /u }).waitFor();
  await picture(page, '76-leaders');
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: /领导接访.*陈书记/u }).press('Enter');
  await page.getByRole('button', { name: '登记结果' }).press('Enter');
  await page.keyboard.insertText('已清淤，院内不再进水');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^结果（.*院内不再进水/u).waitFor();
  await picture(page, '77-result');
  await expectAccessible(page);
  expect(await printed(page, host.root, '打印登记表', '77-F44')).toMatch(
    /领导下访、走访记录.*带案下访.*院内不再进水/u,
  );
});
