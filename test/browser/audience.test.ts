import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, glance, pickInChart, ready, settled, Stage, total, twin, visitShop } from './page';
import { linesOf } from './sample';

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

      await page.locator('[data-action=everyone]').click();
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

  it('on a bar of demographics makes its value the audience; the chart keeps the others', async () => {
    await page.locator('[data-action=everyone]').click();
    await expect.poll(() => glance(page, 'customers')).toBe(4000);
    await settled(page);
    const all = await twin(page, 'demographics');
    const women = linesOf('customers').filter((line) => line['性别'] === '女').length;
    const bar = cell(page, 'demographics').getByRole('button', { name: /^Female, / });
    await bar.click();
    await expect.poll(() => glance(page, 'customers')).toBe(women);
    await settled(page);
    await expect.poll(() => bar.getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('[data-audience]').innerText()).toContain('Gender: Female');
    const ofGender = (rows: Record<string, string>[]) =>
      rows.filter((row) => row['attribute'] === 'gender');
    expect(ofGender(await twin(page, 'demographics'))).toEqual(ofGender(all));
    expect(await total(page, 'stages', 'customers')).toBe(women);

    await page.locator('body').press('Control+z');
    await expect.poll(() => glance(page, 'customers')).toBe(4000);
    await settled(page);
    expect(await twin(page, 'demographics')).toEqual(all);
  });

  it('on a cluster makes its customers the audience; the chart keeps the others', async () => {
    await page.locator('#library-search').fill('clusters');
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Clusters/ })
      .click();
    await ready(page, ['clusters']);
    await settled(page);
    const all = await twin(page, 'clusters');
    const sizes = all.map((row) => Number(row['customers']));
    await pickInChart(page, 'clusters', 0);
    await expect.poll(() => glance(page, 'customers')).toBe(sizes[0]);
    await settled(page);
    expect(await page.locator('[data-audience]').innerText()).toContain('Cluster: 1');
    expect(await total(page, 'value-tiers', 'customers')).toBe(sizes[0]);
    expect(await twin(page, 'clusters')).toEqual(all);

    await page.locator('body').press('Control+z');
    await expect.poll(() => glance(page, 'customers')).toBe(4000);
  });
});
