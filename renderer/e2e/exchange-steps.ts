import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { picture, type NewStation } from './steps.ts';

// What people do on the exchange screen, for journeys with two stations.

export const township: NewStation = {
  kind: '乡镇（街道）',
  name: '清河镇信访接待站',
  division12: '999999001000',
  prefix: '清河',
};

/** Carries what a button gives out to a folder, as a stick does. @returns the file's path */
export async function carried(page: Page, button: string, folder: string): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await download;
  const path = join(folder, file.suggestedFilename());
  await file.saveAs(path);
  return path;
}

/** Takes in what the preview shows. */
export async function take(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^导入 \d+ 个文件$/u }).click();
}

export async function choose(
  page: Page,
  label: '选择上报文件（可多选）' | '选择签收单文件',
  file: string,
): Promise<void> {
  await page.getByLabel(label).setInputFiles(file);
}

/** The 25 digits that the screen shows; they take a moment to be computed. */
export async function codeOn(page: Page): Promise<string> {
  const text = await page.locator('.check-code').first().innerText();
  return /(?:\d{5}\s?){4}\d{5}/u.exec(text)?.[0] ?? '';
}

/** The village takes the township's card and digits. @returns the village's own digits */
export async function joinTownship(
  village: Page,
  office: Page,
  officeName: string,
  stick: string,
): Promise<string> {
  await office.keyboard.press('Alt+7');
  const card = await carried(office, '导出名片', stick);
  const officeCode = await codeOn(office);
  await village.keyboard.press('Alt+7');
  await village.getByLabel('乡镇名片文件').setInputFiles(card);
  await village.getByLabel('乡镇核对码（25位）').fill(officeCode);
  await village.getByRole('button', { name: /接\s*入/u }).click();
  await village.getByText(`已接入：${officeName}`).waitFor();
  return codeOn(village);
}

/** The township takes in the first batch of a village and types the digits that the village reads out. */
export async function approve(
  office: Page,
  { villageName, villageCode, batch }: { villageName: string; villageCode: string; batch: string },
): Promise<void> {
  await choose(office, '选择上报文件（可多选）', batch);
  await take(office);
  await office.getByText(/尚未接入，文件已暂存/u).waitFor();
  await office.getByLabel(`村级核对码 ${villageName}`).fill(villageCode);
  await picture(office, '21-request');
  await office.getByRole('button', { name: `批准 ${villageName}` }).click();
  await office.getByText(/已批准接入/u).waitFor();
}
