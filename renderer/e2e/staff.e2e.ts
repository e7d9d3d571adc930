import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { hire, openStaff, pick, sitDown } from './staff-steps.ts';
import { openWindow, StationHost, openUnlocked } from './station-host.ts';
import {
  expectAccessible,
  found,
  offsetTo,
  keepPrints,
  passphrase,
  picture,
  printedText,
  registerVisit,
} from './steps.ts';

const ownSecret = '河边的老槐树 1988';

/** Stage 1 of a visit, with a number that no list may show. */
async function visitOf(page: Page, name: string, phone: string): Promise<void> {
  await registerVisit(page, name, () => page.getByLabel('联系电话', { exact: true }).fill(phone));
}

test('an administrator hands over for somebody absent: one screen, PIN closed, a list for all signatures', async () => {
  await using host = new StationHost();
  // In the morning the founder does not owe the report of the day yet.
  const { page, complaints } = await openWindow(await host.start({ clockOffsetMs: offsetTo(9) }));
  await found(page);
  await openStaff(page);
  await page.getByRole('button', { name: '移交并停用 王建国' }).click();
  await page.getByText('名下没有未办结的工作，可以直接停用。').waitFor();
  await page.getByLabel('离岗原因').fill('退休');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/这是最后一位管理员/u).waitFor();
  await page.getByRole('button', { name: '返回' }).click();
  await hire(page, '李明', ownSecret);
  await hire(page, '赵敏', ownSecret);
  await picture(page, '80-staff');
  await expectAccessible(page);
  await sitDown(page, '李明', ownSecret);
  await visitOf(page, '陈秀英', '13812345678');
  await visitOf(page, '欧阳建设', '13987654321');
  await page.keyboard.press('F6');
  await page.getByLabel('纠纷类型', { exact: true }).click();
  await page.keyboard.insertText('地界');
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('当事人 第1行 姓名').fill('赵铁柱');
  await page.getByLabel('当事人 第2行 姓名').fill('钱桂花');
  await page.getByLabel('概况', { exact: true }).fill('两家承包地界址不清，为一米田埂争执');
  await page.getByLabel('责任人', { exact: true }).fill('李明');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /柳河纠/u }).waitFor();

  await sitDown(page, '王建国', passphrase);
  await openStaff(page);
  await page.getByRole('button', { name: '移交并停用 李明' }).click();
  await page.getByText(/李明不在场的，由您（王建国）代办/u).waitFor();
  await page.getByText('待化解').first().waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByText('请选定接收人，写明离岗原因。').waitFor();
  await pick(page, '柳河纠〔2026〕1号 接收人', '赵敏');
  await page.keyboard.press('Control+Enter');
  // One by one, and not all of them: the first that has nobody is the next to be filled.
  await page.getByText(/还有 2 项没有接收人/u).waitFor();
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.ariaLabel))
    .toMatch(/^柳河〔2026〕1号 接收人$/u);
  await pick(page, '全部移交给', '王建国');
  await page.getByLabel('离岗原因').fill('调往镇里工作');
  await picture(page, '81-hand-over');
  await expectAccessible(page);
  await page.getByRole('button', { name: '移交并停用口令' }).click();
  await page.getByRole('heading', { name: '已移交，口令已停用：李明' }).waitFor();
  await picture(page, '82-handed-over');
  await keepPrints(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '打印（Enter）' }).waitFor();
  await picture(page, '83-list-preview');
  await page.getByRole('button', { name: '打印（Enter）' }).click();
  const list = await printedText(page, host.root, '83-list');
  for (const words of [
    '工作移交清单',
    '王建国 代办移交',
    '陈秀英',
    '调往镇里工作',
    '接收人 赵敏 签名',
    '回来后补签',
  ]) {
    expect(list).toContain(words);
  }
  expect(list).not.toMatch(/138|139|补打/u);
  await page.getByRole('button', { name: '返回人员名单' }).click();
  await page.getByText('已离岗').waitFor();
  await picture(page, '84-staff-after');
  await page.getByRole('button', { name: '移交清单' }).click();
  await page.getByRole('button', { name: '打印（Enter）' }).click();
  expect(await printedText(page, host.root, '85-list-again')).toContain('补打');
  await page.keyboard.press('Alt+4');
  await page.locator('#root').getByText('钱桂花').first().click();
  await page.getByText('确定经办人').waitFor();
  await page.getByText('经办人', { exact: true }).waitFor();
  await picture(page, '86-dispute-after');
  await page.getByRole('button', { name: '锁屏' }).click();
  await page.getByLabel('姓名', { exact: true }).click();
  expect(await page.locator('.ant-select-item-option:visible').allTextContents()).not.toContain('李明');
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});

test('a person hands over the own work, prints the list, and the page locks', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await openStaff(page);
  await hire(page, '李明', ownSecret);
  await sitDown(page, '李明', ownSecret);
  await visitOf(page, '陈秀英', '13812345678');
  await openStaff(page);
  await page.getByRole('button', { name: /^移交并停用/u }).click();
  await page.getByText(/您的口令立即停用/u).waitFor();
  await pick(page, '全部移交给', '王建国');
  await page.getByLabel('离岗原因').fill('退休');
  await picture(page, '87-own-hand-over');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '已移交，口令已停用：李明' }).waitFor();
  await keepPrints(page);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '打印（Enter）' }).click();
  const list = await printedText(page, host.root, '88-own-list');
  expect(list).toContain('移交人签名：');
  expect(list).not.toContain('代办');
  await page.getByRole('button', { name: '完成，锁屏' }).click();
  await pick(page, '姓名', '王建国');
  await page.getByLabel('口令短语', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.locator('.frame-header').getByText('王建国', { exact: true }).waitFor();
});
