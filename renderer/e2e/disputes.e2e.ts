import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, localDateOf } from '../../main/contract/values/local-date.ts';
import { choose, expectLedger } from './dispute-steps.ts';
import { StationHost, openUnlocked } from './station-host.ts';
import { expectAccessible, openVisitForm, picture, pictures, textOf } from './steps.ts';

test('a dispute is registered by keyboard, followed step by step, resolved, and corrected with a reason', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await page.keyboard.press('Alt+4');
  await page.getByText('还没有登记纠纷。').waitFor();
  await picture(page, '30-disputes-empty');
  await page.keyboard.press('F6');
  await choose(page, '纠纷类型', '地界');
  await page.getByLabel('当事人 第1行 姓名').fill('赵铁柱');
  await page.getByLabel('当事人 第1行 电话').fill('13900001234');
  await page.getByLabel('当事人 第2行 姓名').fill('钱桂花');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/还有 1 处需要填写/u).waitFor();
  await page.getByLabel('概况', { exact: true }).fill('两家承包地界址不清，为一米田埂争执');
  const [, month, day] = addDays(localDateOf(Date.now()), 14).split('-');
  await page.getByLabel('化解时限', { exact: true }).fill(`${Number(month)}月${Number(day)}日`);
  await picture(page, '31-dispute-form');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /柳河纠〔\d{4}〕1号/u }).waitFor();
  await page.getByText('139****1234').first().waitFor();
  // A time limit lies ahead, whatever the day of the test.
  expect(await page.getByText(/还剩 14 天$/u).count()).toBe(1);

  await page.getByRole('button', { name: '记录进展' }).click();
  await page.getByLabel('经过', { exact: true }).fill('两委上门听取双方意见，约定周五到村部调解。');
  await page.keyboard.press('Control+Enter');
  await page.getByText('两委上门听取双方意见').first().waitFor();
  await picture(page, '32-dispute-detail');
  await expectAccessible(page);
  await page.getByRole('button', { name: '登记结果' }).click();
  await page.keyboard.press('Control+Enter');
  await page.getByText('请填写标红的内容。').waitFor();
  await choose(page, '结果', '口头');
  await choose(page, '履行情况', '当场');
  await page.getByLabel('结果说明').fill('以老石桩为界，各退半米。');
  await picture(page, '33-dispute-result');
  await page.keyboard.press('Control+Enter');
  await page.getByText('达成口头协议').first().waitFor();

  // The ledger balances: found and resolved, then reopened as well.
  await page.keyboard.press('Alt+4');
  await expectLedger(page, ['上期结转 0', '本期新排查 1', '本期重启 0', '本期化解 1', '期末未化解 0']);
  await page.getByRole('button', { name: '本期化解 1' }).click();
  await page.getByText('本期化解：1 件').waitFor();
  await picture(page, '34-ledger');
  await expectAccessible(page);
  await page.getByRole('button', { name: '打印台账' }).click();
  await page.getByText('台账期间：').first().waitFor();
  await picture(page, '34-ledger-preview');
  const ledger = page.waitForEvent('download');
  await page.getByRole('button', { name: '另存为PDF' }).click();
  const pdf = join(host.root, 'ledger.pdf');
  await (await ledger).saveAs(pdf);
  expect(textOf(pdf)).toMatch(/= 期末未化解0件.*赵铁柱、钱桂花/u);
  if (pictures !== undefined) copyFileSync(pdf, join(pictures, 'ledger.pdf'));
  await page.getByRole('grid').press('Enter');
  await page.getByRole('button', { name: '重新化解' }).click();
  await page.getByLabel('原因', { exact: true }).fill('石桩被人挪动');
  await page.keyboard.press('Control+Enter');
  await page.getByText('原因：石桩被人挪动').waitFor();
  await page.keyboard.press('Alt+4');
  await expectLedger(page, ['上期结转 0', '本期新排查 1', '本期重启 1', '本期化解 1', '期末未化解 1']);
  await page.getByRole('grid').press('Enter');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '打印登记表' }).click();
  await page.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await picture(page, '34-dispute-preview');
  await page.getByRole('button', { name: '另存为PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/^矛盾纠纷排查登记表 .*\.pdf$/u);
  await page.getByRole('button', { name: '补全/更正' }).click();
  await page.getByLabel('概况', { exact: true }).fill('两家承包地界址不清');
  await page.keyboard.press('Control+Enter');
  await page.getByLabel('更正原因').fill('当事人要求改短');
  await page.keyboard.press('Control+Enter');
  await page.getByText('原因：当事人要求改短').waitFor();

  await page.keyboard.press('Control+k');
  await page.keyboard.insertText('石桩');
  await page.getByText('没有找到。').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('田埂');
  await page.getByText('没有找到。').waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('zt');
  await page
    .getByText(/柳河纠.*赵铁柱、钱桂花/u)
    .last()
    .waitFor();
  await picture(page, '36-search');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /柳河纠〔\d{4}〕1号/u }).waitFor();
  await page.keyboard.press('Alt+4');
  await page.getByLabel('查找当事人、电话末几位、概况、编号').fill('qgh');
  await page.getByText('钱桂花').first().waitFor();
  await picture(page, '35-dispute-list');
  await expectAccessible(page);
});

/** From the request to a written agreement and the closed file, as the committee of the village does it. */
async function mediate(page: Page): Promise<void> {
  await page.getByRole('button', { name: '受理调解' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('当事人 第1行 姓名（名称）').waitFor();
  await form.getByRole('button', { name: '添加一行' }).first().click();
  await form.getByLabel('当事人 第2行 姓名（名称）').fill('陈大山');
  await form.getByRole('button', { name: '添加一行' }).nth(1).click();
  await form.getByLabel('人民调解员 第1行 姓名').fill('孙主任');
  await picture(page, '40-mediation-take');
  // Nobody is made to mediate: the consent is asked for, and its lack named at its field.
  await page.keyboard.press('Control+Enter');
  await form.getByText('请填写。').first().waitFor();
  await form.getByLabel('各方当事人都自愿接受调解').check();
  await page.keyboard.press('Control+Enter');
  await page
    .getByText(/柳河人调字第1号/u)
    .first()
    .waitFor();
  await page.getByRole('button', { name: '调解记录', exact: true }).click();
  await form.getByLabel('调解地点').fill('村部调解室');
  await choose(page, '本次结果', '达成');
  await form.getByLabel('调解前已告知各方权利义务').check();
  await form.getByLabel('调解过程（各方陈述、核实情况）').fill('双方各述理由，现场丈量滴水。');
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: '达成书面协议' }).click();
  await form.getByLabel('协议内容').fill('檐口加装天沟，滴水不落邻院。');
  await form.getByLabel('履行方式').fill('自行安装');
  await form.getByLabel('履行期限').fill('2099-12-01');
  await choose(page, '履行情况', '履行中');
  await form.getByLabel('各方自愿达成，已签名、盖章或者按指印').check();
  await picture(page, '41-mediation-agree');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'hidden' });
  await page.getByText('已化解').first().waitFor();
  await picture(page, '42-mediated');
  await expectAccessible(page);
  await page.getByRole('button', { name: '打印人民调解协议书' }).click();
  await page.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await picture(page, '43-mediation-agreement');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '归档', exact: true }).click();
  await page.getByText(/共4件、\d+页/u).waitFor();
  await page.getByLabel('检查人', { exact: true }).fill('刘主任');
  await picture(page, '44-mediation-archive');
  await page.keyboard.press('Control+Enter');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '打印案卷' }).click();
  await page.getByRole('button', { name: '另存为PDF' }).click();
  const file = await download;
  if (pictures !== undefined) await file.saveAs(join(pictures, 'mediation-file.pdf'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '拆卷更正' }).waitFor();
}

test('a dispute that a visitor brings up is taken over from the registration', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await page.getByLabel('概况', { exact: true }).fill('邻居盖房占了我家滴水');
  await choose(page, '内容分类', '宅基地');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记/u }).waitFor();
  await page.getByRole('button', { name: '查看登记' }).click();
  await page.getByRole('button', { name: '转为纠纷' }).click();
  await page.getByText(/来自登记 柳河/u).waitFor();
  expect(await page.getByLabel('当事人 第1行 姓名').inputValue()).toBe('李秀兰');
  expect(await page.getByLabel('概况', { exact: true }).inputValue()).toBe('邻居盖房占了我家滴水');
  await choose(page, '纠纷类型', '邻里');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /柳河纠/u }).waitFor();
  // Made void by mistake: one step takes it back, and both reasons stay readable.
  await page.getByRole('button', { name: '作废', exact: true }).click();
  await page.getByLabel('原因', { exact: true }).fill('以为与另一条重复');
  await page.keyboard.press('Control+Enter');
  await page.getByText('已作废').first().waitFor();
  await page.getByRole('button', { name: '撤销作废' }).click();
  await page.getByLabel('原因', { exact: true }).fill('核对后是两件事');
  await picture(page, '37-dispute-unvoid');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText('原因：核对后是两件事').waitFor();
  await page.getByText('原因：以为与另一条重复').waitFor();
  await page.getByRole('button', { name: '记录进展' }).waitFor();
  await picture(page, '38-dispute-unvoided');
  // The meeting of the month looks at it again, and its record is printed.
  await page.keyboard.press('Alt+4');
  await page.getByText('排查例会', { exact: true }).click();
  await picture(page, '39-rounds');
  await expectAccessible(page);
  await page.getByRole('button', { name: '登记例会' }).click();
  await page.getByLabel('主持人', { exact: true }).fill('王建国');
  await page.getByLabel('到会人数', { exact: true }).fill('7');
  await page.getByLabel('分组排查 第1行 村民小组（网格）').fill('东头组');
  await page.getByLabel('分组排查 第1行 走访户数').fill('46');
  await page.getByLabel('分析研判', { exact: true }).fill('宅基地滴水争议增多。');
  await page.getByLabel('措施', { exact: true }).fill('由调解委员会逐户上门。');
  // What has not taken place would count as held: the field says so, and nothing is lost.
  await page.getByLabel('召开日期', { exact: true }).fill('2099-01-01');
  await page.keyboard.press('Control+Enter');
  await page.getByText('不能晚于今天。').waitFor();
  await page.getByLabel('召开日期', { exact: true }).fill('今天');
  await page.getByLabel('会上讨论的在办纠纷').click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await picture(page, '39-round-new');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /排查例会/u }).waitFor();
  await page.getByText('会上发现和讨论的纠纷（1件）').waitFor();
  await picture(page, '39-round');
  await expectAccessible(page);
  await page.getByRole('button', { name: '打印例会记录' }).click();
  await page.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await picture(page, '39-round-print');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+4');
  await page.getByText('邻居盖房占了我家滴水').first().click();
  await mediate(page);
  await page.getByRole('button', { name: '来访登记' }).click();
  await page.getByRole('heading', { name: /李秀兰/u }).waitFor();
});
