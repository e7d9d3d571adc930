import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { addDays, localDateOf } from '../../main/contract/values/local-date.ts';
import { importedBy, receiptFor, visit } from '../../main/api/testing/pair.ts';
import type { TestStation } from '../../main/api/testing/test-station.ts';
import { carried, choose, take } from './exchange-steps.ts';
import { openPrepared, preparedFolder } from './prepared-stations.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, keepPrints, picture, printedText } from './steps.ts';

const today = localDateOf(Date.now());
const point = { contactPerson: '周志强', contactPhone: '0999-5550100', serveBy: 'township' } as const;

interface Stations {
  readonly village: TestStation;
  readonly office: TestStation;
  readonly matterId: string;
}

/** The joined stations with a matter of the village that the township has accepted, and what else is done with it before. */
async function begun(
  acceptedOn: string,
  before: (stations: Stations) => Promise<void> = async () => undefined,
): Promise<{ villageHost: StationHost; officeHost: StationHost; lookupCode: string }> {
  const root = mkdtempSync(join(tmpdir(), 'review-'));
  const open = async (station: 'village' | 'township'): Promise<TestStation> => {
    cpSync(preparedFolder(`joined-${station}`), join(root, station), { recursive: true });
    const opened = await openPrepared(join(root, station));
    const [login] = (await opened.call('station.status', {})).logins;
    await opened.unlockAs(login?.staffId ?? '');
    return opened;
  };
  const [village, office] = [await open('village'), await open('township')];
  // Written on paper that day, entered today.
  const contact = { ...visit.contact, receivedAt: `${acceptedOn}T01:30:00.000Z` };
  const matter = { ...visit.matter, requests: ['疏通排水沟', '赔偿院墙损失'] };
  const { matterId, lookupCode } = await village.call('contact.register', {
    ...visit,
    contact,
    matter,
    lateEntry: 'powerCut',
  });
  const { fileId } = await village.work('exchange.export', { place: null });
  await importedBy(office, await village.fetch(fileId));
  const { session } = await village.call('session.get', {});
  await office.call('matter.act', {
    matterId,
    act: 'charge',
    values: { handlingUnit: '镇水利站', handlerName: '孙站长', handlerPhone: '0999-5550111' },
  });
  await office.call('matter.act', { matterId, act: 'accept', values: { actOn: acceptedOn, ...point } });
  await before({ village, office, matterId });
  await receiptFor(village, office, session?.stationId ?? '');
  await village.close();
  await office.close();
  const hosts = {
    villageHost: StationHost.copyOf(join(root, 'village')),
    officeHost: StationHost.copyOf(join(root, 'township')),
    lookupCode,
  };
  rmSync(root, { recursive: true });
  return hosts;
}

async function openMatter(page: Page, by: 'matter' | 'coming' = 'matter'): Promise<void> {
  await page.keyboard.press(by === 'matter' ? 'Alt+3' : 'Alt+2');
  // Not in what was printed last, which is kept in the page.
  await page.getByRole('grid').getByText('李秀兰').first().dblclick();
  await page.getByRole('region', { name: '办理情况' }).waitFor();
}

/** Opens a step; those that are seldom wanted stand behind “more”. */
async function begin(page: Page, step: string): Promise<void> {
  const bar = page.getByRole('region', { name: '下一步' });
  const button = bar.getByRole('button', { name: step, exact: true });
  await bar.getByRole('button').first().waitFor();
  if (!(await button.isVisible())) await bar.getByRole('button', { name: '更多' }).click();
  await button.click();
}

async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.keyboard.insertText(option);
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
}

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values))
    await page.getByLabel(label, { exact: true }).fill(value);
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function printed(page: Page, button: string, folder: string, name: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await page.getByRole('button', { name: '打印（Enter）' }).press('Enter');
  return printedText(page, folder, name);
}

function spoken(date: string): string {
  const [, month, day] = date.split('-');
  return `${Number(month)}月${Number(day)}日`;
}

test('an opinion goes to review and re-review, a hearing stops the clock, each with its paper, and the village sees where it stands', async () => {
  const { villageHost, officeHost } = await begun(today, async ({ office, matterId }) => {
    const conclusions = ['疏通排水沟', '赔偿院墙损失'].map((request) => ({
      request,
      result: 'explained' as const,
      ground: '已查实，由镇水利站在十日内答复。',
    }));
    const { documentId } = await office.call('matter.act', {
      matterId,
      act: 'opinion',
      values: {
        actOn: today,
        findings: '村东排水沟淤塞约40米。',
        conclusions,
        legalBasis: '《信访工作条例》第三十二条',
        reviewBody: '清河县人民政府',
        ...point,
      },
    });
    await office.call('matter.act', {
      matterId,
      act: 'serve',
      documentId: documentId ?? '',
      values: {
        servedAt: new Date(office.nowMs - 60_000).toISOString(),
        serviceWay: 'direct',
        servicePlace: '李秀兰家中',
        recipient: '李秀兰',
        servers: [{ name: '周志强' }],
      },
    });
  });
  await using theirs = villageHost;
  await using ours = officeHost;
  const { page: office } = await openUnlocked(ours);
  await keepPrints(office);
  await openMatter(office);
  const course = office.getByRole('region', { name: '办理情况' });
  await picture(office, 'review-01-served');
  const blank = await printed(office, '打印信访事项复查申请书', ours.root, 'review-F13-blank');
  for (const word of ['复查申请书', '李秀兰', '13800135678', '疏通排水沟', '清河信处', '指印'])
    expect(blank).toContain(word);

  await begin(office, '登记复查申请');
  await fill(office, {
    复查机关: '清河县人民政府',
    '复查请求、事实和理由': '对处理意见不服，请求责令赔偿院墙损失。',
  });
  await picture(office, 'review-02-request');
  await expectAccessible(office);
  await save(office);
  await course.getByText('复查中', { exact: true }).waitFor();
  await picture(office, 'review-03-in-review');
  await expectAccessible(office);

  await begin(office, '登记复查、复核受理决定');
  await fill(office, { 受理文号: '清政复查〔2026〕8号' });
  await save(office);
  await begin(office, '登记复查、复核意见');
  await pick(office, '复查、复核结果', '维持');
  await fill(office, { 意见书文号: '清政复查意〔2026〕8号', 意见要点: '原处理意见事实清楚，予以维持。' });
  await picture(office, 'review-04-opinion');
  await save(office);
  const again = await printed(office, '打印信访事项复核申请书', ours.root, 'review-F14-blank');
  expect(again).toContain('清政复查意〔2026〕8号');

  await begin(office, '登记复核申请');
  await fill(office, { 复核机关: '清河市人民政府', '复核请求、事实和理由': '院墙损失与淤塞有直接关系。' });
  await save(office);
  await begin(office, '听证通知');
  await fill(office, {
    听证时间: `${spoken(addDays(today, 7))} 9:00`,
    听证地点: '县信访局二楼',
    主持人: '孙长河',
    听证事项: '院墙损失与淤塞的关系',
  });
  await picture(office, 'review-05-hearing');
  await save(office);
  await course.getByText(/结束前不计算期限/u).waitFor();
  const notice = await printed(office, '打印信访听证通知书', ours.root, 'review-F15-notice');
  for (const word of ['县信访局二楼', `${spoken(addDays(today, 7))}9时00分`]) expect(notice).toContain(word);
  await course.getByRole('button', { name: '听证结束', exact: true }).click();
  await fill(office, {
    陈述和质询: '各方陈述完毕。',
    合议情况: '合议三人一致。',
    听证结论: '维持复查意见。',
  });
  await picture(office, 'review-06-record');
  await save(office);
  const record = await printed(office, '打印信访听证笔录', ours.root, 'review-F15-record');
  for (const word of ['县信访局二楼', '合议三人一致', '维持复查意见']) expect(record).toContain(word);
  await picture(office, 'review-07-re-review');
  await expectAccessible(office);

  await office.keyboard.press('Alt+7');
  const receipt = await carried(office, '导出签收单 柳河村接访站', ours.root);
  const { page: village } = await openUnlocked(theirs);
  await village.keyboard.press('Alt+7');
  await choose(village, '选择签收单文件', receipt);
  await take(village);
  await village.getByText('已签收', { exact: true }).first().waitFor();
  await openMatter(village, 'coming');
  const below = village.getByRole('region', { name: '办理情况' });
  await below.getByText('复核中', { exact: true }).waitFor();
  await below.getByText('原处理意见事实清楚，予以维持。').waitFor();
  expect(await village.getByText('合议三人一致').count()).toBe(0);
  await picture(village, 'review-08-village');
  await expectAccessible(village);

  await openMatter(office);
  await begin(office, '登记复查、复核意见');
  await pick(office, '复查、复核结果', '维持');
  await fill(office, { 意见书文号: '市政复核意〔2026〕2号', 意见要点: '复查意见正确，予以维持。' });
  await save(office);
  await course.getByText('复核终结', { exact: true }).waitFor();
  await begin(office, '办结');
  await pick(office, '办结情形', '复核意见已送达');
  await fill(office, { 办结说明: '复核意见已送达，继续做好解释和帮扶。' });
  await save(office);
  const report = await printed(office, '打印办结报告', ours.root, 'review-F27');
  for (const word of ['办结报告', '程序性终结', '信访人没有评价', '孙站长']) expect(report).toContain(word);
  await picture(office, 'review-09-closed');
});

test('an overdue matter shows by itself that it is to be supervised; the letter is followed to its reply, and what is owed stands on Today', async () => {
  const { villageHost, officeHost } = await begun(addDays(today, -70));
  await using _ = villageHost;
  await using ours = officeHost;
  const { page: office } = await openUnlocked(ours);
  await keepPrints(office);
  await office.keyboard.press('Alt+3');
  await office.getByText('李秀兰').first().waitFor();
  await pick(office, '按期限筛选', '已过法定期限');
  await office.getByText('共 1 件').waitFor();
  // Narrower than the reference PC: what is owed stays in sight.
  await office.setViewportSize({ width: 1024, height: 768 });
  const due = (await office.getByText(/超\d+天/u).boundingBox()) ?? { x: 0, width: 2000 };
  expect(due.x + due.width).toBeLessThan(1024);
  await picture(office, 'supervise-00-overdue');
  await office.setViewportSize({ width: 1366, height: 768 });
  await openMatter(office);
  const course = office.getByRole('region', { name: '办理情况' });
  const alert = course.getByRole('alert').filter({ hasText: '需要督办' });
  await alert.waitFor();
  expect(await alert.textContent()).toContain('无正当理由未按规定期限办结');
  await picture(office, 'supervise-01-trigger');
  await expectAccessible(office);
  await alert.getByRole('button', { name: '督办', exact: true }).click();
  await pick(office, '督办级别', '黄牌');
  await fill(office, {
    回复期限: spoken(addDays(today, 5)),
    存在的问题: '受理已满六十日，至今未出具处理意见。',
    督办要求: '五日内查清事实，提出处理意见并书面报告延误原因。',
  });
  await picture(office, 'supervise-02-letter');
  await expectAccessible(office);
  await save(office);
  const list = course.getByRole('list', { name: '撤回、复查复核、督办等记录' });
  await list.getByText(/清河信督〔\d{4}〕1号/u).waitFor();
  const letter = await printed(office, '打印信访事项督办函', ours.root, 'supervise-F29');
  for (const word of ['督办函', '镇水利站', '黄牌', '主要问题', '督办回复单']) expect(letter).toContain(word);
  expect(letter).not.toContain('李秀兰');
  await office.keyboard.press('Alt+1');
  await office.getByText('待反馈', { exact: true }).waitFor();
  await picture(office, 'supervise-03-today');
  await openMatter(office);
  await list.getByRole('button', { name: '登记督办回复', exact: true }).click();
  await fill(office, { 回复人: '孙站长', 回复内容: '因汛期延误，三日内提出意见。' });
  await save(office);
  await list.getByRole('button', { name: '结束督办', exact: true }).click();
  await fill(office, { 整改情况: '已提出处理意见初稿。' });
  await save(office);
  await picture(office, 'supervise-04-answered');
  await begin(office, '重大紧急信息报告');
  await office.getByRole('button', { name: '报告情况（逐级） 添加一行' }).click();
  await fill(office, {
    发生时间: `${spoken(today)} 0:05`,
    发生地点: '镇政府门前',
    涉及人数: '35',
    主要诉求和情况: '要求当日答复排水沟清淤时间。',
    已采取的措施: '由分管领导现场接待，承诺三日内答复。',
    '报告情况（逐级） 第1行 报告单位': '县信访局',
    '报告情况（逐级） 第1行 时间': '10:30',
  });
  await picture(office, 'supervise-05-urgent');
  await save(office);
  const urgent = await printed(office, '打印重大紧急信访信息报告', ours.root, 'supervise-F32');
  expect(urgent).toContain('县信访局');
  expect(urgent).not.toContain('李秀兰');
});

test('a villager comes back after three weeks: the slip shows every date that the law opens and how old that is; who has lost it gets another', async () => {
  const acceptedOn = addDays(today, -12);
  const { villageHost, officeHost, lookupCode } = await begun(acceptedOn, async ({ office, matterId }) => {
    const [notice] = (await office.call('matter.acts', { matterId })).documents;
    const service = {
      serviceWay: 'direct',
      servicePlace: '李秀兰家中',
      recipient: '李秀兰',
    } as const;
    await office.call('matter.act', {
      matterId,
      act: 'serve',
      documentId: notice?.documentId ?? '',
      values: { servedAt: new Date(office.nowMs).toISOString(), servers: [{ name: '周志强' }], ...service },
    });
  });
  await using ours = villageHost;
  await using _ = officeHost;
  // Nothing has come from the township since.
  const later = 9 * 86_400_000;
  const { page } = await openUnlocked(ours, { clockOffsetMs: later });
  await page.clock.setFixedTime(Date.now() + later);
  await keepPrints(page);
  await page.keyboard.press('Alt+2');
  await page.getByPlaceholder('回执上的查询码').fill(lookupCode);
  await page.keyboard.press('Enter');
  const dates = page.getByRole('table', { name: '各环节日期' });
  await dates.getByText('信访事项受理告知书').waitFor();
  const row = await dates.getByRole('row', { name: /受理告知书/u }).textContent();
  expect(row).toMatch(new RegExp(`^${today}.*清河信受.*${today} 送达$`, 'u'));
  const told = (await page.locator('.progress').textContent()) ?? '';
  for (const words of [
    /已受理/u,
    /办理，不晚于 \d{4}-/u,
    /周志强/u,
    /0999-5550101/u,
    /没有：.*延期办理告知书/u,
  ])
    expect(told).toMatch(words);
  expect(told).not.toMatch(/李秀兰|排水沟/u);
  await page.getByRole('alert').filter({ hasText: '超过七天没有更新' }).waitFor();
  await picture(page, 'counter-01-progress');
  await expectAccessible(page);

  await page.getByRole('button', { name: '返回列表' }).click();
  await page.getByRole('button', { name: '回执丢失' }).click();
  await fill(page, { 姓名: '李秀兰', 证件号码或电话后四位: '5678' });
  await page.getByLabel('已当面核对来访人本人').check();
  await page.keyboard.press('Enter');
  await page.getByText('找到 1 次登记').waitFor();
  await picture(page, 'counter-02-lost');
  await expectAccessible(page);
  await page.getByRole('button', { name: '补打回执' }).click();
  await page.getByRole('button', { name: '打印（Enter）' }).press('Enter');
  const slip = await printedText(page, ours.root, 'counter-slip');
  expect(slip.replaceAll(/[^0-9A-Z]/gu, '')).toContain(lookupCode.replaceAll('-', ''));
  expect(slip).not.toContain('登记表');
});
