import { factIs } from '../../src/warehouse/audience/condition';
import { beforeAll, describe, expect, it } from 'vitest';
import { martOrder, Marts, martSql, martsAfter } from '../../src/warehouse/marts';
import { settings } from '../../src/warehouse/settings';
import { kinds, tables } from '../../src/warehouse/tables';
import { Given } from '../given';
import { variablesIn, withoutSqlComments } from './sources';
import { tinyShop } from './tiny-shop';

/** The columns that name a row of each mart; none where it is one row or a row may be repeated. */
const keys: Readonly<Record<string, readonly string[]>> = {
  keys: ['customer_key'],
  orders: [],
  order_days: ['customer_key', 'day'],
  ids_at: [],
  orders_at: [],
  bought_by: [],
  purchases: ['customer_key'],
  order_costs: ['order_id'],
  value_basis: [],
  worths: ['customer_key'],
  rfm_facts: ['customer_key'],
  rfm_cuts_of: [],
  rfm_cuts: [],
  segment_of: [],
  scores_by: [],
  tier_cuts_of: [],
  tiers_by: [],
  rfm_bins: ['measure', 'score'],
  eight_class_cuts: [],
  eight_classes: ['customer_key'],
  around_eight_class: ['customer_key'],
  loyalty_bands: ['customer_key'],
  around_loyalty_band: ['customer_key'],
  earlier_day: [],
  moves_since: [],
  stage_of: [],
  is_vip: [],
  stage_position: [],
  order_days_of: [],
  rhythm_of: [],
  thresholds_of: [],
  stage_spans_of: [],
  stage_histories: ['customer_key', 'from_day'],
  leavers: [],
  wilson_low: [],
  wilson_high: [],
  registrations: ['customer_key'],
  referrers: ['customer_key'],
  purchase_span: [],
  thresholds_at: [],
  balance_of: [],
  compared_days: [],
  thresholds: [],
  scores: ['customer_key'],
  tiers: ['customer_key'],
  customers: ['customer_key'],
  engagement: ['customer_key'],
  known_attributes: [],
  attribute_values: ['value_key'],
  attributes: ['customer_key', 'value_key'],
  cluster_inputs: ['customer_key'],
  classes: ['class_key'],
  // `missed` is null for the audience itself.
  around_classes: [],
  header_facts: ['order_id'],
  profile_members: [],
  rfm_cells: ['r', 'f'],
  audience: ['customer_key'],
  around_segment: ['customer_key'],
  around_tier: ['customer_key'],
  around_stage: ['customer_key'],
  audience_orders: ['order_id'],
  document_lines: [],
  lines: [],
  order_facts: ['order_id'],
  traits: ['customer_key', 'attribute', 'value'],
  crossable: ['attribute'],
  value_positions: ['value_key'],
  purchased: [],
  visits: [],
  profile_scope: [],
  profile_values: ['customer_key', 'attribute', 'value'],
  profile_names: ['value_key'],
  profile_keys: ['customer_key', 'value_key'],
  profile_base: ['value_key'],
  own_numbers: ['customer_key', 'measure'],
  number_attributes: ['customer_key', 'measure'],
  number_base: ['measure'],
  customer_numbers: ['customer_key', 'measure'],
  festivals: ['day'],
  market: [],
  promotion_days: ['promotion', 'from_day'],
  promotions: [],
  promotions_over: [],
  calendar: ['unit', 'day'],
  cohort_members: [],
  cohort_counts: [],
  cohort_revenue: [],
  two_sided_p: [],
  adjusted: [],
  is_complaint: [],
  is_open: [],
  segment_position: [],
  audience_walks: [],
  walks_from: [],
  first_orders: ['customer_key'],
  first_order_values: ['customer_key', 'attribute'],
  silences: ['customer_key', 'last_day'],
  silent_customers: ['customer_key'],
  class_bounds: ['measure', 'class'],
  customer_columns: ['is_own', 'column_name'],
  contacts: ['customer_key'],
  name_characters: ['letter'],
  touchpoints: [],
  answers: [],
  warning_splits: ['split'],
  warning_facts_of: [],
  warning_facts: ['split', 'customer_key'],
  // Event and page may be null.
  event_names: [],
  events: ['place'],
  walks: ['visit_key'],
  usual_steps: ['step'],
  steps_of: [],
  order_events: [],
  attempts_on: [],
  divisions: ['attribute'],
  attempts: [],
  departures: ['customer_key'],
  departure_traits: ['customer_key', 'attribute', 'value'],
  contracts: ['customer_key'],
  order_worths: ['customer_key', 'day'],
  driver_basis: [],
  driver_outcomes: ['customer_key', 'told_by'],
  driver_numbers: ['customer_key', 'told_by', 'predictor'],
  driver_levels: ['customer_key', 'told_by', 'predictor'],
  driver_level_places: [],
  driver_candidates: [],
};

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  await given.files(tinyShop);
  await given.build({ as_of: '2024-03-31' });
  await new Marts(given.engine).make(martOrder);
}, 60_000);

async function number(sql: string): Promise<number> {
  const [row] = await given.rows(sql);
  return Number(Object.values(row ?? {})[0]);
}

describe.each(kinds)('staging.%s', (kind) => {
  it('has every column of its contract, in order and type', async () => {
    const columns = await given.rows(`describe staging.${kind}`);
    const described = columns.map((row) => [row['column_name'], String(row['column_type'])]);
    const declared = Object.entries(tables[kind].columns).map(([name, type]) => [
      name,
      type.toUpperCase(),
    ]);
    expect(described.slice(0, declared.length)).toEqual(declared);
  });
});

describe.each(martOrder)('mart.%s', (mart) => {
  it('begins with its grain', () => {
    expect(martSql(mart).split('\n')[0]).toMatch(/^-- Grain: /);
  });

  it('asks neither the clock nor chance', () => {
    expect(withoutSqlComments(martSql(mart))).not.toMatch(
      /\b(now|today|random|uuid)\s*\(|\bcurrent_(date|time|timestamp)\b/i,
    );
  });

  it('reads settings and the audience only, and is made again when they change', () => {
    const names = settings.map((setting) => setting.name as string);
    for (const name of variablesIn(martSql(mart))) {
      expect(names).toContain(name);
      expect(martsAfter([name]), name).toContain(mart);
    }
  });

  it('has one row for each key, and no row without', async () => {
    const columns = keys[mart];
    if (!columns) throw new Error(`the key of mart.${mart} is not said in this test`);
    if (columns.length === 0) return;
    const all = await number(`select count(*) from mart.${mart}`);
    const list = columns.join(', ');
    const isKnown = columns.map((column) => `${column} is not null`).join(' and ');
    expect(
      await number(
        `select count(*) from (select distinct ${list} from mart.${mart} where ${isKnown})`,
      ),
    ).toBe(all);
  });
});

describe('the marts together', () => {
  it('have one row an order id', async () => {
    expect(
      await number(
        'select count(order_id) - count(distinct order_id) from mart.orders where order_id is not null',
      ),
    ).toBe(0);
  });

  it('have one row of thresholds', async () => {
    expect(await number('select count(*) from mart.thresholds')).toBe(1);
  });

  it('know each customer once, with a segment, a tier and a stage', async () => {
    expect(await number('select count(*) from mart.customers')).toBe(12);
    expect(
      await number(
        `select count(*) from mart.customers where segment is null or tier is null or stage is null`,
      ),
    ).toBe(0);
  });

  it('reconcile: revenue by order, by customer and by hand are the same', async () => {
    // 25 lines come to 2,290; o05 (150) was closed and 50 of o06 went back.
    expect(await number('select sum(revenue) from mart.orders')).toBe(2290 - 150 - 50);
    // o12 (30) has no customer.
    expect(await number('select sum(revenue) from mart.customers')).toBe(2290 - 150 - 50 - 30);
    expect(await number('select sum(revenue) from mart.purchases')).toBe(2290 - 150 - 50 - 30);
  });

  it('hold nothing but customers of the audience in the audience', async () => {
    await given.audience([factIs('tier', 'a')]);
    const chosen = await number(`select count(*) from mart.customers where tier = 'a'`);
    expect(await number('select count(*) from mart.audience')).toBe(chosen);
    const theirs = `select count(*) from mart.orders where customer_key in (
      select customer_key from mart.customers where tier = 'a'
    )`;
    expect(await number('select count(*) from mart.audience_orders')).toBe(await number(theirs));
    expect(await number('select count(*) from mart.around_tier')).toBe(12);
    expect(await given.audience([])).toEqual({
      customers: 12,
      revenue: 2290 - 150 - 50 - 30,
      allCustomers: 12,
      allRevenue: 2290 - 150 - 50 - 30,
    });
    // Everyone: order o12, whose customer is unknown, counts again.
    expect(await number('select count(*) from mart.audience_orders')).toBe(20);
  });

  it('count the days from the first registration to the as-of date in each unit', async () => {
    // From 2023-01-03 to 2024-03-31: 363 days of 2023 and 31 + 29 + 31 of 2024.
    for (const unit of ['week', 'month', 'quarter']) {
      expect(await number(`select count(*) from mart.calendar where unit = '${unit}'`), unit).toBe(
        454,
      );
    }
    expect(await number(`select max(number) from mart.calendar where unit = 'month'`)).toBe(15);
    expect(await number(`select max(number) from mart.calendar where unit = 'quarter'`)).toBe(5);
  });
});
