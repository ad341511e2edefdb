import type { Page } from 'playwright';

/** The analyses whose scores a model makes. */
export type ModelledId = 'expected-value' | 'early-warning';

/** What one of them took. */
export interface ModelTimes {
  /** Seconds from choosing it in the library to its picture: inputs, fit, scores, queries. */
  seconds: number;
  /** The longest task of the main thread meanwhile, in milliseconds. */
  longest: number;
}

/** Adds each of them to the notebook, one after another. */
export async function measureModels(page: Page): Promise<Record<ModelledId, ModelTimes>> {
  return {
    'expected-value': await measured(page, 'expected-value'),
    'early-warning': await measured(page, 'early-warning'),
  };
}

async function measured(page: Page, id: ModelledId): Promise<ModelTimes> {
  await page.evaluate(() => window.benchClock.reset());
  await page.locator(`[data-add="${id}"]`).click();
  const cell = `[data-cell][data-analysis="${id}"]`;
  await page.locator(`${cell}[data-state=ready] figure > *`).first().waitFor({ timeout: 120_000 });
  const clock = await page.evaluate(() => ({ ...window.benchClock }));
  return { seconds: ((clock.drawnAt[id] ?? NaN) - clock.actedAt) / 1000, longest: clock.longest };
}
