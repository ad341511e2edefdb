import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dropShop, glance, kept, settled, Stage, total, visitShop } from './page';
import { boughtBy, linesOf } from './sample';

const names = [
  `'; drop table mart.customers; --`,
  '<img src=x onerror=alert(1)>',
  '🦄 老客👩‍👩‍👧 ‮evil {name} %s',
];
const [first = ''] = names;

/* (net sales ≥ 1000 and female) or (exactly one order and of Hangzhou), counted in the files. */
const bought = boughtBy();
const fitting = linesOf('customers').filter((line) => {
  const { orders, net } = bought.get(line['会员ID'] ?? '') ?? { orders: 0, net: 0 };
  return (net >= 1000 && line['性别'] === '女') || (orders === 1 && line['城市'] === '杭州市');
});
const everyone = linesOf('customers').length;

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await Stage.open();
  page = await visitShop(stage);
});
afterAll(() => stage.close());

/** The saved segment with this name. */
function saved(name: string): Locator {
  return page
    .locator('.panel article')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });
}

function sizeOf(customers: number): string {
  return `${customers.toLocaleString('en')} customers`;
}

describe('the segment builder', () => {
  it('counts while a rule is built with keys and pointer, as a count of the lines does', async () => {
    await page.locator('[data-action=segments]').focus();
    await page.keyboard.press('Enter');
    const builder = page.getByRole('region', { name: 'New segment' });

    const subject = page.getByRole('combobox', { name: 'Search conditions' });
    await builder.getByRole('button', { name: 'Add the first condition' }).press('Enter');
    await subject.fill('Net sales');
    await page.keyboard.press('Enter');
    // The fields of what was just added have the focus.
    await builder.locator('select:focus').press('Tab');
    await page.keyboard.type('1000');
    const rich = [...bought.values()].filter(({ net }) => net >= 1000).length;
    await builder.getByText(sizeOf(rich), { exact: true }).waitFor();

    await builder.getByRole('button', { name: 'And', exact: true }).click();
    await page.getByRole('option', { name: 'Gender', exact: true }).click();
    await builder.getByRole('combobox', { name: 'Values of Gender' }).click();
    await builder.getByRole('option', { name: 'Female', exact: true }).click();

    await builder.getByRole('button', { name: 'Or', exact: true }).click();
    await subject.fill('Orders');
    await page.keyboard.press('Enter');
    await builder.getByLabel('Comparison of Orders').selectOption('exactly');
    await builder.getByLabel('Value of Orders').fill('1');
    await builder.getByRole('button', { name: 'And', exact: true }).last().click();
    await subject.fill('City');
    await page.keyboard.press('Enter');
    await builder.getByRole('combobox', { name: 'Values of City' }).fill('杭州市');
    await page.keyboard.press('Enter');

    await builder.getByText(sizeOf(fitting.length), { exact: true }).waitFor();
  });

  it('saves under any name, and shows it as text', async () => {
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill(first);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    for (const other of names.slice(1)) {
      await page.getByRole('button', { name: 'New', exact: true }).click();
      await name.fill(other);
      await page.getByRole('button', { name: 'Save as a tag' }).click();
    }
    const headings = page.locator('.panel article h3');
    await expect.poll(() => headings.allTextContents()).toEqual(names);
    expect(await saved(first).innerText()).toContain(sizeOf(fitting.length));
    expect(await page.locator('[onerror], img[src=x]').count()).toBe(0);
  });

  it('makes a saved one the audience, which every cell follows, until it is undone', async () => {
    await page.getByRole('button', { name: `Use as audience: ${first}` }).click();
    await expect.poll(() => glance(page, 'customers')).toBe(fitting.length);
    await settled(page);
    expect(await page.locator('[data-audience]').innerText()).toContain(first);
    for (const analysis of ['rfm-segments', 'value-tiers', 'stages']) {
      expect(await total(page, analysis, 'customers'), analysis).toBe(fitting.length);
    }
    const net = fitting.reduce(
      (sum, line) => sum + (bought.get(line['会员ID'] ?? '')?.net ?? 0),
      0,
    );
    expect(await total(page, 'value-tiers', 'revenue')).toBeCloseTo(net, 2);
    expect(await page.locator('[data-cell][data-state=failed]').count()).toBe(0);

    await page.locator('body').press('Control+z');
    await expect.poll(() => glance(page, 'customers')).toBe(everyone);
    expect(await page.locator('[data-audience]').innerText()).not.toContain(first);
  });

  it('keeps them for the next visit with the same files', async () => {
    await expect
      .poll(async () => {
        const all = await kept(page);
        return names.filter((name) => !all.includes(name));
      })
      .toEqual([]);
    await page.reload();
    await page.locator('body[data-engine=ready]').waitFor();
    await dropShop(page);
    await page.locator('[data-action=segments]').click();
    await expect.poll(() => page.locator('.panel article h3').allTextContents()).toEqual(names);
    await saved(first).getByText(sizeOf(fitting.length), { exact: true }).waitFor();
    await page.getByRole('button', { name: `Edit ${first}` }).click();
    const builder = page.getByRole('region', { name: `Edit “${first}”` });
    await builder.getByText(sizeOf(fitting.length), { exact: true }).waitFor();
    expect(await page.locator('[onerror], img[src=x]').count()).toBe(0);
  });
});
