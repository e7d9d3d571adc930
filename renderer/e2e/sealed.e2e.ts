import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, keepPrints, picture, printedText } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function askedAboutOfficial(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByText('反映的是否是干部（公职人员）的行为？').waitFor();
  await page.keyboard.press('Alt+y');
}

/** Prints by the button that has the focus, and says that the visitor has the slip. */
async function printSlip(page: Page, host: StationHost, name: string): Promise<string> {
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await picture(page, `${name}-preview`);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const words = await printedText(page, host.root, name);
  await page.getByRole('button', { name: '已打印交付' }).click();
  return words;
}

test('before a village has joined a township nothing of an accusation is typed: where to go, a cover, and a line without contents', async () => {
  await using host = new StationHost();
  const { page } = await openWindow(browser, await host.start());
  await found(page);
  await keepPrints(page);
  await askedAboutOfficial(page);
  await page.getByText(/还没有指定检举控告专办员/u).waitFor();
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
  await picture(page, '71-organ-missing');
  await expectAccessible(page);

  await page.getByRole('button', { name: '打印密封信封封面' }).click();
  await page.getByRole('dialog').waitFor();
  await picture(page, '71-cover-preview');
  await page.keyboard.press('Enter');
  expect(await printedText(page, host.root, 'cover-by-hand')).toMatch(/密封件/u);

  await page.keyboard.press('Alt+9');
  await page.getByLabel('纪检监察机关地址和电话').fill('清河镇纪委（镇政府二楼东侧），0999-5550110');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  await askedAboutOfficial(page);
  await page.getByText('清河镇纪委（镇政府二楼东侧），0999-5550110').waitFor();
  await picture(page, '72-organ');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /已登记 柳河〔2026〕1号/u }).waitFor();
  await picture(page, '73-referred');
  await expectAccessible(page);
  const slip = await printSlip(page, host, 'told-slip');
  expect(slip).toContain('信访登记回执');
  expect(slip).not.toMatch(/纪|检举控告|密封/u);
});
