import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Cells } from '../../main/contract/period-table.ts';
import type { TestStation } from '../../main/api/testing/test-station.ts';
import { carried, take, township } from './exchange-steps.ts';
import {
  beginMonth,
  byRoutes,
  dateOf,
  daysBetween,
  liveMonth,
  monthTables,
  onDay,
  signDays,
  signTable,
  type MonthOf,
} from './month-steps.ts';
import { openAt, StationHost } from './station-host.ts';
import { expectAccessible, keepPrints, picture, village, type NewStation } from './steps.ts';
import { figuresOf, openTable, signTableOnScreen, typeRow } from './table-steps.ts';

const second: NewStation = {
  ...village,
  name: '青山村接访站',
  division12: '999999001202',
  prefix: '青山',
};
const third: NewStation = {
  ...village,
  name: '渡口村（社区）便民服务中心人民来访接待站',
  division12: '999999001203',
  prefix: '渡口',
};

/** The month of a village to its evening, its tables signed, and what it reports carried to a folder. */
async function report(
  root: string,
  { name }: NewStation,
  month: MonthOf,
): Promise<{ readonly file: string; readonly figures: Cells }> {
  return byRoutes(join(root, name), onDay(1, '09:00'), async (station) => {
    await liveMonth(station, month);
    const figures = await figuresAtEnd(station);
    for (const kind of monthTables) await signTable(station, kind, '2026-11');
    const made = await station.work('exchange.export', { place: null });
    const file = join(root, made.fileName);
    writeFileSync(file, await station.fetch(made.fileId));
    return { file, figures };
  });
}

async function figuresAtEnd(station: TestStation): Promise<Cells> {
  const { table } = await station.call('periodReport.prefill', {
    kind: 'monthlyAnalysis',
    period: '2026-11',
  });
  return table.columns.current ?? {};
}

test('a township takes in the month of three villages, sees the late day and the missing one, counts what they count, and signs its own', async () => {
  const root = mkdtempSync(join(tmpdir(), 'months-'));
  await beginMonth(root, [village, second, third]);
  const others = [
    await report(root, second, { disputes: 2, missing: 24 }),
    await report(root, third, { disputes: 1, late: 18 }),
  ];
  const first = await byRoutes(join(root, village.name), onDay(1, '09:00'), async (station) => {
    await liveMonth(station, { disputes: 3, late: 18, missing: 24 });
    return figuresAtEnd(station);
  });
  await byRoutes(join(root, township.name), onDay(1, '09:00'), (station) =>
    signDays(station, daysBetween(1, 30)),
  );
  await using below = StationHost.copyOf(join(root, village.name));
  await using above = StationHost.copyOf(join(root, township.name));

  // The first village signs and reports on its screen, in the morning after.
  const { page: desk } = await openAt(below, onDay(31, '08:30'));
  await keepPrints(desk);
  await openTable(desk, '矛盾纠纷排查调处统计表');
  expect(await typeRow(desk, '排查数')).toEqual([3, 3]);
  await signTableOnScreen(desk, below.root, 't1-F52');
  await desk.keyboard.press('Alt+7');
  const batch = await carried(desk, '生成上报批次', root);

  const { page, complaints } = await openAt(above, onDay(31, '10:00'));
  await keepPrints(page);
  await page.keyboard.press('Alt+7');
  await page.getByLabel('选择上报文件（可多选）').setInputFiles([batch, ...others.map(({ file }) => file)]);
  await take(page);
  await page.getByText(/已导入 3 个文件/u).waitFor();
  const receipt = await carried(page, `导出签收单 ${village.name}`, root);

  await page.keyboard.press('Alt+5');
  const board = page.locator('.report-board');
  const rowOf = (name: string) =>
    board.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const missing = (name: string) =>
    rowOf(name).getByRole('button', { name: new RegExp(`${dateOf(24)}.*未报`, 'u') });
  const late = (name: string) =>
    rowOf(name).getByRole('button', { name: new RegExp(`${dateOf(18)}.*迟报`, 'u') });
  await rowOf(village.name).waitFor();
  const marks = async (name: string) => [await late(name).count(), await missing(name).count()];
  expect(await marks(village.name)).toEqual([1, 1]);
  expect(await marks(second.name)).toEqual([0, 1]);
  expect(await marks(third.name)).toEqual([1, 0]);
  await picture(page, 't2-board');
  await expectAccessible(page);
  await page.getByText('报表', { exact: true }).click();
  // The first village has signed one table, the others have signed all.
  for (const { name } of [second, third]) {
    await page.getByRole('button', { name: `${name} 2026-11 已签` }).waitFor();
  }
  await page.getByRole('button', { name: `${village.name} 2026-11 待报` }).waitFor();
  await picture(page, 't3-tables');
  await expectAccessible(page);

  await page.keyboard.press('Alt+4');
  await page.getByText('滚动台账', { exact: true }).click();
  await page.getByRole('button', { name: '上一期' }).click();
  for (const name of ['本期新排查 6', '本期化解 3', '本期移交 2', '期末未化解 1']) {
    await page.getByRole('button', { name, exact: true }).waitFor();
  }
  await picture(page, 't4-ledger');
  await expectAccessible(page);

  // Its own table is the sum of what each village has counted for itself.
  const sum = (cell: string) =>
    [first, ...others.map(({ figures }) => figures)].reduce((all, cells) => all + (cells[cell] ?? 0), 0);
  await openTable(page, '月分析');
  const rows = {
    '来访（批）': 'contact.visits',
    新登记事项: 'matter.registered',
    新排查纠纷: 'dispute.found',
    化解纠纷: 'dispute.resolved',
    移交: 'dispute.transferred',
    期末未化解纠纷: 'dispute.remaining',
    '开展集中排查（次）': 'dispute.rounds',
  };
  expect(await figuresOf(page, Object.keys(rows))).toEqual(Object.values(rows).map(sum));
  expect(Object.values(rows).map(sum)).toEqual([3, 3, 6, 3, 2, 1, 3]);
  // In the order of the table: comings, matters; disputes found and settled; zero reports in time, late and missing.
  const station = async (name: string) => {
    const figures = await typeRow(page, name);
    return [...figures.slice(0, 2), ...figures.slice(8, 13)];
  };
  expect(await station(village.name)).toEqual([1, 1, 3, 1, 28, 1, 1]);
  expect(await station(second.name)).toEqual([1, 1, 2, 1, 29, 0, 1]);
  expect(await station(third.name)).toEqual([1, 1, 1, 1, 29, 1, 0]);
  await page.getByLabel('原因分析', { exact: true }).fill('秋收后用水、用地争议增多');
  await page.getByLabel('对策建议', { exact: true }).fill('入冬前逐村走访');
  await picture(page, 't5-F65');
  await expectAccessible(page);
  const analysis = await signTableOnScreen(page, above.root, 't5-F65');
  expect(analysis).toMatch(/月分析.*清河镇信访接待站.*来访（批） 3.*期末未化解纠纷 1/u);
  for (const { name } of [village, second]) expect(analysis).toContain(name);
  await picture(page, 't6-signed');
  await openTable(page, '矛盾纠纷排查调处统计表');
  // Of itself, of all and of the year so far; what its villages have is reckoned from these.
  expect(await typeRow(page, '排查数')).toEqual([0, 6, 6]);
  expect(await typeRow(page, '调处数')).toEqual([0, 5, 5]);
  await signTableOnScreen(page, above.root, 't7-F52');

  await desk.getByLabel('选择签收单文件').setInputFiles(receipt);
  await take(desk);
  await desk.getByText('已签收', { exact: true }).first().waitFor();
  await desk.keyboard.press('Alt+5');
  await desk.getByText('报表', { exact: true }).click();
  await desk.getByRole('button', { name: '查看 矛盾纠纷排查调处统计表 2026年11月' }).press('Enter');
  await desk.getByText(/^.*乡镇收到：2026-12-01/u).waitFor();
  await picture(desk, 't8-received');
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
  rmSync(root, { recursive: true });
});
