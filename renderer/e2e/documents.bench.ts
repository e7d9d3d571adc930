import { join } from 'node:path';
import { expect, test } from 'vitest';
import { printRatio } from '../../main/api/testing/ratio.ts';
import { createPdfPrinter } from '../../main/loopback/pdf/print-pdf.ts';
import { openUnlocked, StationHost } from './station-host.ts';
import { textOf } from './steps.ts';

const rounds = 3;
/** As many as one preview takes; printed twice. */
const together = 50;

test('100 documents from the click to the PDF, against the PDF of a bare page', { timeout: 0 }, async () => {
  await using host = StationHost.prepared('village');
  const browser = process.env['OPEN_DOOR_BROWSER'] ?? '';
  const print = createPdfPrinter({ browser, tempDir: host.root, log: () => undefined });
  const bare: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    expect(await print('<style>@page{size:A4}</style><p>一</p>')).not.toBeNull();
    bare.push(performance.now() - start);
  }
  const onePage = bare.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0;

  const { page } = await openUnlocked(host);
  await page.keyboard.press('Alt+2');
  await page.getByRole('button', { name: '备用手写单' }).click();
  let previewed = 0;
  let saved = 0;
  for (const part of [1, 2]) {
    await page.getByLabel('套数').fill(String(together));
    await page.getByRole('button', { name: '预留编号' }).click();
    const button = page.getByRole('button', { name: `打印 ${together} 套` });
    await button.waitFor();
    const start = performance.now();
    await button.click();
    const toPdf = page.getByRole('button', { name: '另存为PDF' });
    await toPdf.and(page.locator(':enabled')).waitFor();
    previewed += performance.now() - start;
    const saving = page.waitForEvent('download', { timeout: 120_000 });
    await toPdf.click();
    const file = join(host.root, `${part}.pdf`);
    await (await saving).saveAs(file);
    saved += performance.now() - start;
    expect(textOf(file).match(/信访登记回执/gu)?.length).toBe(together);
    await toPdf.waitFor({ state: 'hidden' });
  }
  printRatio('100 documents previewed ÷ the PDF of a bare page', previewed, onePage, 'aim ≤ 15');
  printRatio(
    '100 documents saved as PDF ÷ the PDF of a bare page',
    saved,
    onePage,
    'aim ≤ 40: each cheaper than that',
  );
});
