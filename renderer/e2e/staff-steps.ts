import type { Page } from 'playwright-core';

/** Takes what the open list of a field shows. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByText(option, { exact: true })
    .click();
}

export async function openStaff(page: Page): Promise<void> {
  await page.getByRole('menuitem', { name: /设置/u }).click();
  await page.getByRole('tab', { name: '人员' }).click();
}

/** On the list of staff: a person with a secret. */
export async function hire(page: Page, name: string, secret: string, post = '接访员'): Promise<void> {
  await page.getByRole('button', { name: '增加人员' }).click();
  await page.getByLabel('姓名', { exact: true }).fill(name);
  await page.getByLabel('职务', { exact: true }).fill(post);
  await page.getByLabel('初始口令短语', { exact: true }).fill(secret);
  await page.getByLabel('再输一次口令短语', { exact: true }).fill(secret);
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('cell', { name, exact: true }).waitFor();
}

/** Another person takes the place at the PC. */
export async function sitDown(page: Page, name: string, secret: string): Promise<void> {
  await page.getByRole('button', { name: '锁屏' }).click();
  await pick(page, '姓名', name);
  await page.getByLabel('口令短语', { exact: true }).fill(secret);
  await page.keyboard.press('Enter');
  await page.locator('.frame-header').getByText(name, { exact: true }).waitFor();
}
