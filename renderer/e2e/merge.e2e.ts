import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { StationHost, openUnlocked } from './station-host.ts';
import { expectAccessible, picture, registerVisit } from './steps.ts';

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
  const { page } = await openUnlocked(host);
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
  await page.getByText(/已作废，没有办理进度/u).waitFor();
  await page.getByRole('button', { name: '打开登记' }).press('Enter');
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

test('two matters that are one are merged from the page of one of them, found by either slip, and parted again', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await registered(page, '李秀兰');
  const code = await registered(page, '李建国');
  await page.getByRole('button', { name: /^查看事项/u }).click();
  await page.getByText('概况相近').waitFor();
  await picture(page, '95-likely');
  await expectAccessible(page);
  await page.getByRole('button', { name: '并案', exact: true }).click();
  await page.getByRole('radio', { name: /1号 · 李秀兰/u }).check();
  await page.getByRole('radio', { name: /^另一件/u }).waitFor();
  await picture(page, '96-merge');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(/已并入 .*1号/u).waitFor();
  await picture(page, '97-merged');
  await page.getByRole('button', { name: '返回列表' }).click();
  await page.keyboard.press('Alt+2');
  await page.getByPlaceholder('回执上的查询码').fill(code);
  await page.keyboard.press('Enter');
  await page.getByText(/已并入 .*1号，以下是该事项/u).waitFor();
  await picture(page, '98-lookup');
  await expectAccessible(page);
  await page.getByRole('button', { name: '打开登记' }).press('Enter');
  await page.getByRole('button', { name: /^打开 .*1号/u }).click();
  await page.getByRole('heading', { name: '来访记录（2）' }).waitFor();
  await picture(page, '99-main');
  await page.goBack();
  await page.getByRole('button', { name: '第 2 次来访，共 2 次' }).click();
  await page.getByRole('button', { name: '取消并案' }).click();
  await page.getByLabel('取消并案的原因', { exact: true }).fill('是两条水沟');
  await page.keyboard.press('Control+Enter');
  await page.getByText('概况相近').waitFor();
  expect(await page.getByText(/已并入/u).count()).toBe(0);
});
