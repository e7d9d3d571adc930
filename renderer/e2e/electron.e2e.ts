import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { Desktop, type RunningProgram } from '../../main/electron/testing/desktop.ts';
import type { OpenDoorBridge } from '../api/electron-transport.ts';
import { z } from 'zod';
import { villageProfile } from '../../main/api/testing/test-station.ts';
import { openBrowser } from './station-host.ts';
import { found, openVisitForm, picture, textOf, village } from './steps.ts';

const pin = '739164';
const newStation = { profile: villageProfile, staffName: '王建国', secret: pin };

/** antd measures scroll bars with one inline style that carries no nonce; the policy blocks it, nothing is lost. */
function complaintsOf(program: RunningProgram): string[] {
  return program.complaints.filter((text) => !text.includes('style-src'));
}

async function unlock(page: Page, secret: string): Promise<void> {
  await page.getByLabel('口令', { exact: true }).fill(secret);
  await page.getByRole('button', { name: '打开台账' }).click();
}

/** As the wizard does it, without its screens: those have a journey of their own. @returns the recovery code */
async function foundQuickly(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^新建接访站/u }).waitFor();
  const answer = await page.evaluate(
    (station) => (Reflect.get(window, 'openDoor') as OpenDoorBridge).call('station.create', station, null),
    newStation,
  );
  expect(answer).toMatchObject({ ok: true });
  await page.reload();
  await unlock(page, pin);
  await page.getByRole('button', { name: '锁屏' }).waitFor();
  return textOfField(answer, 'recoveryCode');
}

function textOfField(answer: unknown, name: string): string {
  return z.object({ value: z.object({ [name]: z.string() }) }).parse(answer).value[name] ?? '';
}

test('in the desktop window a station is founded with a PIN, registers a visit, saves its paper as PDF, locks on reload, and is there after a power cut', async () => {
  await using desktop = new Desktop(await openBrowser());
  const program = desktop.start();
  const { page } = await program.visibleWindow();
  await found(page, village, pin);
  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await page.getByLabel('内容分类', { exact: true }).fill('宅基地');
  await page.locator('.ant-select-item-option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByLabel('概况', { exact: true }).fill('村东排水沟堵塞，雨天院内进水');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记 柳河〔2026〕1号/u }).waitFor();
  const code = (await page.locator('.lookup-code').textContent()) ?? '';
  await page.getByRole('button', { name: /打印登记表和回执/u }).click();
  await page.getByRole('dialog').waitFor();
  await picture(page, '60-electron-preview');
  await page.getByRole('button', { name: '另存为PDF' }).click();
  const saved = await program.until(() =>
    readdirSync(desktop.downloads).find((name) => name.endsWith('.pdf')),
  );
  const words = textOf(join(desktop.downloads, saved));
  expect(words).toContain('群众来访（来信来电）登记表');
  expect(words).toContain(code);
  expect(words).toMatch(/第 ?1 ?页 ?共 ?1 ?页/u);
  // The window that printed it has gone.
  expect(program.windows.size).toBe(1);

  await page.reload();
  await page.getByLabel('口令', { exact: true }).waitFor();
  await picture(page, '61-electron-locked');
  expect(await page.getByText('李秀兰').count()).toBe(0);
  await unlock(page, '739165');
  await page.getByRole('alert').first().waitFor();
  await unlock(page, pin);
  await page.getByRole('button', { name: '锁屏' }).waitFor();
  await page.keyboard.press('Alt+2');
  await page.getByText('李秀兰').first().waitFor();
  expect(complaintsOf(program)).toEqual([]);
  expect(program.leaks).toEqual([]);
  await program.kill();

  const again = desktop.start();
  const { page: next } = await again.visibleWindow();
  await unlock(next, pin);
  await next.getByText('李秀兰').first().waitFor();
  expect(await again.stop()).toBe(0);
});

test('a second start brings the first window to the front; closing the window ends the program and frees the folder', async () => {
  await using desktop = new Desktop(await openBrowser());
  const first = desktop.start();
  const window = await first.visibleWindow();
  await window.page.getByRole('button', { name: /^新建接访站/u }).waitFor();
  const second = desktop.start();
  expect(await second.ended).toBe(0);
  await first.until(() => window.timesFocused > 0);
  expect(second.windows.size).toBe(0);
  await first.tell('closeWindow', window.id);
  expect(await first.ended).toBe(0);
  const third = desktop.start();
  const { page } = await third.visibleWindow();
  await page.getByRole('button', { name: /^新建接访站/u }).waitFor();
});

test('a page goes nowhere, opens nothing, loads nothing from outside, may use nothing, and a frame in it is not answered', async () => {
  await using desktop = new Desktop(await openBrowser());
  const program = desktop.start();
  const { page, partition } = await program.visibleWindow();
  await page.getByRole('button', { name: /^新建接访站/u }).waitFor();
  const home = page.url();

  await page.evaluate(() => location.assign('https://evil.example/'));
  await program.until(() => program.refused.includes('https://evil.example/'));
  await page.evaluate(() => location.assign('/assets/none.html'));
  await program.until(() => program.refused.includes('app://open-door/assets/none.html'));
  await page.evaluate(() => void window.open('https://evil.example/window'));
  await program.until(() => program.refused.some((url) => url.startsWith('window ')));
  await page.evaluate(() => fetch('https://evil.example/data').catch(() => null));
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'data:text/html,x';
    link.download = 'x.html';
    link.click();
  });
  await program.until(() => program.refused.some((url) => url.startsWith('data:')));
  expect(page.url()).toBe(home);
  expect(program.windows.size).toBe(1);
  expect(program.leaks).toEqual([]);
  expect(readdirSync(desktop.downloads)).toEqual([]);

  for (const permission of ['clipboard-read', 'media', 'notifications', 'geolocation', 'usb']) {
    expect(await program.isAllowed(partition, permission)).toBe(false);
  }
  expect(await program.isAllowed(partition, 'clipboard-sanitized-write')).toBe(true);

  const answers = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const owners = [window, frame.contentWindow ?? {}];
    const bridges = owners.map((owner) => Reflect.get(owner, 'openDoor') as OpenDoorBridge);
    return Promise.all(bridges.map((bridge) => bridge.call('station.status', {}, null)));
  });
  expect(answers).toMatchObject([{ ok: true }, { ok: false, error: { code: 'HOST_REFUSED' } }]);
  expect(
    await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')]),
  ).toEqual(['undefined', 'undefined']);
});

test('when the PC itself is locked the register is, and a page that crashed comes back at the PIN', async () => {
  await using desktop = new Desktop(await openBrowser());
  const program = desktop.start();
  const { page, id } = await program.visibleWindow();
  await foundQuickly(page);
  await program.tell('lockScreen');
  await page.keyboard.press('Alt+2');
  await page.getByLabel('口令', { exact: true }).waitFor();
  await unlock(page, pin);
  await page.getByPlaceholder('回执上的查询码').waitFor();
  await program.tell('crash', id);
  await page.getByRole('button', { name: '打开台账' }).waitFor();
  expect(await page.getByPlaceholder('回执上的查询码').count()).toBe(0);
});

test('without a keyring that protects, a passphrase is asked for', async () => {
  await using desktop = new Desktop(await openBrowser());
  const { page } = await desktop.start({ keyring: null }).visibleWindow();
  const status = await page.evaluate(() =>
    (Reflect.get(window, 'openDoor') as OpenDoorBridge).call('station.status', {}, null),
  );
  expect(status).toMatchObject({ value: { secretKind: 'passphrase', host: 'electron' } });
});

test('a window that is closed in the middle of a write ends when the write has; a start meanwhile opens it again', async () => {
  await using desktop = new Desktop(await openBrowser());
  const program = desktop.start();
  const { page, id } = await program.visibleWindow();
  await page.getByRole('button', { name: /^新建接访站/u }).waitFor();
  await page.evaluate((input) => {
    void (Reflect.get(window, 'openDoor') as OpenDoorBridge).call('station.create', input, null);
  }, newStation);
  // One way there and back: the call has reached the host.
  await page.evaluate(() => document.title);
  await program.tell('closeWindow', id);
  await program.tell('secondInstance');
  expect(await program.ended).toBe(0);
  expect(program.wasRelaunched).toBe(true);
  const { page: next } = await desktop.start().visibleWindow();
  await unlock(next, pin);
  await next.getByRole('button', { name: '锁屏' }).waitFor();
});

test('a folder that the other host holds is not opened a second time, and neither the other way round', async () => {
  await using desktop = new Desktop(await openBrowser());
  const entry = join(import.meta.dirname, '../../dist/loopback/entry.js');
  const inBrowser = (options: readonly string[]) => [
    entry,
    '--no-open',
    '--data-dir',
    desktop.dataDir,
    ...options,
  ];
  const program = desktop.start();
  const { id } = await program.visibleWindow();
  const refused = spawnSync(process.execPath, inBrowser([]), { encoding: 'utf8' });
  expect([refused.status, refused.stderr]).toEqual([
    1,
    expect.stringContaining('程序已在使用这个数据文件夹'),
  ]);
  await program.tell('closeWindow', id);
  expect(await program.ended).toBe(0);

  const ticket = join(desktop.root, 'ticket.json');
  const loopback = spawn(process.execPath, inBrowser(['--ticket-file', ticket]), { stdio: 'ignore' });
  onTestFinished(() => void loopback.kill('SIGKILL'));
  while (!existsSync(ticket)) await sleep(50);
  const { page } = await desktop.start().visibleWindow();
  await page.getByRole('heading', { name: '程序已在使用这个数据文件夹，但没有应答。' }).waitFor();
});

test('a folder that cannot be used is explained in a window: what happened, what was kept, what to do, and no path', async () => {
  await using desktop = new Desktop(await openBrowser());
  writeFileSync(desktop.dataDir, '');
  const program = desktop.start();
  const { page, id } = await program.visibleWindow();
  await page.getByRole('heading', { name: '数据文件夹不能写入。' }).waitFor();
  await picture(page, '62-electron-problem');
  const words = await page.locator('body').innerText();
  for (const part of ['没有动过任何数据', '请检查权限和磁盘空间', 'The data folder cannot be written.']) {
    expect(words).toContain(part);
  }
  expect(words).not.toContain(desktop.root);
  await program.tell('closeWindow', id);
  expect(await program.ended).toBe(1);
  expect(complaintsOf(program)).toEqual([]);
});

test('a keyring that is away changes nothing and says so; one that was lost is got over with the recovery code', async () => {
  await using desktop = new Desktop(await openBrowser());
  const first = desktop.start();
  const recoveryCode = await foundQuickly((await first.visibleWindow()).page);
  expect(await first.stop()).toBe(0);
  const without = desktop.start({ keyring: null });
  const problem = await without.visibleWindow();
  await problem.page.getByText('台账没有改动。').waitFor();
  await without.tell('closeWindow', problem.id);
  expect(await without.ended).toBe(1);
  const reinstalled = desktop.start({ keyring: 'of the system installed anew' });
  const { page: door } = await reinstalled.visibleWindow();
  await unlock(door, pin);
  await door.getByRole('alert').first().waitFor();
  await picture(door, '63-electron-keyring-lost');
  await door.getByRole('button', { name: '忘记口令' }).click();
  await door.getByLabel('第 1 组', { exact: true }).pressSequentially(recoveryCode.replaceAll('-', ''));
  await door.getByLabel('新口令', { exact: true }).fill('582047');
  await door.getByLabel('再输一次新口令', { exact: true }).fill('582047');
  await door.getByRole('button', { name: '设置新口令并打开' }).click();
  await door.getByRole('button', { name: '锁屏' }).waitFor();
  expect(await reinstalled.stop()).toBe(0);
  const { page: next } = await desktop.start({ keyring: 'of the system installed anew' }).visibleWindow();
  await unlock(next, '582047');
  await next.getByRole('button', { name: '锁屏' }).waitFor();
});

test('what nobody foresaw stops the program in words, with nothing of the error in them', async () => {
  await using desktop = new Desktop(await openBrowser());
  const program = desktop.start();
  const window = await program.visibleWindow();
  await foundQuickly(window.page);
  await program.tell('fail');
  await program.until(() => !program.windows.has(window.id));
  const problem = await program.visibleWindow();
  await problem.page.getByRole('heading', { name: '程序遇到意外情况，已经停止。' }).waitFor();
  expect(await problem.page.locator('body').innerText()).not.toContain('王建国');
  await program.tell('closeWindow', problem.id);
  expect(await program.ended).toBe(1);
  const { page } = await desktop.start().visibleWindow();
  await unlock(page, pin);
  await page.getByRole('button', { name: '锁屏' }).waitFor();
});

test('the self-test of the smoke run proves the window, the PDF and the database, and ends by itself', async () => {
  await using desktop = new Desktop(await openBrowser());
  const program = desktop.start({ options: ['--self-test'] });
  expect(await program.ended).toBe(0);
  expect(await program.output).toMatch(/ok WINDOW\nok PDF\nok DATABASE\nkeys os\n/u);
});
