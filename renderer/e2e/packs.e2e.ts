import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { preparedPapers } from './prepared-stations.ts';
import { openUnlocked, openWindow, StationHost } from './station-host.ts';
import { approve, carried, choose, joinTownship, take, township } from './exchange-steps.ts';
import { expectAccessible, passphrase, picture, registerVisit, village } from './steps.ts';

test('a village PC is stolen: note, pack and the code on paper bring back all that was ever exported', async () => {
  await using stolen = StationHost.prepared('joined-village');
  await using officeHost = StationHost.prepared('joined-township');
  const { page: office } = await openUnlocked(officeHost);
  const { page: old } = await openUnlocked(stolen);
  await registerVisit(old, '李秀兰');
  // Answered on the spot: the township gets neither the name nor the answer to read.
  await registerVisit(old, '周翠花', async () => {
    await old.getByRole('checkbox', { name: /当场已?答复/u }).check();
    await old.getByLabel('答复内容').fill('已当场解释低保政策。');
    await old.getByRole('checkbox', { name: /信访人同意口头答复/u }).check();
  });
  await old.keyboard.press('Alt+7');
  const batch = await carried(old, '生成上报批次', stolen.root);
  await office.keyboard.press('Alt+7');
  await choose(office, '选择上报文件（可多选）', batch);
  await take(office);
  await office.getByText(/批次已导入/u).waitFor();
  await registerVisit(old, '赵后来');
  await stolen.kill();

  await office.getByRole('combobox', { name: '村站' }).click();
  await office.locator('.ant-select-item-option:visible').first().click();
  await office.getByText(/本镇替该站寄存密封内容 [1-9]\d* 份/u).waitFor();
  const note = await carried(office, '第一步：导出续办单', stolen.root);
  await office.getByText('第二步：导出返还包').scrollIntoViewIfNeeded();
  await picture(office, '01-give-back');
  await expectAccessible(office);

  await using pc = new StationHost();
  const { page, complaints } = await openWindow(await pc.start());
  const groups = await foundByNote(page, note, batch);
  const villageCode = await joinTownship(page, office, township.name, pc.root);
  const request = await carried(page, '生成上报批次', pc.root);
  await approve(office, { villageName: village.name, villageCode, batch: request });
  const pack = await carried(office, '第二步：导出返还包', pc.root);
  await office.getByText('返还包共 1 个文件，请全部交给村站。').waitFor();

  const submit = page.getByRole('button', { name: '导入返还包' });
  const first = page.getByLabel('第 1 组', { exact: true });
  const files = page.getByLabel('选择返还包文件（可多选）');
  const damaged = join(pc.root, 'damaged.xfb');
  const bytes = readFileSync(pack);
  bytes[500] = (bytes[500] ?? 0) ^ 1;
  writeFileSync(damaged, bytes);
  await files.setInputFiles(damaged);
  await first.pressSequentially(groups.join(''));
  await submit.click();
  await page.getByText(/损坏/u).waitFor();
  await picture(page, '04-damaged');
  // The code of the new PC opens nothing of the old one.
  await files.setInputFiles(pack);
  await submit.click();
  await page.getByText(/恢复码打不开这个返还包/u).waitFor();
  await picture(page, '05-wrong-code');
  await expectAccessible(page);
  for (const [index, group] of preparedPapers().villageGroups.entries()) {
    await page.getByLabel(`第 ${index + 1} 组`, { exact: true }).fill(group);
  }
  await submit.click();
  await page.getByText(/已找回 [1-9]\d* 条。/u).waitFor();
  await page.getByText(/找不回来的有多少条/u).waitFor();
  await page.getByText(/找不回来的有多少条/u).scrollIntoViewIfNeeded();
  await picture(page, '06-back');
  await expectAccessible(page);
  await page.keyboard.press('Alt+2');
  await page.getByText('周翠花').first().waitFor();
  await page.getByText('李秀兰').first().waitFor();
  expect(await page.getByText('赵后来').count()).toBe(0);
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});

/** The wizard of a bare PC: a wrong file first, then the note. @returns the groups of the new code */
async function foundByNote(page: Page, note: string, wrong: string): Promise<string[]> {
  await page.getByRole('button', { name: /^凭续办单接着办/u }).click();
  await page.getByLabel('选择续办单文件').setInputFiles(wrong);
  await page.getByText(/不是乡镇开具的续办单/u).waitFor();
  await page.getByLabel('选择续办单文件').setInputFiles(note);
  await page.getByText('请核对是不是本站。').waitFor();
  await picture(page, '02-note');
  await expectAccessible(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('编号字头', { exact: true }).fill(village.prefix);
  expect(await page.getByLabel('接访站名称', { exact: true }).inputValue()).toBe(village.name);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名', { exact: true }).fill('王建国');
  await page.getByLabel(/^口令(?:短语)?$/u).fill(passphrase);
  await page.getByLabel(/^再输一次口令(?:短语)?$/u).fill(passphrase);
  await page.getByRole('button', { name: '建立台账' }).click();
  await page.getByRole('heading', { name: '请把恢复码留在纸上' }).waitFor();
  const groups = await page.locator('.recovery-code li strong').allTextContents();
  for (const [index, group] of groups.entries()) {
    const asked = page.getByLabel(`第 ${index + 1} 组`, { exact: true });
    if (await asked.isVisible()) await asked.fill(group);
  }
  await page.getByRole('button', { name: '已留存，进入台账' }).click();
  await page.getByText(/本站在这台电脑上重新开始/u).waitFor();
  await picture(page, '03-begun-again');
  return groups;
}
