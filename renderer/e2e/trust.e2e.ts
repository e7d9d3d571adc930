import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carried, choose, take } from './exchange-steps.ts';
import { openBrowser, openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, picture, registerVisit } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

test('the PC of a village is revoked; what it sends later waits closed and is released by a person who asked the station', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using officeHost = StationHost.prepared('joined-township');
  const { page: village } = await openUnlocked(browser, villageHost);
  const { page: office, complaints } = await openUnlocked(browser, officeHost);
  await registerVisit(village, '李秀兰');
  await village.keyboard.press('Alt+7');
  const batch = await carried(village, '生成上报批次', villageHost.root);

  await office.keyboard.press('Alt+7');
  await office.getByText('没有待核的批次和登记。').waitFor();
  await office.getByRole('button', { name: '停用 柳河村接访站 的电脑' }).click();
  await office.getByText('停用后不能恢复。', { exact: false }).waitFor();
  await office.getByText(/本站现在只有一人有口令/u).waitFor();
  await picture(office, '90-revoke');
  await expectAccessible(office);
  await office.getByRole('button', { name: '停用这台电脑' }).click();
  await office.getByText('请填写事由').waitFor();
  await office.getByLabel('事由', { exact: true }).click();
  await office.keyboard.press('Enter');
  await office.getByRole('button', { name: '停用这台电脑' }).click();
  await office.getByText(/电脑丢失或者被盗；王建国一人办理/u).waitFor();

  const board = office.getByRole('table', { name: '各站上报情况' });
  await board.getByText(/电脑已停用/u).waitFor();
  await board.scrollIntoViewIfNeeded();
  await picture(office, '90-board');

  await choose(office, '选择上报文件（可多选）', batch);
  await take(office);
  const held = office.getByRole('table', { name: '待核批次' });
  await held.getByText(/由已停用的电脑生成/u).waitFor();
  await held.scrollIntoViewIfNeeded();
  await picture(office, '91-held');
  await expectAccessible(office);
  await office.getByRole('button', { name: /^核实放行 柳河村接访站/u }).click();
  await office.getByText(/放行只对这一个批次有效/u).waitFor();
  await office.getByLabel('放行依据', { exact: true }).click();
  await office.keyboard.press('Enter');
  await picture(office, '92-release');
  await expectAccessible(office);
  await office.getByRole('button', { name: '放行并导入' }).click();
  await office.getByText(/已导入，共/u).waitFor();
  await picture(office, '93-released');
  await office.getByRole('button', { name: '完成' }).last().click();
  await office.getByText('没有待核的批次和登记。').waitFor();
  await office.keyboard.press('Alt+2');
  await office.getByText('李秀兰').first().waitFor();
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});
