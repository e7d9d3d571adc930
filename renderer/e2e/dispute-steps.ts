import type { Page } from 'playwright-core';

// What people do with disputes and their mediation, for journeys that have several of them.

/** Types what finds a code and takes the first. */
export async function choose(page: Page, label: string, typed: string): Promise<void> {
  // A dialog may be called as one of its fields.
  await page
    .getByRole('combobox')
    .and(page.getByLabel(label, { exact: true }))
    .click();
  await page.keyboard.insertText(typed);
  await page.locator('.ant-select-item-option:visible').first().waitFor();
  await page.keyboard.press('Enter');
}

interface NewDispute {
  readonly type: string;
  readonly parties: readonly [string, string];
  readonly summary: string;
}

/** On the form of a new dispute: what is known on the day on which it is found. */
export async function registerDispute(page: Page, { type, parties, summary }: NewDispute): Promise<void> {
  await choose(page, '纠纷类型', type);
  for (const [index, name] of parties.entries()) {
    await page.getByLabel(`当事人 第${index + 1}行 姓名`).fill(name);
  }
  await page.getByLabel('概况', { exact: true }).fill(summary);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /柳河纠〔\d{4}〕\d+号/u }).waitFor();
}

/** On the page of a dispute: a step of its mediation, as its form opens; kept by two keys. */
export async function mediationStep(
  page: Page,
  button: string,
  fill: (form: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  const step = page.getByRole('button', { name: button, exact: true });
  const more = page.getByRole('button', { name: '更多步骤' });
  await step.or(more).first().waitFor();
  if (!(await step.isVisible())) await more.click();
  await step.click();
  const form = page.getByRole('dialog');
  await form.getByRole('button', { name: /^保存/u }).waitFor();
  await fill(form);
  await page.keyboard.press('Control+Enter');
  await form.waitFor({ state: 'hidden' });
}

/** The figures of the rolling ledger of the present month, from the list of disputes, whatever else its sum has. */
export async function expectLedger(page: Page, figures: readonly string[]): Promise<void> {
  await page.getByText('滚动台账', { exact: true }).click();
  for (const name of figures) await page.getByRole('button', { name, exact: true }).waitFor();
}
