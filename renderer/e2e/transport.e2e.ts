import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { carried, choose, take } from './exchange-steps.ts';
import { expectAccessible, offsetTo, picture, registerVisit, signNilReport } from './steps.ts';
import { StationHost, openUnlocked } from './station-host.ts';

async function chooseFolder(page: Page, which: '收件文件夹' | '发件文件夹', path: string): Promise<void> {
  await page.getByRole('button', { name: `设置${which}` }).click();
  await page.getByLabel('文件夹的完整路径').fill(path);
  await page.getByRole('button', { name: /保\s*存/u }).click();
  await page.getByRole('button', { name: `更换${which}` }).waitFor();
}

test('two stations exchange by shared folders, without a stick and without a person at the township', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using townshipHost = StationHost.prepared('joined-township');
  // At the township the program looks by itself, at the village a person does: neither is quicker by chance.
  const { page: village, complaints } = await openUnlocked(villageHost, { lookEveryMs: 3_600_000 });
  const { page: township } = await openUnlocked(townshipHost, { lookEveryMs: 1000 });
  await registerVisit(village, '李秀兰');
  const stick = join(villageHost.root, '共享');
  const up = join(stick, '上报');
  const down = join(stick, '下发');
  for (const folder of [stick, up, down]) mkdirSync(folder);
  for (const page of [village, township]) await page.keyboard.press('Alt+7');
  const batch = await carried(village, '生成上报批次', stick);
  await choose(township, '选择上报文件（可多选）', batch);
  await take(township);
  await township.getByText(/已导入，共/u).waitFor();

  await chooseFolder(township, '收件文件夹', up);
  await chooseFolder(township, '发件文件夹', down);
  await township.getByRole('button', { name: '更换收件文件夹' }).scrollIntoViewIfNeeded();
  await picture(township, '30-folders-township');
  await expectAccessible(township);
  await chooseFolder(village, '收件文件夹', down);
  await chooseFolder(village, '发件文件夹', up);

  await registerVisit(village, '孙桂英');
  await village.keyboard.press('Alt+7');
  await village.getByRole('radio', { name: '写入发件文件夹' }).check();
  await village.getByRole('button', { name: '生成上报批次' }).click();
  await village.getByText(/已写入发件文件夹并核对无误/u).waitFor();
  await picture(village, '31-folder-export');
  // A file that no program wrote, and that nobody will finish.
  writeFileSync(join(up, '说明.xfb'), '不是批次');

  // The program looks by itself: nobody presses anything at the township.
  await expect
    .poll(() => readdirSync(down).filter((name) => name.endsWith('.xfb')).length, { timeout: 60_000 })
    .toBe(1);
  expect(readdirSync(join(up, '已导入-imported'))).toHaveLength(1);
  expect(existsSync(join(up, '说明.xfb'))).toBe(true);
  await township.keyboard.press('Alt+2');
  await township.getByText('孙桂英').first().waitFor();

  await village.getByRole('button', { name: '立即查看' }).click();
  await village.getByRole('table', { name: '从收件文件夹导入的文件' }).waitFor();
  await village.getByText('已签收', { exact: true }).first().waitFor();
  await village.getByRole('button', { name: '立即查看' }).scrollIntoViewIfNeeded();
  await picture(village, '32-folder-taken');
  await expectAccessible(village);
  const taken = join(down, '已导入-imported');
  for (const name of readdirSync(taken)) copyFileSync(join(taken, name), join(down, 'again.xfb'));
  writeFileSync(join(down, '说明.xfb'), '不是批次');
  await village.getByRole('button', { name: '立即查看' }).click();
  await village.getByText(/没有重复导入/u).waitFor();
  await village.getByText(/另有 1 个文件没有动/u).waitFor();
  await village.getByRole('button', { name: '立即查看' }).scrollIntoViewIfNeeded();
  await picture(village, '33-folder-again');
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});

test('a report by telephone is marked on the board until the batch of the village comes', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using townshipHost = StationHost.prepared('joined-township');
  const clock = { clockOffsetMs: offsetTo(17) };
  const { page: village } = await openUnlocked(villageHost, clock);
  const { page: township } = await openUnlocked(townshipHost, clock);
  const stick = villageHost.root;

  await township.keyboard.press('Alt+5');
  await township.getByRole('button', { name: /待报/u }).click();
  await township.getByRole('dialog').waitFor();
  await township.getByLabel('来电时间').fill('25:00');
  await township.getByLabel('来电报告人').fill('王建国');
  await township.getByText('请按“17:05”的样式填写').waitFor();
  await township.getByLabel('来电时间').fill('17:05');
  await picture(township, '34-phone-dialog');
  await expectAccessible(township);
  await township.getByRole('button', { name: '登记电话报告' }).click();
  const marked = township.getByRole('button', { name: /17:05 来电：无（王建国）/u });
  await marked.waitFor();
  await picture(township, '35-phone-board');
  await expectAccessible(township);
  await marked.click();
  await township.getByText(/17:05 王建国 来电报告：无/u).waitFor();
  await picture(township, '36-phone-again');
  await township.keyboard.press('Escape');

  await village.keyboard.press('Alt+1');
  await signNilReport(village);
  await village.keyboard.press('Alt+7');
  const report = await carried(village, '生成上报批次', stick);
  await township.keyboard.press('Alt+7');
  await choose(township, '选择上报文件（可多选）', report);
  await take(township);
  await township.getByText(/已导入，共/u).waitFor();
  await township.keyboard.press('Alt+5');
  await township.getByRole('button', { name: /无事项/u }).waitFor();
  expect(await township.getByText(/来电/u).count()).toBe(0);
});
