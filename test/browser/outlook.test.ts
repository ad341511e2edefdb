import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, complaintsOf, ready, Stage, twin, visitShop, type Complaints } from './page';
import { boughtBy, linesIn, personalIn } from './sample';

let stage: Stage;
let page: Page;
let complaints: Complaints;
let requests: number;
beforeAll(async () => {
  stage = await Stage.open();
  page = await visitShop(stage);
  complaints = complaintsOf(page);
  requests = stage.requests.length;
});
afterAll(() => stage.close());

/** Adds a cell from the library and waits for its answer. */
async function add(analysis: string): Promise<void> {
  await page.locator(`[data-add="${analysis}"]`).click();
  await ready(page, [analysis]);
}

describe('scores that a model makes', () => {
  it('come when a cell first asks for them, computed in the page', async () => {
    await add('early-warning');
    const risks = (await twin(page, 'early-warning')).map(({ risk }) => Number(risk));
    expect(risks.length).toBe(50);
    for (const risk of risks) expect(risk).toBeGreaterThan(0);
    expect(stage.requests.length).toBe(requests);
  });

  it('follow a setting that the cell adjusts, for the whole notebook', async () => {
    const horizon = async () => {
      const [scope] = await twin(page, 'early-warning', 'scope');
      return scope?.['horizon_days'];
    };
    const before = await horizon();
    const adjust = cell(page, 'early-warning').getByRole('group', {
      name: 'For the whole notebook',
    });
    await adjust.getByRole('spinbutton').fill('45');
    await adjust.getByRole('spinbutton').press('Enter');
    await expect.poll(horizon).toBe('45');
    expect(before).not.toBe('45');
    await page.keyboard.press('Escape');
  });

  it('make a list of people to contact, ranked, masked, and exported by its rules', async () => {
    await cell(page, 'early-warning').locator('[data-action="list"]').click();
    await page.locator('[data-person]').first().waitFor();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page
        .locator('dialog[open]')
        .getByRole('button', { name: /^Export / })
        .click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    const lines = linesIn(text);
    expect(lines.length).toBeGreaterThan(0);
    const risks = lines.map((line) => Number(line['Churn risk (%)']));
    const atRisk = lines.map((line) => Number(line['Value at risk']));
    for (const risk of risks) expect(risk).toBeGreaterThanOrEqual(50);
    expect(atRisk).toEqual([...atRisk].sort((a, b) => b - a));
    // At most what each has ever brought, as the files say.
    const bought = boughtBy();
    for (const [index, line] of lines.entries()) {
      const net = bought.get(line['Customer id'] ?? '')?.net ?? 0;
      expect(atRisk[index] ?? 0).toBeLessThanOrEqual(Math.max(0, net) + 0.01);
    }
    expect(personalIn(text)).toEqual([]);
    await page.goBack();
  });

  it('stand beside those of purchases, and leave nothing to complain about', async () => {
    await add('expected-value');
    const title = await cell(page, 'expected-value').locator('h2').innerText();
    expect(title).toMatch(/\d/);
    expect(complaints.errors).toEqual([]);
    expect(await complaints.violations()).toEqual([]);
    expect(stage.requests.length).toBe(requests);
  });
});
