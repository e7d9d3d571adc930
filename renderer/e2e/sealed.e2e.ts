import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { decryptedPages } from '../../db/fixtures/decrypted-pages.ts';
import { openKeyring } from '../../main/core/keys/keyring.ts';
import { openMachineSecretFile } from '../../main/core/keys/machine-secret-file.ts';
import { carried, choose, take } from './exchange-steps.ts';
import { StationHost, openUnlocked } from './station-host.ts';
import {
  expectAccessible,
  keepPrints,
  openVisitForm,
  passphrase,
  picture,
  printedText,
  village as villageStation,
} from './steps.ts';

async function askedAboutOfficial(page: Page): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByText('反映的是否是干部（公职人员）的行为？').waitFor();
  await page.keyboard.press('Alt+y');
}

/** Prints by the button that has the focus, and says that the visitor has the slip. */
async function printSlip(page: Page, host: StationHost, name: string): Promise<string> {
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await picture(page, `${name}-preview`);
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const words = await printedText(page, host.root, name);
  await page.getByRole('button', { name: '已打印交付' }).click();
  return words;
}

test('before a village has joined a township nothing of an accusation is typed: where to go, a cover, and a line without contents', async () => {
  await using host = StationHost.prepared('village');
  const { page } = await openUnlocked(host);
  await keepPrints(page);
  await askedAboutOfficial(page);
  await page.getByText(/还没有指定检举控告专办员/u).waitFor();
  expect(await page.getByRole('main').getByRole('textbox').count()).toBe(0);
  await picture(page, '71-organ-missing');
  await expectAccessible(page);

  await page.getByRole('button', { name: '打印密封信封封面' }).click();
  await page.getByRole('dialog').waitFor();
  await picture(page, '71-cover-preview');
  await page.keyboard.press('Enter');
  expect(await printedText(page, host.root, 'cover-by-hand')).toMatch(/密封件/u);

  await page.keyboard.press('Alt+9');
  await page.getByLabel('纪检监察机关地址和电话').fill('清河镇纪委（镇政府二楼东侧），0999-5550110');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByText('已保存').waitFor();
  await askedAboutOfficial(page);
  await page.getByText('清河镇纪委（镇政府二楼东侧），0999-5550110').waitFor();
  await picture(page, '72-organ');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /已登记 柳河〔2026〕1号/u }).waitFor();
  await picture(page, '73-referred');
  await expectAccessible(page);
  const slip = await printSlip(page, host, 'told-slip');
  expect(slip).toContain('信访登记回执');
  expect(slip).not.toMatch(/纪|检举控告|密封/u);
});

const officerPassphrase = '桂花开在九月里 17';
const officerName = '郑守正';

/** Nobody but the officer may ever read one of these. */
const canaries = ['金丝雀', '13911112222', 'zqxcanary'].map((text) => Buffer.from(text));

/** The files of a station in which one of the words stands, also those of the register that its key opens. */
function readableIn(host: StationHost): string[] {
  const machine = openMachineSecretFile(host.dataDir, { OPEN_DOOR_SECRET_DIR: join(host.root, 'secret') });
  const keyring = openKeyring({ file: join(host.dataDir, 'keyring.json'), machine });
  const key = keyring.unlock(keyring.logins()[0]?.staffId ?? '', passphrase, Date.now());
  const files = readdirSync(host.root, { recursive: true, encoding: 'utf8' })
    .map((name) => join(host.root, name))
    .filter((file) => statSync(file).isFile());
  const contents = files.flatMap((file): (readonly [string, Buffer])[] => [
    [file, readFileSync(file)],
    ...(file.endsWith('register.db') ? [[`${file} decrypted`, decryptedPages(file, key)] as const] : []),
  ]);
  return contents
    .filter(([, bytes]) => canaries.some((canary) => bytes.includes(canary)))
    .map(([name]) => name);
}

async function unlock(page: Page, person: string): Promise<void> {
  await page.getByRole('button', { name: '锁屏' }).click();
  await page.getByText('已锁屏，页面内容保持原样。').waitFor();
  const people = page.getByLabel('姓名', { exact: true });
  if (await people.isVisible()) {
    await people.click();
    await page.locator('.ant-select-item-option', { hasText: person }).click();
  }
  await page.getByLabel('口令短语', { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '锁屏' }).waitFor();
}

/** The administrator names an officer, who sets a passphrase; the officer sits there afterwards. */
async function appointOfficer(page: Page): Promise<void> {
  await page.keyboard.press('Alt+9');
  await page.getByRole('tab', { name: '人员' }).click();
  await page.getByRole('button', { name: '增加人员' }).click();
  await page.getByLabel('姓名', { exact: true }).fill(officerName);
  await page.getByLabel('初始口令短语', { exact: true }).fill(passphrase);
  await page.getByLabel('再输一次口令短语', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('cell', { name: officerName, exact: true }).waitFor();
  await page.getByRole('tab', { name: '检举控告' }).click();
  await page.getByText('还没有指定专办员，各村不能密封登记。').waitFor();
  await picture(page, '74-no-officer');
  await expectAccessible(page);
  await page.getByLabel('指定专办员').click();
  await page.locator('.ant-select-item-option:visible', { hasText: officerName }).click();
  await page.getByRole('button', { name: '指定', exact: true }).click();
  await page.getByText('尚未设置，暂不能向其密封').waitFor();
  expect(await page.getByRole('menuitem', { name: /密封件/u }).count()).toBe(0);
  await picture(page, '75-appointed');

  await unlock(page, officerName);
  await page.keyboard.press('Alt+0');
  await page.getByText('您还没有设置专办口令', { exact: false }).waitFor();
  await picture(page, '76-desk-without-key');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByLabel('专办口令', { exact: true }).fill(officerPassphrase);
  await page.getByLabel('再输一次专办口令', { exact: true }).fill(officerPassphrase);
  await picture(page, '77-officer-key');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByText('专办口令已设置。').waitFor();
}

async function receiptFor(village: Page, office: Page, stick: string): Promise<void> {
  await office.keyboard.press('Alt+7');
  const receipt = await carried(office, `导出签收单 ${villageStation.name}`, stick);
  await village.keyboard.press('Alt+7');
  await choose(village, '选择签收单文件', receipt);
  await take(village);
  await village.getByText('已签收', { exact: true }).first().waitFor();
}

test('an accusation is sealed in the village, nothing of it stays there, and the township’s officer alone opens it with a reason', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using officeHost = StationHost.prepared('joined-township');
  const { page: village } = await openUnlocked(villageHost);
  await keepPrints(village);
  const { page: office } = await openUnlocked(officeHost);
  await keepPrints(office);
  const stick = villageHost.root;
  await appointOfficer(office);
  await unlock(office, '王建国');

  // What was taken down openly before anybody noticed.
  await openVisitForm(village);
  await village.getByLabel('姓名（名称）', { exact: true }).fill('金丝雀甲秀兰');
  await village.getByLabel('内容分类', { exact: true }).click();
  await village.keyboard.insertText('农田');
  await village.locator('.ant-select-item-option:visible').first().waitFor();
  await village.keyboard.press('Enter');
  await village.getByLabel('概况', { exact: true }).fill('金丝雀乙反映低保名额');
  await village.keyboard.press('Control+Enter');
  await village.getByRole('heading', { name: /已登记/u }).waitFor();

  for (const page of [village, office]) await page.keyboard.press('Alt+7');
  const batch = await carried(village, '生成上报批次', stick);
  await choose(office, '选择上报文件（可多选）', batch);
  await take(office);
  await office.getByText(/已导入，共/u).waitFor();
  await receiptFor(village, office, stick);

  // It is noticed in the middle of the ordinary form: what was typed goes along, and no draft stays.
  await openVisitForm(village);
  await village.getByLabel('姓名（名称）', { exact: true }).fill('金丝雀丙玉梅');
  await village.getByLabel('信访目的', { exact: true }).click();
  await village.keyboard.insertText('揭发');
  await village.locator('.ant-select-item-option:visible').first().waitFor();
  await village.keyboard.press('Enter');
  await village.getByText('反映干部行为的，转为密封登记').waitFor();
  await picture(village, '78-noticed');
  await expectAccessible(village);
  await village.getByRole('button', { name: '转为密封登记' }).click();
  await village.getByText('请把两种办法念给来访人听，由来访人自己定。').waitFor();
  await picture(village, '79-choose');
  await expectAccessible(village);
  await village.keyboard.press('Enter');
  await village.getByText('只写这一次，中断不保留').waitFor();
  expect(await village.getByLabel('姓名（名称）', { exact: true }).inputValue()).toBe('金丝雀丙玉梅');

  // The lock wipes it.
  await unlock(village, '王建国');
  await village.getByText(/没有登记的内容已经清除/u).waitFor();
  expect(await village.getByLabel('姓名（名称）', { exact: true }).inputValue()).toBe('');

  await village.getByLabel('姓名（名称）', { exact: true }).focus();
  await village.keyboard.insertText('金丝雀丙玉梅');
  await village.keyboard.press('Enter');
  await village.keyboard.insertText('13911112222');
  await village.getByLabel('被反映人 第1行 姓名').fill('金丝雀丁建国');
  await village.getByLabel('被反映人 第1行 单位').fill('金丝雀戊村委会');
  await village.getByLabel('被反映人 第1行 职务').fill('主任');
  await picture(village, '80-sealed-form');
  await expectAccessible(village);
  await village.keyboard.press('Control+Enter');
  await village.getByText(/还有 1 处需要填写/u).waitFor();
  await village.getByLabel('事实与理由', { exact: true }).fill('金丝雀己占用集体机动地。zqxcanary');
  // Outside of the form the browser would keep a field's text to restore it.
  expect(await village.locator('textarea:not(form textarea)').count()).toBe(0);
  await village.keyboard.press('Control+Enter');
  await village.getByRole('heading', { name: /已登记 柳河〔2026〕2号/u }).waitFor();
  await picture(village, '81-sealed');
  await expectAccessible(village);
  const code = (await village.locator('.lookup-code').textContent()) ?? '';
  const slip = await printSlip(village, villageHost, 'sealed-slip');
  expect(slip).toContain(code);
  expect(slip).not.toMatch(/金丝雀|检举控告|密封/u);
  await village.getByRole('button', { name: '查看登记' }).click();
  await village.getByText('密封转交乡镇专办员').waitFor();
  await picture(village, '82-line');
  await expectAccessible(village);
  expect(await village.context().storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });

  // The open record is moved; afterwards no page of the register has a word of either.
  await village.keyboard.press('Alt+2');
  await village.getByText('金丝雀乙反映低保名额').first().waitFor();
  await picture(village, '83-list');
  expect(readableIn(villageHost)).not.toEqual([]);
  await village.getByPlaceholder('查找姓名、电话末几位、概况、编号').fill('金丝雀');
  await village.getByText('共 1 件').waitFor();
  await village.getByRole('grid').focus();
  await village.keyboard.press('Enter');
  const photo = join(stick, '金丝雀庚账页照片.jpg');
  await village.screenshot({ type: 'jpeg', path: photo });
  await village.getByLabel('添加附件').setInputFiles(photo);
  await village.getByText('已添加 1 个附件。').waitFor();
  // What a person brought along is not the program's.
  rmSync(photo);
  await village.getByRole('button', { name: '转为密封' }).click();
  await village.getByText(/1 个附件换一把密钥重新加密/u).waitFor();
  await picture(village, '84-move');
  await expectAccessible(village);
  await village.keyboard.press('Shift+Tab');
  await village.keyboard.press('Space');
  await village.keyboard.press('Tab');
  await village.keyboard.press('Tab');
  await village.keyboard.press('Enter');
  await village.getByText('密封转交乡镇专办员').waitFor();
  await village.keyboard.press('Alt+2');
  await village.getByText('密封转交', { exact: true }).first().waitFor();
  expect(await village.getByText('金丝雀').count()).toBe(0);
  await picture(village, '85-list-after');
  await expectAccessible(village);
  expect(readableIn(villageHost)).toEqual([]);

  await village.keyboard.press('Alt+7');
  const sealed = await carried(village, '生成上报批次', stick);
  await choose(office, '选择上报文件（可多选）', sealed);
  await take(office);
  await office
    .getByText(/已导入/u)
    .first()
    .waitFor();
  await office.evaluate(() => {
    location.hash = '/sealed';
  });
  await office.getByRole('heading', { name: '今日' }).waitFor();

  await unlock(office, officerName);
  await office.keyboard.press('Alt+0');
  await office.getByText(code).waitFor();
  await office.getByText('共 2 件').waitFor();
  await picture(office, '86-desk');
  await expectAccessible(office);
  await office.getByRole('grid').focus();
  await office.keyboard.press('ArrowDown');
  await office.keyboard.press('Enter');
  await office.getByRole('radio', { name: '收到后首次阅看' }).waitFor();
  await office.keyboard.press('Space');
  await office.keyboard.press('Tab');
  await office.keyboard.insertText('不是这一句口令啊');
  await office.keyboard.press('Enter');
  await office.getByText(/专办口令不对/u).waitFor();
  await picture(office, '87-wrong');
  await expectAccessible(office);
  await office.getByLabel('本人专办口令', { exact: true }).fill(officerPassphrase);
  await office.keyboard.press('Enter');
  await office.getByText('金丝雀己占用集体机动地。zqxcanary').waitFor();
  await picture(office, '88-opened');
  await expectAccessible(office);
  await office.getByRole('button', { name: '打印移送件' }).click();
  await office.getByRole('dialog').waitFor();
  await picture(office, '89-preview');
  await expectAccessible(office);
  expect(await office.getByRole('button', { name: '另存为PDF' }).count()).toBe(0);
  await office.keyboard.press('Enter');
  const paper = await printedText(office, officeHost.root, 'hand-over');
  // What this test keeps of the paper is not the program's.
  rmSync(join(officeHost.root, 'hand-over.pdf'));
  await office.evaluate(() => document.querySelector('.kept-print')?.remove());
  expect(paper).toMatch(/检举控告移送件.*金丝雀丁建国/u);
  await office.getByRole('button', { name: '登记移送' }).click();
  await office.getByText('已登记移送。').waitFor();
  await unlock(office, officerName);
  await office.getByText('共 2 件').waitFor();
  expect(await office.getByText('金丝雀').count()).toBe(0);
  await picture(office, '90-routed');
  // The one that was moved, with its photo.
  await office.getByRole('grid').focus();
  await office.keyboard.press('Enter');
  await office.getByLabel('本人专办口令', { exact: true }).fill(officerPassphrase);
  await office.getByRole('radio', { name: '收到后首次阅看' }).check();
  await office.keyboard.press('Enter');
  await office.getByRole('button', { name: '查看 金丝雀庚账页照片.jpg' }).click();
  await office.getByRole('dialog').getByRole('img', { name: '金丝雀庚账页照片.jpg' }).waitFor();
  await picture(office, '91-sealed-photo');
  await office.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  await office.getByText('附件（1）').scrollIntoViewIfNeeded();
  await picture(office, '92-sealed-files');
  await expectAccessible(office);
  expect(readableIn(officeHost)).toEqual([]);
});
