import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright';
import { browserSwitches, findBrowser } from '../../src/command/browser.mjs';
import { serve, type Served } from '../../src/command/serve.mjs';
import { defaultNotebook } from '../../src/notebook/default';
import { root } from '../contracts/sources';

/** A file as a test drops it: a name and its bytes or text. */
export interface GivenFile {
  name: string;
  content: string | Uint8Array;
}

/** How a page is opened. */
export interface Visit extends BrowserContextOptions {
  /** Such as `#sample`. */
  fragment?: string;
  /** Runs in the page before its own scripts. */
  before?: () => void;
}

/** What the page would complain about to a developer. */
export interface Complaints {
  /** Uncaught errors and errors on the console. */
  errors: string[];
  /** Requests that the content policy refused, and scripts and styles. */
  violations(): Promise<string[]>;
}

declare global {
  interface Window {
    seenViolations?: string[];
  }
}

/** One browser and one server of the built page; one a test file. */
export class Stage {
  private constructor(
    private readonly browser: Browser,
    private readonly server: Served,
    /** Paths that the server was asked for so far. */
    readonly requests: readonly string[],
  ) {}

  static async open(): Promise<Stage> {
    const dist = join(root, 'dist');
    if (!existsSync(join(dist, 'index.html'))) throw new Error('no dist: npm run build');
    const executablePath = process.env['CHROME_PATH'] ?? (await findBrowser());
    if (!executablePath) throw new Error('no browser on this machine: npm test installs one');
    const requests: string[] = [];
    const server = await serve({ folder: dist, onRequest: (path) => requests.push(path) });
    const browser = await chromium.launch({ executablePath, args: browserSwitches });
    return new Stage(browser, server, requests);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  get url(): string {
    return this.server.url;
  }

  /** Opens the page in a fresh profile and waits until the engine is ready. */
  async visit({ fragment = '', before, ...options }: Visit = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: { width: 1440, height: 1000 },
      locale: 'en-GB',
      acceptDownloads: true,
      ...options,
    });
    const page = await context.newPage();
    await page.addInitScript(collectViolations);
    if (before) await page.addInitScript(before);
    await page.goto(this.server.url + fragment);
    await page.locator('body[data-engine=ready]').waitFor({ timeout: 20_000 });
    return page;
  }
}

function collectViolations(): void {
  const seen: string[] = [];
  window.seenViolations = seen;
  document.addEventListener('securitypolicyviolation', (event) => {
    seen.push(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
  });
}

/** Collects what goes wrong from now on. */
export function complaintsOf(page: Page): Complaints {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { errors, violations: () => page.evaluate(() => window.seenViolations ?? []) };
}

/** Drops files on the page, all at once. */
export async function drop(page: Page, files: readonly GivenFile[]): Promise<void> {
  await page.locator('input[data-drop]').setInputFiles(
    files.map(({ name, content }) => ({
      name,
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    })),
  );
}

/** Opens the page with the customers and orders of the sample: enough for every cell, and quick. */
export async function visitShop(stage: Stage, visit: Visit = {}): Promise<Page> {
  const page = await stage.visit(visit);
  await dropShop(page);
  return page;
}

/** Drops those files and waits until every cell is ready. */
export async function dropShop(page: Page): Promise<void> {
  const names = ['customers', 'transactions', 'products', 'refunds'];
  const paths = names.map((name) => join(root, `sample-data/shop/${name}.csv`));
  await page.locator('input[data-drop]').setInputFiles(paths);
  await ready(page);
  await settled(page);
}

/** The cell of an analysis. */
export function cell(page: Page, analysis: string): Locator {
  return page.locator(`[data-cell][data-analysis="${analysis}"]`);
}

/** Waits until these cells are ready; the default notebook unless told otherwise. */
export async function ready(
  page: Page,
  analyses: readonly string[] = defaultNotebook,
): Promise<void> {
  await page.waitForFunction(
    (ids) =>
      ids.every(
        (id) =>
          document
            .querySelector(`[data-cell][data-analysis="${id}"]`)
            ?.getAttribute('data-state') === 'ready',
      ),
    [...analyses],
    { timeout: 60_000 },
  );
}

/** Waits until no cell is computing any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[data-cell]') !== null &&
      document.querySelector(
        '[data-cell][data-state="running"], [data-cell][data-state="idle"]',
      ) === null,
    undefined,
    { timeout: 60_000 },
  );
}

/** The rows of a table twin, its raw values by column. */
export function twin(
  page: Page,
  analysis: string,
  result = 'main',
): Promise<Record<string, string>[]> {
  return cell(page, analysis)
    .locator(`table[data-result="${result}"]`)
    .evaluate((table) => {
      const columns = [...table.querySelectorAll('thead th')].map(
        (th) => th.getAttribute('data-column') ?? '',
      );
      return [...table.querySelectorAll('tbody tr')].map((row) =>
        Object.fromEntries(
          columns.map((column, index) => [
            column,
            row.children[index]?.getAttribute('data-value') ?? '',
          ]),
        ),
      );
    });
}

/** The value of a measure in the figures at a glance. */
export async function glance(page: Page, measure: string): Promise<number> {
  const rows = await twin(page, 'at-a-glance');
  return Number(rows.find((row) => row['measure'] === measure)?.['value']);
}

/** The sum of a column of a table twin. */
export async function total(page: Page, analysis: string, column: string): Promise<number> {
  const rows = await twin(page, analysis);
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

/** The accounts of the loaded files, by file name. */
export async function receipts(page: Page): Promise<Record<string, Record<string, string>>> {
  const list = await page
    .locator('[data-receipt]')
    .evaluateAll((elements) =>
      elements.map(
        (element) => ({ ...(element as HTMLElement).dataset }) as Record<string, string>,
      ),
    );
  return Object.fromEntries(list.map((receipt) => [receipt['file'] ?? '', receipt]));
}

/** Clicks the n-th class of a chart in which classes can be picked; 0 is the first. */
export async function pickInChart(page: Page, analysis: string, index: number): Promise<void> {
  const buttons = cell(page, analysis).locator('figure [role=button]');
  await buttons.nth(index).click();
}

/** All that the browser keeps for the page, as one text. */
export function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    const stores = await Promise.all(
      databases.map(
        ({ name }) =>
          new Promise<unknown[]>((resolve, reject) => {
            const request = indexedDB.open(name ?? '');
            request.onerror = () => reject(new Error(String(request.error)));
            request.onsuccess = () => {
              const names = [...request.result.objectStoreNames];
              if (names.length === 0) return resolve([]);
              const read = request.result.transaction(names);
              const all = names.map((store) => read.objectStore(store).getAll());
              read.oncomplete = () => {
                request.result.close();
                resolve(all.flatMap(({ result }) => result as unknown[]));
              };
            };
          }),
      ),
    );
    const caught = await caches.keys();
    return JSON.stringify([stores, { ...localStorage }, { ...sessionStorage }, caught]);
  });
}
