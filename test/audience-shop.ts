import { Given } from './given';
import type {
  ColumnTest,
  Condition,
  Conditions,
  SavedSegment,
  Times,
  Within,
} from '../src/warehouse/audience/condition';
import type { Kind } from '../src/warehouse/tables';

/** Seven customers as of 2024-03-31: e and f buy nothing, g is known from an order alone. */
const files = {
  'customers.csv': `customer_id,name,gender,birth_date,city,phone,email,registered_at,shoe size
a,Ann O'Neil,F,1990-04-01,杭州,13000000001,,2023-01-01,3
b,Bo,M,1990-03-31,上海,,bo@example.com,2023-06-01,10
c,曹🙂,M,,上海,13000000003,,2024-03-30,x
d,'; drop table mart.customers; --,F,2001-01-01,,,,2023-02-01,
e,ABC,,,杭州,,,2023-03-01,2.5
f,abc,,,,,,,3
`,
  'orders.csv': `order_id,line_id,customer_id,ordered_at,product,category,quantity,amount,status
o1,1,a,2024-03-01 10:00:00,tea,drinks,1,50,paid
o1,2,a,2024-03-01 10:00:00,cup,ware,2,40,paid
o2,1,a,2024-03-20 10:00:00,tea,drinks,1,50,paid
o3,1,b,2024-02-29 23:59:59,tea,drinks,3,150,paid
o4,1,b,2024-03-25 10:00:00,lamp,home,1,500,交易关闭
o5,1,c,2024-03-31 23:00:00,cup,ware,1,20,paid
o6,1,c,2024-04-01 00:00:00,tea,drinks,1,50,paid
o7,1,g,2023-05-01 00:00:00,tea,drinks,2,100,paid
o7,2,g,2023-05-01 00:00:00,tea,drinks,-1,-50,paid
o8,1,d,2023-12-01 00:00:00,mug,ware,1,30,paid
`,
  'refunds.csv': `refund_id,order_id,refunded_at,amount,reason
r1,o1,2024-03-05 10:00:00,40,broken
r2,o3,2024-04-02 10:00:00,150,late
`,
  'behaviours.csv': `customer_id,session_id,occurred_at,event,page
a,s1,2024-03-30 10:00:00,add_to_cart,/tea
a,s1,2024-03-30 10:01:00,add_to_cart,/cup
a,s2,2024-03-31 23:59:59,add_to_cart,/tea
b,s3,2024-03-30 10:00:00,add_to_cart,/tea
b,s3,2024-03-30 10:00:30,view,/tea
b,s4,2024-04-01 10:00:00,add_to_cart,/tea
`,
  'feedback.csv': `feedback_id,customer_id,given_at,kind,score,scale
f1,a,2024-01-01 00:00:00,NPS,9,10
f2,b,2024-02-01 00:00:00,NPS,6,10
f3,c,2024-03-01 00:00:00,review,2,5
f4,d,2024-03-01 00:00:00,NPS,0,10
f5,d,2024-04-01 00:00:00,NPS,10,10
`,
  'tickets.csv': `ticket_id,customer_id,opened_at,solved_at,kind,status
t1,a,2024-01-01 00:00:00,2024-01-02 00:00:00,question,solved
t2,b,2024-04-02 00:00:00,,question,open
t3,c,2024-03-30 00:00:00,2024-04-01 00:00:00,question,solved
`,
  'referrals.csv': `referrer_id,referred_id,referred_at,converted_at
a,b,2024-01-01 00:00:00,2024-01-20 00:00:00
b,c,2024-02-01 00:00:00,
`,
};

/** A warehouse with the shop. */
export class ConditionsShop {
  private constructor(readonly given: Given) {}

  static async open(): Promise<ConditionsShop> {
    const given = await Given.start();
    await given.files(files);
    await given.build({ as_of: '2024-03-31' });
    return new ConditionsShop(given);
  }

  /** Ids of the customers of whom all conditions hold, in one text. */
  async those(conditions: Conditions, saved: readonly SavedSegment[] = []): Promise<string> {
    await this.given.audience(conditions, saved);
    const rows = await this.given.rows(
      `select customer_id from mart.customers
       where customer_key in (select customer_key from mart.audience) order by customer_id`,
    );
    return rows.map((row) => String(row['customer_id'])).join('');
  }
}

/** A condition on the records of a table. */
export function records(
  table: Kind,
  count: Times,
  where: readonly ColumnTest[] = [],
  within: Within = null,
): Condition {
  return { about: 'records', table, where, within, count };
}

export const once: Times = { operator: 'at_least', times: 1 };
export const never: Times = { operator: 'at_most', times: 0 };
