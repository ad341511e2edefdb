import { beforeAll, describe, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { randomFrom } from '../../statistics/random';
import { factIs } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import { nextSteps, warningReasons } from '../warning-words';
import { analysis } from './analysis';
import { text } from './text';

const en = formatOf('en', null);
const zh = formatOf('zh', null);

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

/** 400 customers: the lower the number, the more often they order; from 2024-06-04 on. */
function orders(): string {
  const random = randomFrom(7);
  const rows: string[] = [];
  for (let day = 0; day < 210; day++) {
    const date = new Date(Date.UTC(2024, 5, 4) + day * 86_400_000).toISOString().slice(0, 10);
    for (let c = 0; c < 400; c++) {
      if (random() < 0.002 + 0.03 * (1 - c / 400) ** 2) rows.push(`${day}-${c},c${c},${date},100`);
    }
  }
  return ['order_id,customer_id,order_date,amount', ...rows].join('\n') + '\n';
}
const settings = { as_of: '2024-12-30', warning_days: '45' };

describe('with enough customers', () => {
  let rows: RowsOf<typeof analysis>;
  beforeAll(async () => {
    await given.files({ 'transactions.csv': orders() });
    await given.build(settings);
    rows = await given.run(analysis);
  }, 60_000);

  test('lists the fifty with most value at risk, the most first', () => {
    const values = rows.main.map((row) => row.value_at_risk);
    expect(values).toHaveLength(50);
    expect(values).toEqual([...values].sort((one, other) => other - one));
    for (const row of rows.main) {
      expect(row.recency).toBeLessThan(90);
      expect(nextSteps[row.next_step]).toBeDefined();
      if (row.reason_1 !== null) expect(warningReasons[row.reason_1]).toBeDefined();
    }
  });

  test('ranges, next steps and the scope count the same customers', async () => {
    const [scope] = rows.scope;
    const sum = (counted: readonly { customers: number }[]) =>
      counted.reduce((total, { customers }) => total + customers, 0);
    expect(sum(rows.bands)).toBe(scope?.customers);
    expect(sum(rows.steps)).toBe(scope?.customers);
    // Ordered from 2024-10-02 on, that is less than 90 days ago.
    const [recent] = await given.rows(`select count(*)::integer as customers, from mart.customers
      where last_day > date '2024-10-01'`);
    expect(scope?.customers).toBe(recent?.['customers']);
    expect(scope?.horizon_days).toBe(45);
  });

  test('stands by the back-test: dates, groups and gains', () => {
    const [backtest] = rows.backtest;
    expect(backtest?.train_day?.toISOString().slice(0, 10)).toBe('2024-10-01');
    expect(backtest?.test_day?.toISOString().slice(0, 10)).toBe('2024-11-15');
    for (const scorer of ['model', 'rule']) {
      const groups = rows.calibration.filter((row) => row.scorer === scorer);
      const all = groups.reduce((total, { customers }) => total + customers, 0);
      expect(all).toBe(backtest?.test_customers);
      const churned = groups.reduce((total, row) => total + row.churned, 0);
      expect(churned).toBe(backtest?.test_churned);
      for (const { low, actual, high } of groups) {
        expect(low).toBeLessThanOrEqual(actual);
        expect(actual).toBeLessThanOrEqual(high);
      }
    }
    expect(rows.lift[0]).toEqual({ contacted: 0, found_model: 0, found_rule: 0 });
    expect(rows.lift.at(-1)).toEqual({ contacted: 1, found_model: 1, found_rule: 1 });
    // Ten per cent of the customers: lift is what they find, tenfold.
    const tenth = rows.lift.find(({ contacted }) => contacted === 0.1);
    expect(backtest?.lift_model).toBeCloseTo(10 * (tenth?.found_model ?? 0), 9);
  });

  test('an audience changes who is shown, not the risks', async () => {
    const [step] = rows.steps.filter(({ next_step }) => next_step !== 'none');
    await given.audience([factIs('next_step', step?.next_step ?? '')]);
    const chosen = await given.run(analysis);
    await given.audience([]);
    expect(chosen.scope[0]?.audience).toBe(step?.customers);
    expect(new Set(chosen.main.map((row) => row.next_step))).toEqual(new Set([step?.next_step]));
    expect(chosen.backtest).toEqual(rows.backtest);
    // The chart in which it was chosen keeps showing the other steps.
    expect(chosen.steps).toEqual(rows.steps);
    const riskOf = (all: typeof rows, id: string) =>
      all.main.find((row) => row.customer === id)?.risk;
    const both = chosen.main.filter(({ customer }) => riskOf(rows, customer) !== undefined);
    expect(both.length).toBeGreaterThan(0);
    for (const row of both) expect(row.risk).toBe(riskOf(rows, row.customer));
  });
});

test('with too few customers it says what is needed, and lists nobody', async () => {
  await given.files({
    'transactions.csv': `order_id,customer_id,order_date,amount
1,a,2024-11-10,10
2,b,2024-12-01,10
`,
  });
  await given.build({ as_of: '2024-12-30', warning_days: '20' });
  const rows = await given.run(analysis);
  expect(rows.main).toEqual([]);
  expect(rows.backtest[0]).toMatchObject({ refusal: 'few_customers', scorer: null });
  // At 2024-11-20 a had ordered and did so no more; at 2024-12-10 both, and neither again.
  expect(text.headline(rows, en)).toBe(
    'Not enough data to warn of churn 20 days ahead: it takes 100 customers to judge, 30 who churned and 30 who stayed',
  );
  expect(text.headline(rows, zh)).toContain('至少需要 100 位可评估客户，流失与留存各 30 位');
});

describe('the headline', () => {
  const empty: RowsOf<typeof analysis> = {
    main: [],
    scope: [
      {
        audience: 900,
        customers: 600,
        expected_churned: 240.4,
        value_at_risk: 5000,
        horizon_days: 60,
      },
    ],
    bands: [],
    steps: [],
    reasons: [],
    backtest: [
      {
        scorer: 'model',
        refusal: null,
        train_day: null,
        test_day: null,
        train_customers: 500,
        train_churned: 200,
        test_customers: 500,
        test_churned: 200,
        auc_model: 0.801,
        auc_model_low: 0.76,
        auc_model_high: 0.84,
        auc_rule: 0.7,
        auc_rule_low: 0.66,
        auc_rule_high: 0.74,
        auc_difference: 0.101,
        auc_difference_low: 0.05,
        auc_difference_high: 0.15,
        auc_model_active: 0.7,
        auc_rule_active: 0.6,
        lift_model: 1.8,
        lift_rule: 1.5,
        brier_model: 0.18,
        brier_rule: 0.2,
        calibration_error_model: 0.02,
        calibration_error_rule: 0.03,
      },
    ],
    calibration: [],
    lift: [],
    model: [],
  };
  const [scope] = empty.scope;
  const [backtest] = empty.backtest;

  test('tells how many, how much, and how good the model is', () => {
    expect(text.headline(empty, en)).toBe(
      'Of 600 customers not yet lost, 240 are expected to order nothing in 60 days: 5,000 at risk; in the back-test the model beats the plain rule (AUC 0.80 against 0.70)',
    );
    expect(text.headline(empty, zh)).toBe(
      '600 位尚未流失的客户中，预计 240 位在未来 60 天内不会下单，风险金额 5,000；回测中模型优于简单规则（AUC 0.80 对 0.70）',
    );
  });

  test('does not praise a model that does not beat the plain rule', () => {
    const rows = { ...empty, backtest: [{ ...backtest!, scorer: 'rule' }] };
    expect(text.headline(rows, en)).toContain('does not beat the plain rule');
    expect(text.headline(rows, zh)).toContain('因此按规则打分');
  });

  test('has an answer for nobody', () => {
    const nobody = { ...empty, scope: [{ ...scope!, audience: 0, customers: 0 }] };
    expect(text.headline(nobody, en)).toBe('No customers in this audience');
    const lost = { ...empty, scope: [{ ...scope!, customers: 0 }] };
    expect(text.headline(lost, en)).toContain('Nobody in this audience can be warned of');
  });
});
