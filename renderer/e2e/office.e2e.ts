import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, localDateOf } from '../../main/contract/values/local-date.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { pick } from './staff-steps.ts';
import { expectAccessible, keepPrints, picture, printedText } from './steps.ts';

test('what a meeting decided stands on Today until it is done; a suggestion becomes a matter; the notice hangs at the door', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await page.keyboard.press('Alt+6');
  await page.getByText('会议与组织', { exact: true }).click();
  // What lies under the pointer is paler.
  await page.mouse.move(0, 0);
  await page.getByText(/还没有记录。/u).waitFor();
  await picture(page, '60-office-none');
  await expectAccessible(page);
  const notice = await printed(page, host, '打印门口公告', '60-door');
  expect(notice).toMatch(/接待时间.*接待地点.*查询办理进度.*您的权利.*监督电话/u);

  await page.getByRole('button', { name: '登记会议' }).press('Enter');
  await page.keyboard.insertText('刘主任');
  await page.getByLabel('参加人员', { exact: true }).fill('刘主任、王建国、孙会计');
  await page.getByRole('button', { name: '议题 添加一行' }).press('Enter');
  const cell = (column: string) => page.getByLabel(`议题 第1行 ${column}`, { exact: true });
  await cell('议题和背景').fill('东头组排水沟堵塞，群众多次反映');
  await cell('讨论情况').fill('汛前必须清淤，费用从村集体列支');
  await cell('议定事项').fill('十日内完成清淤并公示费用');
  await cell('牵头单位').fill('柳河村村民委员会');
  await cell('责任人').fill('孙会计');
  const due = addDays(localDateOf(Date.now()), 2);
  await cell('完成时限').fill(due);
  await picture(page, '61-meeting-form');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /^会议纪要/u }).waitFor();
  await picture(page, '61-meeting');
  await expectAccessible(page);
  const minutes = await printed(page, host, '打印', '61-F68');
  expect(minutes).toMatch(/会议纪要.*十日内完成清淤并公示费用/u);

  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: /会议纪要.*十日内完成清淤/u }).press('Enter');
  await page.getByRole('button', { name: '登记落实情况（第 1 项）' }).press('Enter');
  await page.keyboard.insertText('已完成清淤，费用已公示');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: /费用已公示/u }).waitFor();
  await picture(page, '62-done');
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: /十日内完成清淤/u }).waitFor({ state: 'detached' });

  await page.keyboard.press('Alt+6');
  await page.getByText('会议与组织', { exact: true }).click();
  await page.mouse.move(0, 0);
  await page.getByText('专题会议 1 次（每年不少于 2 次）').waitFor();
  await page.getByRole('button', { name: '登记议事会' }).press('Enter');
  await page.keyboard.insertText('刘主任');
  await page.getByLabel('到会人数', { exact: true }).fill('23');
  await page.getByLabel('议题', { exact: true }).fill('村道修缮');
  await page.getByRole('button', { name: '群众建议 添加一行' }).press('Enter');
  await page.getByLabel('群众建议 第1行 提出人', { exact: true }).fill('李秀兰');
  await page.getByLabel('群众建议 第1行 建议内容', { exact: true }).fill('在学校门口装减速带');
  await picture(page, '63-deliberation-form');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '登记为信访事项（第 1 条建议）' }).press('Enter');
  await pick(page, '内容分类', '农村农业');
  await page.getByLabel('联系电话', { exact: true }).fill('13900000001');
  await picture(page, '64-suggestion');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: /^已登记：/u }).waitFor();
  await picture(page, '64-deliberation');
  await printed(page, host, '打印', '64-deliberation');

  await page.getByRole('button', { name: '返回列表' }).press('Enter');
  await page.getByRole('button', { name: '登记领导小组' }).press('Enter');
  await page.keyboard.insertText('柳河村信访工作领导小组');
  await page.getByRole('button', { name: '组成人员和分工 添加一行' }).press('Enter');
  await page.getByLabel('组成人员和分工 第1行 姓名', { exact: true }).fill('陈书记');
  await page.getByLabel('组成人员和分工 第1行 分工', { exact: true }).fill('全面负责，带头接访');
  await page.keyboard.press('Control+Enter');
  await page.getByText('全面负责，带头接访').first().waitFor();
  await printed(page, host, '打印', '65-group');
  await page.getByRole('button', { name: '返回列表' }).press('Enter');
  await page.getByRole('grid', { name: '会议、组织、宣传和信息记录' }).waitFor();
  await picture(page, '65-office');
  await expectAccessible(page);
});

test('a leader instructs a letter about a matter, and it waits on Today for the answer', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await page.keyboard.press('Alt+6');
  await page.getByText('领导接访', { exact: true }).click();
  await page.mouse.move(0, 0);
  await page.getByRole('button', { name: '登记领导阅批' }).press('Enter');
  await page.keyboard.insertText('来信反映村东排水沟堵塞，雨天院内进水');
  await page.getByLabel('阅批领导', { exact: true }).fill('陈书记');
  await page.getByLabel('反馈期限', { exact: true }).fill(addDays(localDateOf(Date.now()), 3));
  await picture(page, '66-instruction-form');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '登记反馈' }).waitFor();
  const slip = await printed(page, host, '打印', '66-F42');
  expect(slip).toMatch(/领导阅批单.*雨天院内进水.*阅批领导（签名）/u);
  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: /领导阅批.*雨天院内进水/u }).press('Enter');
  await page.getByRole('button', { name: '登记反馈' }).press('Enter');
  await page.keyboard.insertText('已清淤，来信人已告知');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/来信人已告知/u).waitFor();
  await picture(page, '67-instruction');
  await expectAccessible(page);
});

async function printed(page: Page, host: StationHost, button: string, name: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).press('Enter');
  await page.getByRole('button', { name: '打印（Enter）', exact: true }).press('Enter');
  const text = await printedText(page, host.root, name);
  await page.keyboard.press('Escape');
  return text;
}
