import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approve, carried, choose, joinTownship, take, township as office } from './exchange-steps.ts';
import { openBrowser, openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, picture, openVisitForm } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

test('a village joins its township by digits read aloud, reports a visit on a stick, and sees the receipt', async () => {
  await using villageHost = new StationHost();
  await using townshipHost = new StationHost();
  const { page: village } = await openWindow(browser, await villageHost.start());
  await found(village);
  const { page: township } = await openWindow(browser, await townshipHost.start());
  await found(township, office);
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

  await openVisitForm(village);
  await village.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await village.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞');
  await village.getByLabel('内容分类', { exact: true }).click();
  await village.keyboard.insertText('农田');
  await village.locator('.ant-select-item-option').first().waitFor();
  await village.keyboard.press('Enter');
  await village.keyboard.press('Control+Enter');
  await village.getByRole('heading', { name: /已登记/u }).waitFor();

  const villageCode = await joinTownship(village, township, office.name, stick);
  await picture(township, '20-township-card');
  const batch = await carried(village, '生成上报批次', stick);
  await picture(village, '21-exported');
  await expectAccessible(village);

  const damaged = join(stick, 'damaged.xfb');
  const bytes = readFileSync(batch);
  writeFileSync(damaged, bytes.subarray(0, bytes.length - 9));
  await choose(township, '选择上报文件（可多选）', damaged);
  await township.getByText(/没有拷贝完整/u).waitFor();
  await approve(township, { villageName: '柳河村接访站', villageCode, batch });
  await picture(township, '22-approved');
  await expectAccessible(township);
  await choose(township, '选择上报文件（可多选）', batch);
  await take(township);
  await township.getByText(/没有重复导入/u).waitFor();
  const receipt = await carried(township, '导出签收单 柳河村接访站', stick);
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

  await choose(village, '选择签收单文件', receipt);
  await take(village);
  await village.getByText('已签收', { exact: true }).first().waitFor();
  await picture(village, '24-receipted');
  expect(villageCode.replaceAll(/\D/gu, '')).toHaveLength(25);
});
