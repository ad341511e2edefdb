import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tinyShop } from '../contracts/tiny-shop';
import { cell, complaintsOf, drop, kept, pickInChart, ready, settled, Stage } from './page';
import { probePage, probeWorker } from './probes';
import { openSink, type Sink } from './sink';

const canary = 'kanarienvogel';
/** A canary in every cell of one more column of each file, and in what may be shown. */
const shop = Object.entries(tinyShop).map(([name, content]) => ({
  name,
  content: content
    .trim()
    .split('\n')
    .map((line, index) => `${line},${index === 0 ? 'remark' : canary}`)
    .join('\n')
    .replaceAll('王伟', `<img src=x onerror="fetch('/${canary}')">`)
    .replaceAll('桂花乌龙', `=HYPERLINK(""http://127.0.0.1/${canary}"")`.replaceAll('""', '')),
}));

let stage: Stage;
let sink: Sink;
let page: Page;
let atReady: number;
beforeAll(async () => {
  [stage, sink] = await Promise.all([Stage.open(), openSink()]);
  page = await stage.visit();
  atReady = stage.requests.length;
});
afterAll(async () => {
  await Promise.all([stage.close(), sink.close()]);
});

/** What either host heard since the page was ready. */
function heard(): string[] {
  return [...stage.requests.slice(atReady), ...sink.heard];
}

/** The list and its export, a customer, a search, a segment and its audience. */
async function throughPeopleAndSegments(): Promise<void> {
  const inEnglish = await page.locator('html').getAttribute('lang');
  if (!inEnglish?.startsWith('en')) await page.locator('[data-language]').click();
  await page.locator('[data-action=people]').click();
  await page.getByRole('switch').click();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await Promise.all([
    page.waitForEvent('download'),
    page
      .locator('dialog[open]')
      .getByRole('button', { name: /^Export / })
      .click(),
  ]);
  await page.locator('[data-person]').first().click();
  await page.locator('[data-customer][data-state=ready]').waitFor();
  await page.getByRole('button', { name: 'Show in full' }).click();
  await page.getByRole('combobox').fill('c');
  await page.getByRole('option').first().click();
  await page.locator('[data-customer][data-state=ready]').waitFor();
  await page.goBack();
  await page.goBack();
  await page.goBack();
  await page.locator('[data-action=segments]').click();
  await page.getByRole('button', { name: 'Add the first condition' }).click();
  await page.getByRole('combobox', { name: 'Search conditions' }).fill('Orders');
  await page.keyboard.press('Enter');
  await page.getByLabel('Value of Orders').fill('1');
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Regulars');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Use as audience: Regulars' }).click();
  await settled(page);
}

describe('after start-up', () => {
  it('no request leaves while files are loaded, read, filtered and exported', async () => {
    const complaints = complaintsOf(page);
    await drop(page, shop);
    await ready(page);
    await settled(page);
    await pickInChart(page, 'rfm-segments', 0);
    await settled(page);
    await page.locator('[data-language]').click();
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const fold of await cell(page, 'rfm-segments').locator('footer button').all()) {
      await fold.click();
    }
    await page.locator('input[data-as-of]').fill('2023-12-31');
    await page.locator('input[data-as-of]').dispatchEvent('change');
    await settled(page);
    for (const item of [/CSV/, /SVG/, /PNG/]) {
      await cell(page, 'rfm-segments').locator('.menu button').first().click();
      await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: item }).first().click(),
      ]);
    }
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await throughPeopleAndSegments();
    expect(heard()).toEqual([]);
    expect(complaints.errors).toEqual([]);
    expect(await complaints.violations()).toEqual([]);
  });

  it('nothing of the rows stays behind in the browser', async () => {
    const all = await kept(page);
    expect(all.length).toBeGreaterThan(10);
    expect(all).not.toContain(canary);
    expect(all).not.toContain('李娜');
  });

  it('the page cannot reach another host, nor its own', async () => {
    expect((await page.evaluate(probePage, sink.url)).length).toBeGreaterThan(25);
    await page.evaluate(probePage, stage.url);
    expect(heard()).toEqual([]);
  });

  it('the worker cannot either, and its policy says so', async () => {
    const worker = page.workers().at(-1);
    const probed = await worker?.evaluate(probeWorker, sink.url);
    expect(probed?.ways.length).toBeGreaterThan(7);
    expect(probed?.violations).toBeGreaterThan(0);
    await worker?.evaluate(probeWorker, stage.url);
    expect(heard()).toEqual([]);
  });

  it('lifting the tags of the policy does not lift the policy', async () => {
    await page.evaluate(() => {
      for (const meta of document.querySelectorAll('meta[http-equiv]')) meta.remove();
    });
    await page.evaluate(probePage, sink.url);
    expect(heard()).toEqual([]);
  });

  it('text of a file never becomes an element', async () => {
    expect(await page.locator('[onerror], [onload], img[src=x]').count()).toBe(0);
  });
});

describe('the sink', () => {
  it('would have heard a request', async () => {
    await fetch(`${sink.url}hello`);
    expect(sink.heard).toContain('GET /hello');
  });
});
