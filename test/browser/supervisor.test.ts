import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { glance, pickInChart, settled, Stage, twin, visitShop } from './page';

declare global {
  interface Window {
    startedWorkers: { name: string; worker: Worker }[];
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
  const workers: Window['startedWorkers'] = [];
  window.startedWorkers = workers;
  window.Worker = class extends Worker {
    constructor(...words: ConstructorParameters<typeof Worker>) {
      super(...words);
      workers.push({ name: words[1]?.name ?? '', worker: this });
    }
  };
}

/** The thread of this name that was started last, as the page sees it. */
async function thread(name: 'database' | 'statistics') {
  const found = [];
  for (const worker of page.workers()) {
    if ((await worker.evaluate(() => self.name)) === name) found.push(worker);
  }
  const last = found.at(-1);
  if (!last) throw new Error(`no thread ${name}`);
  return last;
}

/** Ends it from outside, as a browser does that is short of memory. */
function terminate(name: string): Promise<void> {
  return page.evaluate((wanted) => {
    window.startedWorkers
      .filter(({ name: own }) => own === wanted)
      .at(-1)
      ?.worker.terminate();
  }, name);
}

/** How many threads of this name were started so far. */
function started(name: string): Promise<number> {
  return page.evaluate(
    (wanted) => window.startedWorkers.filter(({ name: own }) => own === wanted).length,
    name,
  );
}

describe('the supervisor', () => {
  it.each([
    ['is terminated', () => terminate('database')],
    ['closes itself', async () => (await thread('database')).evaluate(() => self.close())],
    [
      'throws outside any call',
      async () =>
        (await thread('database')).evaluate(() => {
          setTimeout(() => {
            throw new Error('broken');
          });
        }),
    ],
  ])('starts a new engine with the same numbers when the worker %s', async (_, kill) => {
    const segments = await twin(page, 'rfm-segments');
    const everyone = await glance(page, 'customers');
    const before = await started('database');
    await kill();
    await pickInChart(page, 'rfm-segments', 0);
    await expect.poll(() => started('database'), { timeout: 20_000 }).toBe(before + 1);
    await page.locator('body[data-engine=ready]').waitFor();
    await expect.poll(() => glance(page, 'customers'), { timeout: 20_000 }).not.toBe(everyone);
    await settled(page);
    expect(await page.locator('[data-cell][data-state="failed"]').count()).toBe(0);
    expect(await twin(page, 'rfm-segments')).toEqual(segments);
    await pickInChart(page, 'rfm-segments', 0);
    await expect.poll(() => glance(page, 'customers')).toBe(everyone);
    await settled(page);
  });

  it.each([
    ['is terminated', () => terminate('statistics')],
    ['closes itself', async () => (await thread('statistics')).evaluate(() => self.close())],
  ])('runs the models on a new thread when theirs %s', async (_, kill) => {
    const estimate = await twin(page, 'order-gaps', 'estimate');
    const before = await started('statistics');
    await kill();
    // The lock is freed a moment later; a model that was under way would say so in its cell.
    await page.waitForTimeout(500);
    await pickInChart(page, 'rfm-segments', 0);
    await expect.poll(() => started('statistics'), { timeout: 20_000 }).toBe(before + 1);
    await settled(page);
    expect(await page.locator('[data-cell][data-state="failed"]').count()).toBe(0);
    expect(await twin(page, 'order-gaps', 'estimate')).not.toEqual(estimate);
    await pickInChart(page, 'rfm-segments', 0);
    await expect.poll(() => twin(page, 'order-gaps', 'estimate')).toEqual(estimate);
    await settled(page);
  });
});
