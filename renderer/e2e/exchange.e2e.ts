import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, localDateOf, startOfDay } from '../../main/contract/values/local-date.ts';
import { approve, carried, choose, joinTownship, take, township as office } from './exchange-steps.ts';
import { openWindow, StationHost } from './station-host.ts';
import {
  expectAccessible,
  found,
  keepPrints,
  picture,
  printedText,
  registerVisit,
  signNilReport,
  unlock,
} from './steps.ts';

test('a village signs a nil day, registers visits and a dispute, joins its township by digits read aloud, reports on a stick, and sees the receipt', async () => {
  await using villageHost = new StationHost();
  await using townshipHost = new StationHost();
  // Yesterday, when its window for the zero report was open.
  const yesterday = startOfDay(addDays(localDateOf(Date.now()), -1)) + 17 * 3_600_000 - Date.now();
  const first = await openWindow(await villageHost.start({ clockOffsetMs: yesterday }));
  await found(first.page);
  await signNilReport(first.page);
  await villageHost.stop();
  const { page: village } = await openWindow(await villageHost.start());
  await unlock(village);
  const { page: township } = await openWindow(await townshipHost.start());
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

  await registerVisit(village, '李秀兰');
  await registerVisit(village, '孙桂英', async () => {
    await village.getByLabel('来访人数', { exact: true }).fill('12');
    await village.getByRole('button', { name: '添加一行' }).first().click();
    await village.getByLabel('代表 第1行 姓名').fill('孙桂英');
  });
  await keepPrints(village);
  await village.getByRole('button', { name: /打印登记表和回执/u }).click();
  await village.getByRole('dialog').waitFor();
  await village.keyboard.press('Enter');
  const words = await printedText(village, stick, 'joint-visit');
  for (const word of ['群众来访（来信来电）登记表', '孙桂英', '12', '信访登记回执'])
    expect(words).toContain(word);
  await village.getByRole('button', { name: '已打印交付' }).click();

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
  for (const name of ['李秀兰', '孙桂英']) await township.getByText(name).first().waitFor();
  await picture(township, '23-township-list');
  await township.keyboard.press('Alt+4');
  await township.getByText('赵铁柱').first().waitFor();
  await township.getByText('柳河村接访站').first().waitFor();
  await township.keyboard.press('Alt+5');
  await township.getByRole('rowheader', { name: '柳河村接访站' }).waitFor();
  await township
    .getByRole('button', { name: /无事项/u })
    .first()
    .waitFor();
  await picture(township, '25-township-board');
  await expectAccessible(township);

  await choose(village, '选择签收单文件', receipt);
  await take(village);
  await village.getByText('已签收', { exact: true }).first().waitFor();
  await picture(village, '24-receipted');
  expect(villageCode.replaceAll(/\D/gu, '')).toHaveLength(25);
});
