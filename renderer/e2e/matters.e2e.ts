import { expect, test } from 'vitest';
import { carried, choose, take } from './exchange-steps.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, openVisitForm, picture, registerVisit } from './steps.ts';

test('a matter is followed from its registration by keyboard, answered, and seen by the township under its station', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using townshipHost = StationHost.prepared('joined-township');
  const { page } = await openUnlocked(villageHost);
  await page.keyboard.press('Alt+3');
  await page.getByText('还没有事项。').waitFor();
  await picture(page, '40-matters-empty');

  await registerVisit(page, '李秀兰', async () => {
    await page.getByLabel('联系电话', { exact: true }).fill('13900005678');
  });
  await openVisitForm(page);
  await page.getByLabel('姓名（名称）', { exact: true }).fill('李秀兰');
  await page.getByText(/并入该事项/u).waitFor();
  await page.keyboard.press('Alt+b');
  await page.getByText(/并入 柳河/u).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /已登记/u }).waitFor();

  await page.keyboard.press('Alt+3');
  await page.getByText('村东排水沟堵塞').first().waitFor();
  const table = page.getByRole('grid', { name: '事项列表' });
  await table.focus();
  await picture(page, '41-matters');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /柳河〔\d{4}〕1号 村东排水沟堵塞/u }).waitFor();
  // Fifteen days for the notice, whatever the day of the test and the holidays after it.
  await page.getByText(/法定期限/u).waitFor();
  await page.getByText('139****5678').waitFor();
  await page.getByText('建立事项').waitFor();
  await picture(page, '42-matter');
  await expectAccessible(page);

  await page.getByRole('button', { name: '登记答复' }).click();
  await page.getByLabel('答复内容').fill('水利站周五清淤，已当面告知。');
  await page.keyboard.press('Control+Enter');
  await page.getByText('请填写标红的内容。').waitFor();
  await picture(page, '43-matter-answer');
  await expectAccessible(page);
  await page.getByLabel('信访人同意口头答复，不再出具书面告知').check();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/已答复 \d{4}-/u).waitFor();
  await picture(page, '44-matter-answered');
  await page.getByRole('button', { name: /打开 柳河〔\d{4}〕2号/u }).click();
  await page.getByRole('heading', { name: /2号 李秀兰/u }).waitFor();
  await page.getByRole('button', { name: '第 2 次来访，共 2 次' }).click();
  await page.getByRole('heading', { name: /1号 村东排水沟堵塞/u }).waitFor();

  await registerVisit(page, '孙桂英');
  await page.keyboard.press('Alt+7');
  const batch = await carried(page, '生成上报批次', villageHost.root);
  const { page: township } = await openUnlocked(townshipHost);
  await township.keyboard.press('Alt+7');
  await choose(township, '选择上报文件（可多选）', batch);
  await take(township);
  await township
    .getByText(/已导入/u)
    .first()
    .waitFor();
  await township.keyboard.press('Alt+3');
  // What was answered on the spot travels without its words.
  await township.getByText('（村里留存）').first().waitFor();
  await township.getByLabel('按接访站筛选').click();
  await township.getByTitle('柳河村接访站').last().click();
  await township.getByText('孙桂英').first().waitFor();
  await picture(township, '45-township-matters');
  await expectAccessible(township);
  await township.getByText('孙桂英').first().click();
  await township.getByText('这是柳河村接访站登记的事项。').waitFor();
  await picture(township, '46-township-matter');
  await expectAccessible(township);
  expect(await township.getByRole('region', { name: '下一步' }).count()).toBe(1);
  expect(await township.getByRole('button', { name: '登记答复' }).count()).toBe(0);
});
