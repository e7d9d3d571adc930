import { expect, test } from 'vitest';
import { sampleSecret } from '../../main/terms/sample.ts';
import { openWindow, StationHost } from './station-host.ts';
import { expectAccessible, picture } from './steps.ts';

test('the sample register opens with the words on its door, is marked on every screen, and shows a township at work', async () => {
  await using host = new StationHost();
  const { page } = await openWindow(await host.start({ demo: true }));
  await page.getByText(sampleSecret).waitFor();
  await picture(page, '50-sample-door');
  await page.getByLabel('口令短语', { exact: true }).fill(sampleSecret);
  await page.getByRole('button', { name: '打开台账' }).click();
  await page.getByText('演示数据，请勿登记真实信息').waitFor();
  await page.getByRole('list', { name: '应办事项' }).getByRole('button').first().waitFor();
  await picture(page, '51-sample-today');
  await expectAccessible(page);
  // Each with what it shows: an empty page is always accessible.
  const row = page.locator('tbody tr:visible').first();
  for (const [key, name, filled] of [
    ['Alt+2', 'contacts', row],
    ['Alt+3', 'matters', row],
    ['Alt+4', 'disputes', row],
    ['Alt+5', 'reports', row],
    ['Alt+7', 'exchange', row],
    ['Alt+9', 'settings', page.getByLabel('接访站名称')],
  ] as const) {
    await page.keyboard.press(key);
    await page.locator(`[data-menu-id$="${name}"].ant-menu-item-selected`).waitFor();
    await filled.waitFor();
    expect(await page.getByText('演示数据，请勿登记真实信息').isVisible()).toBe(true);
    await picture(page, `52-sample-${name}`);
    await expectAccessible(page);
  }
  for (const tab of ['备份', '显示']) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel', { name: tab }).waitFor();
    await picture(page, `52-sample-${tab}`);
    await expectAccessible(page);
  }
});

test('the first screen opens the sample register in a window of its own and stays as it was', async () => {
  await using host = new StationHost();
  const { page, complaints } = await openWindow(await host.start());
  await page.getByRole('button', { name: '先看看示例台账' }).click();
  const open = page.getByRole('link', { name: '打开示例台账' });
  await open.waitFor({ timeout: 60_000 });
  await picture(page, '53-sample-offer');
  await expectAccessible(page);
  const window = page.waitForEvent('popup');
  await open.click();
  const sample = await window;
  await sample.getByText(sampleSecret).waitFor();
  expect(await page.getByRole('button', { name: /^新建接访站/u }).isVisible()).toBe(true);
  await page.getByRole('button', { name: '先看看示例台账' }).click();
  await open.waitFor({ timeout: 60_000 });
  expect(complaints).toEqual([]);
});
