import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, localDateOf } from '../../main/contract/values/local-date.ts';
import { encryptedPdf, pdfOf, songText } from '../print/testing/sample-pdfs.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, keepPrints, pagesOf, picture, printedText, registerVisit } from './steps.ts';

async function openMatter(page: Page): Promise<void> {
  await page.keyboard.press('Alt+3');
  await page.getByText('李秀兰').first().dblclick();
  await page.getByRole('region', { name: '办理情况' }).waitFor();
}

/** Begins a step of the matter, fills in what is asked for and saves it; `chosen`: from lists. */
async function act(
  page: Page,
  step: string,
  values: Readonly<Record<string, string>> = {},
  chosen: Readonly<Record<string, string>> = {},
): Promise<void> {
  const button = page.getByRole('button', { name: step, exact: true }).first();
  const more = page.getByRole('button', { name: '更多', exact: true });
  await button.or(more).first().waitFor();
  if ((await button.count()) === 0) await more.click();
  await button.click();
  const form = page.getByRole('dialog');
  for (const [label, value] of Object.entries(values))
    await form.getByLabel(label, { exact: true }).fill(value);
  for (const [label, value] of Object.entries(chosen)) {
    await form.getByLabel(label, { exact: true }).fill(value);
    await page.locator('.ant-select-item-option:visible').first().waitFor();
    await page.keyboard.press('Enter');
  }
  await picture(page, `referral-${step}`);
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'detached' });
}

/** @returns the words of a paper of the matter, as it came out */
async function printed(
  page: Page,
  host: StationHost,
  button: RegExp | string,
  name: string,
): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).last().click();
  // Attached PDFs are drawn first, each by a worker of its own.
  await page.getByRole('button', { name: '打印（Enter）', exact: true }).waitFor({ timeout: 60_000 });
  await picture(page, `referral-${name}`);
  await page.keyboard.press('Enter');
  return printedText(page, host.root, `referral-${name}`);
}

const pdfFile = (name: string, bytes: Uint8Array) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(bytes),
});

/** Two pages in Chinese, as an office program makes them. */
async function contract(page: Page): Promise<Uint8Array> {
  const maker = await page.context().newPage();
  const clause = '<p>承包方应当保持排水沟畅通，沟宽一点二米，长一百二十米，不得填埋。</p>';
  await maker.setContent(
    `<html lang="zh-CN"><style>@page { size: A4 } h1 { break-before: page }</style>${['第一页', '第二页']
      .map((title) => `<h1>土地承包合同 ${title}</h1>${clause.repeat(12)}`)
      .join('')}</html>`,
  );
  const pdf = await maker.pdf({ preferCSSPageSize: true });
  await maker.close();
  return pdf;
}

/** The whole file, by another button of its preview. @returns where it was saved */
async function savedAs(page: Page, button: string): Promise<string> {
  await page.getByRole('button', { name: '打印案卷', exact: true }).press('Enter');
  const save = page.getByRole('button', { name: button });
  await save.waitFor({ timeout: 60_000 });
  await page.locator('.preview-pane img').nth(1).scrollIntoViewIfNeeded();
  await picture(page, `referral-${button}`);
  const saving = page.waitForEvent('download', { timeout: 60_000 });
  await save.press('Enter');
  return (await saving).path();
}

/** Without when it was printed. */
const bare = (text: string) => text.replaceAll(/打印时间：.*?(?=第)/gu, '');

/** Runs in the page: how much of a picture is dark. */
function inkOf(image: HTMLElement | SVGElement): { readonly width: number; readonly ink: number } {
  if (!(image instanceof HTMLImageElement)) return { width: 0, ink: 0 };
  const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
  const pen = canvas.getContext('2d');
  pen?.drawImage(image, 0, 0);
  const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: new Uint8ClampedArray() };
  let dark = 0;
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 96) dark += 1;
  return { width: image.naturalWidth, ink: (4 * dark) / data.length };
}

test('a transfer that the unit objects to comes back to be decided about, with letter, notice and objection on paper', async () => {
  await using host = StationHost.prepared('township');
  const { page, complaints } = await openUnlocked(host);
  await keepPrints(page);
  await registerVisit(page, '李秀兰');
  await openMatter(page);
  await act(page, '转送', {
    去往单位: '清河县水利局河道管理所',
    主要问题和转送理由: '村东排水沟与县管河道相连，淤塞在河道管理范围内，依法由水利部门处理。',
    其地址: '清河县建设路12号',
    其联系电话: '0999-5550200',
  });
  await page.getByText('已转送、交办', { exact: true }).first().waitFor();
  await expectAccessible(page);
  expect(await printed(page, host, /打印 信访事项转送函/u, 'F20')).toMatch(
    /清河县水利局河道管理所.*五个工作日|5个工作日/u,
  );
  expect(await printed(page, host, '打印', 'F06')).toContain('去向告知书');
  await act(page, '记录单位签收');
  await page.getByText(/单位收到/u).waitFor();
  await act(page, '记录异议', {
    异议理由: '该排水沟不在河道管理范围线以内，属于镇农业农村部门职权。',
    退回的材料: '登记表复印件',
    '建议由何机关、单位办理': '清河镇农业农村办公室',
  });
  expect(await printed(page, host, /打印 信访事项异议退回函/u, 'F25')).toContain('属于镇农业农村部门职权');
  await act(page, '核定异议', { 核定理由: '经实地核实，异议成立。' }, { 核定: '同意退回' });
  await page.getByText('退回待重新甄别', { exact: true }).first().waitFor();
  await picture(page, 'referral-returned');
  await expectAccessible(page);
  await act(page, '申报联席会议研究', {
    申报事由: '涉及水利、农业农村两个部门。',
    责任单位负责人意见: '建议由联席会议研究确定牵头单位。',
  });
  expect(await printed(page, host, /打印信访事项申报单/u, 'F23')).toContain('涉及水利');
  const [, month, day] = addDays(localDateOf(Date.now()), 10).split('-');
  const reportDueOn = `${Number(month)}月${Number(day)}日`;
  await act(page, '交办', {
    主办单位: '清河镇农业农村办公室',
    报告期限: reportDueOn,
    主要问题和办理要求: '请现场核实并组织疏通。',
  });
  expect(await printed(page, host, /打印 信访事项交办函/u, 'F21')).toContain('清河镇农业农村办公室');
  await act(page, '记录单位回复', { 办理情况和结果: '已于当日组织疏通40米，信访人在场。' });
  expect(await printed(page, host, /打印 信访事项办理情况回复单/u, 'F26')).toContain('已于当日组织疏通40米');
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});

test('a withdrawal is signed on its own paper, stops what is owed, and is taken back without a reason', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await registerVisit(page, '李秀兰');
  await openMatter(page);
  const course = page.getByRole('region', { name: '办理情况' });
  await page.getByRole('button', { name: '信访人撤回', exact: true }).click();
  expect(await printed(page, host, /先打印/u, 'F16')).toContain('系自愿');
  await page.getByRole('dialog').getByText('撤回原因（按本人原话）').waitFor();
  await page.getByLabel('签署方式', { exact: true }).fill('按指印');
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('已单独询问，本人自愿').check();
  await page.getByLabel('撤回原因（按本人原话）', { exact: true }).fill('水沟已经有人来疏通了。');
  await picture(page, 'referral-withdraw');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await course.getByText('信访人已撤回', { exact: true }).waitFor();
  await picture(page, 'referral-withdrawn');

  const photo = await page.screenshot({ type: 'jpeg' });
  await page.getByLabel('添加附件').setInputFiles([
    { name: '疏通后的水沟.jpg', mimeType: 'image/jpeg', buffer: photo },
    pdfFile('丈量记录.pdf', Buffer.from('%PDF-1.7 丈量')),
    pdfFile('承包合同.pdf', await contract(page)),
    // Neither its font nor its words lie in it.
    pdfFile('老系统导出.pdf', pdfOf({ pages: [songText('排水沟施工合同', 700)] })),
    pdfFile('带口令.pdf', encryptedPdf()),
  ]);
  await page.getByText('已添加 5 个附件。').waitFor();

  await page.getByRole('button', { name: '归档', exact: true }).click();
  await page.getByText('共7件、8页').waitFor();
  await page.getByLabel('检查人', { exact: true }).fill('刘主任');
  await picture(page, 'referral-archive');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await course.getByText(/归档：柳河信档〔\d{4}〕1号，7件、8页，保管期限10年/u).waitFor();
  expect(await page.getByRole('button', { name: '补全/更正' }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '移除' }).count()).toBe(0);
  await picture(page, 'referral-archived');
  expect(await printed(page, host, '打印案卷', 'F80')).toMatch(
    /案卷封面.*卷内目录.*登记表.*疏通后的水沟.*已损坏.*丈量记录\.pdf.*[0-9a-f]{16} [0-9a-f]{16}.*承包合同\.pdf.*打开口令.*撤回信访事项申请书.*卷内备考表/u,
  );
  // Drawn, and not only named: the contract's two pages have words on them, and so has what an old program left.
  const drawn = page.locator('.kept-print .file-attached img');
  const seen = await Promise.all((await drawn.all()).map((one) => one.evaluate(inkOf)));
  expect(seen.map(({ width }) => width)).toEqual([1366, 1240, 1240, 1240]);
  for (const { ink } of seen.slice(1)) expect(ink).toBeGreaterThan(0.001);
  // As the catalogue says: after the registration, the photo and what is only named.
  const sides = pagesOf(join(host.root, 'referral-F80.pdf'));
  expect(sides).toHaveLength(11);
  expect(sides[1]).toMatch(/附件（PDF 文件）.* 4 .*附件（PDF 文件）.* 6 .*撤回信访事项申请书.* 8 /u);
  expect(sides[5]).toMatch(/^ ?4 .*承包合同\.pdf.*第 ?1 ?页 ?共 ?2 ?页/u);
  expect(sides[6]).toMatch(/^ ?5 .*承包合同\.pdf.*第 ?2 ?页 ?共 ?2 ?页/u);
  expect(sides[9]).toMatch(/^ ?8 .*撤回信访事项申请书/u);
  // The same from the host, and in a document.
  const saved = await savedAs(page, '另存为PDF');
  const again = pagesOf(saved);
  expect(again).toHaveLength(11);
  expect(again.slice(3, 9).map(bare)).toEqual(sides.slice(3, 9).map(bare));
  const parts = Object.keys(unzipSync(readFileSync(await savedAs(page, '保存为Word文档'))));
  expect(parts.filter((name) => /^word\/media\/.*\.jpg$/u.test(name))).toHaveLength(4);
  await act(page, '恢复办理');
  await course.getByText('已登记', { exact: true }).waitFor();
  expect(await page.getByText(/归档：柳河信档/u).count()).toBe(0);
  await picture(page, 'referral-resumed');
});
