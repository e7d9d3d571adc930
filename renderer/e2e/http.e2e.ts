import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectAccessible, picture, registerVisit } from './steps.ts';
import { StationHost, openUnlocked } from './station-host.ts';

/** A port that nobody uses now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

async function enterAddress(page: Page, button: string, address: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('textbox', { name: '乡镇接收地址' }).fill(address);
  await page.getByRole('button', { name: /保\s*存/u }).click();
}

test('a village reports by the network, and its receipt comes back the same way', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using townshipHost = StationHost.prepared('joined-township');
  const { page: village, complaints } = await openUnlocked(villageHost);
  const { page: township } = await openUnlocked(townshipHost);
  const inbox = join(townshipHost.root, '收件');
  mkdirSync(inbox);
  const port = await freePort();

  await registerVisit(village, '李秀兰');
  await village.keyboard.press('Alt+7');
  await enterAddress(village, '填写接收地址', '乡镇 电脑/abc');
  await village.getByText(/只填地址和端口/u).waitFor();
  await village.getByRole('textbox', { name: '乡镇接收地址' }).fill(`127.0.0.1：${port}`);
  await village.getByRole('button', { name: /保\s*存/u }).click();
  await village.getByRole('button', { name: '现在收发' }).click();
  await village.getByText(/没有连上乡镇的接收程序/u).waitFor();
  await picture(village, '60-online-unreachable');

  await township.keyboard.press('Alt+7');
  await township.getByText('请先在“交换文件夹”中设置收件文件夹').waitFor();
  await township.getByRole('button', { name: '设置收件文件夹' }).click();
  await township.getByLabel('文件夹的完整路径').fill(inbox);
  await township.getByRole('button', { name: /保\s*存/u }).click();
  await township.getByRole('button', { name: '更换收件文件夹' }).waitFor();
  await township.getByLabel('端口').fill(String(port));
  await township.getByLabel('端口').press('Tab');
  await township.getByRole('switch', { name: '打开联网接收' }).click();
  await township.getByText(/^正在接收/u).waitFor();
  await township.getByText('本次打开程序以来，还没有村站发来文件。').scrollIntoViewIfNeeded();
  await picture(township, '61-receiver-on');
  await expectAccessible(township);

  await village.getByRole('button', { name: '现在收发' }).click();
  await village.getByText(/号批次已发送，等乡镇签收/u).waitFor();
  await village.getByText('已发送，待签收', { exact: true }).waitFor();
  await picture(village, '62-online-sent');
  await expectAccessible(village);

  // Nobody presses anything at the township.
  await township.getByText(/^最近一次收到文件/u).waitFor();
  await township.keyboard.press('Alt+2');
  await township.getByText('李秀兰').first().waitFor();
  await expect
    .poll(
      async () => {
        await village.getByRole('button', { name: '现在收发' }).click();
        await village
          .getByText(/乡镇也没有新的签收单|收到乡镇文件/u)
          .first()
          .waitFor();
        return village.getByText('已发送，待签收', { exact: true }).count();
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(0);
  await picture(village, '63-online-receipted');
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});
