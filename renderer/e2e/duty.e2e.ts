import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, localDateOf } from '../../main/contract/values/local-date.ts';
import { hire, openStaff, sitDown } from './staff-steps.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, keepPrints, picture, printedText } from './steps.ts';

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
  const roster = await printed(page, host, '打印值班表', '52-roster');
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
  await page.getByRole('cell', { name: '东头组停水，群众来电' }).waitFor();
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
  const log = await printed(page, host, '打印值班记录', '56-log');
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
  const notice = await printed(page, host, '打印公示表', '58-F40');
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
  const record = await printed(page, host, '打印登记表', '59-F41');
  expect(record).toMatch(/领导接访.*李秀兰.*由村委会组织清淤/u);
  expect(record).toContain('接访领导（签名）');
});

async function printed(page: Page, host: StationHost, button: string, name: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).press('Enter');
  await page.getByRole('button', { name: '打印（Enter）', exact: true }).press('Enter');
  const text = await printedText(page, host.root, name);
  await page.keyboard.press('Escape');
  return text;
}
