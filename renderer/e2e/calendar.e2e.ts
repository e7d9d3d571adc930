import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { addDays, localDateOf, partsOf } from '../../main/contract/values/local-date.ts';
import { statutoryDays } from '../../main/core/limits/statutory-days.ts';
import { carried, choose, take } from './exchange-steps.ts';
import {
  expectAccessible,
  openVisitForm,
  picture,
  registerVisit,
  village as villageStation,
} from './steps.ts';
import { openUnlocked, StationHost } from './station-host.ts';

/** As the State Council words it; without bridges, so that it holds in every year. */
function noticeOf(year: number): string {
  const lines = Map.groupBy(statutoryDays(year), ({ name }) => name);
  const told = Array.from(lines, ([name, days], index) => {
    const [month = '', day = ''] = (days[0]?.date ?? '').slice(5).split('-').map(Number).map(String);
    const last = (days.at(-1)?.date ?? '').slice(5).split('-').map(Number);
    const to = days.length === 1 ? '' : `至${last[0]}月${last[1]}日`;
    return `${'一二三四五六七'[index]}、${name}：${month}月${day}日${to}放假，共${days.length}天。`;
  });
  return `国务院办公厅关于${year}年部分节假日安排的通知\n国办发明电〔${year - 1}〕9号\n${told.join('\n')}`;
}

async function paste(page: Page, text: string): Promise<void> {
  await page.getByLabel('放假通知', { exact: true }).evaluate((field, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', words);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

async function openVisit(page: Page): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.getByText('李秀兰').first().click();
  await page.getByText('告知期限').first().waitFor();
}

test('the township enters a year once, and the dates of its villages move and say why', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using townshipHost = StationHost.prepared('joined-township');
  const { page: village, complaints } = await openUnlocked(villageHost);
  const { page: office, complaints: officeComplaints } = await openUnlocked(townshipHost);
  const stick = villageHost.root;
  await registerVisit(village, '李秀兰');
  await openVisit(village);
  const shown = await village.locator('dt:has-text("告知期限") + dd').first().innerText();
  const [month = 0, day = 0] = (/(\d\d)-(\d\d)/u.exec(shown)?.slice(1) ?? []).map(Number);
  const today = localDateOf(Date.now());
  const year = partsOf(today).year + (month < partsOf(today).month ? 1 : 0);
  const dueOn = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  await picture(village, 'calendar-1-provisional');
  await village.keyboard.press('Alt+7');
  const batch = await carried(village, '生成上报批次', stick);
  await office.keyboard.press('Alt+7');
  await choose(office, '选择上报文件（可多选）', batch);
  await take(office);
  await office.getByText(/已导入，共/u).waitFor();

  await office.goto(`${office.url().split('#')[0]}#/settings/calendar`);
  await office.getByText(`${year} 年 ·`).click();
  await office.getByRole('region', { name: `${year} 年工作日历` }).waitFor();
  await paste(office, '今天天气很好。');
  await office.getByText(/没有填入，日历没有变化/u).waitFor();
  await picture(office, 'calendar-2-refused');
  await paste(office, noticeOf(year));
  await office.getByText(/已按通知填入 13 天/u).waitFor();
  expect(await office.getByLabel('依据的通知文号').inputValue()).toBe(`国办发明电〔${year - 1}〕9号`);

  // The day on which the notice is due is off, so that it rolls on to the next working day.
  const before = addDays(dueOn, -1);
  await office.locator(`[data-date="${before}"]`).focus();
  await office.locator(`[data-date="${before}"]`).click();
  await office.keyboard.press('Space');
  await office.keyboard.press('ArrowRight');
  await office.keyboard.press('Space');
  const moved = office
    .getByRole('region', { name: '保存后的变化' })
    .getByText(new RegExp(`告知期限 ${dueOn} →`, 'u'));
  await moved.waitFor();
  await picture(office, 'calendar-3-filled');
  await expectAccessible(office);
  await office.getByRole('button', { name: '保存，下发各村' }).click();
  await office.getByText(new RegExp(`${year} 年的工作日历由本站录入`, 'u')).waitFor();
  await picture(office, 'calendar-4-saved');

  await office.getByRole('tab', { name: '办理时限' }).click();
  await office.getByLabel('告知目标').fill('3');
  await office.getByLabel('办理目标').fill('20');
  await office.getByRole('button', { name: '保存，下发各村' }).last().click();
  await office.getByRole('row', { name: /3 个工作日/u }).waitFor();
  await picture(office, 'calendar-5-limits');
  await expectAccessible(office);

  // Its own code list goes the same way: taken over, a word of its own, one retired, one renamed.
  await office.getByRole('tab', { name: '代码表' }).click();
  await office.getByText(/各村暂用程序建议的/u).waitFor();
  await picture(office, 'calendar-6-proposed');
  await office.getByRole('button', { name: '采用建议的二级分类' }).click();
  await office.getByText(/各村暂用程序建议的/u).waitFor({ state: 'hidden' });
  await office.getByRole('button', { name: /交通运输/u }).click();
  const items = office.getByRole('region', { name: '交通运输' });
  await items.getByRole('textbox', { name: '名称', exact: true }).fill('渡口渡船');
  await office.keyboard.press('Enter');
  await items.getByText('渡口渡船').waitFor();
  await items.getByRole('textbox', { name: '名称', exact: true }).fill('村道');
  await office.keyboard.press('Enter');
  await items.getByText(/同一类下已有同名的项/u).waitFor();
  await items.getByRole('button', { name: '上移 渡口渡船' }).click();
  await items.getByRole('button', { name: '停用 客运' }).click();
  await items.getByText('已停用', { exact: true }).waitFor();
  await picture(office, 'calendar-7-lists');
  await expectAccessible(office);

  await office.keyboard.press('Alt+7');
  const receipt = await carried(office, `导出签收单 ${villageStation.name}`, stick);
  await village.keyboard.press('Alt+7');
  await choose(village, '选择签收单文件', receipt);
  await take(village);
  await village.getByText(/已导入，共/u).waitFor();
  await openVisit(village);
  await village.getByText(new RegExp(`告知期限由 ${dueOn} 调整为`, 'u')).waitFor();
  await picture(village, 'calendar-8-moved');
  await village.goto(`${village.url().split('#')[0]}#/settings/calendar`);
  await village.getByText(`${year} 年 ·`).click();
  await village
    .getByText(/由.*下发/u)
    .first()
    .waitFor();
  await picture(village, 'calendar-9-from-above');
  await expectAccessible(village);
  await village.getByRole('tab', { name: '办理时限' }).click();
  await village.getByText('办理时限由清河镇信访接待站统一规定').waitFor();
  await registerVisit(village, '赵铁柱');
  await village.keyboard.press('Alt+2');
  await village.getByText('赵铁柱').first().click();
  await village
    .getByText(/内部目标/u)
    .first()
    .waitFor();
  await picture(village, 'calendar-10-target');
  // What came with the receipt is offered at once, and what is retired is still found where it was recorded.
  await openVisitForm(village);
  const category = village.getByLabel('内容分类', { exact: true });
  await category.fill('客运');
  await village.locator('.ant-select-item-empty:visible').waitFor();
  await category.fill('dkdc');
  await village.locator('.ant-select-item-option:visible', { hasText: '渡口渡船' }).waitFor();
  await picture(village, 'calendar-11-offered');
  await village.keyboard.press('Escape');
  await village.keyboard.press('Alt+3');
  await village.getByLabel('按内容分类筛选').fill('客运');
  await village.locator('.ant-select-item-option:visible', { hasText: '客运（已停用）' }).waitFor();
  await picture(village, 'calendar-12-filter');
  const unexpected = [...complaints, ...officeComplaints].filter((text) => !text.includes('style-src'));
  expect(unexpected).toEqual([]);
});
