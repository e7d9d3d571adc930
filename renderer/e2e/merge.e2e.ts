import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, StationHost, openUnlocked } from './station-host.ts';
import { expectAccessible, picture, registerVisit } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** Registers somebody and opens the record. @returns the look-up code on the slip */
async function registered(page: Page, name: string): Promise<string> {
  await registerVisit(page, name);
  await page.getByRole('button', { name: '查看登记' }).click();
  await page.getByRole('heading', { name: new RegExp(`${name}$`, 'u') }).waitFor();
  const code = await page.locator('.record-facts dd.tabular').first().textContent();
  return code ?? '';
}

test('a coming entered twice is made void and found by its slip', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(browser, host);
  await registered(page, '李秀兰');
  const code = await registered(page, '李秀兰');
  await page.getByRole('button', { name: '作废', exact: true }).click();
  await page.getByRole('button', { name: '作废这次登记' }).click();
  await page.getByLabel('作废原因', { exact: true }).click();
  await page.keyboard.insertText('重复');
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
  await picture(page, '90-void');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText('这次登记已作废：同一次来访重复登记').waitFor();
  await picture(page, '91-voided');
  await expectAccessible(page);
  await page.getByRole('button', { name: '返回列表' }).click();
  await page.getByText('共 2 件').waitFor();
  await picture(page, '92-list');
  await page.getByPlaceholder('回执上的查询码').fill(code);
  await page.keyboard.press('Enter');
  await page.getByText('这次登记已作废：同一次来访重复登记').waitFor();
  // What would promise something is not printed.
  expect(await page.getByRole('button', { name: '打印登记表', exact: true }).count()).toBe(1);
  await page.getByRole('button', { name: '撤销作废' }).click();
  await page.getByLabel('情况说明', { exact: true }).fill('核对后是两次来访');
  await picture(page, '93-unvoid');
  await page.keyboard.press('Control+Enter');
  await page.getByText('原因：核对后是两次来访').waitFor();
  await picture(page, '94-unvoided');
});
