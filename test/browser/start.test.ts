import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultNotebook } from '../../src/notebook/default';
import { cell, complaintsOf, ready, receipts, settled, Stage, twin } from './page';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await Stage.open();
  page = await stage.visit();
});
afterAll(() => stage.close());

describe('the page', () => {
  it('starts its engine and shows the two ways to begin', async () => {
    expect(
      await page.locator('input[type=file][data-drop]').getAttribute('multiple'),
    ).not.toBeNull();
    expect(await page.locator('[data-action="try-sample"]').isVisible()).toBe(true);
    expect(await page.locator('[data-cell]').count()).toBe(0);
  });

  it('draws the whole default notebook of the sample after one click', async () => {
    const complaints = complaintsOf(page);
    await page.locator('[data-action="try-sample"]').click();
    await ready(page);
    await settled(page);
    for (const id of defaultNotebook) {
      expect(await cell(page, id).locator('figure > *').count(), id).toBeGreaterThan(0);
      expect((await twin(page, id)).length, id).toBeGreaterThan(0);
      expect(await cell(page, id).locator('h2').innerText(), id).not.toBe('');
    }
    expect(complaints.errors).toEqual([]);
    expect(await complaints.violations()).toEqual([]);
  });

  it('accounts for every record of the sample', async () => {
    const accounts = Object.values(await receipts(page));
    expect(accounts.length).toBeGreaterThanOrEqual(14);
    for (const { file, records, loaded, quarantined, skipped } of accounts) {
      expect(Number(records), file).toBe(Number(loaded) + Number(quarantined) + Number(skipped));
      expect(Number(loaded), file).toBeGreaterThan(0);
    }
  });

  it('names the as-of date, and computes anew for another one', async () => {
    const input = page.locator('input[data-as-of]');
    expect(await input.inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    const before = await twin(page, 'stages');
    await input.fill('2024-06-30');
    await input.dispatchEvent('change');
    await expect.poll(() => twin(page, 'stages'), { timeout: 20_000 }).not.toEqual(before);
    await settled(page);
    expect(await page.locator('[data-cell][data-state="failed"]').count()).toBe(0);
  });
});
