import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../../test/given';

/** As of 2024-12-31 with 30 days ahead: learnt from 2024-11-01, tested from 2024-12-01. */
const files = {
  'transactions.csv': `order_id,customer_id,order_date,amount,discount
o1,a,2024-09-01 10:00:00,100,
o2,a,2024-09-21 10:00:00,100,
o3,a,2024-11-20 10:00:00,200,100
o4,a,2024-12-20 10:00:00,10,
o5,b,2024-10-25 10:00:00,60,
o6,c,2024-07-01 10:00:00,60,
o7,d,2024-12-10 10:00:00,60,
o8,e,2024-09-02 23:59:59,60,
o9,f,2024-09-03 00:00:00,60,
`,
  'refunds.csv': `refund_id,order_id,refunded_at,refund_amount,status
r1,o1,2024-11-25 10:00:00,50,成功
r2,o1,2024-12-05 10:00:00,30,成功
`,
  'behaviours.csv': `customer_id,session_id,occurred_at,event
x,s0,2024-09-01 10:00:00,view
a,s1,2024-10-10 10:00:00,view
a,s2,2024-11-05 10:00:00,view
a,s3,2024-11-28 10:00:00,view
a,s4,2024-11-28 20:00:00,view
a,s5,2024-12-02 00:00:00,view
`,
  'tickets.csv': `ticket_id,customer_id,kind,category,opened_at,solved_at,status
t1,a,投诉,物流,2024-10-03 09:00:00,2024-12-03 09:00:00,已完成
t2,b,咨询,,2024-11-02 09:00:00,,处理中
`,
  'feedback.csv': `feedback_id,customer_id,given_at,kind,question,score,scale
f1,a,2024-10-01 00:00:00,NPS,How likely are you to recommend us?,9,10
f2,a,2024-11-30 23:00:00,NPS,How likely are you to recommend us?,3,10
f3,a,2024-12-02 00:00:00,NPS,How likely are you to recommend us?,0,10
f4,a,,NPS,How likely are you to recommend us?,5,10
`,
  'campaigns.csv': `campaign_id,customer_id,sent_at,responded_at,unsubscribed_at
k1,a,2024-10-10 00:00:00,2024-11-10 00:00:00,
k2,a,2024-11-20 00:00:00,2024-12-15 00:00:00,2024-12-20 00:00:00
`,
};

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  await given.files(files);
  await given.build({ as_of: '2024-12-31', warning_days: '30' });
}, 60_000);

async function known(split: string, customer: string) {
  const rows = await given.rows(`select facts.* exclude (split, customer_key)
    from mart.warning_facts as facts join mart.keys as keys using (customer_key)
    where split = '${split}' and customer_id = '${customer}'`);
  return rows[0];
}

describe('what early warning knows', () => {
  it('of a repeat buyer at the date that the model learns from', async () => {
    expect(await known('train', 'a')).toEqual({
      order_days: 2,
      recency: 41,
      // One gap of 20 days.
      ratio: 41 / 20,
      tenure: 61,
      revenue: 200,
      // None from 2024-10-03 on, one in the 30 days before.
      order_trend: -1,
      refund_share: 0,
      discount_share: null,
      visit_days: 1,
      visit_trend: 1,
      tickets: 1,
      complaints: 1,
      nps: 9,
      csat: null,
      campaigns_answered: 0,
      unsubscribed: 0,
      churned: false,
    });
  });

  it('and at the date on which it is tested', async () => {
    expect(await known('test', 'a')).toEqual({
      order_days: 3,
      recency: 11,
      // Gaps of 20 and 60 days.
      ratio: 11 / 40,
      tenure: 91,
      revenue: 350,
      order_trend: 1,
      refund_share: 50 / 400,
      discount_share: 100 / 500,
      visit_days: 2,
      visit_trend: expect.closeTo(1 / 3, 12),
      tickets: 0,
      complaints: 0,
      nps: 3,
      csat: null,
      campaigns_answered: 0.5,
      unsubscribed: 0,
      churned: false,
    });
  });

  it('and today, when nothing is known of what comes', async () => {
    expect(await known('now', 'a')).toMatchObject({
      recency: 11,
      nps: 0,
      campaigns_answered: 1,
      unsubscribed: 1,
      revenue: 410 - 80,
      churned: null,
    });
  });

  it('who bought once is measured by the gap of all, preset where few repeat', async () => {
    expect(await known('train', 'b')).toMatchObject({
      ratio: 7 / 30,
      order_trend: 1,
      churned: true,
    });
    expect(await known('test', 'b')).toMatchObject({ recency: 37, order_trend: -1, churned: true });
  });

  it('who ordered twice as long ago as is looked ahead is lost, not warned of', async () => {
    expect(await known('train', 'c')).toBeUndefined();
    expect(await known('train', 'e')).toBeUndefined();
    expect(await known('train', 'f')).toMatchObject({ recency: 59, order_trend: -1 });
    expect(await known('test', 'd')).toBeUndefined();
    expect(await known('now', 'd')).toMatchObject({ recency: 21, ratio: 0.7 });
  });

  it('nothing of visits that are told for too short a time', async () => {
    await given.files({
      ...files,
      'behaviours.csv': files['behaviours.csv'].replace(/x,s0,.*\n/, ''),
    });
    await given.build({ as_of: '2024-12-31', warning_days: '30' });
    // From 2024-10-10 on: the 30 days up to 2024-11-01 are not told of in full, those later are.
    expect(await known('train', 'a')).toMatchObject({ visit_days: null, visit_trend: null });
    expect(await known('test', 'a')).toMatchObject({ visit_days: 2, visit_trend: null });
  });
});

describe('how far early warning looks ahead', () => {
  const splits = async (settings: Record<string, string>) => {
    await given.build({ as_of: '2024-12-31', ...settings });
    return given.rows(`select split, days, day::varchar as day from mart.warning_splits
      order by day`);
  };

  it('is the churn threshold, rounded, within 14 and 180 days', async () => {
    expect(await splits({ churn_rule: 'days', churn_days: '45' })).toEqual([
      { split: 'train', days: 45, day: '2024-10-02' },
      { split: 'test', days: 45, day: '2024-11-16' },
      { split: 'now', days: 45, day: '2024-12-31' },
    ]);
    expect((await splits({ churn_rule: 'days', churn_days: '3' }))[0]?.['days']).toBe(14);
    expect((await splits({ churn_rule: 'days', churn_days: '500' }))[0]?.['days']).toBe(180);
  });

  it('is what is asked for', async () => {
    expect((await splits({ churn_rule: 'days', warning_days: '7' }))[0]).toMatchObject({
      days: 7,
      day: '2024-12-17',
    });
  });
});
