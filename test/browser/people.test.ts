import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Stage, visitShop } from './page';
import { boughtBy, linesIn, linesOf, personalIn, type Line } from './sample';

const customers = linesOf('customers');
const byId = new Map(customers.map((line) => [line['会员ID'] ?? '', line]));

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await Stage.open();
  page = await visitShop(stage);
  await page.locator('[data-action=people]').click();
  await page.locator('[data-person]').first().waitFor();
});
afterAll(() => stage.close());

/** The rows that are drawn, in order: number in the list, from 1, and its cells. */
function drawn(): Promise<{ number: number; cells: string[] }[]> {
  return page.locator('[data-person]').evaluateAll((rows) =>
    rows.map((row) => ({
      number: Number(row.getAttribute('aria-rowindex')) - 1,
      cells: [...row.children].slice(1).map((cell) => cell.textContent.trim()),
    })),
  );
}

/** Sorts by a column until it stands as wanted. */
async function sortBy(name: string, direction: 'ascending' | 'descending'): Promise<void> {
  const heading = page
    .locator('[data-people] [role=columnheader]')
    .filter({ has: page.getByRole('button', { name, exact: true }) });
  await expect
    .poll(async () => {
      const now = await heading.getAttribute('aria-sort');
      if (now !== direction) await heading.getByRole('button').click();
      return now;
    })
    .toBe(direction);
  await page.locator('[data-people][aria-busy=false]').waitFor();
}

/** Exports the list; `choose` answers the form. */
async function exported(choose: () => Promise<void> = async () => undefined): Promise<Line[]> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await choose();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page
      .locator('dialog[open]')
      .getByRole('button', { name: /^Export / })
      .click(),
  ]);
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  return linesIn(await readFile(await file.path(), 'utf8'));
}

/** The entries of the audit log, the latest first. */
async function audited(): Promise<string[]> {
  await page.getByRole('button', { name: 'Audit log' }).click();
  const dialog = page.locator('dialog[open]');
  await dialog.locator('li, .log > p:nth-of-type(2)').first().waitFor();
  const entries = await dialog.locator('li').allInnerTexts();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return entries;
}

function ids(lines: readonly Line[]): string[] {
  return lines.map((line) => line['Customer id'] ?? '');
}

describe('the list of people', () => {
  it('holds every customer and shows names and contact details masked', async () => {
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'E-mail', exact: true }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('[data-people]').innerText()).toContain('***@');
    expect(await page.locator('[data-people]').getAttribute('aria-rowcount')).toBe(
      String(customers.length + 1),
    );
    const text = await page.locator('body').evaluate((body) => body.textContent);
    expect(text).toMatch(/\d{3}\*{4}\d{4}/);
    expect(text).toContain('＊');
    expect(personalIn(text)).toEqual([]);
  });

  it('leaves the page masked unless told otherwise, and the audit log says that it left', async () => {
    expect(await audited()).toEqual([]);
    const lines = await exported();
    expect(new Set(ids(lines))).toEqual(new Set(byId.keys()));
    expect(lines.filter((line) => line['Phone'] !== '').length).toBe(
      customers.filter((line) => line['手机号'] !== '').length,
    );
    const cells = lines.flatMap((line) => Object.values(line)).filter((text) => text !== '');
    const names = new Set(customers.map((line) => line['姓名']));
    expect(cells.filter((text) => names.has(text))).toEqual([]);
    expect(cells.filter((text) => /(?<!\d)\d{11}(?!\d)|\w\w@/.test(text))).toEqual([]);
    const [entry, ...others] = await audited();
    expect(others).toEqual([]);
    expect(entry).toContain('4,000 people');
  });

  it('shows them in full behind a switch, which the audit log records', async () => {
    const [first] = await drawn();
    const line = byId.get(first?.cells[0] ?? '');
    expect(first?.cells[1]).not.toBe(line?.['姓名']);
    const isShown = page.getByRole('switch', { name: 'Show names and contact details' });
    await isShown.click();
    await expect.poll(async () => (await drawn())[0]?.cells[1]).toBe(line?.['姓名']);
    expect((await drawn())[0]?.cells).toContain(line?.['手机号']);
    const entries = await audited();
    expect(entries.length).toBe(2);
    expect(entries[0]).toMatch(/Name.*Phone.*E-mail/is);
    expect(personalIn(entries.join())).toEqual([]);
    await isShown.click();
    await expect.poll(async () => (await drawn())[0]?.cells).toEqual(first?.cells);
  });

  it('exports contact details of those only who agreed, as many as it said', async () => {
    const agreed = customers.filter((line) => line['短信授权'] === '是');
    const lines = await exported(async () => {
      const form = page.locator('dialog[open]');
      await form.getByRole('radio', { name: /one contact detail/ }).check();
      await expect
        .poll(() => form.locator('[role=status]').innerText())
        .toContain(`${agreed.length.toLocaleString('en')} of 4,000 people`);
    });
    expect(new Set(ids(lines))).toEqual(new Set(agreed.map((line) => line['会员ID'])));
    expect(lines.length).toBe(agreed.length);
    for (const line of lines) {
      const given = byId.get(line['Customer id'] ?? '');
      expect([line['Name'], line['Phone']]).toEqual([given?.['姓名'], given?.['手机号']]);
      expect(line['E-mail']).not.toMatch(/\w\w@/);
    }
    expect((await audited())[0]).toContain(`${agreed.length.toLocaleString('en')} people`);
  });

  it('sorts as the lines of the files sort', async () => {
    await sortBy('City', 'ascending');
    const place = (line: Line) => line['城市'] || '\u{10ffff}';
    const expected = customers
      .toSorted((a, b) => compared(place(a), place(b)) || compared(a['会员ID'], b['会员ID']))
      .map((line) => line['会员ID']);
    expect(ids(await exported())).toEqual(expected);
    await expect
      .poll(async () => (await drawn()).slice(0, 20).map(({ cells }) => cells[0]))
      .toEqual(expected.slice(0, 20));

    await sortBy('Net sales', 'descending');
    const bought = boughtBy();
    const lines = await exported();
    const net = lines.map((line) => Number(line['Net sales'] || 0).toFixed(2));
    expect(net).toEqual(ids(lines).map((id) => (bought.get(id)?.net ?? 0).toFixed(2)));
    expect(net.map(Number)).toEqual(net.map(Number).toSorted((a, b) => b - a));
  });

  it('scrolls to its last row', async () => {
    await sortBy('Customer id', 'ascending');
    const sorted = [...byId.keys()].sort();
    const grid = page.locator('[data-people]');
    await grid.evaluate((element) => (element.scrollTop = element.scrollHeight));
    await expect
      .poll(async () => (await drawn()).at(-1))
      .toMatchObject({ number: sorted.length, cells: expect.arrayContaining([sorted.at(-1)]) });
    // What is drawn now is as masked as the beginning.
    expect(personalIn(await grid.innerText())).toEqual([]);
    await grid.evaluate((element) => (element.scrollTop = element.scrollHeight / 2));
    await expect
      .poll(async () =>
        (await drawn()).every(({ number, cells }) => cells[0] === sorted[number - 1]),
      )
      .toBe(true);
    await grid.evaluate((element) => (element.scrollTop = 0));
    await expect.poll(async () => (await drawn())[0]?.cells[0]).toBe(sorted[0]);
  });

  it('is walked with the keyboard, and Enter opens the customer', async () => {
    const sorted = [...byId.keys()].sort();
    const grid = page.locator('[data-people]');
    const active = () =>
      grid.evaluate(
        (element) =>
          document.getElementById(element.getAttribute('aria-activedescendant') ?? '')?.children[1]
            ?.textContent,
      );
    await grid.focus();
    await page.keyboard.press('End');
    await expect.poll(active).toBe(sorted.at(-1));
    await page.keyboard.press('ArrowUp');
    await expect.poll(active).toBe(sorted.at(-2));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect.poll(active).toBe(sorted[1]);
    await page.keyboard.press('Enter');
    const customer = page.locator('[data-customer][data-state=ready]');
    await customer.waitFor();
    expect(await customer.innerText()).toContain(sorted[1]);
  });
});

function compared(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
