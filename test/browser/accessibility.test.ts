import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, ready, settled, Stage } from './page';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

/** What axe finds against WCAG 2.2 AA: the rule and where. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which no content policy binds.
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
    };
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Animations are at their ends, so that axe sees the colours that stay. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
  );
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  describe.each([
    ['zh', 'zh-CN'],
    ['en', 'en-GB'],
  ])('in the language %s', (language, locale) => {
    it('has no violation of WCAG 2.2 AA when empty', async () => {
      const page = await stage.visit({ colorScheme, locale });
      expect(await page.locator('html').getAttribute('lang')).toMatch(language);
      await still(page);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    });

    it('has none with the notebook, an open table, its computation and a menu', async () => {
      const page = await stage.visit({ colorScheme, locale, fragment: '#sample' });
      await ready(page);
      await settled(page);
      await still(page);
      expect(await violations(page)).toEqual([]);
      const folds = cell(page, 'rfm-segments').locator('footer button');
      for (const fold of await folds.all()) await fold.click();
      await page.locator('details#receipts > summary').click();
      await cell(page, 'value-tiers').locator('.menu button').first().click();
      await still(page);
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    });
  });
});

describe('language and theme', () => {
  it('are switched without losing what is on the page, and kept for the next visit', async () => {
    const page = await stage.visit({ fragment: '#sample' });
    await ready(page);
    const heading = cell(page, 'rfm-segments').locator('h2');
    expect(await heading.innerText()).not.toMatch(/[\u4e00-\u9fff]/);
    await page.locator('[data-language]').click();
    await expect.poll(() => heading.innerText()).toMatch(/[\u4e00-\u9fff]/);
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await ground();
    await page.locator('header .right [aria-haspopup]').last().click();
    await page.locator('[role=menuitemradio]').last().click();
    await expect.poll(ground).not.toBe(light);
    expect(await page.locator('[data-cell][data-state="failed"]').count()).toBe(0);
    await page.reload();
    await page.locator('body[data-engine=ready]').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^zh/);
    expect(await ground()).not.toBe(light);
    await page.context().close();
  });
});
