import { tableFromIPC } from 'apache-arrow';
import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../test/given';
import { tinyShop } from '../../../test/contracts/tiny-shop';
import { rowsOf, type Row } from '../rows';

/** The tiny shop with the other nine kinds of file; c01 is in all of them. */
const shop = {
  ...tinyShop,
  'feedback.csv': `feedback_id,customer_id,given_at,kind,score,scale,reason,text,replied_at
f1,c01,2023-02-12 10:00:00,review,4,5,delivery,slow but fine,2023-02-13 09:00:00
f2,c01,2024-01-25 10:00:00,NPS survey,9,10,,,
f3,c01,2024-04-02 10:00:00,review,1,5,broken,after the date,
`,
  'tickets.csv': `ticket_id,customer_id,kind,subject,opened_at,first_replied_at,solved_at,category,priority,status,satisfaction
t1,c01,complaint,cup broken,2023-03-20 08:00:00,2023-03-20 09:00:00,2023-03-22 08:00:00,quality,high,solved,5
t2,c01,question,invoice,2024-03-30 08:00:00,2024-03-30 09:30:00,2024-04-03 08:00:00,invoice,low,open,2
`,
  'interactions.csv': `customer_id,happened_at,channel,direction,subject,outcome,staff,next_contact_at
c01,2023-12-01 14:00:00,phone,out,new teas,interested,Zhou,2024-04-15 10:00:00
`,
  'campaigns.csv': `campaign_id,campaign,channel,customer_id,control_group,sent_at,opened_at,clicked_at,participated_at,responded_at,unsubscribed_at,coupon,revenue
g1,Spring,sms,c01,no,2024-01-15 09:00:00,2024-01-15 09:05:00,,,2024-01-20 15:00:00,,SPRING10,30
g2,Summer,sms,c01,yes,2023-06-01 09:00:00,,,,,,,
`,
  'social.csv': `customer_id,platform,happened_at,action,topic,text
c01,weibo,2023-07-01 12:00:00,like,#tea#,
`,
  'referrals.csv': `referrer_id,referred_id,referred_at,converted_at,reason
c01,c03,2023-02-01 10:00:00,2023-02-11 21:15:00,a friend
c01,c09,2023-08-01 10:00:00,,
c04,c01,2023-01-02 10:00:00,2023-01-05 10:00:00,reward
`,
  'loyalty.csv': `customer_id,card_id,card,level,happened_at,entry,points,balance_after,amount,expires_at
c01,k1,points card,silver,2023-01-05 10:00:00,earn,160,160,,2024-04-30
c01,k1,points card,silver,2023-06-18 00:06:00,earn,120,280,,2024-12-31
c01,k1,points card,gold,2023-10-10 10:10:00,redeem,-100,180,,
`,
  'departures.csv': `customer_id,left_at,reason,detail
c07,2024-02-01,price,went to another shop
`,
  'opportunities.csv': `opportunity_id,customer_id,stage,amount,probability,created_at,closes_at,closed_at,won,owner
d1,c01,won,500,100%,2023-11-01,2023-12-01,2023-12-05,yes,Zhou
`,
};

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  const loaded = await given.files(shop);
  expect(loaded.questions).toEqual([]);
  expect(loaded.refusals).toEqual([]);
  await given.build({ as_of: '2024-03-31' });
}, 60_000);

const pages = new Map<string, Promise<Record<string, Row[]>>>();

function page(id: string): Promise<Record<string, Row[]>> {
  const asked = pages.get(id) ?? ask(id);
  pages.set(id, asked);
  return asked;
}

async function ask(id: string): Promise<Record<string, Row[]>> {
  const bytes = await given.warehouse.customer(id);
  if (!bytes) throw new Error(`no customer ${id}`);
  return Object.fromEntries(
    Object.entries(bytes).map(([name, result]) => [name, rowsOf(tableFromIPC(result))]),
  );
}

const day = (value: unknown) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);

describe('one customer', () => {
  it('is null where there is none as of the date', async () => {
    expect(await given.warehouse.customer('c99')).toBeNull();
  });

  it('has its facts, and what the file could have said', async () => {
    const { information, columns, attributes } = await page('c03');
    expect(information?.[0]).toMatchObject({ customer_id: 'c03', name: '张敏', orders: 2 });
    expect(information?.[0]?.['birth_date']).toBeNull();
    // Eight columns besides the id, no further attributes.
    expect(columns!.map((row) => [row['column_name'], row['customers']])).toEqual([
      ['name', 12],
      ['gender', 11],
      ['birth_date', 10],
      ['province', 11],
      ['city', 11],
      ['source', 11],
      ['registered_at', 12],
    ]);
    expect(attributes).toEqual([]);
  });

  it('orders at its own pace: gaps and the next order, by hand', async () => {
    const { gaps, rhythm } = await page('c01');
    // Order days 2023-01-05, 02-10, 03-18, 06-18, 10-10 and 2024-01-20.
    expect(gaps!.map((row) => row['gap'])).toEqual([null, 36, 36, 92, 114, 102]);
    // Sorted 36 36 92 102 114: quartiles by type 7 are the second and the fourth value.
    expect(rhythm?.[0]).toMatchObject({
      gaps: 5,
      lower_quartile: 36,
      median_gap: 92,
      upper_quartile: 102,
      is_own: true,
    });
    // 2024-01-20 and 36, 92 and 102 days.
    expect(day(rhythm?.[0]?.['next_from'])).toBe('2024-02-25');
    expect(day(rhythm?.[0]?.['next_day'])).toBe('2024-04-21');
    expect(day(rhythm?.[0]?.['next_to'])).toBe('2024-05-01');
  });

  it('takes the gap of all where its own are fewer than three, without a range', async () => {
    const { rhythm } = await page('c02');
    // Two gaps. Fewer than 30 came back: g is preset to 30. Last order 2023-11-11.
    expect(rhythm?.[0]).toMatchObject({ gaps: 2, is_own: false, is_preset: true, next_to: null });
    expect(day(rhythm?.[0]?.['next_day'])).toBe('2023-12-11');
    const { rhythm: none } = await page('c09');
    expect(none?.[0]).toMatchObject({ order_days: 0, next_day: null, next_from: null });
  });

  it('went through its stages on these days, by hand', async () => {
    // T = 90, w = 30. Own medians: 36 after the third day, 36, 64, 92 after those that follow.
    const { lifecycle } = await page('c01');
    expect(
      lifecycle!.map((row) => [row['stage'], day(row['from_day']), day(row['to_day'])]),
    ).toEqual([
      ['potential', '2023-01-03', '2023-01-04'],
      ['new', '2023-01-05', '2023-02-04'], // d ≤ 30
      ['active', '2023-02-05', '2023-03-17'], // d ≤ 45, the second order day in between
      ['loyal', '2023-03-18', '2023-05-11'], // third day; d ≤ 54
      ['at_risk', '2023-05-12', '2023-06-16'], // d ≤ 90
      ['dormant', '2023-06-17', '2023-06-17'], // d = 91
      ['reactivated', '2023-06-18', '2023-07-18'], // gap 92 > T and > 2 × 36; d ≤ 30
      ['loyal', '2023-07-19', '2023-08-11'], // median of 36 36 92 is 36: d ≤ 54
      ['at_risk', '2023-08-12', '2023-09-16'],
      ['dormant', '2023-09-17', '2023-10-09'],
      ['reactivated', '2023-10-10', '2023-11-09'], // gap 114 > 2 × 36
      ['loyal', '2023-11-10', '2024-01-08'], // median of 36 36 92 114 is 64: d ≤ 90, not 96
      ['dormant', '2024-01-09', '2024-01-19'],
      ['loyal', '2024-01-20', '2024-03-31'], // gap 102 < 2 × 64; median 92: d ≤ 90
    ]);
  });

  it('ends in the stage that the marts say, one customer of each stage', async () => {
    for (const row of await given.rows(
      'select min(customer_id) as customer_id, stage from mart.customers group by stage',
    )) {
      const { lifecycle } = await page(String(row['customer_id']));
      const now = lifecycle!.at(-1);
      expect(now?.['stage'], String(row['customer_id'])).toBe(row['stage']);
      expect(day(now?.['to_day'])).toBe('2024-03-31');
    }
  });

  it('has the values that put it into its tier and scores, within their bounds', async () => {
    const { classes, bounds } = await page('c01');
    // 160 + 60 + 100 + 120 + 100 + 30.
    expect(classes?.[0]).toMatchObject({ value: 570, recency: 71, frequency: 6 });
    // Values: 570 c01, 380 c02, 220 c05, 200 c06, 160 c03 c10, 130 c11, 100 c04 c07, 40 c08: 2,060.
    // A to 80 % (1,648): 570, 950, 1170, 1370 and both of 160. B to 95 % (1,957): 130 and both of 100.
    const tiers = bounds!.filter((row) => row['measure'] === 'tier');
    expect(
      tiers.map((row) => [row['class'], row['lowest'], row['highest'], row['customers']]),
    ).toEqual([
      ['a', 160, 570, 6],
      ['b', 100, 130, 3],
      ['c', 40, 40, 1],
    ]);
    const own = bounds!.find(
      (row) => row['measure'] === 'frequency' && row['class'] === String(classes?.[0]?.['f']),
    );
    expect(own).toMatchObject({ lowest: 6, highest: 6, customers: 1 });
  });

  it('told us this up to the date, and nothing later', async () => {
    const { feedback, interactions } = await page('c01');
    expect(
      feedback!.map((row) => [row['source'], day(row['given_at']), row['score'], row['best']]),
    ).toEqual([
      ['tickets', '2024-03-30', null, null], // solved and rated after the date
      ['feedback', '2024-01-25', 9, 10],
      ['tickets', '2023-03-20', 5, null],
      ['feedback', '2023-02-12', 4, 5],
    ]);
    expect(feedback?.[0]?.['solved_at']).toBeNull();
    expect(interactions).toHaveLength(1);
    expect(day(interactions?.[0]?.['next_contact_at'])).toBe('2024-04-15');
  });

  it('holds points of which so many expire soon', async () => {
    const { points, ledger } = await page('c01');
    expect(ledger).toHaveLength(3);
    // 160 expire by 2024-04-30, 120 later; 100 were used, the oldest first: 180 − 120 = 60 remain.
    expect(points?.[0]).toMatchObject({
      balance: 180,
      earned: 280,
      used: 100,
      expiring: 60,
      level: 'gold',
      cards: 'points card',
      coupons: 'SPRING10',
    });
    expect(day(points?.[0]?.['next_expiry'])).toBe('2024-04-30');
  });

  it('referred others and was referred', async () => {
    const { referrals } = await page('c01');
    expect(
      referrals!.map((row) => [
        row['side'],
        row['other_id'],
        row['other_name'],
        day(row['converted_at']),
        row['revenue'],
      ]),
    ).toEqual([
      ['made', 'c09', '周强', null, 0],
      ['made', 'c03', '张敏', '2023-02-11', 160],
      ['received', 'c04', '刘洋', '2023-01-05', 100],
    ]);
  });

  it('left for a reason, or did not', async () => {
    expect((await page('c01'))['departure']).toEqual([]);
    const { departure } = await page('c07');
    expect(departure?.[0]).toMatchObject({ reason: 'price', detail: 'went to another shop' });
  });
});

describe('the timeline', () => {
  it('has what every table knows of the customer, newest first, nothing after the date', async () => {
    const { timeline } = await page('c01');
    const said = timeline!.map((row) => `${day(row['happened_at'])} ${row['what']}`);
    expect(said).toEqual([
      '2024-03-30 ticket_opened',
      '2024-02-01 visited',
      '2024-02-01 visited',
      '2024-01-25 answered',
      '2024-01-20 campaign_responded',
      '2024-01-20 ordered',
      '2024-01-15 campaign_opened',
      '2024-01-15 campaign_sent',
      '2023-12-05 deal_won',
      '2023-12-01 contacted',
      '2023-11-01 deal_opened',
      // In one second: by kind.
      '2023-10-10 ledger_entry',
      '2023-10-10 ordered',
      '2023-08-01 referral_made',
      '2023-07-01 social_action',
      '2023-06-18 ledger_entry',
      '2023-06-18 ordered',
      '2023-06-01 campaign_held_back',
      '2023-03-22 ticket_solved',
      '2023-03-20 ticket_opened',
      '2023-03-18 ordered',
      '2023-02-12 answered',
      '2023-02-11 referral_converted',
      '2023-02-10 ordered',
      '2023-02-01 referral_made',
      '2023-01-05 ledger_entry',
      '2023-01-05 ordered',
      '2023-01-03 registered',
      '2023-01-02 referral_received',
    ]);
    // o01: candle 100 and tea 60.
    expect(
      timeline!.find(
        (row) => day(row['happened_at']) === '2023-01-05' && row['what'] === 'ordered',
      ),
    ).toMatchObject({ kind: 'transactions', detail: '香薰蜡烛、桂花乌龙', amount: 160 });
  });

  it('has orders that were closed or refunded as what they are', async () => {
    const { timeline } = await page('c04');
    expect(
      timeline!
        .filter((row) => row['kind'] === 'transactions' || row['kind'] === 'refunds')
        .map((row) => [day(row['happened_at']), row['what'], row['amount'], row['detail']]),
    ).toEqual([
      ['2023-03-12', 'refunded', 50, '尺寸不合'],
      ['2023-03-02', 'ordered', 100, '桂花乌龙'],
      ['2023-03-01', 'closed', 150, '桂花乌龙'],
    ]);
  });

  it('adds up to the rows of the tables', async () => {
    const [row] = await given.rows(
      `select count(*) filter (where kind = 'transactions') as orders,
        count(*) filter (where kind = 'behaviours') as visits,
        sum(amount) filter (where what = 'ordered') as revenue,
      from mart.touchpoints`,
    );
    // o12 has no customer.
    expect(row).toEqual({ orders: 19, visits: 3, revenue: 2290 - 150 - 50 - 30 });
  });
});
