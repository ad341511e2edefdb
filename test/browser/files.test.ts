import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benchData } from '../bench/data';
import { root } from '../contracts/sources';
import { tinyShop } from '../contracts/tiny-shop';
import { complaintsOf, drop, ready, receipts, settled, Stage, total, twin } from './page';

const shop = Object.entries(tinyShop).map(([name, content]) => ({ name, content }));
const folder = mkdtempSync(join(tmpdir(), 'clientele-'));
let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await Stage.open();
  page = await stage.visit();
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true });
});

describe('files dropped on the page', () => {
  it('become the default notebook, all at once and without a question', async () => {
    const complaints = complaintsOf(page);
    await drop(page, shop);
    await ready(page);
    await settled(page);
    const accounts = await receipts(page);
    expect(Object.keys(accounts).sort()).toEqual(Object.keys(tinyShop).sort());
    for (const [name, content] of Object.entries(tinyShop)) {
      const records = content.trim().split('\n').length - 1;
      expect(accounts[name], name).toMatchObject({
        kind: name.replace('.csv', ''),
        records: String(records),
        loaded: String(records),
        quarantined: '0',
        skipped: '0',
      });
    }
    expect(await page.locator('[data-question]').count()).toBe(0);
    expect(await page.locator('[data-cell][data-state="failed"]').count()).toBe(0);
    expect(complaints.errors).toEqual([]);
    expect(await complaints.violations()).toEqual([]);
  });

  it.each([
    ['an empty file', 'empty.csv', ''],
    ['a PDF', 'report.csv', '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\n'],
    ['a file without a known column', 'unknown.csv', 'qqx,zzy\nlorem,ipsum\ndolor,sit\n'],
    ['bytes in no known encoding', 'bytes.csv', noise()],
  ])(
    'are refused with a message if they are %s, and what was there stays',
    async (_, name, content) => {
      const before = await twin(page, 'rfm-segments');
      await drop(page, [{ name, content }]);
      const alert = page.locator('[role=alert]', { hasText: name });
      await alert.waitFor();
      const english = await alert.innerText();
      await page.locator('[data-language]').click();
      await expect.poll(() => alert.innerText()).toMatch(/[\u4e00-\u9fff]/);
      await page.locator('[data-language]').click();
      await expect.poll(() => alert.innerText()).toBe(english);
      expect(english).not.toMatch(/\{\w+\}|undefined/);
      await alert.locator('button').last().click();
      await settled(page);
      expect(await twin(page, 'rfm-segments')).toEqual(before);
      expect(Object.keys(await receipts(page))).toHaveLength(shop.length);
    },
  );

  it('are taken but for their ragged rows, which the receipt counts', async () => {
    const lines = ['customer_id,name,province,city', 'd1,甲,浙江,杭州', 'd2,乙,浙江'];
    const rest = Array.from({ length: 30 }, (_, index) => `e${index},丙,广东,深圳`);
    const content = [...lines, 'd3,丙,广东,深圳,多余', ...rest].join('\n');
    await drop(page, [{ name: 'ragged.csv', content }]);
    await expect.poll(async () => Object.keys(await receipts(page))).toContain('ragged.csv');
    await settled(page);
    expect((await receipts(page))['ragged.csv']).toMatchObject({
      kind: 'customers',
      records: '33',
      loaded: '31',
      quarantined: '2',
      skipped: '0',
    });
  });

  it('add to what was there', async () => {
    // 11 customers of the shop, and d1 and e0 … e29. c12 came after the as-of date: the shop's last
    // order stands alone, 31 days after the one before, and is taken for a slip.
    expect(await total(page, 'stages', 'customers')).toBe(42);
  });
});

describe('a folder dropped on the page', () => {
  it('is walked for its files, which are named by their paths; hidden ones are none', async () => {
    const own = await stage.visit();
    const exports = join(folder, 'exports');
    mkdirSync(join(exports, '2024'), { recursive: true });
    mkdirSync(join(folder, 'nothing'));
    writeFileSync(join(exports, '.DS_Store'), 'x');
    writeFileSync(join(exports, '2024', 'customers.csv'), tinyShop['customers.csv'] ?? '');
    writeFileSync(join(folder, 'orders.csv'), tinyShop['transactions.csv'] ?? '');
    const session = await own.context().newCDPSession(own);
    const data = {
      items: [],
      files: ['exports', 'nothing', 'orders.csv'].map((name) => join(folder, name)),
      dragOperationsMask: 1,
    };
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
    }
    await own.getByText('nothing').first().waitFor();
    await expect
      .poll(async () => Object.keys(await receipts(own)).sort())
      .toEqual(['exports/2024/customers.csv', 'orders.csv']);
    await own.context().close();
  });
});

describe('a long load', () => {
  it('is cancelled within 500 ms, and what was there stays', async () => {
    const own = await stage.visit();
    await drop(own, shop);
    await ready(own);
    await settled(own);
    const before = await twin(own, 'rfm-segments');
    const { paths } = benchData(join(root, '.cache/bench-data'), 500_000);
    await own.locator('input[data-drop]').setInputFiles(paths.transactions);
    await own.locator('[data-action="cancel"]').waitFor();
    const took = await own.evaluate(async () => {
      const button = document.querySelector<HTMLElement>('[data-action="cancel"]');
      const started = performance.now();
      button?.click();
      while (document.querySelector('[data-action="cancel"]')) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return performance.now() - started;
    });
    expect(took).toBeLessThan(500);
    await settled(own);
    expect(Object.keys(await receipts(own)).sort()).toEqual(Object.keys(tinyShop).sort());
    expect(await twin(own, 'rfm-segments')).toEqual(before);
    await own.context().close();
  });
});

/** Bytes that are text in no encoding: 0xFF is in none, and no lines are to be seen. */
function noise(): Uint8Array {
  return Uint8Array.from({ length: 4096 }, (_, index) => 0xf8 + ((index * 7) % 8));
}
