import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { tables } from '../../warehouse/tables';
import { analysis } from './analysis';
import { columnName, tableName } from './names';
import sql from './query.sql?raw';
import { text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const customers = `会员ID,姓名,性别,出生日期,手机号,邮箱
c1,甲,女,1990-01-01,13800000001,a@example.com
c2,乙,女,2030-01-01,+86 138 0000 0001,A@example.com
c3,丙,,1902-05-05,12,not an address
c4,丁,男,,13900000004,
`;
const orders = `订单编号,会员ID,下单时间,付款时间,实付金额,数量
A,c1,2024-05-01,2024-05-02,100,1
B,c1,2024-05-03,2024-05-02,50,2
C,c9,2024-05-04,2024-05-04,25,
D,,2024-05-05,,-5,-1
E,c2,2024-05-06,2024-05-06,10,-1
`;
const refunds = `退款编号,订单编号,退款金额,退款时间
r1,A,20,2024-06-01
r2,Z,20,2024-06-02
`;

async function build(files: Record<string, string>) {
  await given.files(files);
  await given.build({ as_of: '2024-12-31' });
  return given.run(analysis);
}

test('columns count what is filled, different and impossible', async () => {
  const { main } = await build({ '客户.csv': customers, '订单.csv': orders, '退款.csv': refunds });
  const of = (table: string, column: string) => {
    const row = main.find((one) => one.table === table && one.column === column);
    return row && [row.rows, row.filled, row.distinct, row.invalid];
  };
  expect(of('customers', 'customer_id')).toEqual([4, 4, 4, 0]);
  expect(of('customers', 'gender')).toEqual([4, 3, 2, 0]);
  // One born after the as-of date, one 122 years before it.
  expect(of('customers', 'birth_date')?.[3]).toBe(2);
  expect(of('customers', 'phone')?.[3]).toBe(1);
  expect(of('customers', 'email')).toEqual([4, 3, 3, 1]);
  expect(of('transactions', 'customer_id')).toEqual([5, 4, 3, 0]);
  // B was paid before it was ordered; D and E are returns, of which E's amount was written unsigned.
  expect(of('transactions', 'paid_at')).toEqual([5, 4, 3, 1]);
  expect(of('transactions', 'quantity')).toEqual([5, 4, 3, 0]);
  expect(of('transactions', 'coupon')).toBeUndefined();
  expect(main.every((row) => !row.is_estimate)).toBe(true);
});

test('rows that point nowhere are counted by reference', async () => {
  const { orphans } = await build({
    '客户.csv': customers,
    '订单.csv': orders,
    '退款.csv': refunds,
  });
  expect(orphans.map((row) => [row.reference, row.rows, row.orphans])).toEqual([
    ['order_without_customer', 5, 1],
    ['order_customer_not_in_file', 4, 1],
    ['customer_without_order', 4, 2],
    ['refund_without_order', 2, 1],
  ]);
});

test('the same phone or e-mail in several records is a possible duplicate', async () => {
  const { duplicates } = await build({ '客户.csv': customers });
  expect(duplicates).toEqual([
    { name_by: 'customer_id', records: 4, people: 0, records_of_them: 0 },
    { name_by: 'email', records: 3, people: 1, records_of_them: 2 },
    { name_by: 'name_birthday', records: 3, people: 0, records_of_them: 0 },
    { name_by: 'phone', records: 4, people: 1, records_of_them: 2 },
  ]);
});

test('ids of one person are proposed for merging, with the evidence and the id to keep', async () => {
  const { proposals } = await build({
    // p1–p2 share a phone, p2–p3 a birthday; p4 and p5 an e-mail in other case; six share a hotline.
    '客户.csv': `会员ID,姓名,出生日期,手机号,邮箱,更新时间
p1,李 雷,1990-01-01,+86 138-0000-0001,,2024-01-01
p2,Li Lei,1991-02-02,13800000001,,2024-03-01
p3,li lei,1991-02-02,,,
p4,韩梅,,,H@example.com,2024-01-01
p5,小梅,,,h@example.com,2024-06-01
h1,a,,400-800-8000,,
h2,b,,4008008000,,
h3,c,,4008008000,,
h4,d,,4008008000,,
h5,e,,4008008000,,
h6,f,,4008008000,,
`,
    '订单.csv': `订单编号,会员ID,下单时间,实付金额
A,p2,2024-05-01,100
B,p2,2024-05-03,50
C,p1,2024-05-04,25
`,
  });
  expect(proposals).toEqual([
    { keep_id: 'p2', merge_ids: 'p1 · p3', evidence: 'name_birthday + phone', ids: 3, orders: 3 },
    { keep_id: 'p5', merge_ids: 'p4', evidence: 'email', ids: 2, orders: 0 },
  ]);
});

test('records that should have moved on are counted as of the date', async () => {
  const { stale } = await build({
    '客户.csv': '会员ID,姓名,更新时间\nc1,甲,2023-12-31\nc2,乙,2024-01-01\nc3,丙,\n',
    'tickets.csv': `ticket_id,customer_id,subject,opened_at,solved_at,status
t1,c1,a,2024-10-01,,open
t2,c1,b,2024-10-03,,open
t3,c2,c,2024-01-01,,Closed
t4,c2,d,2024-01-01,2024-01-02,
t5,c2,e,2024-01-03,,Unsolved
t6,c2,f,2024-01-04,,待关闭
t7,c2,g,2024-01-04,,已完结
t8,c2,h,2024-01-05,2025-02-01,
`,
  });
  // 2024-12-31 less 365 days is 2024-01-01; less 90 days it is 2024-10-02.
  const day = (date: unknown) => new Date(Number(date)).toISOString().slice(0, 10);
  expect(stale.map((row) => ({ ...row, oldest: day(row.oldest) }))).toEqual([
    { kind: 'customers_not_updated', rows: 2, stale: 1, share: 0.5, oldest: '2023-12-31' },
    { kind: 'tickets_open', rows: 8, stale: 4, share: 0.5, oldest: '2024-01-03' },
  ]);
});

test('an order id that the file does not have is not counted as filled', async () => {
  const { main } = await build({
    'orders.csv': 'customer_id,order_date,amount\nc1,2024-05-01,10\nc2,2024-05-02,20\n',
  });
  expect(main.map(({ column }) => column)).not.toContain('order_id');
});

test('all kinds of table are looked at, and every rule is about one of their columns', () => {
  for (const [kind, { columns }] of Object.entries(tables)) {
    expect(sql).toContain(`select '${kind}' as "table", count(*) as "rows"`);
    const source = new RegExp(
      `unpivot \\(\\s*select\\n((?:.(?!unpivot))*?)\\s+from staging\\.${kind}\\n`,
      's',
    );
    const ruled = [...(source.exec(sql)?.[1] ?? '').matchAll(/\) as (\w+),/g)].map(
      ([, name]) => name,
    );
    expect(ruled.length, kind).toBeGreaterThan(0);
    expect(Object.keys(columns), kind).toEqual(expect.arrayContaining(ruled));
    expect(tableName(kind).zh).not.toBe(kind);
    for (const column of Object.keys(columns)) {
      if (column !== 'state') expect(columnName(column).zh, column).toMatch(/./);
    }
  }
});

test('the headline tells what was found, or that nothing was', async () => {
  const bad = await build({ '客户.csv': customers, '订单.csv': orders, '退款.csv': refunds });
  expect(text.headline(bad, formatOf('en', null))).toMatch(
    /^5 impossible values, 3 dangling references, 1 possible duplicate and gaps in \d+ of \d+ columns$/,
  );
  const good = await build({
    'orders.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-05-01,10\n',
  });
  expect(text.headline(good, formatOf('en', null))).toMatch(
    /filled throughout, nothing found wrong$/,
  );
  const nothing = { main: [], orphans: [], duplicates: [], proposals: [], stale: [] };
  expect(text.headline(nothing, formatOf('zh', null))).toBe('还没有数据');
});
