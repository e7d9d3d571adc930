import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { carried, choose, take } from './exchange-steps.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { expectAccessible, picture, registerVisit } from './steps.ts';

const saved = 'Control+Enter';

/** The matter of the list's first row. */
async function openMatter(page: Page, summary: string): Promise<void> {
  await page.keyboard.press('Alt+3');
  await page.getByText(summary).first().waitFor();
  await page.getByRole('grid', { name: '事项列表' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: new RegExp(`1号 ${summary}`, 'u') }).waitFor();
}

test('a village hands a matter over, the township takes it over and corrects it, and each sees what became of the other’s words', async () => {
  await using villageHost = StationHost.prepared('joined-village');
  await using townshipHost = StationHost.prepared('joined-township');
  const { page: village } = await openUnlocked(villageHost);
  const { page: township } = await openUnlocked(townshipHost);
  const up = async (): Promise<void> => {
    await village.keyboard.press('Alt+7');
    const batch = await carried(village, '生成上报批次', villageHost.root);
    await township.keyboard.press('Alt+7');
    await choose(township, '选择上报文件（可多选）', batch);
    await take(township);
    await township
      .getByText(/已导入/u)
      .first()
      .waitFor();
  };
  const down = async (): Promise<void> => {
    await township.keyboard.press('Alt+7');
    const receipt = await carried(township, '导出签收单 柳河村接访站', townshipHost.root);
    await village.keyboard.press('Alt+7');
    await choose(village, '选择签收单文件', receipt);
    await take(village);
    await village
      .getByText(/已导入/u)
      .first()
      .waitFor();
  };

  await registerVisit(village, '李秀兰');
  await openMatter(village, '村东排水沟堵塞');
  await village.getByRole('button', { name: '移交乡镇' }).click();
  await village.getByLabel('移交理由和请乡镇办理的内容').fill('涉及乡道排水，请水利站勘查。');
  await village.keyboard.press(saved);
  await village.getByText(/等待乡镇接收/u).waitFor();
  await picture(village, '50-matter-offered');
  await expectAccessible(village);
  await up();

  await township.keyboard.press('Alt+3');
  await township.getByText('待接收：移交或者退回本站的 1 件事项').waitFor();
  await picture(township, '51-inbox');
  await expectAccessible(township);
  await township.getByRole('region', { name: '等待本站答复' }).getByRole('button').click();
  await township.getByText(/等待本站接收/u).waitFor();
  await picture(township, '52-offered-here');
  await township.getByRole('button', { name: /^接\s*收$/u }).click();
  await picture(township, '53-accept');
  await township.keyboard.press(saved);
  await township.getByText(/已于 .* 接收，由其承办/u).waitFor();
  await township.getByRole('button', { name: '更多' }).click();
  await township.getByRole('button', { name: '补全/更正' }).click();
  await township.getByLabel('概况', { exact: true }).fill('村东排水沟需要清淤');
  await township.getByLabel(/更正原因/u).fill('现场勘查');
  await township.keyboard.press(saved);
  await township.getByRole('heading', { name: /村东排水沟需要清淤/u }).waitFor();
  await down();

  await village.keyboard.press('Alt+3');
  await village.getByText('村东排水沟需要清淤').first().waitFor();
  await village.getByRole('grid', { name: '事项列表' }).focus();
  await village.keyboard.press('Enter');
  await village.getByText(/已于 .* 接收，由其承办/u).waitFor();
  for (const summary of ['村东、村西两处排水沟需要清淤', '要求赔偿家具']) {
    await village.getByRole('button', { name: '提出修改建议' }).click();
    await village.getByLabel('概况', { exact: true }).fill(summary);
    await village.getByLabel(/更正原因/u).fill('群众补充');
    await village.keyboard.press(saved);
    await village.getByText(summary).first().waitFor();
  }
  await village.getByRole('heading', { name: '修改建议（2 条待定）' }).waitFor();
  await picture(village, '54-proposed');
  await expectAccessible(village);
  await up();

  await township.keyboard.press('Alt+3');
  await township.getByRole('region', { name: '等待本站答复' }).getByRole('button').click();
  const second = township.getByRole('listitem').filter({ hasText: '要求赔偿家具' });
  await second.getByRole('button', { name: '不采纳' }).click();
  await township.getByLabel('不采纳的理由（对方可以看到）').fill('另一件事，请另行登记。');
  await picture(township, '55-decide');
  await township.keyboard.press(saved);
  await township.getByText('未采纳的理由：另一件事，请另行登记。').waitFor();
  await township.getByRole('button', { name: /^采\s*纳$/u }).click();
  await township.getByRole('heading', { name: /村东、村西两处排水沟需要清淤/u }).waitFor();
  await down();

  await village.keyboard.press('Alt+3');
  await village.getByText('村东、村西两处排水沟需要清淤').first().waitFor();
  await village.getByRole('grid', { name: '事项列表' }).focus();
  await village.keyboard.press('Enter');
  await village.getByText('未采纳的理由：另一件事，请另行登记。').waitFor();
  await picture(village, '56-answered');
  expect(await village.getByRole('button', { name: /^采\s*纳$/u }).count()).toBe(0);

  // No organ has accepted it, and the village can settle it after all: back in the same two steps.
  await openMatter(township, '村东、村西两处排水沟需要清淤');
  await township.getByRole('button', { name: '退回村站办理' }).click();
  await township.getByLabel('退回的理由和请村站办理的内容').fill('属村内排水，请村委会清淤。');
  await picture(township, '57-give-back');
  await township.keyboard.press(saved);
  await township.getByText(/提出退回村站办理/u).waitFor();
  await picture(township, '58-given-back');
  await expectAccessible(township);
  await down();
  await village.keyboard.press('Alt+1');
  await village.getByText('移交或者退回本站的 1 件，等待本站接收').waitFor();
  await picture(village, '59-today');
  await expectAccessible(village);
  await openMatter(village, '村东、村西两处排水沟需要清淤');
  await village.getByRole('button', { name: /^接\s*收$/u }).click();
  await village.keyboard.press(saved);
  await village.getByText(/柳河村接访站已于 .* 接收退回，由其承办/u).waitFor();
  await picture(village, '60-taken-back');
});
