import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { approve, carried, choose, joinTownship, take, township } from './exchange-steps.ts';
import { openWindow, StationHost, openUnlocked } from './station-host.ts';
import { expectAccessible, found, passphrase, picture, registerVisit, unlock, village } from './steps.ts';

const files = '选择上报文件（可多选）';

async function listed(page: Page): Promise<number> {
  await page.keyboard.press('Alt+2');
  await page.getByPlaceholder('回执上的查询码').waitFor();
  await page.waitForLoadState('networkidle');
  const names = await page.getByText('李秀兰').count();
  await page.keyboard.press('Alt+7');
  await page.getByLabel(files).waitFor({ state: 'attached' });
  return names;
}

test('bad files at the township: each says what is wrong, and the register stays as it was until the right one comes', async () => {
  await using villageHost = StationHost.prepared('village');
  await using officeHost = StationHost.prepared('township');
  await using otherHost = new StationHost();
  const { page: sender } = await openUnlocked(villageHost);
  await registerVisit(sender, '李秀兰');
  const { page: office } = await openUnlocked(officeHost);
  const { page: other } = await openWindow(await otherHost.start());
  await found(other, { ...township, name: '柳林镇接访中心', division12: '999999002000', prefix: '柳林' });
  const stick = villageHost.root;

  const villageCode = await joinTownship(sender, office, township.name, stick);
  const batch = await carried(sender, '生成上报批次', stick);
  const bytes = readFileSync(batch);

  await other.keyboard.press('Alt+7');
  await choose(other, files, batch);
  await other.getByText(/给其他站的/u).waitFor();
  await picture(other, '60-other-office');
  await expectAccessible(other);

  // What is wrong, and where: to be read out to whoever made the file.
  const bad: readonly (readonly [string, Buffer, RegExp, RegExp])[] = [
    ['truncated.xfb', bytes.subarray(0, bytes.length - 9), /没有拷贝完整/u, /TRUNCATED \(at \d+\)/u],
    ['tampered.xfb', flipped(bytes), /中损坏/u, /DAMAGED \(reason \w+\)/u],
    ['letter.xfb', Buffer.from('这不是批次文件'), /不是台账的交换文件/u, /NOT_A_BATCH \(reason \w+\)/u],
    ['empty.xfb', Buffer.alloc(0), /没有拷贝完整|不是台账的交换文件/u, /TRUNCATED|NOT_A_BATCH/u],
  ];
  for (const [name, content, sentence, place] of bad) {
    const path = join(stick, name);
    writeFileSync(path, content);
    await choose(office, files, path);
    const row = office.getByRole('row').filter({ hasText: name });
    await row.getByText(sentence).waitFor();
    await row.getByText(place).waitFor();
    await picture(office, `61-${name}`);
  }
  expect(await listed(office)).toBe(0);

  await approve(office, { villageName: village.name, villageCode, batch });
  await office.keyboard.press('Alt+2');
  // The page is idle also before it has asked.
  await office.getByText('李秀兰').first().waitFor();
  expect(await listed(office)).toBeGreaterThan(0);
  const before = await listed(office);
  await choose(office, files, batch);
  await take(office);
  await office.getByText(/没有重复导入/u).waitFor();
  expect(await listed(office)).toBe(before);
});

test('a wrong secret opens nothing, the delay grows, and the right one still opens', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await page.getByRole('button', { name: '锁屏' }).click();
  const secret = page.getByLabel('口令短语', { exact: true });
  for (const wrong of ['这不是原来的口令', '沿河两岸的柳树 2025', passphrase.slice(1)]) {
    await secret.fill(wrong);
    const answered = page.waitForResponse('**/api/call');
    await page.keyboard.press('Enter');
    await answered;
    await page.getByText(/口令不对/u).waitFor();
    expect(await page.getByRole('button', { name: '锁屏' }).isVisible()).toBe(false);
  }
  await picture(page, '62-wrong-secret');
  await expectAccessible(page);
  await unlock(page);
  await page.getByText('欢迎使用。先做三件事：').waitFor();
});

/** One bit in the middle of the sealed part. */
function flipped(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const middle = Math.floor(changed.length / 2);
  changed[middle] = (changed[middle] ?? 0) ^ 1;
  return changed;
}
