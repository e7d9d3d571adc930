import type { Page } from 'playwright-core';
import { printed } from './steps.ts';

// What people do with the tables of a period, for journeys that come to the end of one.

/** From anywhere: the table of November as it would be signed now. */
export async function openTable(page: Page, kind: string): Promise<void> {
  await page.keyboard.press('Alt+5');
  await page.getByText('报表', { exact: true }).click();
  await page.getByRole('button', { name: `填报 ${kind} 2026年11月` }).press('Enter');
  await page.getByText('数字按台账自动统计', { exact: false }).waitFor();
}

/** The figures of a row of a table, from the left. */
export async function typeRow(page: Page, name: string): Promise<number[]> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await row.first().waitFor();
  return (await row.first().getByRole('button').allTextContents()).map(Number);
}

/** What these rows say of the period itself. */
export async function figuresOf(page: Page, names: readonly string[]): Promise<number[]> {
  const figures: number[] = [];
  for (const name of names) figures.push((await typeRow(page, name))[0] ?? NaN);
  return figures;
}

/** Signs what the form shows. @returns the words of the table on paper */
export async function signTableOnScreen(page: Page, folder: string, name: string): Promise<string> {
  await page.getByLabel('签发人', { exact: true }).fill('刘主任');
  await page.getByLabel('签发人', { exact: true }).press('Control+Enter');
  await page.getByRole('button', { name: '打印报表' }).waitFor();
  return printed(page, folder, '打印报表', name);
}
