import { beforeAll, describe, expect, it } from 'vitest';
import { Given } from '../../../../test/given';
import { Marts } from '../../marts';

/** Everything as of 2024-03-31; rows of April are there to be left out. */
const files = {
  'customers.csv': `customer_id,name
a,Ann
b,Bo
c,Cy
d,Di
`,
  'behaviours.csv': `customer_id,session_id,occurred_at,event,page,duration_s
a,s1,2024-03-01 10:00:00,view,/home,10
a,s1,2024-03-01 10:01:00,view,/tea,20
a,s2,2024-03-01 22:00:00,view,/home,
a,,2024-03-05 09:00:00,buy,,5
a,,2024-03-05 19:00:00,view,/tea,
a,s9,2024-04-01 00:00:00,view,/home,99
b,s3,2024-03-31 23:59:59,view,/home,
`,
  'tickets.csv': `ticket_id,customer_id,kind,category,opened_at,solved_at,status
t1,a,投诉,物流,2024-01-05 09:00:00,2024-01-06 09:00:00,已完成
t2,a,咨询,,2024-03-30 09:00:00,2024-04-02 09:00:00,已完成
t3,a,咨询,,2024-03-31 09:00:00,,处理中
t4,a,咨询,,2024-04-01 09:00:00,,处理中
t5,b,Complaint,,2024-02-01 09:00:00,,closed
t6,b,question,,2024-02-02 09:00:00,,未完成
`,
  'feedback.csv': `feedback_id,customer_id,given_at,kind,question,score,scale
f1,a,2024-01-01 00:00:00,NPS,How likely are you to recommend us?,9,10
f2,a,2024-03-31 23:00:00,NPS,How likely are you to recommend us?,6,10
f3,a,2024-04-01 00:00:00,NPS,How likely are you to recommend us?,10,10
f4,a,2024-02-01 00:00:00,review,,4,5
f5,a,2024-03-01 00:00:00,service,How satisfied are you?,8,10
f6,b,2024-02-01 00:00:00,review,,2,5
f7,b,2024-02-01 00:00:00,review,,7,10
f8,c,2024-02-01 00:00:00,,,5,0-10
f9,c,2024-02-02 00:00:00,投诉,,,
`,
  'loyalty.csv': `customer_id,card_id,happened_at,entry,points,balance_after
a,k1,2024-01-01 00:00:00,earn,100,100
a,k1,2024-02-01 00:00:00,redeem,-30,70
a,k1,2024-04-01 00:00:00,earn,500,570
a,k2,2024-01-05 00:00:00,earn,8,8
b,k3,2024-01-01 00:00:00,获得,200,
b,k3,2024-02-01 00:00:00,兑换,50,
b,k3,2024-03-01 00:00:00,过期,-20,
`,
  'referrals.csv': `referrer_id,referred_id,referred_at,converted_at
a,b,2024-01-01 00:00:00,2024-01-20 00:00:00
a,c,2024-02-01 00:00:00,2024-04-20 00:00:00
a,x,2024-04-01 00:00:00,
`,
  'interactions.csv': `customer_id,happened_at,channel,direction,outcome
b,2024-01-01 10:00:00,phone,out,interested
b,2024-03-01 10:00:00,phone,in,solved
b,2024-05-01 10:00:00,phone,in,solved
`,
  'campaigns.csv': `campaign_id,campaign,customer_id,channel,sent_at,responded_at,participated_at,control_group
k1,Spring,a,sms,2024-03-01 10:00:00,2024-03-02 10:00:00,,no
k2,March,a,sms,2024-03-10 10:00:00,,2024-04-02 10:00:00,no
k3,April,a,sms,2024-04-10 10:00:00,2024-04-10 11:00:00,,no
k1,Spring,b,sms,2024-03-01 10:00:00,,,yes
`,
  'departures.csv': `customer_id,left_at,reason
c,2024-03-31,price
d,2024-04-01,price
`,
};

const nothing = {
  visits: 0,
  visit_days: 0,
  events: 0,
  pages: 0,
  dwell_s: null,
  last_visit: null,
  visit_recency: null,
  tickets: 0,
  complaints: 0,
  open_tickets: 0,
  last_ticket: null,
  nps: null,
  csat: null,
  points: null,
  referrals_made: 0,
  referrals_converted: 0,
  was_referred: false,
  contacts: 0,
  last_contact: null,
  campaigns: 0,
  campaign_responses: 0,
  // No file of social actions.
  social_actions: null,
  left_at: null,
};
const day = (text: string) => new Date(`${text}T00:00:00Z`);

let given: Given;
beforeAll(async () => {
  given = await Given.start();
}, 60_000);

async function engagement(): Promise<Record<string, Record<string, unknown>>> {
  await new Marts(given.engine).make(['engagement']);
  const rows = await given.rows(
    `select customer_id, engagement.* exclude (customer_key)
     from mart.engagement as engagement join mart.keys as keys using (customer_key)`,
  );
  return Object.fromEntries(
    rows.map(({ customer_id: id, ...facts }) => [String(id), { ...facts }]),
  );
}

describe('what customers do besides buying', () => {
  it('is counted up to the as-of date', async () => {
    const loaded = await given.files(files);
    expect(loaded.receipts.map(({ decision }) => decision.kind)).toEqual([
      'customers',
      'behaviours',
      'tickets',
      'feedback',
      'loyalty',
      'referrals',
      'interactions',
      'campaigns',
      'departures',
    ]);
    await given.build({ as_of: '2024-03-31' });
    expect(await engagement()).toEqual({
      a: {
        ...nothing,
        // Two sessions, and a day with events of no session.
        visits: 3,
        visit_days: 2,
        events: 5,
        pages: 4,
        dwell_s: 35,
        last_visit: day('2024-03-05'),
        visit_recency: 26,
        tickets: 3,
        complaints: 1,
        // t2 was solved after the date, t3 is under way.
        open_tickets: 2,
        last_ticket: day('2024-03-31'),
        nps: 6,
        csat: 4,
        points: 78,
        referrals_made: 2,
        referrals_converted: 1,
        campaigns: 2,
        campaign_responses: 1,
      },
      b: {
        ...nothing,
        visits: 1,
        visit_days: 1,
        events: 1,
        pages: 1,
        last_visit: day('2024-03-31'),
        visit_recency: 0,
        tickets: 2,
        complaints: 1,
        open_tickets: 1,
        last_ticket: day('2024-02-02'),
        csat: 2,
        points: 130,
        was_referred: true,
        contacts: 2,
        last_contact: day('2024-03-01'),
      },
      c: { ...nothing, nps: 5, complaints: 1, was_referred: true, left_at: day('2024-03-31') },
      d: nothing,
    });
  }, 60_000);

  it('is unknown where no file tells of it', async () => {
    await given.files({ 'customers.csv': files['customers.csv'] });
    await given.build({ as_of: '2024-03-31' });
    const unknown = Object.fromEntries(Object.keys(nothing).map((name) => [name, null]));
    expect(await engagement()).toEqual({ a: unknown, b: unknown, c: unknown, d: unknown });
  }, 60_000);
});
