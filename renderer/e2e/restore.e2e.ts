import { cpSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { preparedPapers } from './prepared-stations.ts';
import { openWindow, StationHost, openUnlocked } from './station-host.ts';
import { approve, carried, choose, codeOn, take } from './exchange-steps.ts';
import { expectAccessible, found, picture, registerVisit, unlock, village } from './steps.ts';

test('a village PC burns: its backup and the code on paper bring the station back on another PC', async () => {
  await using host = StationHost.prepared('joined-village');
  const { page } = await openUnlocked(host);
  const groups = preparedPapers().villageGroups;
  await using officeHost = StationHost.prepared('joined-township');
  const { page: office } = await openUnlocked(officeHost);
  await office.keyboard.press('Alt+7');
  const oldReceipt = await carried(office, `导出签收单 ${village.name}`, host.root);
  await registerVisit(page, '李秀兰');

  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: '备份设置' }).click();
  await page.getByText(/最近一次核对过的备份|还没有备份/u).waitFor();
  await picture(page, '60-backup');
  await expectAccessible(page);
  await page.getByRole('button', { name: '立即备份' }).click();
  await page.getByText(/已备份到“.+”，读回核对无误。/u).waitFor();
  expect(await page.getByRole('alert').getByText('没有备份到').count()).toBe(0);
  await page.getByRole('button', { name: '更换文件夹' }).click();
  await page.getByLabel('文件夹的完整路径').fill('台账备份');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByText('请填写完整路径，从盘符或“/”写起').waitFor();
  await picture(page, '61-backup-done');
  await expectAccessible(page);
  await page.getByRole('button', { name: '查找U盘' }).click();
  await page.getByText('没有找到U盘。插好后再点“查找U盘”。').waitFor();
  const backup = newestBackup(host.backupDir);
  await host.kill();

  await using pc = new StationHost();
  const wrong = join(pc.root, '会议照片.jpg');
  writeFileSync(wrong, 'no backup');
  cpSync(host.backupDir, pc.backupDir, { recursive: true });
  const { page: bare, complaints } = await openWindow(await pc.start());
  await bare.getByRole('button', { name: /^旧台账打不开/u }).click();
  await picture(bare, '62-lost');
  await expectAccessible(bare);
  await bare.getByRole('button', { name: '上一步' }).click();
  await picture(bare, '63-choice');
  await expectAccessible(bare);
  await bare.getByRole('button', { name: /^从备份恢复/u }).click();
  await bare
    .getByRole('radio', { name: /的备份/u })
    .first()
    .waitFor();
  await bare.getByLabel('选择备份文件').setInputFiles(wrong);
  await bare.getByRole('button', { name: '下一步' }).click();
  await bare.getByText(/这个文件不是本程序生成的备份/u).waitFor();
  await picture(bare, '64-wrong-file');
  await bare
    .getByRole('radio', { name: /的备份/u })
    .first()
    .check();
  await bare.getByText('会议照片.jpg').waitFor({ state: 'detached' });
  await bare.getByLabel('选择备份文件').setInputFiles(backup);
  await bare.getByRole('button', { name: '下一步' }).click();

  const [first = ''] = groups;
  await bare.getByLabel('第 1 组', { exact: true }).pressSequentially(groups.join('').toLowerCase());
  expect(await bare.getByLabel('第 7 组', { exact: true }).inputValue()).toBe(groups[6]);
  await bare.getByLabel('第 1 组', { exact: true }).fill(misread(first));
  await bare.getByRole('button', { name: '下一步' }).click();
  await bare.getByText('恢复码第 1 组有误').waitFor();
  await picture(bare, '65-misread');
  await expectAccessible(bare);
  await bare.getByLabel('第 1 组', { exact: true }).fill(first);
  await bare.keyboard.press('Enter');
  await bare.getByText('请核对是不是本站').waitFor();
  await picture(bare, '66-preview');
  await expectAccessible(bare);
  await bare.getByLabel('新口令短语', { exact: true }).fill(newPassphrase);
  await bare.getByLabel('再输一次新口令短语', { exact: true }).fill(newPassphrase);
  await bare.getByRole('button', { name: '恢复台账' }).click();
  await bare.getByText(/“柳河村接访站”已恢复到本机/u).waitFor();
  await bare.getByText(/本机对乡镇是一台新电脑/u).waitFor();
  await picture(bare, '67-restored');
  await expectAccessible(bare);
  await bare.getByRole('button', { name: '进入台账' }).click();
  await bare.getByRole('button', { name: '知道了' }).waitFor();
  await picture(bare, '68-today');
  await expectAccessible(bare);
  await bare.getByRole('button', { name: '知道了' }).click();
  await bare.getByRole('button', { name: '知道了' }).waitFor({ state: 'detached' });
  await bare.keyboard.press('Alt+2');
  await bare.getByText('李秀兰').first().waitFor();
  await bare.keyboard.press('Alt+9');
  await bare.getByRole('tab', { name: '检查' }).click();
  await bare.getByRole('button', { name: '检查台账' }).click();
  await bare.getByText(/台账完好/u).waitFor();

  await bare.keyboard.press('Alt+7');
  await choose(bare, '选择签收单文件', oldReceipt);
  await bare.getByText(/按本站以前的密钥（原来那台电脑/u).waitFor();
  await picture(bare, '69-old-receipt');
  await expectAccessible(bare);
  const newCode = await codeOn(bare);
  const batch = await carried(bare, '生成上报批次', pc.root);
  await approve(office, { villageName: village.name, villageCode: newCode, batch });
  await office.keyboard.press('Alt+2');
  await office.getByText('李秀兰').first().waitFor();
  await office.keyboard.press('Alt+7');
  const receipt = await carried(office, `导出签收单 ${village.name}`, pc.root);
  await choose(bare, '选择签收单文件', receipt);
  await take(bare);
  await bare.getByText('乡镇授权已生效。').waitFor();
  await bare.getByText('已签收', { exact: true }).first().waitFor();
  expect(await bare.getByText(/待签收|恢复前生成/u).count()).toBe(0);
  await picture(bare, '74-receipted');
  expect(complaints.filter((text) => !text.includes('style-src'))).toEqual([]);
});

test('a station that nobody can open is set aside, not deleted, and a new one starts', async () => {
  await using host = StationHost.prepared('village');
  const { page: again } = await openWindow(await host.start());
  await again.getByRole('button', { name: '旧台账打不开怎么办' }).click();
  await again.getByText(/先请管理员重设/u).waitFor();
  await again.getByRole('button', { name: '上一步' }).click();
  await again.getByRole('button', { name: '忘记口令' }).click();
  await picture(again, '70-recover');
  await expectAccessible(again);
  await host.kill();

  for (const name of ['keyring.json', 'keyring.json.previous']) {
    writeFileSync(join(host.dataDir, name), 'worn out');
  }
  const { page: damaged } = await openWindow(await host.start());
  await damaged.getByRole('heading', { name: '旧台账打不开' }).waitFor();
  await picture(damaged, '71-damaged');
  await expectAccessible(damaged);
  await damaged.getByRole('button', { name: '另存旧台账' }).click();
  await damaged.getByRole('button', { name: '另存', exact: true }).click();
  await damaged.getByText('旧台账已另存，没有删除。').waitFor();
  await picture(damaged, '72-set-aside');
  await expectAccessible(damaged);
  const [aside = ''] = readdirSync(join(host.dataDir, 'set-aside'));
  expect(readdirSync(join(host.dataDir, 'set-aside', aside))).toContain('register.db');
  await found(damaged);
});

test('an old file that somebody copied back is noticed, and people are told what may be missing', async () => {
  await using host = StationHost.prepared('village');
  const old = join(host.root, '旧文件');
  cpSync(join(host.dataDir, 'register.db'), old);
  const { page: later } = await openWindow(await host.start());
  await unlock(later);
  await registerVisit(later, '赵后来');
  await host.stop();

  cpSync(old, join(host.dataDir, 'register.db'));
  const { page: behind } = await openWindow(await host.start());
  await unlock(behind);
  await behind.getByText(/现在打开的是一份较旧的台账文件/u).waitFor();
  await picture(behind, '73-copied-back');
  await expectAccessible(behind);
  expect(await behind.getByText(/本机对乡镇是一台新电脑/u).count()).toBe(0);
});

const newPassphrase = '晒谷场边的石碾子 1990';

/** The newest file among the backups of a folder. */
function newestBackup(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return join(folder, files.findLast((name) => name.endsWith('.odb')) ?? '');
}

/** One character copied wrongly from the paper. */
function misread(group: string): string {
  return `${group.startsWith('7') ? '4' : '7'}${group.slice(1)}`;
}
