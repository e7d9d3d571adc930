import { join } from 'node:path';
import { copyFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  approve,
  carried,
  choose,
  codeOn,
  joinTownship,
  take,
  township as office,
} from './exchange-steps.ts';
import { hire, openStaff, pick } from './staff-steps.ts';
import { openWindow, StationHost } from './station-host.ts';
import { expectAccessible, found, passphrase, picture, pictures, registerVisit, textOf } from './steps.ts';

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

test('both sides replace their keys and go on; keys that others may have are given up, and the township approves anew, and opens the register when everything is lost', async () => {
  await using villageHost = new StationHost();
  await using townshipHost = new StationHost();
  const { page: village } = await openWindow(await villageHost.start());
  const { page: township } = await openWindow(await townshipHost.start());
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
  for (const word of ['更换密钥', '锁屏', '今日']) expect(words).not.toContain(word);
  if (pictures !== undefined) copyFileSync(sheet, join(pictures, 'check-code.pdf'));

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
  await village.getByRole('button', { name: '重新接入…' }).click();
  const anew = village.getByRole('region', { name: '密钥可能被他人掌握' });
  await anew.getByLabel('本人口令', { exact: true }).fill(passphrase);
  await picture(village, '94-enrol-anew');
  await anew.getByRole('button', { name: '停用现有密钥，重新接入' }).click();
  await village.getByLabel('口令短语', { exact: true }).fill(passphrase);
  await village.keyboard.press('Enter');
  await village.getByText('乡镇还没有确认本机，暂不能更换').waitFor();
  await village.keyboard.press('Alt+1');
  await village.getByText(/换用全新的密钥重新申请接入/u).waitFor();
  await picture(village, '95-enrolled-anew');
  await village.keyboard.press('Alt+7');
  await expect.poll(() => codeOn(village)).not.toBe(newCode);
  const freshCode = await codeOn(village);
  const request = await carried(village, '生成上报批次', stick);
  await approve(township, { villageName: '柳河村接访站', villageCode: freshCode, batch: request });

  await openStaff(township);
  await hire(township, '周敏', deputySecret, '副主任');
  await village.getByRole('button', { name: '锁屏' }).click();
  await village.getByRole('button', { name: '忘记口令' }).click();
  await village.getByRole('button', { name: /恢复码也找不到了/u }).click();
  const asked = await carried(village, '生成申请文件', stick);
  const digits = await village.getByRole('region', { name: '申请核对码' }).locator('.check-code').innerText();
  await picture(village, '96-ask-township');
  await expectAccessible(village);
  await township.keyboard.press('Alt+7');
  await township.getByLabel('选择村站的申请文件').setInputFiles(asked);
  await township.getByText(/^柳河村接访站（999999001201）/u).waitFor();
  await township.getByLabel('村站报来的申请核对码（25位）').fill(digits);
  await pick(township, '事由', '口令和恢复码都遗失');
  await pick(township, '共同办理人', '周敏');
  await township.getByLabel('共同办理人口令', { exact: true }).fill(deputySecret);
  await expectAccessible(township);
  await township.getByLabel('共同办理人口令', { exact: true }).scrollIntoViewIfNeeded();
  await picture(township, '97-open-village');
  const answer = await carried(township, '办理并导出答复文件', stick);
  await village.getByLabel('乡镇的答复文件').setInputFiles(answer);
  await village.getByLabel('新口令短语', { exact: true }).fill(deputySecret);
  await village.getByLabel('再输一次新口令短语', { exact: true }).fill(deputySecret);
  await village.getByRole('button', { name: '设置新口令并打开' }).click();
  await village.locator('.frame-header').getByText('王建国', { exact: true }).waitFor();
  await village.keyboard.press('Alt+1');
  await village.getByText(/由王建国、周敏两人办理/u).waitFor();
  await picture(village, '98-opened-by-township');
});

const deputySecret = '北坡上的三棵老核桃树';
