import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { StationHost, openUnlocked } from './station-host.ts';
import { expectAccessible, keepPrints, picture, printedText, textOf, openVisitForm } from './steps.ts';

async function printNow(page: Page, button: string | RegExp): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('button', { name: '打印（Enter）', exact: true }).press('Enter');
}

test('blank sets are printed before the power goes, written by hand, and entered once by their code', async () => {
  await using host = StationHost.prepared('village');
  const { page, complaints } = await openUnlocked(host);
  await keepPrints(page);
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '备用手写单' }).click();
  await page.getByLabel('套数').fill('2');
  await page.getByRole('button', { name: '预留编号' }).click();
  await page.getByRole('button', { name: '打印 2 套' }).waitFor();
  await expectAccessible(page);
  await printNow(page, '打印 2 套');
  const blank = await printedText(page, host.root, 'blank-sets');
  await picture(page, '20-blank-sets');
  // Front and back of each form; slips have no numbers.
  expect(blank.match(/第 ?1 ?页 ?共 ?1 ?页/gu)).toHaveLength(4);
  const [first = '', second = ''] = blank.match(/[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{4}/gu) ?? [];
  expect(new Set([first, second]).size).toBe(2);

  // All of them in one print: no sheet is longer than its foot says.
  await printNow(page, '全部打印');
  const all = await printedText(page, host.root, 'blank-all');
  expectWhole(all);

  // With nothing known of anybody, it must not say that somebody gave no name.
  await printNow(page, 'F16 撤回信访事项申请书');
  const form = await printedText(page, host.root, 'blank-F16');
  expect(form).toContain('撤回信访事项申请书');
  expect(form).not.toContain('未具名');

  await page.getByRole('button', { name: '返回列表' }).click();
  await page.getByPlaceholder('回执上的查询码').fill(second);
  await page.keyboard.press('Enter');
  await page.getByText(/是备用手写单（.*还没有补录/u).waitFor();
  await picture(page, '21-blank-lookup');

  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await category(page);
  await page.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞，雨天院内进水');
  await page.getByLabel('补录（当时写在纸上）').check();
  await page.getByLabel('手写单编号').fill(first.slice(0, 6).toLowerCase());
  await page.locator('.ant-select-item-option', { hasText: first }).click();
  await picture(page, '22-from-paper');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记 柳河〔2026〕[12]号/u }).waitFor();
  expect(await page.locator('.lookup-code').textContent()).toBe(first);
  await printNow(page, /打印登记表和回执/u);
  const entered = await printedText(page, host.root, 'late-entry');
  expect(entered).toMatch(/补录.*停电/u);
  expect(entered).toContain(first);
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});

test('a joint visit of people who need help gets one numbered slip for each representative; a reprint says so, and a revision asks which version', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await page.getByLabel('来访人数', { exact: true }).fill('30');
  await page.getByText('请来访人推选代表，不超过 5 名').waitFor();
  await picture(page, '30-collective');
  for (const [index, name] of ['李秀兰', '赵大山', '孙桂英'].entries()) {
    await page.getByRole('button', { name: '添加一行' }).first().click();
    await page.getByLabel(`代表 第${index + 1}行 姓名`).fill(name);
  }
  await category(page);
  await page.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞，雨天院内进水');
  await page
    .getByLabel('事实与理由', { exact: true })
    .fill(`${'每逢大雨，院内进水。'.repeat(200)}𠮷䶮㛃·买买提`);
  await page.getByRole('button', { name: /^更多/u }).click();
  await page.getByLabel('需要的帮助', { exact: true }).fill('代书');
  await page.keyboard.press('Enter');
  await page.getByLabel('代书人', { exact: true }).fill('周文远');
  await page.getByLabel('宣读人', { exact: true }).fill('吴敏');
  await page.getByLabel('见证人', { exact: true }).fill('郑国强');
  await page.getByLabel('已宣读记录').check();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记/u }).waitFor();
  await printNow(page, /打印登记表和回执/u);
  const joint = await printedText(page, host.root, 'joint-visit');
  for (const slip of ['第1份（共3份）', '第2份（共3份）', '第3份（共3份）']) expect(joint).toContain(slip);
  expectWhole(joint);
  expect(joint).toMatch(/第 ?2 ?页 ?共 ?[23] ?页/u);
  expect(joint.replaceAll(' ', '')).toContain('𠮷䶮㛃·买买提');
  const [form = '', ...slips] = joint.split(/柳河村接访站 ?信访登记回执/u);
  expect(form).toMatch(/初次 集体访.*周文远/u);
  expect(await page.getByText('请来访人推选代表').count()).toBe(0);
  expect(slips.join('')).not.toMatch(/李秀兰|赵大山|孙桂英/u);

  await page.getByRole('button', { name: '稍后再说' }).click();
  await page.getByRole('button', { name: '查看登记', exact: true }).click();
  await page.getByText('30 人（集体访）').waitFor();
  await page.getByRole('button', { name: '打印登记表和回执' }).click();
  await page.getByLabel('群众来访（来信来电）登记表').uncheck();
  await page.getByRole('button', { name: '打印（Enter）', exact: true }).press('Enter');
  const again = await printedText(page, host.root, 'reprint');
  expect(again).toContain('补打（第1次）');
  expect(again).not.toContain('登记表');

  await page.getByRole('button', { name: '稍后再说' }).click();
  await page.getByRole('button', { name: '补全/更正' }).click();
  await page.getByLabel('住址', { exact: true }).fill('柳河村二组');
  await page.getByLabel('更正原因').fill('来访人补充住址');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打印登记表和回执' }).click();
  await page.getByRole('radio', { name: /补打原件/u }).waitFor();
  await picture(page, '31-choice');
  await expectAccessible(page);
  expect(await page.getByRole('dialog').textContent()).toContain('柳河村二组');
  await page.getByRole('radio', { name: /补打原件/u }).check();
  await page.getByRole('button', { name: '打印（Enter）', exact: true }).press('Enter');
  const original = await printedText(page, host.root, 'original');
  expect(original).not.toContain('柳河村二组');
  expect(original).toContain('补打（第1次）');

  await page.getByRole('button', { name: '稍后再说' }).click();
  await page.getByRole('button', { name: '打印登记表和回执' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '另存为PDF' }).press('Enter');
  const file = join(host.root, 'saved.pdf');
  await (await saving).saveAs(file);
  expect(textOf(file)).toMatch(/柳河村二组.*第 ?1 ?页 ?共 ?[23] ?页/u);
  expect(await page.getByRole('button', { name: '稍后再说' }).count()).toBe(0);

  await page.getByRole('button', { name: '打印登记表和回执' }).click();
  const savingWord = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存为Word文档' }).press('Enter');
  expect((await savingWord).suggestedFilename()).toMatch(/\.docx$/u);
  const { 'word/document.xml': words } = unzipSync(readFileSync(await (await savingWord).path()));
  const word = strFromU8(words ?? new Uint8Array()).replaceAll(/<[^>]*>/gu, '');
  expect(word).toContain('柳河村二组');
  expect(word).toContain('第3份（共3份）');
  expect(word).not.toContain('undefined');
});

/** Every sheet has as many pages as each of them says. */
function expectWhole(text: string): void {
  const labels = Array.from(text.matchAll(/第 ?(\d+) ?页 ?共 ?(\d+) ?页/gu), ([, page, pages]) => [
    Number(page),
    Number(pages),
  ]);
  let expected = 1;
  const faults = labels.flatMap(([page = 0, pages = 0]) => {
    const isRight = page === expected && page <= pages;
    expected = page >= pages ? 1 : page + 1;
    return isRight ? [] : [`${page}/${pages}`];
  });
  expect(faults).toEqual([]);
  expect(expected).toBe(1);
  expect(labels.length).toBeGreaterThan(0);
}

async function category(page: Page): Promise<void> {
  await page.getByLabel('内容分类', { exact: true }).fill('宅基地');
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.keyboard.press('Enter');
}
