import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, localDateOf, startOfDay } from '../../main/contract/values/local-date.ts';

export const passphrase = '沿河两岸的柳树 2026';

/** Where screenshots are kept, when somebody wants to look. */
export const pictures = process.env['OPEN_DOOR_PICTURES'];

export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Every rule of axe, in the page itself: its own runner for Playwright took much longer than the rules. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  // A button at work is pale, and so is what fades in or out: the colours are judged once they have settled.
  await page.waitForFunction(
    () =>
      // One in a dialog that was closed stays there as it was.
      Array.from(document.querySelectorAll('.ant-btn-loading')).every((busy) => !busy.checkVisibility()) &&
      document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const violations = await page.evaluate(async () => {
    const runner = Reflect.get(window, 'axe') as typeof axe;
    const found = await runner.run(document, { resultTypes: ['violations'] });
    // Two names to whatever refers to it, and axe does not mind.
    const spaced = Array.from(document.querySelectorAll('[id*=" "]'), ({ id }) => `id: ${id}`);
    const broken = found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`,
    );
    return [...broken, ...spaced];
  });
  expect(violations).toEqual([]);
}

export interface NewStation {
  readonly kind: '村（社区）' | '乡镇（街道）';
  readonly name: string;
  readonly division12: string;
  readonly prefix: string;
}

export const village: NewStation = {
  kind: '村（社区）',
  name: '柳河村接访站',
  division12: '999999001201',
  prefix: '柳河',
};

/** The wizard of the first start, with the recovery code typed back. @returns the groups of the code */
export async function found(
  page: Page,
  station: NewStation = village,
  secret: string = passphrase,
): Promise<string[]> {
  await page.getByRole('button', { name: /^新建接访站/u }).click();
  await page.getByRole('radio', { name: station.kind }).check();
  await page.getByLabel('接访站名称', { exact: true }).fill(station.name);
  await page.getByLabel('行政区划代码', { exact: true }).fill(station.division12);
  await page.getByLabel('编号字头', { exact: true }).fill(station.prefix);
  await page.getByLabel('接访电话', { exact: true }).fill('0999-5550101');
  await picture(page, '01-wizard');
  await expectAccessible(page);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByLabel('姓名', { exact: true }).fill('王建国');
  await page.getByLabel(/^口令(?:短语)?$/u).fill(secret);
  await page.getByLabel(/^再输一次口令(?:短语)?$/u).fill(secret);
  await page.getByRole('button', { name: '建立台账' }).click();
  await page.getByRole('heading', { name: '请把恢复码留在纸上' }).waitFor();
  await picture(page, '02-recovery');
  await expectAccessible(page);
  const groups = await page.locator('.recovery-code li strong').allTextContents();
  for (const [index, group] of groups.entries()) {
    const asked = page.getByLabel(`第 ${index + 1} 组`, { exact: true });
    if (await asked.isVisible()) await asked.fill(group);
  }
  await page.getByRole('button', { name: '已留存，进入台账' }).click();
  await page.getByText('欢迎使用。先做三件事：').waitFor();
  return groups;
}

/** How far the host's clock must be put on so that it is this hour, today or tomorrow. */
export function offsetTo(hour: number): number {
  const now = Date.now();
  const at = (date: string) => startOfDay(date) + hour * 3_600_000;
  const today = localDateOf(now);
  return (at(today) > now ? at(today) : at(addDays(today, 1))) - now;
}

/** The form of a visit: it is not about an official. */
export async function openVisitForm(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByText('反映的是否是干部（公职人员）的行为？').waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('姓名（名称）', { exact: true }).waitFor();
}

/** Stage 1 of a visit; `more` fills in what else is said. */
export async function registerVisit(
  page: Page,
  name: string,
  more: () => Promise<void> = async () => undefined,
): Promise<void> {
  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill(name);
  await more();
  await page.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞');
  await page.getByLabel('内容分类', { exact: true }).click();
  await page.keyboard.insertText('农田');
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记/u }).waitFor();
}

export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('口令短语', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '锁屏' }).waitFor();
}

/** From Today: its newest day has nothing to report. */
export async function signNilReport(page: Page): Promise<void> {
  // The newest day is first; where the clock was put on to tomorrow, today is owed too.
  const days = page.getByRole('region', { name: '零报告' }).getByRole('button', { name: '填报' });
  await days.first().click();
  await page.getByText('当天没有登记。').waitFor();
  await page.getByLabel('带班领导').fill('刘主任');
  await page.getByLabel('告知时间').fill('16:40');
  await page.keyboard.press('Control+Enter');
  await page.getByText('刘主任').first().waitFor();
}

/** Instead of the print dialog: what would be printed is kept in the page, and nothing else. */
export async function keepPrints(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.print = () => {
      document.querySelectorAll('.kept-print').forEach((kept) => kept.remove());
      const kept = document.querySelector('.print-root')?.cloneNode(true);
      if (!(kept instanceof HTMLElement)) throw new Error('Nothing to print');
      kept.classList.add('kept-print');
      document.body.append(kept);
      document.body.setAttribute('data-printed', 'yes');
    };
  });
}

/** The words on the paper that was asked for last. */
export async function printedText(page: Page, folder: string, name: string): Promise<string> {
  await page.waitForSelector('body[data-printed="yes"]');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.evaluate(() => document.body.removeAttribute('data-printed'));
  if (pictures !== undefined) writeFileSync(join(pictures, `${name}.pdf`), pdf);
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, pdf);
  return textOf(file);
}

/** As a person prints, by two keys. @returns the words on the paper */
export async function printed(page: Page, folder: string, button: string, name: string): Promise<string> {
  await page.getByRole('button', { name: button, exact: true }).press('Enter');
  await page.getByRole('button', { name: '打印（Enter）', exact: true }).press('Enter');
  const text = await printedText(page, folder, name);
  await page.keyboard.press('Escape');
  return text;
}

/** The words of a PDF, one space between any two. */
export function textOf(file: string): string {
  return pagesOf(file).join(' ').replaceAll(/ +/gu, ' ');
}

/** As {@link textOf}, page by page. */
export function pagesOf(file: string): string[] {
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    .split('\f')
    .slice(0, -1);
  return pages.map((page) => page.replaceAll(/\s+/gu, ' '));
}
