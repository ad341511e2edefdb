import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { glance, pickInChart, settled, Stage, twin, visitShop } from './page';

declare global {
  interface Window {
    startedWorkers: Worker[];
  }
}

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await Stage.open();
  page = await visitShop(stage, { before: keepWorkers });
});
afterAll(() => stage.close());

/** Remembers the workers that the page starts: the page itself offers no way to kill one. */
function keepWorkers(): void {
  const workers: Worker[] = [];
  window.startedWorkers = workers;
  window.Worker = class extends Worker {
    constructor(...words: ConstructorParameters<typeof Worker>) {
      super(...words);
      workers.push(this);
    }
  };
}

describe('the supervisor', () => {
  it.each([
    ['is terminated', () => page.evaluate(() => window.startedWorkers.at(-1)?.terminate())],
    [
      'closes itself',
      () =>
        page
          .workers()
          .at(-1)
          ?.evaluate(() => self.close()),
    ],
    [
      'throws outside any call',
      () =>
        page
          .workers()
          .at(-1)
          ?.evaluate(() => {
            setTimeout(() => {
              throw new Error('broken');
            });
          }),
    ],
  ])('starts a new engine with the same numbers when the worker %s', async (_, kill) => {
    const segments = await twin(page, 'rfm-segments');
    const everyone = await glance(page, 'customers');
    const before = await page.evaluate(() => window.startedWorkers.length);
    await kill();
    await pickInChart(page, 'rfm-segments', 0);
    await expect
      .poll(() => page.evaluate(() => window.startedWorkers.length), { timeout: 20_000 })
      .toBe(before + 1);
    await page.locator('body[data-engine=ready]').waitFor();
    await expect.poll(() => glance(page, 'customers'), { timeout: 20_000 }).not.toBe(everyone);
    await settled(page);
    expect(await page.locator('[data-cell][data-state="failed"]').count()).toBe(0);
    expect(await twin(page, 'rfm-segments')).toEqual(segments);
    await pickInChart(page, 'rfm-segments', 0);
    await expect.poll(() => glance(page, 'customers')).toBe(everyone);
    await settled(page);
  });
});
