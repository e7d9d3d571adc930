import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { carried, choose, take } from './exchange-steps.ts';
import { openPrepared, preparedFolder } from './prepared-stations.ts';
import { openUnlocked, openWindow, StationHost } from './station-host.ts';
import { expectAccessible, picture, registerVisit, unlock } from './steps.ts';

const deputySecret = '北坡上的三棵老核桃树';

/** A township in which a second person has a secret. */
async function officeOfTwo(): Promise<StationHost> {
  const root = mkdtempSync(join(tmpdir(), 'trust-'));
  cpSync(preparedFolder('joined-township'), root, { recursive: true });
  const station = await openPrepared(root);
  const { logins } = await station.call('station.status', {});
  await station.unlockAs(logins[0]?.staffId ?? '');
  await station.call('staff.create', { name: '周敏', roles: ['registrar'], secret: deputySecret });
  await station.close();
  const host = StationHost.copyOf(root);
  rmSync(root, { recursive: true });
  return host;
}

/** With the keyboard alone, from the first field of a dialog: the ground, who agrees, and that person's own secret. */
async function agree(page: Page, secret: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('共同办理人口令').waitFor();
  const openList = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  for (const field of ['ground', 'person']) {
    await page.keyboard.press('ArrowDown');
    // Before one of them is marked, Enter chooses nothing.
    await openList.locator('.ant-select-item-option-active').waitFor();
    await page.keyboard.press('Enter');
    await expect
      .poll(() => dialog.locator('.ant-select-content-has-value').count())
      .toBe(field === 'ground' ? 1 : 2);
    // A list that is still closing would be taken for the next field's.
    await openList.waitFor({ state: 'hidden' });
    await page.keyboard.press('Tab');
  }
  await page.keyboard.insertText(secret);
  await page.keyboard.press('Enter');
}

test('two persons revoke the PC of a village by keyboard; what it sends later waits closed, and two persons who asked the station release it', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using officeHost = await officeOfTwo();
  const { page: village } = await openUnlocked(villageHost);
  const { page: office, complaints } = await openWindow(await officeHost.start());
  await office.getByLabel('姓名', { exact: true }).click();
  await office.locator('.ant-select-dropdown').getByText('王建国', { exact: true }).click();
  await unlock(office);
  await registerVisit(village, '李秀兰');
  await village.keyboard.press('Alt+7');
  const batch = await carried(village, '生成上报批次', villageHost.root);

  await office.keyboard.press('Alt+7');
  await office.getByText('没有待核的批次和登记。').waitFor();
  await office.getByRole('button', { name: '停用 柳河村接访站 的电脑' }).press('Enter');
  await office.getByText('停用后不能恢复。', { exact: false }).waitFor();
  await agree(office, '不是本人的口令 2026');
  await office.getByRole('dialog').getByRole('alert').waitFor();
  await picture(office, '90-revoke');
  await expectAccessible(office);
  await office.getByText('在用', { exact: true }).waitFor();
  await office.getByLabel('共同办理人口令').press('Control+a');
  await office.keyboard.insertText(deputySecret);
  await office.keyboard.press('Enter');
  await office.getByText(/电脑丢失或者被盗；王建国、周敏办理/u).waitFor();

  const board = office.getByRole('table', { name: '各站上报情况' });
  await board.getByText(/电脑已停用/u).waitFor();
  await board.scrollIntoViewIfNeeded();
  await picture(office, '90-board');

  await choose(office, '选择上报文件（可多选）', batch);
  await take(office);
  const held = office.getByRole('table', { name: '待核批次' });
  await held.getByText(/由已停用的电脑生成/u).waitFor();
  await held.scrollIntoViewIfNeeded();
  await picture(office, '91-held');
  await expectAccessible(office);
  await office.getByRole('button', { name: /^核实放行 柳河村接访站/u }).press('Enter');
  await office.getByText(/放行只对这一个批次有效/u).waitFor();
  await picture(office, '92-release');
  await expectAccessible(office);
  await agree(office, deputySecret);
  await office.getByText(/已导入，共/u).waitFor();
  await picture(office, '93-released');
  await office.getByRole('button', { name: '完成' }).last().click();
  await office.getByText('没有待核的批次和登记。').waitFor();
  await office.keyboard.press('Alt+2');
  await office.getByText('李秀兰').first().waitFor();
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});
