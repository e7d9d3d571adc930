import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, picture, openVisitForm } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

test('a village PC burns: its backup and the code on paper bring the station back on another PC', async () => {
  await using host = new StationHost();
  const { page } = await openWindow(browser, await host.start());
  await found(page);
  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await page.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞');
  await page.getByLabel('内容分类', { exact: true }).click();
  await page.keyboard.insertText('农田');
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记/u }).waitFor();

  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: '备份设置' }).click();
  await page.getByText(/最近一次核对过的备份|还没有备份/u).waitFor();
  await picture(page, '60-backup');
  await expectAccessible(page);
  await page.getByRole('button', { name: '立即备份' }).click();
  await page.getByText(/已备份到“.+”，读回核对无误。/u).waitFor();
  expect(await page.getByRole('alert').getByText('没有备份到').count()).toBe(0);
  await page.getByRole('button', { name: '更换文件夹' }).click();
  await page.getByLabel('文件夹的完整路径').fill('台账备份');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请填写完整路径，从盘符或“/”写起').waitFor();
  await picture(page, '61-backup-done');
  await expectAccessible(page);
  await page.getByRole('button', { name: '查找U盘' }).click();
  await page.getByText('没有找到U盘。插好后再点“查找U盘”。').waitFor();
});
