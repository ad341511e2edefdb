import { head, orders, plainLine, rows, two, twoRows, type Case } from './case';

const one = (content: BlobPart, name = 'orders.csv') => ({ [name]: content });
const customers = (content: string) => one(content, 'customers.csv');
const count = 'select count(*)::varchar, sum(amount)::double::varchar from staging.transactions';
const days = 'select ordered_at::date::varchar from staging.transactions order by order_id';
const amounts = 'select amount::double::varchar from staging.transactions order by order_id';
const ids = 'select customer_id from staging.transactions order by order_id';

/** An order file with these dates. */
const dated = (...dates: readonly string[]) =>
  one(head + dates.map((date, index) => `A${index + 1},C1,${date},5.00\n`).join(''));

/** An order file with these amounts. */
const priced = (...cells: readonly string[]) =>
  one(head + cells.map((cell, index) => `A${index + 1},C1,2024-01-02,${cell}\n`).join(''));

/** An order file with these customer ids. */
const bought = (...cells: readonly string[]) =>
  one(head + cells.map((cell, index) => `A${index + 1},${cell},2024-01-02,5.00\n`).join(''));

const list = (...values: readonly (string | null)[]) => values.map((value) => [value]);

/** Rows 65–115 of the catalogue: what stands in the cells, and what was dropped. */
export const values: readonly Case[] = [
  {
    ...{ number: 65, what: 'leading zeros', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => bought('00123', '00045'),
    rows: rows(ids, ...list('00123', '00045')),
  },
  {
    ...{ number: 66, what: 'leading zeros after row 20,480', verdict: 'ok' },
    ...{ account: [21_000, 21_000, 0, 0] },
    files: () =>
      one(
        head +
          orders(21_000, (n) => `A${n},${n < 20_900 ? 100_000 + n : `00${n}`},2024-01-02,5.00\n`),
      ),
    rows: rows(
      "select count(*)::varchar, count(*) filter (customer_id like '00%')::varchar from staging.transactions",
      ['21000', '101'],
    ),
  },
  {
    ...{ number: 67, what: '19-digit ids', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => bought('6917926768823643751', '6917926768823643752'),
    rows: rows(ids, ...list('6917926768823643751', '6917926768823643752')),
  },
  {
    ...{ number: 68, what: '20-digit ids', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => bought('69179267688236437511', '69179267688236437512'),
    rows: rows(ids, ...list('69179267688236437511', '69179267688236437512')),
  },
  {
    ...{ number: 69, what: 'ids that Excel damaged', verdict: 'refuse', codes: ['id_damaged'] },
    files: () => bought('1.23E+11', '1.24E+11'),
  },
  {
    ...{
      number: 70,
      what: '16-digit ids that end in 0',
      verdict: 'note',
      codes: ['excel_rounding'],
    },
    ...{ account: [30, 30, 0, 0] },
    files: () =>
      one(
        head +
          orders(30, (n) => `A${n},69179267688${String(n).padStart(4, '0')}0,2024-01-02,5.00\n`),
      ),
  },
  {
    ...{ number: 71, what: '="00123"', verdict: 'note', codes: ['unwrapped_ids'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => bought('="00123"', '="00045"'),
    rows: rows(ids, ...list('00123', '00045')),
  },
  {
    ...{ number: 72, what: '"=""00123"""', verdict: 'note', codes: ['unwrapped_ids'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => bought('"=""00123"""', '"=""00045"""'),
    rows: rows(ids, ...list('00123', '00045')),
  },
  {
    ...{ number: 73, what: 'day numbers of Excel', verdict: 'ask', asks: ['excel_dates'] },
    files: () => dated('45292', '45293.5'),
    answer: { answers: { 'excel_dates:c3': 'excel-1900' } },
    account: [2, 2, 0, 0],
    rows: rows(
      'select ordered_at::varchar from staging.transactions order by 1',
      ...list('2024-01-01 00:00:00', '2024-01-02 12:00:00'),
    ),
  },
  {
    ...{ number: 74, what: '03/04/2024', verdict: 'ask', asks: ['date_order'] },
    files: () => dated('03/04/2024', '05/06/2024'),
    answer: { answers: { 'date_order:c3': 'month-day-year' } },
    account: [2, 2, 0, 0],
    rows: rows(days, ...list('2024-03-04', '2024-05-06')),
  },
  {
    ...{ number: 75, what: '13/04/2024', verdict: 'note', codes: ['date_format'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => dated('13/04/2024', '05/06/2024'),
    rows: rows(days, ...list('2024-04-13', '2024-06-05')),
  },
  {
    ...{ number: 76, what: 'dates in several styles that agree', verdict: 'note' },
    ...{ account: [3, 3, 0, 0] },
    files: () => dated('2024-03-12 09:14', '3/15/2024 2:30 PM', '2024年5月6日'),
    rows: rows(
      'select ordered_at::varchar from staging.transactions order by order_id',
      ...list('2024-03-12 09:14:00', '2024-03-15 14:30:00', '2024-05-06 00:00:00'),
    ),
  },
  {
    ...{ number: 76, what: 'dates in two orders that contradict each other', verdict: 'ask' },
    asks: ['date_order'],
    files: () => dated('13/04/2024', '14/04/2024', '04/15/2024'),
    answer: { answers: { 'date_order:c3': 'day-month-year' } },
    ...{ account: [3, 2, 1, 0], quarantine: [[4, 'not_a_date']] },
    rows: rows(days, ...list('2024-04-13', '2024-04-14')),
  },
  {
    ...{ number: 77, what: '2024年5月6日', verdict: 'note', account: [2, 2, 0, 0] },
    files: () => dated('2024年5月6日', '2024年12月31日 08时05分'),
    codes: ['date_format'],
    rows: rows(days, ...list('2024-05-06', '2024-12-31')),
  },
  {
    ...{ number: 78, what: '2024/1/2', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => dated('2024/1/2', '2024/12/31 8:05'),

    rows: rows(days, ...list('2024-01-02', '2024-12-31')),
  },
  {
    ...{ number: 79, what: '20240102', verdict: 'note', codes: ['date_format'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => dated('20240102', '20241231'),
    rows: rows(days, ...list('2024-01-02', '2024-12-31')),
  },
  {
    ...{ number: 80, what: 'instants near midnight', verdict: 'note', codes: ['time_zone'] },
    ...{ account: [2, 2, 0, 0] },
    // In Shanghai, eight hours ahead, it is the next day.
    files: () => dated('2024-01-02T15:59:59Z', '2024-01-02T16:00:00Z'),
    rows: rows(days, ...list('2024-01-02', '2024-01-03')),
  },
  ...(
    [
      ['seconds', '1704211199', '1704211200'],
      ['milliseconds', '1704211199000', '1704211200000'],
      ['microseconds', '1704211199000000', '1704211200000000'],
    ] as const
  ).map(([what, first, second]): Case => ({
    ...{ number: 81, what: `${what} since 1970`, verdict: 'note', codes: ['epoch'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => dated(first, second),
    rows: rows(days, ...list('2024-01-02', '2024-01-03')),
  })),
  {
    ...{ number: 82, what: '2024-02-30', verdict: 'quarantine', account: [3, 2, 1, 0] },
    ...{ quarantine: [[4, 'not_a_date']], rows: twoRows },
    files: () => one(`${head}${two}A3,C3,2024-02-30,5\n`),
  },
  {
    ...{ number: 83, what: '0000-00-00', verdict: 'note', codes: ['null_words'] },
    ...{ account: [2, 2, 0, 0] },
    files: () =>
      customers('customer_id,name,registered_at\nC1,Anna,0000-00-00\nC2,Ben,2024-01-02\n'),
    rows: rows(
      'select registered_at::date::varchar from staging.customers order by customer_id',
      ...list(null, '2024-01-02'),
    ),
  },
  {
    ...{ number: 84, what: '9999-12-31 and 1900-01-01', verdict: 'note', codes: ['sentinels'] },
    ...{ account: [3, 3, 0, 0] },
    files: () =>
      customers(
        'customer_id,name,registered_at\nC1,Anna,9999-12-31\nC2,Ben,2024-01-02\nC3,Cara,1900-01-01\n',
      ),
    rows: rows(
      'select registered_at::date::varchar from staging.customers order by customer_id',
      ...list(null, '2024-01-02', null),
    ),
  },
  {
    ...{ number: 85, what: 'order dates in the future', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => dated('2024-01-02', '2031-01-02'),
    rows: rows(days, ...list('2024-01-02', '2031-01-02')),
  },
  {
    ...{ number: 86, what: '"1,234.50"', verdict: 'note', account: [2, 2, 0, 0] },
    files: () => priced('"1,234.50"', '2.00'),
    rows: rows(amounts, ...list('1234.5', '2.0')),
  },
  {
    ...{ number: 87, what: 'two currency signs in one column', verdict: 'ask', asks: ['currency'] },
    files: () => priced('¥1234.50', '$2.00', '¥3.00'),
    answer: { answers: { 'currency:c4': '¥' } },
    ...{ account: [3, 2, 1, 0], quarantine: [[3, 'not_a_number']] },
    rows: rows(amounts, ...list('1234.5', '3.0')),
  },
  {
    ...{ number: 87, what: 'two codes in a currency column', verdict: 'ask', asks: ['currency'] },
    files: () =>
      one(
        'order_id,customer_id,order_date,amount,currency\nA1,C1,2024-01-02,10,CNY\nA2,C1,2024-01-03,20,USD\nA3,C2,2024-01-03,5,CNY\n',
      ),
    answer: { answers: { currency: 'CNY' } },
    account: [3, 3, 0, 0],
  },
  {
    ...{ number: 88, what: 'full-width digits', verdict: 'note', account: [2, 2, 0, 0] },
    files: () => priced('１２．５０', '"１，２３４"'),
    rows: rows(amounts, ...list('12.5', '1234.0')),
  },
  {
    ...{ number: 89, what: 'negative amounts in three styles', verdict: 'note' },
    ...{ account: [4, 4, 0, 0] },
    files: () => priced('(12.50)', '12.50-', '−5.00', '100'),
    rows: rows(amounts, ...list('-12.5', '-12.5', '-5.0', '100.0')),
  },
  {
    ...{ number: 90, what: 'NaN, inf and 1e400', verdict: 'quarantine' },
    ...{ account: [5, 2, 3, 0] },
    quarantine: [
      [4, 'not_a_number'],
      [5, 'not_a_number'],
      [6, 'not_a_number'],
    ],
    files: () =>
      one(
        `${head}${two}A3,C3,2024-01-02,inf\nA4,C3,2024-01-02,-Infinity\nA5,C3,2024-01-02,1e400\n`,
      ),
    rows: twoRows,
  },
  {
    ...{ number: 91, what: 'words for nothing', verdict: 'note', codes: ['null_words'] },
    ...{ account: [6, 6, 0, 0] },
    files: () => priced('NULL', 'N/A', '-', '#N/A', '无', '5'),
    rows: rows(amounts, ...list(null, null, null, null, null, '5.0')),
  },
  {
    ...{ number: 92, what: 'empty and ""', verdict: 'ok', account: [3, 3, 0, 0] },
    files: () => customers('customer_id,name,city\nC1,,Lyon\nC2,"",Paris\nC3,Anna,Nice\n'),
    rows: rows(
      'select name from staging.customers order by customer_id',
      ...list(null, null, 'Anna'),
    ),
  },
  {
    ...{ number: 93, what: 'true, yes, 0', verdict: 'note', account: [4, 4, 0, 0] },
    files: () => customers('customer_id,name,churned\nC1,A,true\nC2,B,yes\nC3,C,0\nC4,D,否\n'),
    codes: ['booleans'],
    rows: rows(
      'select churned::varchar from staging.customers order by customer_id',
      ...list('true', 'true', 'false', 'false'),
    ),
  },
  {
    ...{ number: 94, what: '"A1 " and "A1"', verdict: 'note', account: [2, 2, 0, 0] },
    files: () => bought('C1 ', 'C1'),
    codes: ['trimmed_ids'],
    rows: rows('select distinct customer_id from staging.transactions', ['C1']),
  },
  {
    ...{ number: 95, what: 'abc and ABC', verdict: 'note', codes: ['ids_differ_by_case'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => bought('abc', 'ABC'),
    rows: rows(ids, ...list('abc', 'ABC')),
  },
  {
    ...{ number: 96, what: 'composed and decomposed é', verdict: 'note', account: [2, 2, 0, 0] },
    files: () => bought('caf\u00e9', 'cafe\u0301'),
    rows: rows('select count(distinct customer_id)::varchar from staging.transactions', ['1']),
  },
  {
    ...{
      number: 97,
      what: 'full-width and half-width ids',
      verdict: 'note',
      account: [2, 2, 0, 0],
    },
    files: () => bought('ＶＩＰ１', 'VIP1'),
  },
  {
    ...{ number: 98, what: 'text in a number column at row 30,001', verdict: 'quarantine' },
    ...{ account: [30_002, 30_001, 1, 0], quarantine: [[30_002, 'not_a_number']] },
    files: () => one(`${head}${orders(30_000)}A30001,C1,2024-01-02,see note\n${plainLine(30_002)}`),
    rows: rows(count, ['30001', '150005.0']),
  },
  {
    ...{ number: 99, what: 'cells that are formulas', verdict: 'ok', account: [3, 3, 0, 0] },
    files: () =>
      customers(
        'customer_id,name,city\nC1,"=HYPERLINK(""http://x"",""y"")",Lyon\nC2,+cmd|x,Paris\nC3,@SUM(A1),Nice\n',
      ),
    rows: rows(
      'select name from staging.customers order by customer_id',
      ...list('=HYPERLINK("http://x","y")', '+cmd|x', '@SUM(A1)'),
    ),
  },
  {
    ...{ number: 100, what: 'cells that are HTML', verdict: 'ok', account: [1, 1, 0, 0] },
    files: () => customers('customer_id,name,city\nC1,<script>alert(1)</script>,Lyon\n'),
    rows: rows('select name from staging.customers', ['<script>alert(1)</script>']),
  },
  {
    ...{ number: 101, what: 'cells that are JSON', verdict: 'ok', account: [1, 1, 0, 0] },
    files: () => customers('customer_id,name,note\nC1,Anna,"{""a"": [1, 2]}"\n'),
    rows: rows('select value from staging.customer_attributes', ['{"a": [1, 2]}']),
  },
  {
    ...{ number: 107, what: 'a column without a value', verdict: 'note', codes: ['empty_columns'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => customers('customer_id,name,city,fax\nC1,Anna,Lyon,\nC2,Ben,Paris,\n'),
  },
  {
    ...{ number: 108, what: 'a single column', verdict: 'note', account: [3, 3, 0, 0] },
    files: () => customers('customer_id\nC1\nC2\nC3\n'),
    codes: ['single_column'],
    rows: rows('select customer_id from staging.customers order by 1', ...list('C1', 'C2', 'C3')),
  },
  {
    ...{ number: 109, what: 'the same file twice', verdict: 'refuse', codes: ['same_file'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => ({ 'orders.csv': head + two, 'orders (1).csv': head + two }),
  },
  {
    ...{ number: 109, what: 'two months that overlap', verdict: 'note', codes: ['replaced_by'] },
    account: [4, 4, 0, 0],
    files: () => ({
      '2024-01.csv': head + two,
      '2024-02.csv': `${head}A2,C2,2024-01-03,4.50\nA3,C3,2024-02-01,7.00\n`,
    }),
    rows: rows(count, ['3', '22.0']),
  },
  {
    ...{ number: 110, what: 'exact duplicates among order lines', verdict: 'note' },
    ...{ codes: ['exact_rows_kept'], account: [3, 3, 0, 0] },
    files: () =>
      one(
        'order_id,customer_id,order_date,product_id,quantity,amount\nA1,C1,2024-01-02,P1,1,5\nA1,C1,2024-01-02,P1,1,5\nA2,C1,2024-01-03,P2,1,5\n',
      ),
  },
  {
    ...{ number: 111, what: 'negative and zero amounts', verdict: 'note', codes: ['returns'] },
    ...{ account: [4, 4, 0, 0] },
    files: () => priced('10', '-4', '0', '6'),
    rows: rows(amounts, ...list('10.0', '-4.0', '0.0', '6.0')),
  },
  ...['../../x.csv', 'http://x/a.csv', 'a*[b]?.csv', `${'n'.repeat(251)}.csv`, '🛒订单.csv'].map(
    (name): Case => ({
      ...{ number: 115, what: `a file called ${name.slice(0, 20)}`, verdict: 'ok' },
      ...{ account: [2, 2, 0, 0], rows: twoRows },
      files: () => one(head + two, name),
    }),
  ),
];
