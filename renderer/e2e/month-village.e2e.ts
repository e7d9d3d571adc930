import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { carried } from './exchange-steps.ts';
import { choose, mediationStep, registerDispute } from './dispute-steps.ts';
import { beginMonth, byRoutes, dateOf, daysBetween, onDay, signDays } from './month-steps.ts';
import { figuresOf, openTable, signTableOnScreen, typeRow } from './table-steps.ts';
import { openAt, StationHost } from './station-host.ts';
import { expectAccessible, keepPrints, picture, printed, registerVisit, village } from './steps.ts';

/** The weeks of the month have the same people. */
async function layDownRoster(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.getByText(/每天都要有一名带班领导/u).waitFor();
  for (let day = 0; day < 7; day += 1) {
    for (const word of [day % 2 === 0 ? '刘主任' : '陈书记', '王建国', '孙会计', '0999-5550101', '', '']) {
      await page.keyboard.insertText(word);
      await page.keyboard.press('Enter');
    }
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打印值班表' }).waitFor();
  await page.getByRole('button', { name: '整月排班' }).press('Enter');
  // Begun from the week that stands.
  await page.getByLabel(`${dateOf(30)} 带班领导`, { exact: true }).waitFor();
  expect(await page.getByLabel(`${dateOf(30)} 带班领导`, { exact: true }).inputValue()).toBe('刘主任');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打印值班表' }).waitFor();
}

/** The meeting of the month: one dispute is talked about, another is found. */
async function meet(page: Page): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByText('排查例会', { exact: true }).click();
  await page.getByRole('button', { name: '登记例会' }).click();
  await page.getByLabel('主持人', { exact: true }).fill('刘主任');
  await page.getByLabel('到会人数', { exact: true }).fill('7');
  await page.getByLabel('分析研判', { exact: true }).fill('宅基地、地界争议增多。');
  await page.getByLabel('措施', { exact: true }).fill('由调解委员会逐户上门。');
  await page.getByLabel('会上讨论的在办纠纷').click();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /排查例会/u }).waitFor();
  await page.getByRole('button', { name: '登记发现的纠纷' }).click();
  await page.getByText('在排查例会中发现，登记后记入这次例会。').waitFor();
  await registerDispute(page, {
    type: '地界',
    parties: ['孙大田', '周满仓'],
    summary: '两家承包地界址不清，为一米田埂争执',
  });
}

async function scheduleReception(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.getByText('领导接访', { exact: true }).click();
  await page.getByRole('button', { name: '安排接访日' }).press('Enter');
  await page.keyboard.insertText(dateOf(10));
  await page.keyboard.press('Enter');
  await page.getByLabel('时间', { exact: true }).fill('9:00—11:30');
  await page.getByLabel('接访领导', { exact: true }).fill('陈书记');
  await page.getByLabel('职务', { exact: true }).fill('村党支部书记');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('cell', { name: '陈书记', exact: true }).waitFor();
}

async function receive(page: Page): Promise<void> {
  await page.keyboard.press('Alt+6');
  await page.getByText('领导接访', { exact: true }).click();
  await page.getByRole('button', { name: '登记接访、走访' }).press('Enter');
  await page.getByLabel('对应事项', { exact: true }).click();
  await page.keyboard.insertText('李秀兰');
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(/李秀兰/u)
    .click();
  await page.getByLabel('接访领导', { exact: true }).fill('陈书记');
  await page.getByLabel('来访人（走访对象）', { exact: true }).fill('李秀兰');
  await page.getByLabel('主要问题', { exact: true }).fill('村东排水沟堵塞');
  await page.getByLabel('领导处理意见', { exact: true }).fill('由村委会组织清淤');
  await page.getByLabel('责任单位', { exact: true }).fill('柳河村村民委员会');
  await page.getByLabel('办理期限', { exact: true }).fill(dateOf(28));
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^陈书记.*1 次/u).waitFor();
}

async function openDispute(page: Page, summary: string): Promise<void> {
  await page.keyboard.press('Alt+4');
  await page.getByText(summary).first().click();
  await page.getByText('人民调解出于自愿', { exact: false }).waitFor();
}

/** Both sides agree to it; the committee of the village has two mediators. */
async function takeUp(page: Page): Promise<void> {
  await mediationStep(page, '受理调解', async (form) => {
    await form.getByRole('button', { name: '添加一行' }).nth(1).click();
    await form.getByLabel('人民调解员 第1行 姓名').fill('孙主任');
    await form.getByLabel('各方当事人都自愿接受调解').check();
  });
}

async function session(page: Page, isAgreed: boolean): Promise<void> {
  await mediationStep(page, '调解记录', async (form) => {
    await form.getByLabel('调解地点').fill('村部调解室');
    await choose(page, '本次结果', isAgreed ? '达成一致' : '未达成一致');
    if (!isAgreed) await choose(page, '已告知的其他途径', '诉讼');
    await form.getByLabel('调解前已告知各方权利义务').check();
    await form.getByLabel('调解过程（各方陈述、核实情况）').fill('双方各述理由，现场丈量。');
  });
}

async function agree(page: Page): Promise<void> {
  await mediationStep(page, '达成书面协议', async (form) => {
    await form.getByLabel('协议内容').fill('檐口加装天沟，滴水不落邻院。');
    await form.getByLabel('履行方式').fill('自行安装');
    await form.getByLabel('履行期限').fill(dateOf(28));
    await choose(page, '履行情况', '履行中');
    await form.getByLabel('各方自愿达成，已签名、盖章或者按指印').check();
  });
}

/** To court, and told of the ways that the law has. */
async function endMediation(page: Page): Promise<void> {
  await mediationStep(page, '终止调解', async (form) => {
    await choose(page, '终止原因', '未达成协议');
    await choose(page, '去向', '当事人已起诉');
    await form.getByLabel('说明').fill('双方对界址各执一词。');
    await choose(page, '已告知的其他合法途径', '诉讼');
  });
}

async function perform(page: Page): Promise<void> {
  await mediationStep(page, '履行情况', async (form) => {
    await choose(page, '履行情况', '已履行');
    await form.getByLabel('履行内容').fill('天沟已经装好，双方到场看过。');
  });
}

/** From Today, with what the register has of the day. */
async function signDay(page: Page, day: number, shows: string | RegExp, reason?: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  const line = page
    .getByRole('region', { name: '零报告' })
    .locator('.today-line')
    .filter({ hasText: dateOf(day) });
  await line.getByRole('button', { name: '填报' }).click();
  await page.getByText(shows).first().waitFor();
  // Who leads stands in the roster.
  expect(await page.getByLabel('带班领导').inputValue()).not.toBe('');
  if (reason !== undefined) {
    await page.getByText('已过次日 9:00，按迟报记录，请写明原因。').waitFor();
    await page.getByLabel('迟报原因').fill(reason);
  }
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: '打印零报告表' }).waitFor();
}

/** Another day: the window of the one before was closed. */
async function nextTime(
  host: StationHost,
  page: Page,
  atMs: number,
  between: () => Promise<void>,
): ReturnType<typeof openAt> {
  await page.context().close();
  await host.stop();
  await between();
  return openAt(host, atMs);
}

// Five days at the desk: minutes on a machine that is busy.
test(
  'a village lives a month, and what it owes at its end is counted from it',
  { timeout: 480_000 },
  async () => {
    const root = mkdtempSync(join(tmpdir(), 'month-'));
    await beginMonth(root, [village]);
    await using host = StationHost.copyOf(join(root, village.name), 'data');
    rmSync(root, { recursive: true });
    const meanwhile = (from: number, to: number, but: readonly number[] = []) =>
      byRoutes(host.root, onDay(from, '10:00'), (station) => signDays(station, daysBetween(from, to, but)));
    await meanwhile(1, 1);

    let { page, complaints } = await openAt(host, onDay(2, '16:10'));
    await keepPrints(page);
    await layDownRoster(page);
    await picture(page, 'm1-roster');
    await registerVisit(page, '李秀兰');
    await page.keyboard.press('F6');
    await registerDispute(page, {
      type: '邻里',
      parties: ['赵铁柱', '陈大山'],
      summary: '盖房滴水落到邻院',
    });
    await meet(page);
    await scheduleReception(page);
    expect(await printed(page, host.root, '打印公示表', 'm2-F40')).toMatch(/11(?:-|月)10.*陈书记/u);
    await signDay(page, 2, /柳河纠〔2026〕1号、柳河纠〔2026〕2号/u);
    await picture(page, 'm2-report');

    ({ page } = await nextTime(host, page, onDay(10, '16:30'), () => meanwhile(3, 9)));
    await receive(page);
    await picture(page, 'm3-reception');
    await openDispute(page, '盖房滴水落到邻院');
    await takeUp(page);
    await session(page, true);
    await agree(page);
    await page.getByText('已化解').first().waitFor();
    await openDispute(page, '两家承包地界址不清，为一米田埂争执');
    await takeUp(page);
    await session(page, false);
    await signDay(page, 10, /柳河纠〔2026〕1号、柳河纠〔2026〕2号/u);

    // The day before was not signed in time, and says so.
    ({ page } = await nextTime(host, page, onDay(19, '10:00'), () => meanwhile(11, 17)));
    await page.getByRole('region', { name: '零报告' }).getByText('未报').waitFor();
    await picture(page, 'm4-missed');
    await signDay(page, 18, '当天没有登记。', '停电');
    await openDispute(page, '两家承包地界址不清，为一米田埂争执');
    await endMediation(page);
    await page.getByText('已移交').first().waitFor();
    await page.keyboard.press('F6');
    await registerDispute(page, {
      type: '欠薪',
      parties: ['吴二牛', '郑包工'],
      summary: '修路工钱拖欠三个月',
    });
    await picture(page, 'm5-third');

    // One day is never signed.
    ({ page } = await nextTime(host, page, onDay(26, '16:30'), () => meanwhile(19, 25, [24])));
    await openDispute(page, '盖房滴水落到邻院');
    await perform(page);
    await page.getByText('已履行').first().waitFor();
    await picture(page, 'm6-performed');
    await signDay(page, 26, /柳河纠〔2026〕1号/u);

    ({ page, complaints } = await nextTime(host, page, onDay(31, '08:30'), () => meanwhile(27, 29)));
    await keepPrints(page);
    await page
      .getByRole('region', { name: '报表' })
      .getByText(/矛盾纠纷排查调处统计表 2026年11月/u)
      .waitFor();
    await picture(page, 'm7-today');
    await signDay(page, 30, '当天没有登记。');
    await page.keyboard.press('Alt+5');
    await page.getByText('迟报', { exact: true }).first().waitFor();
    await picture(page, 'm8-days');
    expect(await page.getByText('迟报', { exact: true }).count()).toBe(1);
    expect(await page.getByRole('cell', { name: '未报', exact: true }).count()).toBe(1);

    await page.keyboard.press('Alt+4');
    await page.getByText('滚动台账', { exact: true }).click();
    await page.getByRole('button', { name: '上一期' }).click();
    for (const name of [
      '上期结转 0',
      '本期新排查 3',
      '本期重启 0',
      '本期化解 1',
      '本期移交 1',
      '本期撤回（终止） 0',
      '期末未化解 1',
    ]) {
      await page.getByRole('button', { name, exact: true }).waitFor();
    }
    await page.getByRole('button', { name: '期末未化解 1', exact: true }).click();
    await page.getByText('修路工钱拖欠三个月').waitFor();
    await picture(page, 'm9-ledger');
    expect(await printed(page, host.root, '打印台账', 'm9-F51')).toMatch(/新排查3件/u);

    // Counted from the month as it was lived: nobody types a figure.
    await openTable(page, '月分析');
    expect(await figuresOf(page, ['来访（批）', '来访（人次）', '新登记事项', '开展集中排查（次）'])).toEqual(
      [1, 1, 1, 1],
    );
    expect(
      await figuresOf(page, [
        '上期结转纠纷',
        '新排查纠纷',
        '重启',
        '化解纠纷',
        '移交',
        '撤回（终止）',
        '期末未化解纠纷',
      ]),
    ).toEqual([0, 3, 0, 1, 1, 0, 1]);
    await page
      .getByRole('row', { name: /^化解纠纷/u })
      .getByRole('button')
      .first()
      .press('Enter');
    await page.getByRole('dialog').getByText('柳河纠〔2026〕1号').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
    await page.getByLabel('原因分析', { exact: true }).fill('秋收后用水、用地争议增多');
    await page.getByLabel('对策建议', { exact: true }).fill('入冬前逐户走访');
    await picture(page, 'm10-F65');
    await expectAccessible(page);
    const analysis = await signTableOnScreen(page, host.root, 'm10-F65');
    expect(analysis).toMatch(/月分析.*2026年11月.*来访（批） 1.*期末未化解纠纷 1.*秋收后用水/u);

    await openTable(page, '矛盾纠纷排查调处统计表');
    // The month, and the year so far.
    expect(await typeRow(page, '排查数')).toEqual([3, 3]);
    expect(await typeRow(page, '调处数')).toEqual([2, 2]);
    expect(await typeRow(page, '土地矿产山林水利界线权属')).toEqual([1, 1, 1, 1]);
    await picture(page, 'm11-F52');
    expect(await signTableOnScreen(page, host.root, 'm11-F52')).toMatch(
      /排查数 3 3.*调处数 2 2.*调处率 66\.7%/u,
    );
    await openTable(page, '人民调解纠纷统计表');
    // Found, mediated, settled, in writing, orally, performed.
    expect((await typeRow(page, '总况（本期）')).slice(0, 6)).toEqual([3, 2, 1, 1, 0, 1]);
    await signTableOnScreen(page, host.root, 'm12-F52A');
    await page.keyboard.press('Alt+1');
    await page.getByText('今日值班').first().waitFor();
    await expect.poll(() => page.getByRole('region', { name: '报表' }).count()).toBe(0);

    await page.keyboard.press('Alt+7');
    const batch = await carried(page, '生成上报批次', host.root);
    expect(batch).toMatch(/\.xfb$/u);
    await picture(page, 'm13-batch');
    expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
  },
);
