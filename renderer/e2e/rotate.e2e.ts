import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  approve,
  carried,
  choose,
  codeOn,
  joinTownship,
  take,
  township as office,
} from './exchange-steps.ts';
import { openBrowser, openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, passphrase, picture, registerVisit, textOf } from './steps.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

async function openKeys(page: Page): Promise<string> {
  await page.getByRole('menuitem', { name: /设置/u }).click();
  await page.getByRole('tab', { name: '本站密钥' }).click();
  await page.getByRole('button', { name: '打印核对码' }).waitFor();
  return codeOn(page);
}

/** @returns the new digits */
async function replaceKeys(page: Page): Promise<string> {
  const before = await openKeys(page);
  await page.getByLabel('本人口令', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '更换密钥', exact: true }).click();
  await page.getByText(/^密钥已更换。/u).waitFor();
  await expect.poll(() => codeOn(page)).not.toBe(before);
  return codeOn(page);
}

test('both sides replace their keys and go on; keys that others may have are given up, and the township approves anew', async () => {
  await using villageHost = new StationHost();
  await using townshipHost = new StationHost();
  const { page: village } = await openWindow(browser, await villageHost.start());
  const { page: township } = await openWindow(browser, await townshipHost.start());
  await Promise.all([found(village), found(township, office)]);
  const stick = villageHost.root;
  const villageCode = await joinTownship(village, township, office.name, stick);
  const batch = await carried(village, '生成上报批次', stick);
  await approve(township, { villageName: '柳河村接访站', villageCode, batch });
  const receipt = async (): Promise<void> => {
    await township.keyboard.press('Alt+7');
    const file = await carried(township, '导出签收单 柳河村接访站', stick);
    await village.keyboard.press('Alt+7');
    await choose(village, '选择签收单文件', file);
    await take(village);
  };
  await openKeys(village);
  await village.getByText('乡镇还没有确认本机，暂不能更换').waitFor();
  await receipt();
  await village.getByText(/^乡镇授权已生效/u).waitFor();

  const newCode = await replaceKeys(village);
  await picture(village, '90-keys-village');
  await expectAccessible(village);
  await replaceKeys(township);
  await picture(township, '91-keys-township');
  const sheet = join(stick, 'code.pdf');
  writeFileSync(sheet, await township.pdf({ preferCSSPageSize: true }));
  const words = textOf(sheet);
  for (const word of [`${office.name} 核对码`, await codeOn(township), '盖章']) expect(words).toContain(word);
  expect(words).not.toContain('更换密钥');

  await registerVisit(village, '李秀兰');
  await village.keyboard.press('Alt+7');
  const report = await carried(village, '生成上报批次', stick);
  await township.keyboard.press('Alt+7');
  await choose(township, '选择上报文件（可多选）', report);
  await take(township);
  const told = '该站密钥已更换（有新旧双重签名）';
  await township.getByText(told).first().waitFor();
  await receipt();
  await village.getByText(told).first().waitFor();
  await village.getByText(new RegExp(`^${told.slice(0, 8)}.*起按新密钥往来`, 'u')).waitFor();
  await picture(township, '92-township-told');
  await picture(village, '93-village-told');

  await openKeys(village);
  await village.getByRole('button', { name: '重新登记本机…' }).click();
  const anew = village.getByRole('region', { name: '密钥可能被他人掌握' });
  await anew.getByLabel('本人口令', { exact: true }).fill(passphrase);
  await picture(village, '94-enrol-anew');
  await anew.getByRole('button', { name: '停用现有密钥，重新登记' }).click();
  await village.getByLabel('口令短语', { exact: true }).fill(passphrase);
  await village.keyboard.press('Enter');
  await village.getByText('乡镇还没有确认本机，暂不能更换').waitFor();
  await village.keyboard.press('Alt+1');
  await village.getByText(/以新设备的身份重新申请登记/u).waitFor();
  await picture(village, '95-enrolled-anew');
  await village.keyboard.press('Alt+7');
  await expect.poll(() => codeOn(village)).not.toBe(newCode);
  const freshCode = await codeOn(village);
  const request = await carried(village, '生成上报批次', stick);
  await approve(township, { villageName: '柳河村接访站', villageCode: freshCode, batch: request });
});
