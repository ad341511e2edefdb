import { readFile } from 'node:fs/promises';
import Papa from 'papaparse';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cell, complaintsOf, Stage, twin, visitShop, type Complaints } from './page';

let stage: Stage;
let page: Page;
let complaints: Complaints;
beforeAll(async () => {
  stage = await Stage.open();
  page = await visitShop(stage);
  complaints = complaintsOf(page);
});
afterAll(() => stage.close());

async function download(analysis: string, item: RegExp): Promise<{ name: string; bytes: Buffer }> {
  await cell(page, analysis).locator('.menu button').first().click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: item }).first().click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe('the menu of a cell', () => {
  it('downloads the rows of the table as CSV', async () => {
    const { name, bytes } = await download('value-tiers', /CSV/);
    expect(name).toMatch(/\.csv$/);
    const [header, ...rows] = Papa.parse<string[]>(bytes.toString('utf8').replace(/^\uFEFF/, ''), {
      skipEmptyLines: true,
    }).data;
    const shown = await twin(page, 'value-tiers');
    expect(header?.length).toBe(Object.keys(shown[0] ?? {}).length);
    expect(rows.length).toBe(shown.length);
    const sum = (values: (string | undefined)[]) =>
      values.reduce((total, value) => total + Number(value), 0);
    const position = Object.keys(shown[0] ?? {}).indexOf('customers');
    expect(sum(rows.map((row) => row[position]))).toBe(sum(shown.map((row) => row['customers'])));
  });

  it('downloads the chart as an SVG without script and without an address', async () => {
    const { name, bytes } = await download('rfm-segments', /SVG/);
    expect(name).toMatch(/\.svg$/);
    const text = bytes.toString('utf8');
    // Another page: this one lets nothing be parsed.
    const reader = await page.context().newPage();
    const root = await reader.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
      return { name: parsed.documentElement.localName, error: parsed.querySelector('parsererror') };
    }, text);
    await reader.close();
    expect(root).toEqual({ name: 'svg', error: null });
    expect(text.replaceAll(/xmlns(:\w+)?="[^"]*"/g, '')).not.toMatch(
      /<script|\son\w+=|https?:|foreignObject/i,
    );
  });

  it('downloads the chart as a PNG that is not blank', async () => {
    const { name, bytes } = await download('rfm-segments', /PNG/);
    expect(name).toMatch(/\.png$/);
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(300);
    expect(bytes.length).toBeGreaterThan(10_000);
  });

  it('breaks no rule of the content policy', async () => {
    expect(complaints.errors).toEqual([]);
    expect(await complaints.violations()).toEqual([]);
  });
});
