import { expect, test } from 'vitest';
import { localDateOf } from '../../main/contract/values/local-date.ts';
import { openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, offsetTo, openVisitForm, passphrase, picture } from './steps.ts';

const hour = 3_600_000;

test('Today shows what is owed; a nil day is signed by one button, and what is entered later demands a correction', async () => {
  await using host = new StationHost();
  const clockOffsetMs = offsetTo(17);
  const { page } = await openWindow(await host.start({ clockOffsetMs }));
  await found(page);
  await picture(page, '40-today-first-day');
  await expectAccessible(page);
  await page.getByRole('region', { name: '零报告' }).getByRole('button', { name: '填报' }).click();
  await page.getByText('当天没有登记。').waitFor();
  await page.getByRole('button', { name: '无事项，签名上报' }).click();
  await page.getByText('请填写标红的内容。').waitFor();
  await page.getByLabel('带班领导').fill('刘主任');
  await page.getByLabel('告知时间').fill('16:40');
  await picture(page, '41-report-form');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText('刘主任').first().waitFor();
  await picture(page, '42-report-signed');
  await page.keyboard.press('Alt+1');
  await page.getByText('各日零报告均已签名。').waitFor();

  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await page.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞');
  await page.getByLabel('内容分类', { exact: true }).click();
  await page.keyboard.insertText('农田');
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
  // The page's clock is not the host's: the coming is of the day of the report.
  await page.getByLabel('接待时间', { exact: true }).fill(`${localDateOf(Date.now() + clockOffsetMs)} 16:50`);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记/u }).waitFor();
  await page.getByText(/的零报告已签“无事项”，有了这项登记，报告不再属实/u).waitFor();
  await picture(page, '43-registered-untrue');
  await expectAccessible(page);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: '更正' }).waitFor();
  await page.getByText('待补全', { exact: true }).waitFor();
  await picture(page, '43-today');
  await expectAccessible(page);
  await page.keyboard.press('Alt+2');
  await page.getByText('李秀兰').first().click();
  await page.getByRole('button', { name: '更正零报告' }).click();
  await page.getByLabel('更正原因').fill('签名后有人来访');
  await page.keyboard.press('Control+Enter');
  await page.getByText('这是更正报告，原报告仍可查看。').waitFor();
  await page.keyboard.press('Alt+5');
  await page.getByText('更正 1 次').waitFor();
  await picture(page, '44-report-list');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^查看/u }).first().click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '打印零报告表' }).click();
  await page.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await picture(page, '45-report-preview');
  await page.getByRole('button', { name: '另存为PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/^零报告表 .*\.pdf$/u);
});

test('several missed days stand on one screen and are signed by keyboard, each by a report of its own', async () => {
  await using host = new StationHost();
  // In the past: the page's clock takes no day that is still to come.
  const start = offsetTo(17) - 4 * 24 * hour;
  const first = await openWindow(await host.start({ clockOffsetMs: start }));
  await found(first.page);
  await host.kill();
  const fourth = start + 3 * 24 * hour;
  const { page } = await openWindow(await host.start({ clockOffsetMs: fourth }));
  await page.getByLabel('口令短语', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '今日' }).waitFor();
  await page.keyboard.press('F6');
  await page.getByLabel('纠纷类型', { exact: true }).click();
  await page.keyboard.insertText('邻里');
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
  // Found on the second of the four days.
  await page.getByLabel('发现日期', { exact: true }).fill(localDateOf(Date.now() + start + 24 * hour));
  await page.getByLabel('当事人 第1行 姓名').fill('赵铁柱');
  await page.getByLabel('当事人 第2行 姓名').fill('钱桂花');
  await page.getByLabel('概况', { exact: true }).fill('滴水争执');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /柳河纠/u }).waitFor();
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: '待报、未报共 4 天，逐日补报' }).click();
  await page.getByRole('heading', { name: '逐日补报零报告' }).waitFor();
  const days = page.locator('.missed-day');
  // The heading stands before the days are read.
  await days.nth(3).waitFor();
  expect(await days.count()).toBe(4);
  expect(await page.getByText(/新排查纠纷（件） 1/u).count()).toBe(1);
  await picture(page, '46-missed');
  await expectAccessible(page);
  // By keyboard: tick, leader, reason; the next day; then both at once.
  const signedDay = async (leader: string, reason: string) => {
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(leader);
    await page.keyboard.press('Enter');
    await page.keyboard.insertText(reason);
  };
  await signedDay('刘主任', '停电');
  await page.keyboard.press('Enter');
  await signedDay('陈书记', '停电');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已签（迟报）').nth(1).waitFor();
  expect(await page.getByText('已签（迟报）').count()).toBe(2);
  await page
    .getByRole('button', { name: /^签这一天/u })
    .first()
    .click();
  await page.getByText('请写明当天的迟报原因。').waitFor();
  await picture(page, '47-missed-some');
  await days.nth(2).getByLabel('迟报原因').fill('U盘坏了');
  await days
    .nth(2)
    .getByRole('button', { name: /^签这一天/u })
    .click();
  await page.getByText('已签（迟报）').nth(2).waitFor();
  // The day itself is in time and needs no reason.
  await days
    .nth(3)
    .getByRole('button', { name: /^签这一天/u })
    .click();
  await page.getByText('已签', { exact: true }).waitFor();
  await picture(page, '48-missed-done');
  await page.keyboard.press('Alt+5');
  await page.getByText('迟报', { exact: true }).nth(2).waitFor();
  expect(await page.getByText('迟报', { exact: true }).count()).toBe(3);
  await picture(page, '49-reports-after');
});
