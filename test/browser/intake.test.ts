import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { glance, receipts, settled, Stage, drop } from './page';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const two = (value: number) => String(value).padStart(2, '0');

/** Orders with dates that may be read day first or month first: 3 January or 1 March. */
function ambiguousOrders(prefix: string): string {
  const rows = Array.from({ length: 24 }, (_, index) => {
    return `${prefix}${index},c${index % 5},03/${two((index % 12) + 1)}/2024,${index + 1}.50`;
  });
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n');
}

/** Forty paid orders of 10, and ten that were never paid. */
function chineseOrders(): string {
  const rows = Array.from({ length: 50 }, (_, index) => {
    const day = `2024-0${(index % 6) + 1}-${two((index % 27) + 1)}`;
    return `T${1000 + index},买家${index % 8},${day},10.00,${index < 40 ? '交易成功' : '等待买家付款'}`;
  });
  return ['订单编号,买家会员名,订单创建时间,买家实际支付金额,订单状态', ...rows].join('\n');
}

function people(from: number, count: number, city: string): string {
  const rows = Array.from({ length: count }, (_, index) => `p${from + index},Ann,${city}`);
  return ['customer_id,name,city', ...rows].join('\n');
}

async function taken(page: Page, names: readonly string[]): Promise<void> {
  await expect
    .poll(async () => Object.keys(await receipts(page)).sort())
    .toEqual([...names].sort());
  await settled(page);
}

async function unfoldReceipts(page: Page): Promise<void> {
  await page.locator('details#receipts > summary').click();
  await page.locator('[data-receipt] .body').first().waitFor();
}

describe('a file that does not say how its dates are meant', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage.visit();
  });
  afterAll(() => page.context().close());

  it('is asked about beside a preview, and nothing is loaded before', async () => {
    await drop(page, [{ name: 'june.csv', content: ambiguousOrders('a') }]);
    const question = page.locator('[data-question]');
    await question.waitFor();
    expect(await question.count()).toBe(1);
    expect(await question.locator('input[type=radio]').count()).toBe(2);
    expect(await question.locator('input[type=radio]').first().isChecked()).toBe(true);
    expect(await page.locator('[data-receipt]').count()).toBe(0);
    const columns = page.getByRole('region', { name: /june\.csv/ });
    expect(await columns.locator('tbody tr').count()).toBe(4);
    expect(await columns.locator('tbody th').allInnerTexts()).toContain('order_date');
  });

  it('is loaded by the answer', async () => {
    await page.locator('[data-question] input[type=radio]').last().check();
    await page.locator('[data-action="load"]').click();
    await taken(page, ['june.csv']);
    expect(await page.locator('[data-action="load"]').count()).toBe(0);
    // Month first: all orders are of March.
    expect(await page.locator('input[data-as-of]').inputValue()).toBe('2024-03-12');
  });

  it('is remembered: the next file of the layout loads without a question, in a later visit', async () => {
    const later = await page.context().newPage();
    await later.goto(stage.url);
    await later.locator('body[data-engine=ready]').waitFor();
    await drop(later, [{ name: 'july.csv', content: ambiguousOrders('b') }]);
    await taken(later, ['july.csv']);
    expect(await later.locator('input[data-as-of]').inputValue()).toBe('2024-03-12');
    await unfoldReceipts(later);
    await later.locator('.memory button').click();
    await expect.poll(() => later.locator('.memory').count()).toBe(0);
    await drop(later, [{ name: 'august.csv', content: ambiguousOrders('c') }]);
    await later.locator('[data-question]').waitFor();
    await later.close();
  });
});

describe('a decision about a loaded file', () => {
  it('is switched on its line in the receipt, and back', async () => {
    const page = await stage.visit();
    await drop(page, [{ name: 'orders.csv', content: chineseOrders() }]);
    await taken(page, ['orders.csv']);
    expect(await glance(page, 'orders')).toBe(40);
    await unfoldReceipts(page);
    const choice = page.locator('[data-receipt] [data-choice="unpaid"]');
    await choice.locator('input').last().check({ force: true });
    await expect.poll(() => glance(page, 'orders')).toBe(50);
    await settled(page);
    await page.locator('[role=status] button').first().click();
    await expect.poll(() => glance(page, 'orders')).toBe(40);
    await page.context().close();
  });
});

describe('a later file of the same customers', () => {
  it('is merged, says what is new, and can be taken out again', async () => {
    const page = await stage.visit();
    await drop(page, [{ name: 'may.csv', content: people(0, 20, 'Leeds') }]);
    await taken(page, ['may.csv']);
    // Five of the twenty come again, from another city; ten are new.
    await drop(page, [{ name: 'june.csv', content: people(15, 15, 'York') }]);
    await taken(page, ['may.csv', 'june.csv']);
    expect(await glance(page, 'customers')).toBe(30);
    const strip = await page.locator('details#receipts > summary').innerText();
    expect(strip).toMatch(/10 new, 5 changed \(city 5\)/);
    await page.locator('[data-action="undo-load"]').click();
    await taken(page, ['may.csv']);
    await expect.poll(() => glance(page, 'customers')).toBe(20);
    await page.locator('[data-action="undo-load"]').click();
    await page.locator('[data-action="try-sample"]').waitFor();
    await page.context().close();
  });
});

describe('quarantined records', () => {
  it('are downloaded, all of them, and no spreadsheet runs them', async () => {
    const page = await stage.visit();
    const bad = Array.from({ length: 70 }, (_, index) => `=x${index},c1,2024-02-30,1.00`);
    const good = Array.from({ length: 200 }, (_, index) => `o${index},c1,2024-01-02,1.00`);
    const content = ['order_id,customer_id,order_date,amount', ...good, ...bad].join('\n');
    await drop(page, [{ name: 'orders.csv', content }]);
    await taken(page, ['orders.csv']);
    expect((await receipts(page))['orders.csv']).toMatchObject({
      loaded: '200',
      quarantined: '70',
    });
    await unfoldReceipts(page);
    await page.locator('.fold summary').last().click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('[data-action="download-quarantine"]').click(),
    ]);
    expect(file.suggestedFilename()).toBe('quarantine-orders.csv');
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(lines).toHaveLength(71);
    expect(lines[1]).toMatch(/^"202","order_date","[^"]+","'=x0,c1,2024-02-30,1.00"$/);
    await page.context().close();
  });
});

describe('a table pasted from a spreadsheet', () => {
  it('is taken on the empty page and in the notebook; other text is not', async () => {
    const page = await stage.visit();
    await paste(page, 'just a word');
    await page.locator('[role=status]', { hasText: 'no table' }).waitFor();
    await paste(page, people(0, 12, 'Leeds').replaceAll(',', '\t'));
    await taken(page, ['Pasted table 1.tsv']);
    await paste(page, people(12, 3, 'York').replaceAll(',', '\t'));
    await taken(page, ['Pasted table 1.tsv', 'Pasted table 2.tsv']);
    expect(await glance(page, 'customers')).toBe(15);
    await page.context().close();
  });
});

describe('a file with two thousand columns', () => {
  it('unfolds them page by page, in no time', async () => {
    const page = await stage.visit();
    const names = Array.from({ length: 1999 }, (_, index) => `note ${index + 1}`);
    const row = (id: number) => [`p${id}`, ...names.map(() => 'x')].join(',');
    const content = [`customer_id,${names.join(',')}`, row(1), row(2), row(3)].join('\n');
    await drop(page, [{ name: 'wide.csv', content }]);
    await taken(page, ['wide.csv']);
    await unfoldReceipts(page);
    const took = await page.evaluate(async () => {
      const fold = document.querySelector<HTMLElement>('.fold summary');
      const started = performance.now();
      fold?.click();
      while (!document.querySelector('[data-receipt] tbody tr')) {
        await new Promise((resolve) => setTimeout(resolve));
      }
      return performance.now() - started;
    });
    expect(took).toBeLessThan(1000);
    const rows = page.locator('[data-receipt] tbody tr');
    expect(await rows.count()).toBe(50);
    await page.getByRole('button', { name: 'Later columns' }).click();
    await expect.poll(() => rows.first().locator('th').innerText()).toBe('note 50');
    await page.context().close();
  });
});

/** As Ctrl+V does where no field has the focus. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, text);
}
