import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, glance, pickInChart, settled, Stage, total, twin, visitShop } from './page';

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await Stage.open();
  page = await visitShop(stage);
});
afterAll(() => stage.close());

describe('a click on a class', () => {
  it.each([
    ['rfm-segments', 'segment'],
    ['value-tiers', 'tier'],
    ['stages', 'stage'],
  ])(
    'in %s makes it the audience, every cell follows, and clearing brings all back',
    async (id, lens) => {
      const everyone = await glance(page, 'customers');
      const classes = await twin(page, id);
      expect(await total(page, id, 'customers')).toBe(everyone);

      await pickInChart(page, id, 0);
      await expect.poll(() => glance(page, 'customers')).not.toBe(everyone);
      await settled(page);
      const chosen = await glance(page, 'customers');
      const picked = classes.find((row) => Number(row['customers']) === chosen);
      expect(picked?.[lens]).toBeDefined();
      // The chart in which one chooses keeps showing all of its classes.
      expect(await total(page, id, 'customers')).toBe(everyone);
      const other = id === 'stages' ? 'value-tiers' : 'stages';
      expect(await total(page, other, 'customers')).toBe(chosen);
      expect(await cell(page, 'revenue').getAttribute('data-state')).toBe('ready');
      expect(await page.locator('[data-audience] button').count()).toBeGreaterThan(1);

      await page.locator('[data-audience] button').last().click();
      await expect.poll(() => glance(page, 'customers')).toBe(everyone);
      await settled(page);
      expect(await twin(page, id)).toEqual(classes);
    },
  );

  it('adds a second class of the same lens as an alternative', async () => {
    const everyone = await glance(page, 'customers');
    await pickInChart(page, 'rfm-segments', 0);
    await expect.poll(() => glance(page, 'customers')).not.toBe(everyone);
    await settled(page);
    const one = await glance(page, 'customers');
    await pickInChart(page, 'rfm-segments', 1);
    await expect.poll(() => glance(page, 'customers')).not.toBe(one);
    await settled(page);
    expect(await glance(page, 'customers')).toBeLessThan(everyone);
  });
});
