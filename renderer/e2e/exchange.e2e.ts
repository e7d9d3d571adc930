import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, picture } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

/** Carries what a button gives out to a folder, as a stick does. */
async function carried(page: Page, press: () => Promise<void>, folder: string): Promise<string> {
  const download = page.waitForEvent('download');
  await press();
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

async function take(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^导入 \d+ 个文件$/u }).click();
}

async function codeOn(page: Page): Promise<string> {
  const text = (await page.locator('main').textContent()) ?? '';
  return /(?:\d{5}\s?){4}\d{5}/u.exec(text)?.[0] ?? '';
}

test('a village joins its township by digits read aloud, reports a visit on a stick, and sees the receipt', async () => {
  await using villageHost = new StationHost();
  await using townshipHost = new StationHost();
  const { page: village } = await openWindow(browser, await villageHost.start());
  await found(village);
  const { page: township } = await openWindow(browser, await townshipHost.start());
  await found(township, {
    kind: '乡镇（街道）',
    name: '清河镇信访接待站',
    division12: '999999001000',
    prefix: '清河',
  });
  const stick = villageHost.root;

  await village.keyboard.press('F6');
  await village.getByLabel('纠纷类型', { exact: true }).click();
  await village.keyboard.insertText('地界');
  await village.locator('.ant-select-item-option:visible').first().waitFor();
  await village.keyboard.press('Enter');
  await village.getByLabel('当事人 第1行 姓名').fill('赵铁柱');
  await village.getByLabel('概况', { exact: true }).fill('田埂争执');
  await village.keyboard.press('Control+Enter');
  await village.getByRole('heading', { name: /柳河纠/u }).waitFor();

  await village.keyboard.press('F2');
  await village.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await village.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞');
  await village.getByLabel('内容分类', { exact: true }).click();
  await village.keyboard.insertText('农田');
  await village.locator('.ant-select-item-option').first().waitFor();
  await village.keyboard.press('Enter');
  await village.keyboard.press('Control+Enter');
  await village.getByRole('heading', { name: /已登记/u }).waitFor();

  await township.keyboard.press('Alt+7');
  const card = await carried(
    township,
    () => township.getByRole('button', { name: '导出名片' }).click(),
    stick,
  );
  const townshipCode = await codeOn(township);
  await picture(township, '20-township-card');
  await village.keyboard.press('Alt+7');
  await village.getByLabel('乡镇名片文件').setInputFiles(card);
  await village.getByLabel('乡镇核对码（25位）').fill(townshipCode);
  await village.getByRole('button', { name: /接\s*入/u }).click();
  await village.getByText('已接入：清河镇信访接待站').waitFor();
  const villageCode = await codeOn(village);
  const batch = await carried(
    village,
    () => village.getByRole('button', { name: '生成上报批次' }).click(),
    stick,
  );
  await picture(village, '21-exported');
  await expectAccessible(village);

  const damaged = join(stick, 'damaged.xfb');
  const bytes = readFileSync(batch);
  writeFileSync(damaged, bytes.subarray(0, bytes.length - 9));
  await township.getByLabel('选择上报文件（可多选）').setInputFiles(damaged);
  await township.getByText(/没有拷贝完整/u).waitFor();
  await township.getByLabel('选择上报文件（可多选）').setInputFiles(batch);
  await take(township);
  await township.getByText(/尚未接入，文件已暂存/u).waitFor();
  await township.getByLabel('村级核对码 柳河村接访站').fill(villageCode);
  await township.getByRole('button', { name: '批准 柳河村接访站' }).click();
  await township.getByText(/已批准接入/u).waitFor();
  await picture(township, '22-approved');
  await expectAccessible(township);
  await township.getByLabel('选择上报文件（可多选）').setInputFiles(batch);
  await take(township);
  await township.getByText(/没有重复导入/u).waitFor();
  const receipt = await carried(
    township,
    () => township.getByRole('button', { name: '导出签收单 柳河村接访站' }).click(),
    stick,
  );
  await township.keyboard.press('Alt+2');
  await township.getByText('李秀兰').first().waitFor();
  await picture(township, '23-township-list');
  await township.keyboard.press('Alt+4');
  await township.getByText('赵铁柱').first().waitFor();
  await township.getByText('柳河村接访站').first().waitFor();
  await township.keyboard.press('Alt+5');
  await township.getByRole('rowheader', { name: '柳河村接访站' }).waitFor();
  await picture(township, '25-township-board');
  await expectAccessible(township);

  await village.getByLabel('选择签收单文件').setInputFiles(receipt);
  await take(village);
  await village.getByText('已签收', { exact: true }).first().waitFor();
  await picture(village, '24-receipted');
  expect(villageCode.replaceAll(/\D/gu, '')).toHaveLength(25);
});
