import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { carried, choose, take } from './exchange-steps.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, picture, registerVisit } from './steps.ts';

const block = (page: Page) => page.getByRole('region', { name: '附件', exact: true });

/** What a person does who drops a file on the block, or pastes a copied picture. */
async function bring(page: Page, how: 'drop' | 'paste', name: string, base64: string): Promise<void> {
  await block(page).evaluate(
    (target, { how, name, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
      const carried = new DataTransfer();
      carried.items.add(new File([bytes], name, { type: 'image/png' }));
      if (how === 'drop') {
        target.dispatchEvent(
          new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }),
        );
      } else {
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }),
        );
      }
    },
    { how, name, base64 },
  );
}

test('a village adds photos to a visit by button, by dropping and by pasting, sees what is refused, stops a large one, and takes one off', async () => {
  await using villageHost = StationHost.prepared('village');
  const { page: village } = await openUnlocked(villageHost);
  await registerVisit(village, '李秀兰');
  const stick = villageHost.root;
  const photo = join(
    stick,
    '村东排水沟堵塞现场照片（2026年11月26日雨后，院内进水约十五厘米，由来访人提供）.jpg',
  );
  const shot = await village.screenshot({ type: 'jpeg', path: photo });
  await village.keyboard.press('Alt+2');
  await village.getByText('李秀兰').first().click();
  await block(village).getByText('没有附件。').waitFor();
  await picture(village, '70-attachments-empty');

  await village.getByLabel('添加附件').setInputFiles(photo);
  await block(village).getByText('已添加 1 个附件。').waitFor();
  const small = (await village.screenshot({ clip: { x: 0, y: 0, width: 300, height: 200 } })).toString(
    'base64',
  );
  await bring(village, 'drop', '承包合同第一页.png', small);
  await block(village).getByText('承包合同第一页.png').waitFor();
  await bring(village, 'paste', 'image.png', small);
  await block(village)
    .getByText(/^粘贴的图片 .*\.png$/u)
    .waitFor();
  await block(village).getByRole('heading', { name: '附件（3）' }).waitFor();
  await picture(village, '71-attachments');
  await expectAccessible(village);

  const program = join(stick, '查看照片.exe');
  const big = join(stick, '走访录像.mp4');
  const empty = join(stick, '空.pdf');
  writeFileSync(program, 'MZ');
  writeFileSync(big, Buffer.alloc(53_000_000, 1));
  writeFileSync(empty, '');
  await village.getByLabel('添加附件').setInputFiles([program, big, empty]);
  await block(village).getByText('文件超过 50 MB', { exact: false }).waitFor();
  await block(village).getByText('这种文件不能作为附件', { exact: false }).waitFor();
  await block(village).getByText('文件是空的', { exact: false }).waitFor();
  await picture(village, '72-attachments-refused');

  writeFileSync(big, Buffer.alloc(52_000_000, 1));
  await village.getByLabel('添加附件').setInputFiles(big);
  await block(village).getByRole('button', { name: '停止' }).click();
  await expect.poll(() => block(village).getByRole('button', { name: '停止' }).count()).toBe(0);
  await block(village).getByRole('heading', { name: '附件（3）' }).waitFor();

  await village.getByRole('button', { name: /^查看 村东排水沟/u }).click();
  const shown = village.getByRole('dialog').locator('img');
  await expect
    .poll(() => shown.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0)))
    .toBe(1366);
  await picture(village, '73-attachment-view');
  await village.keyboard.press('Escape');
  await shown.waitFor({ state: 'hidden' });
  const download = village.waitForEvent('download');
  await village.getByRole('button', { name: /^另存 村东排水沟/u }).click();
  const saved = await (await download).createReadStream();
  expect(Buffer.concat(await saved.toArray()).equals(shot)).toBe(true);

  await village.getByRole('button', { name: '移除 承包合同第一页.png' }).click();
  await village.getByLabel('移除原因').fill('放错了登记');
  await picture(village, '74-attachment-remove');
  await village
    .getByRole('dialog')
    .getByRole('button', { name: /移\s*除/u })
    .click();
  await block(village).getByRole('heading', { name: '附件（2）' }).waitFor();
});

const left = (host: StationHost): string[] =>
  readdirSync(join(host.dataDir, 'attachments')).filter((name) => name !== 'parts');

/** The page of the one visit of a register. */
async function openVisit(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Alt+2');
  await page.getByText(name).first().click();
  await page.getByRole('button', { name: '返回列表' }).waitFor();
}

/** All that waits goes up on a stick, and its receipt comes back. */
async function exchange(village: Page, township: Page, stick: string): Promise<void> {
  for (const page of [village, township]) await page.keyboard.press('Alt+7');
  await choose(township, '选择上报文件（可多选）', await carried(village, '生成上报批次', stick));
  await take(township);
  await township.getByText(/已导入，共/u).waitFor();
  await choose(village, '选择签收单文件', await carried(township, '导出签收单 柳河村接访站', stick));
  await take(village);
  await village
    .getByText(/已导入，共|没有需要签收/u)
    .first()
    .waitFor();
}

test('a photo goes up with its visit, is looked at in the township, and is erased there with it', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using townshipHost = StationHost.prepared('joined-township');
  const { page: village } = await openUnlocked(villageHost);
  const { page: township } = await openUnlocked(townshipHost);
  const stick = villageHost.root;
  await registerVisit(village, '李秀兰');
  const photo = join(stick, '水沟现场.jpg');
  await village.screenshot({ type: 'jpeg', path: photo });
  await openVisit(village, '李秀兰');
  await village.getByLabel('添加附件').setInputFiles(photo);
  await block(village)
    .getByText(/待报送/u)
    .waitFor();
  await village.keyboard.press('Alt+7');
  await village.getByText(/^1 个附件还没有导出完/u).waitFor();
  await picture(village, '75-attachment-waits');
  await exchange(village, township, stick);

  await openVisit(village, '李秀兰');
  await block(village)
    .getByText(/乡镇已收到/u)
    .waitFor();
  await openVisit(township, '李秀兰');
  await block(township).getByText('水沟现场.jpg').waitFor();
  expect(await township.getByLabel('添加附件').count()).toBe(0);
  await picture(township, '76-attachment-township');
  await expectAccessible(township);
  await township.getByRole('button', { name: '查看 水沟现场.jpg' }).click();
  const shown = township.getByRole('dialog').locator('img');
  await expect
    .poll(() => shown.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0)))
    .toBe(1366);
  await township.keyboard.press('Escape');

  await village.getByRole('button', { name: '依法删除个人信息' }).click();
  const dialog = village.getByRole('dialog');
  for (const [label, typed] of [
    ['删除事由', '本人申请'],
    ['法律依据', '撤回同意'],
  ] as const) {
    await dialog.getByLabel(label).click();
    await village.keyboard.insertText(typed);
    await village.locator('.ant-select-item-option:visible').first().waitFor();
    await village.keyboard.press('Enter');
  }
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: '删除个人信息', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => block(village).count()).toBe(0);
  // What was erased is not called unwritten or left with another station.
  await village.keyboard.press('Alt+3');
  await village.locator('tbody').getByRole('row').first().dblclick();
  await village.getByText('个人信息已依法删除', { exact: true }).waitFor();
  expect(await village.getByText('没有逐条登记诉求。').count()).toBe(0);
  await picture(village, '77-erased-matter');
  await exchange(village, township, stick);
  await township.keyboard.press('Alt+2');
  await township.locator('tbody').getByRole('row').first().waitFor();
  expect([...left(villageHost), ...left(townshipHost)]).toEqual([]);
});
