import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, ready, settled, Stage } from './page';
import { atRest, looks, show, violations } from './wcag';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

describe('the empty page', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.visit();
  });
  afterAll(() => page.context().close());

  it.each(looks)(
    'in the %s theme in %s has no violation of WCAG 2.2 AA',
    async (theme, language) => {
      await show(page, theme, language);
      expect(await violations(page)).toEqual([]);
    },
  );
});

describe('the notebook', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.visit({ fragment: '#sample' });
    await ready(page);
    await settled(page);
  });
  afterAll(() => page.context().close());

  it.each(looks)(
    'in the %s theme in %s has no violation of WCAG 2.2 AA',
    async (theme, language) => {
      await show(page, theme, language);
      expect(await violations(page)).toEqual([]);
    },
  );

  it.each(looks)('has none unfolded, in the %s theme in %s', async (theme, language) => {
    await show(page, theme, language);
    await unfold(page, true);
    expect(await violations(page)).toEqual([]);
    await unfold(page, false);
  });

  it.each(looks)(
    'has none on the screens of people, customer and segments, in the %s theme in %s',
    async (theme, language) => {
      await show(page, theme, language);
      await page.locator('[data-action=people]').click();
      await page.locator('[data-person]').first().waitFor();
      await atRest(page);
      expect(await violations(page)).toEqual([]);
      await page.locator('[data-person]').first().click();
      await page.locator('[data-customer][data-state=ready]').waitFor();
      await atRest(page);
      expect(await violations(page)).toEqual([]);
      await page.goBack();
      await page.goBack();
      await page.locator('[data-action=segments]').click();
      await page.locator('#segments-title').waitFor();
      await atRest(page);
      expect(await violations(page)).toEqual([]);
      await page.goBack();
    },
  );

  it('keeps language and theme for the next visit, and loses nothing by a switch', async () => {
    await show(page, 'light', 'en');
    const heading = cell(page, 'rfm-segments').locator('h2');
    expect(await heading.innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    await page.locator('[data-language]').click();
    await expect.poll(() => heading.innerText()).toMatch(/[\u4e00-\u9fff]/);
    const ground = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await ground();
    await page.locator('header .right [aria-haspopup]').last().click();
    await page.locator('[role=menuitemradio]').last().click();
    await expect.poll(ground).not.toBe(light);
    expect(await page.locator('[data-cell][data-state="failed"]').count()).toBe(0);
    await page.reload();
    await page.locator('body[data-engine=ready]').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    expect(await ground()).not.toBe(light);
  });
});

/** A table, how it is computed, the receipts and the menu of a cell. */
async function unfold(page: Page, isOpen: boolean): Promise<void> {
  const shut = isOpen ? 'false' : 'true';
  for (const fold of await cell(page, 'rfm-segments').locator('footer button').all()) {
    if ((await fold.getAttribute('aria-expanded')) === shut) await fold.click();
  }
  await page.locator('details#receipts > summary').click();
  if (isOpen) await cell(page, 'rfm-segments').locator('.menu button').first().click();
  else await page.keyboard.press('Escape');
}
