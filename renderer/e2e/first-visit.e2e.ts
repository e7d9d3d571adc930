import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, keepPrints, passphrase, picture, printedText } from './steps.ts';

test('a cadre founds a station, registers a visit by keyboard alone, prints, locks, and finds it after a power cut', async () => {
  await using host = new StationHost();
  const { page, complaints } = await openWindow(await host.start());
  await found(page);
  await picture(page, '03-empty-list');
  await expectAccessible(page);

  let keys = 0;
  const press = async (key: string): Promise<void> => {
    keys += 1;
    await page.keyboard.press(key);
  };
  await press('F2');
  await page.getByText('反映的是否是干部（公职人员）的行为？').waitFor();
  await expectAccessible(page);
  await press('Enter');
  await page.getByLabel('姓名（名称）', { exact: true }).waitFor();
  await expectAccessible(page);
  await page.keyboard.insertText('李秀兰');
  await press('Enter');
  await page.keyboard.insertText('13800135678');
  await picture(page, '04-form');
  for (let step = 0; step < 12 && !(await hasFocus(page, '内容分类')); step += 1) await press('Enter');
  await page.keyboard.insertText('宅基地');
  await page.locator('.ant-select-item-option').first().waitFor();
  await picture(page, '05-category');
  await press('Enter');
  for (let step = 0; step < 6 && !(await hasFocus(page, '概况')); step += 1) await press('Enter');
  await page.keyboard.insertText('村东排水沟堵塞，雨天院内进水');
  await picture(page, '06-filled');
  await press('Control+Enter');
  await page.getByRole('heading', { name: /已登记 柳河〔2026〕1号/u }).waitFor();
  await picture(page, '07-registered');
  await expectAccessible(page);
  const code = (await page.locator('.lookup-code').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}$/u);

  await keepPrints(page);
  await press('Enter');
  await page.getByRole('dialog').waitFor();
  await picture(page, '07-preview');
  await expectAccessible(page);
  await press('Enter');
  await page.waitForSelector('body[data-printed="yes"]');
  expect(keys).toBeLessThanOrEqual(15);
  const words = await printedText(page, host.root, 'papers');
  expect(words).toContain('群众来访（来信来电）登记表');
  expect(words).toContain(code);
  expect(words).toMatch(/第 ?1 ?页 ?共 ?1 ?页/u);
  await page.getByRole('button', { name: '已打印交付' }).click();
  await page.getByRole('button', { name: '查看登记', exact: true }).click();
  await page.getByText('138****5678').first().waitFor();
  await picture(page, '08-detail');
  await expectAccessible(page);

  await page.getByRole('button', { name: '锁屏' }).click();
  await page.getByText('已锁屏，页面内容保持原样。').waitFor();
  await picture(page, '09-locked');
  await host.kill();

  const again = await openWindow(await host.start());
  await again.page.getByLabel('口令短语', { exact: true }).fill('这不是原来的口令');
  await again.page.getByRole('button', { name: '打开台账' }).click();
  await again.page.getByRole('alert').first().waitFor();
  await picture(again.page, '10-wrong');
  await again.page.getByLabel('口令短语', { exact: true }).fill(passphrase);
  await again.page.getByRole('button', { name: '打开台账' }).click();
  await again.page.getByText('李秀兰').first().waitFor();
  await again.page.keyboard.press('Alt+2');
  await again.page.getByPlaceholder('回执上的查询码').waitFor();
  await picture(again.page, '11-list');
  await expectAccessible(again.page);
  await again.page.getByPlaceholder('回执上的查询码').fill(code.toLowerCase());
  await again.page.keyboard.press('Enter');
  await again.page.getByText(/告知，不晚于/u).waitFor();
  await picture(again.page, '12-progress');
  await expectAccessible(again.page);
  // It can be turned to whoever holds the slip.
  expect(await again.page.getByText(/李秀兰|排水沟/u).count()).toBe(0);
  await again.page.getByRole('button', { name: '打开登记' }).press('Enter');
  await again.page.getByText('村东排水沟堵塞，雨天院内进水').first().waitFor();
  // antd measures scroll bars with one inline style that carries no nonce; the policy blocks it, nothing is lost.
  const unexpected = [...complaints, ...again.complaints].filter((text) => !text.includes('style-src'));
  expect(unexpected).toEqual([]);
});

async function hasFocus(page: Page, label: string): Promise<boolean> {
  return page.getByLabel(label, { exact: true }).evaluate((element) => element === document.activeElement);
}
