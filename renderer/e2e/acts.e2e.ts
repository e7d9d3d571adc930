import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, localDateOf } from '../../main/contract/values/local-date.ts';
import { carried, choose, take } from './exchange-steps.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, keepPrints, picture, printedText, registerVisit } from './steps.ts';

/** The matter of 李秀兰, or her coming, each with what became of it. */
async function openMatter(page: Page, by: 'matter' | 'coming' = 'matter'): Promise<void> {
  await page.keyboard.press(by === 'matter' ? 'Alt+3' : 'Alt+2');
  // Not in what was printed last, which is kept in the page.
  await page.getByRole('grid').getByText('李秀兰').first().dblclick();
  await page.getByRole('region', { name: '办理情况' }).waitFor();
  // The second press falls on the page that the first has opened.
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
}

async function inDays(page: Page, label: string, days: number): Promise<void> {
  const [, month, day] = addDays(localDateOf(Date.now()), days).split('-');
  await page.getByLabel(label, { exact: true }).fill(`${Number(month)}月${Number(day)}日`);
}

test('a matter is accepted at the township and its notice served by the village, each seeing what the other did', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using officeHost = StationHost.prepared('joined-township');
  const { page: village } = await openUnlocked(villageHost);
  const { page: office } = await openUnlocked(officeHost);
  await keepPrints(village);
  await keepPrints(office);
  await registerVisit(village, '李秀兰');
  await village.keyboard.press('Alt+7');
  const batch = await carried(village, '生成上报批次', villageHost.root);

  await office.keyboard.press('Alt+7');
  await choose(office, '选择上报文件（可多选）', batch);
  await take(office);
  await office.getByText(/已导入，共/u).waitFor();
  await openMatter(office);
  await picture(office, 'acts-01-registered');
  await office.getByRole('button', { name: '受理', exact: true }).click();
  await office.getByLabel('受理日期', { exact: true }).waitFor();
  await office.getByLabel('联系人', { exact: true }).fill('孙站长');
  // Somebody comes in while it is being filled in, or a key is hit: what was typed once was gone.
  await office.keyboard.press('Escape');
  await office.getByRole('dialog').waitFor({ state: 'hidden' });
  await office.getByRole('button', { name: '受理', exact: true }).click();
  await office.getByText(/填写、没有保存的内容/u).waitFor();
  expect(await office.getByLabel('联系人', { exact: true }).inputValue()).toBe('孙站长');
  await inDays(office, '送达期限', 5);
  await picture(office, 'acts-02-accept');
  await expectAccessible(office);
  await office.keyboard.press('Control+Enter');
  const papers = office.getByRole('list', { name: '文书' });
  await papers.getByText(/清河信受〔\d{4}〕1号/u).waitFor();
  await picture(office, 'acts-03-accepted');
  await expectAccessible(office);
  await papers.getByRole('button', { name: '打印', exact: true }).click();
  await office.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await picture(office, 'acts-04-notice');
  await office.keyboard.press('Enter');
  const notice = await printedText(office, officeHost.root, 'acts-F03');
  for (const word of [
    '清河镇信访接待站',
    '信访事项受理告知书',
    '李秀兰',
    '村东排水沟堵塞',
    '予以受理',
    '清河信',
  ])
    expect(notice).toContain(word);
  await office.getByRole('button', { name: '催办', exact: true }).click();
  await inDays(office, '答复期限', 7);
  await office.getByLabel('要求', { exact: true }).fill('请当面送达告知书，并核实排水沟淤塞的长度。');
  await office.keyboard.press('Control+Enter');
  await office.getByRole('list', { name: '催办' }).waitFor();
  await office.getByRole('button', { name: '办理记录', exact: true }).click();
  await office.getByLabel('内容', { exact: true }).fill('内部记录：与农业农村办会商。');
  await office.keyboard.press('Control+Enter');
  await office.getByText('内部记录：与农业农村办会商。').first().waitFor();
  await office.keyboard.press('Alt+7');
  const receipt = await carried(office, '导出签收单 柳河村接访站', officeHost.root);

  await village.keyboard.press('Alt+7');
  await choose(village, '选择签收单文件', receipt);
  await take(village);
  await village.getByText('已签收', { exact: true }).first().waitFor();
  await village.keyboard.press('Alt+1');
  await village.getByText('答复催办').waitFor();
  await picture(village, 'acts-05-village-today');
  await openMatter(village, 'coming');
  const course = village.getByRole('region', { name: '办理情况' });
  await course.getByText('已受理', { exact: true }).waitFor();
  await course.getByText(/清河镇信访接待站最近一批数据/u).waitFor();
  expect(await village.getByText('内部记录').count()).toBe(0);
  await picture(village, 'acts-05-village');
  await expectAccessible(village);
  await course.getByRole('button', { name: '打印', exact: true }).click();
  await village.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await village.keyboard.press('Enter');
  expect(await printedText(village, villageHost.root, 'acts-F03-village')).toContain('信访事项受理告知书');
  await course.getByRole('button', { name: /^记录送达/u }).click();
  await village.getByLabel('送达地点', { exact: true }).fill('李秀兰家中');
  await picture(village, 'acts-06-serve');
  await expectAccessible(village);
  await village.keyboard.press('Control+Enter');
  await course.getByText(/直接送达，李秀兰/u).waitFor();
  await course.getByRole('button', { name: '送达回证', exact: true }).click();
  await village.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await village.keyboard.press('Enter');
  expect(await printedText(village, villageHost.root, 'acts-F17')).toContain('送达回证');
  await course.getByRole('button', { name: '答复', exact: true }).click();
  await village.getByLabel('回复内容', { exact: true }).fill('已当面送达；排水沟淤塞约40米。');
  await village.keyboard.press('Control+Enter');
  await course.getByText(/排水沟淤塞约40米/u).waitFor();
  await picture(village, 'acts-07-served');
  await village.keyboard.press('Alt+7');
  const back = await carried(village, '生成上报批次', villageHost.root);

  await office.keyboard.press('Alt+7');
  await choose(office, '选择上报文件（可多选）', back);
  await take(office);
  await office.getByText(/已导入，共/u).waitFor();
  await openMatter(office);
  await office.getByText(/直接送达，李秀兰/u).waitFor();
  await office.getByText(/已告知$/u).waitFor();
  await office
    .getByText(/排水沟淤塞约40米/u)
    .first()
    .waitFor();
  await picture(office, 'acts-08-office');
  await office.keyboard.press('Alt+1');
  await office.getByText('办理', { exact: true }).waitFor();
  await picture(office, 'acts-09-office-today');
});
