import { readFileSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions, type Page } from 'playwright';
import { defaultNotebook } from '../../src/notebook/default';
import { analysisQueries } from '../../src/analyses/queries';
import type { Analysis } from '../../src/analyses/analysis';
import type { BenchData } from './data';
import { installPageClock } from './page-clock';
import { measureModels, type ModelledId, type ModelTimes } from './models';
import { measurePeople, type PeopleTimes } from './people';

const definitions = import.meta.glob<{ analysis: Analysis }>('../../src/analyses/*/analysis.ts', {
  eager: true,
});
const grains = new Map(
  Object.values(definitions).map(({ analysis }) => [analysis.id, analysis.grain]),
);

/** What one load in the page took; seconds, but for `longest` in milliseconds. */
export interface PageTimes {
  /** From the drop to the receipts. */
  load: number;
  /** From the receipts to the last chart. */
  draw: number;
  /** From the drop to the last chart. */
  total: number;
  /** The longest task of the main thread from the drop to the last chart, in milliseconds. */
  longest: number;
  /** The most that the renderer process held, in megabytes. */
  peak: number;
  /**
   * Milliseconds from each click to the last redrawn cell of the kind; `visible` are those at
   * customer grain that were on the screen.
   */
  clicks: { visible: number[]; customer: number[]; order: number[] };
  /** Milliseconds from each click to the redrawn cell, by analysis. */
  cells: Record<string, number[]>;
  /** Milliseconds from a new as-of date to the last chart. */
  asOf: number[];
  people: PeopleTimes;
  models: Record<ModelledId, ModelTimes>;
  /** Customers that the RFM segments have in all. */
  customers: number;
}

const patience = { timeout: 300_000 };

/** Loads the files into a warm page and clicks about in it. */
export async function measurePage(
  url: string,
  launch: LaunchOptions,
  data: BenchData,
  clicks: number,
): Promise<PageTimes> {
  const browser = await chromium.launch(launch);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(installPageClock);
    await page.goto(url);
    await page.locator('body[data-engine=ready]').waitFor(patience);
    // The clock of the promises runs on a warm engine; it warms up while nothing was dropped yet.
    await page.waitForTimeout(5_000);
    await page.evaluate(() => window.benchClock.reset());
    await page.locator('input[data-drop]').setInputFiles(Object.values(data.paths));
    await drawn(page);
    const clock = await page.evaluate(() => ({ ...window.benchClock }));
    const last = Math.max(...Object.values(clock.drawnAt));
    const customers = await segmentCustomers(page);
    return {
      load: (clock.loadedAt - clock.droppedAt) / 1000,
      draw: (last - clock.loadedAt) / 1000,
      total: (last - clock.droppedAt) / 1000,
      longest: clock.longest,
      ...(await measureClicks(page, clicks)),
      asOf: await measureAsOf(page),
      people: await measurePeople(page, clicks),
      models: await measureModels(page),
      peak: await peakMemory(browser),
      customers,
    };
  } finally {
    await browser.close();
  }
}

/** Seconds from an empty cache to the last chart of the sample. */
export async function measureStart(url: string, launch: LaunchOptions): Promise<number> {
  const browser = await chromium.launch(launch);
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(installPageClock);
    await page.goto(`${url}#sample`);
    await drawn(page);
    return (await lastDrawn(page)) / 1000;
  } finally {
    await browser.close();
  }
}

/** Waits until every cell of the default notebook is ready and has its picture. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(
    (ids) =>
      ids.every((id) => {
        const cell = document.querySelector(`[data-cell][data-analysis="${id}"]`);
        return cell?.getAttribute('data-state') === 'ready' && cell.querySelector('figure > *');
      }),
    [...defaultNotebook],
    patience,
  );
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
  );
}

function lastDrawn(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(...Object.values(window.benchClock.drawnAt)));
}

async function measureClicks(
  page: Page,
  clicks: number,
): Promise<Pick<PageTimes, 'clicks' | 'cells'>> {
  const times: PageTimes['clicks'] = { visible: [], customer: [], order: [] };
  const cells: PageTimes['cells'] = {};
  for (let click = 0; click < clicks; click++) {
    await page.evaluate(() => window.benchClock.reset());
    await clickSegment(page, click);
    await settled(page);
    const clock = await page.evaluate(() => ({ ...window.benchClock }));
    const seen = new Set(await page.evaluate(idsOnScreen));
    const visible = Object.entries(clock.drawnAt).filter(
      ([id]) => grains.get(id) === 'customer' && seen.has(id),
    );
    times.visible.push(Math.max(...visible.map(([, at]) => at)) - clock.actedAt);
    for (const grain of ['customer', 'order'] as const) {
      const ofGrain = Object.entries(clock.drawnAt).filter(([id]) => grains.get(id) === grain);
      const last = Math.max(...ofGrain.map(([, at]) => at));
      if (ofGrain.length > 0) times[grain].push(last - clock.actedAt);
      for (const [id, at] of ofGrain) (cells[id] ??= []).push(at - clock.actedAt);
    }
  }
  return { clicks: times, cells };
}

/** The analyses whose cells are on the screen, even in part. */
function idsOnScreen(): string[] {
  return [...document.querySelectorAll('[data-cell]')].flatMap((cell) => {
    const { top, bottom } = cell.getBoundingClientRect();
    return bottom > 0 && top < innerHeight ? [cell.getAttribute('data-analysis') ?? ''] : [];
  });
}

/** A real click on a bar of the chart of segments; each time another one. */
async function clickSegment(page: Page, click: number): Promise<void> {
  const bars = page.locator('[data-analysis="rfm-segments"] figure rect[role=button]');
  await bars.nth(click % Math.min(await bars.count(), 6)).click();
}

/** No cell is computing, and a frame has passed since. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      Object.keys(window.benchClock.drawnAt).length > 0 &&
      !document.querySelector('[data-cell][data-state="running"]'),
    undefined,
    patience,
  );
  await page.waitForTimeout(100);
}

async function measureAsOf(page: Page): Promise<number[]> {
  const input = page.locator('input[data-as-of]');
  const last = new Date(await input.inputValue()).getTime();
  const times: number[] = [];
  for (const days of [30, 60, 90]) {
    await page.evaluate(() => window.benchClock.reset());
    await input.fill(new Date(last - days * 86_400_000).toISOString().slice(0, 10));
    await input.dispatchEvent('change');
    await settled(page);
    const clock = await page.evaluate(() => ({ ...window.benchClock }));
    times.push(Math.max(...Object.values(clock.drawnAt)) - clock.actedAt);
  }
  return times;
}

async function segmentCustomers(page: Page): Promise<number> {
  const table = page.locator('[data-analysis="rfm-segments"] table[data-result="main"]');
  const values = await table.evaluate((element) => {
    const headers = [...element.querySelectorAll('thead th')];
    const column = headers.findIndex((th) => th.getAttribute('data-column') === 'customers');
    return [...element.querySelectorAll('tbody tr')].map((row) =>
      Number(row.children[column]?.getAttribute('data-value')),
    );
  });
  return values.reduce((sum, value) => sum + value, 0);
}

/** Linux keeps the high-water mark of each process; elsewhere the figure is unknown. */
export async function peakMemory(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const marks = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => highWater(id));
  return Math.max(...marks);
}

function highWater(process: number): number {
  try {
    const status = readFileSync(`/proc/${process}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Whether every analysis of the default notebook is there; a bench of half of them would lie. */
export function missingAnalyses(): string[] {
  return defaultNotebook.filter((id) => !analysisQueries.has(id));
}
