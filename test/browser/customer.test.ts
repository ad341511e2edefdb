import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop, glance, pickInChart, ready, settled, Stage } from './page';
import { boughtBy, linesOf, personalIn } from './sample';

const customers = linesOf('customers');
/** 董一鸣, the only one of the file with these initials. */
const dong = { id: '00024260', initials: 'dym' };
const line = customers.find((one) => one['会员ID'] === dong.id);

let stage: Stage;
let page: Page;
beforeAll(async () => {
  stage = await Stage.open();
  page = await stage.visit({ fragment: '#sample' });
  await ready(page);
  await settled(page);
});
afterAll(() => stage.close());

/** The page of a customer, once it is read. */
async function opened(on: Page, id: string): Promise<Locator> {
  const customer = on.locator('[data-customer][data-state=ready]').filter({ hasText: id });
  await customer.waitFor();
  return customer;
}

/** The ids that the search finds, the best first. */
async function found(text: string): Promise<string[]> {
  await page.getByRole('combobox').fill(text);
  const options = page.getByRole('option');
  await expect.poll(() => page.locator('[role=search] [role=status]').innerText()).toMatch(/\d/);
  expect(personalIn((await options.allTextContents()).join())).toEqual([]);
  return options.locator('.id').allTextContents();
}

function idsWhere(column: string, part: string): string[] {
  return customers
    .filter((one) => one[column]?.includes(part))
    .map((one) => one['会员ID'] ?? '')
    .sort();
}

describe('the page of a customer', () => {
  it('opens from a row; Back leads to the list and on to the notebook as it was', async () => {
    await pickInChart(page, 'value-tiers', 0);
    await settled(page);
    const chosen = await glance(page, 'customers');
    expect(chosen).toBeLessThan(customers.length);
    await page.locator('[data-action=people]').click();
    const rows = page.locator('[data-people]');
    await expect.poll(() => rows.getAttribute('aria-rowcount')).toBe(String(chosen + 1));
    const row = page.locator('[data-person]').nth(2);
    const id = (await row.locator('[role=gridcell]').nth(1).textContent())?.trim() ?? '';
    await row.click();
    const customer = await opened(page, id);
    expect(await customer.locator('[data-card]').count()).toBe(10);

    await customer.getByRole('button', { name: 'Back', exact: true }).click();
    await expect.poll(() => rows.getAttribute('aria-rowcount')).toBe(String(chosen + 1));
    await page.goBack();
    await page.locator('[data-cell]').first().waitFor();
    await settled(page);
    expect(await glance(page, 'customers')).toBe(chosen);
    await page.locator('[data-action=everyone]').click();
    await expect.poll(() => glance(page, 'customers')).toBe(customers.length);
  });

  it('is found by parts of name and phone and by the initials of a Chinese name', async () => {
    await page.locator('[data-action=customer]').click();
    expect((await found('董一')).sort()).toEqual(idsWhere('姓名', '董一'));
    const digits = line?.['手机号']?.slice(3, 9) ?? '';
    expect((await found(digits)).sort()).toEqual(idsWhere('手机号', digits));
    expect(await found(dong.initials)).toEqual([dong.id]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const customer = await opened(page, dong.id);
    expect(await customer.locator('[data-card]').count()).toBe(10);
  });

  it('says the orders and net sales that the files hold', async () => {
    const customer = await opened(page, dong.id);
    const { orders = 0, net = 0 } = boughtBy().get(dong.id) ?? {};
    // A value that is shown to the last unit.
    expect([orders > 1, net < 10_000 && Number.isInteger(net)]).toEqual([true, true]);
    const purchases = customer
      .locator('[data-card]')
      .filter({ has: page.getByRole('heading', { name: 'Purchases' }) });
    expect(await purchases.locator('header').innerText()).toContain(
      `Orders: ${orders}, net sales ${net.toLocaleString('en')} `,
    );
  });

  it('is masked, timeline and friends included, until it is told to show', async () => {
    const made = linesOf('referrals').map((one) => one['推荐人'] ?? '');
    const times = (id: string) => made.filter((one) => one === id).length;
    const [referrer = ''] = [...new Set(made)].sort((a, b) => times(b) - times(a));
    const text = () => page.locator('body').evaluate((body) => body.textContent);
    expect(personalIn(await text())).toEqual([]);

    await page.getByRole('button', { name: 'Show in full' }).click();
    await expect.poll(text).toContain(line?.['手机号']);
    expect(await text()).toContain(line?.['姓名']);
    await found(referrer);
    await page.keyboard.press('Enter');
    const customer = await opened(page, referrer);
    // Another customer is masked again.
    await customer.getByRole('button', { name: 'Show in full' }).waitFor();
    const more = customer.getByRole('button', { name: /^Show \d+ more/ });
    while ((await more.count()) > 0) await more.first().click();
    expect(await text()).toContain('＊');
    expect(personalIn(await text())).toEqual([]);
  });
});

describe('a shop of which only orders are known', () => {
  it('has ten cards all the same, and the empty ones name the file that would fill them', async () => {
    const poor = await stage.visit();
    await drop(poor, [
      {
        name: 'orders.csv',
        content: `order_id,customer_id,ordered_at,amount
o1,c1,2024-01-05,100
o2,c1,2024-02-07,50
o3,c2,2024-02-09,70
`,
      },
    ]);
    await poor.locator('[data-cell]').first().waitFor();
    await settled(poor);
    await poor.locator('[data-action=people]').click();
    await poor.locator('[data-person]').first().waitFor();
    await poor.locator('[data-people]').focus();
    await poor.keyboard.press('Enter');
    const customer = await opened(poor, 'c1');
    const cards = customer.locator('[data-card]');
    expect(await cards.count()).toBe(10);
    const missing = await cards.evaluateAll((all) =>
      all.flatMap((card) => {
        const kinds = [...card.textContent.matchAll(/No file of the kind “([^”]+)”/g)];
        return kinds.map(([, kind]) => [card.querySelector('h2')?.textContent, kind].join(': '));
      }),
    );
    expect(missing.sort()).toEqual([
      'Feedback: Feedback',
      'Feedback: Support tickets',
      'Information: Customers',
      'Interactions: Contacts',
      'Loyalty: Loyalty',
      'Reason for leaving: Departures',
      'Referrals: Referrals',
      'Satisfaction: Feedback',
      'Satisfaction: Support tickets',
    ]);
    expect(await customer.innerText()).toContain('Orders: 2, net sales 150 ');
    await poor.context().close();
  });
});
