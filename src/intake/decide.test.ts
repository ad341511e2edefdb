import { describe, expect, it } from 'vitest';
import type { Decision, Hint, Note, Question } from './decision';
import { examine } from './examine';

interface Seen {
  decision: Decision;
  questions: Question[];
  notes: Note[];
}

async function examined(text: string, hint: Hint = {}, timeZone = 'Asia/Shanghai'): Promise<Seen> {
  const file = { name: 'a.csv', blob: new Blob([text]), lastModified: 0 };
  const result = await examine(file, { hint, layouts: {}, timeZone });
  if (result === 'cancelled' || 'code' in result) throw new Error(JSON.stringify(result));
  return result;
}

/** An order file with these cells in a column. */
const orders = (header: string, cells: readonly string[]) =>
  `order_id,customer_id,order_date,amount,${header}\n` +
  cells.map((cell, index) => `A${index},C${index},2024-01-02,5,"${cell}"\n`).join('');
const dated = (...cells: readonly string[]) =>
  'order_id,customer_id,order_date,amount\n' +
  cells.map((cell, index) => `A${index},C${index},"${cell}",5\n`).join('');
const priced = (...cells: readonly string[]) =>
  'order_id,customer_id,order_date,amount\n' +
  cells.map((cell, index) => `A${index},C${index},2024-01-02,"${cell}"\n`).join('');
const bought = (...cells: readonly string[]) =>
  'order_id,customer_id,order_date,amount\n' +
  cells.map((cell, index) => `A${index},"${cell.replaceAll('"', '""')}",2024-01-02,5\n`).join('');
const codes = ({ notes }: Seen) => notes.map(({ code }) => code);
const noteOf = ({ notes }: Seen, wanted: string) => notes.find(({ code }) => code === wanted);

describe('dates', () => {
  it.each([
    [['2024-01-02', '2024-01-03'], 'year-month-day', []],
    [['2024/1/2', '2024/12/31 8:05'], 'year-month-day', []],
    [['2024年5月6日', '2024年12月31日'], 'year-month-day', ['date_format']],
    [['20240102', '20240103'], 'year-month-day', ['date_format']],
    [['13/04/2024', '05/06/2024'], 'day-month-year', ['date_format']],
    [['04/13/2024', '05/06/2024'], 'month-day-year', ['date_format']],
    [['2024-03-12 09:14', '3/15/2024 2:30 PM'], 'month-day-year', ['date_format']],
    [['05/05/2024'], 'day-month-year', ['date_format']],
    [['12 Mar 2024', '13 Mar 2024'], 'year-month-day', ['date_format']],
    [['1704211199', '1704211200'], 'epoch-seconds', ['epoch', 'time_zone']],
    [['1704211199000'], 'epoch-milliseconds', ['epoch', 'time_zone']],
    [['1704211199000000'], 'epoch-microseconds', ['epoch', 'time_zone']],
  ] as const)('%j are read as %s', async (cells, format, notes) => {
    const seen = await examined(dated(...cells));
    expect(seen.questions).toEqual([]);
    expect(seen.decision.columns[2]).toMatchObject({ role: 'ordered_at', format });
    expect(codes(seen)).toEqual(notes);
  });

  it('are previewed in the note', async () => {
    const seen = await examined(dated('13/04/2024'));
    expect(noteOf(seen, 'date_format')).toEqual({
      code: 'date_format',
      values: { example: '13/04/2024', reading: '2024-04-13', columns: 'order_date' },
    });
  });

  it('that contradict each other are asked about, but for one slip in twenty', async () => {
    const { questions } = await examined(dated('13/04/2024', '14/04/2024', '04/15/2024'));
    expect(questions).toMatchObject([
      {
        id: 'date_order:c3',
        options: [{ value: 'day-month-year' }, { value: 'month-day-year' }],
      },
    ]);
    const many = Array.from({ length: 40 }, (_, i) => `${13 + (i % 15)}/04/2024`);
    const seen = await examined(dated(...many, '04/15/2024'));
    expect(seen.questions).toEqual([]);
    expect(seen.decision.columns[2]).toMatchObject({ format: 'day-month-year' });
  });

  it('with the year in two digits in front show it by their variety', async () => {
    const days = Array.from({ length: 28 }, (_, i) => `24/05/${String(i + 1).padStart(2, '0')}`);
    const seen = await examined(dated(...days));
    expect(seen.questions).toEqual([]);
    expect(seen.decision.columns[2]).toMatchObject({ format: 'year-month-day' });
    const { questions } = await examined(dated('24/05/06', '23/04/07'));
    expect(questions[0]?.options).toEqual([
      { value: 'day-month-year', preview: '24/05/06 = 2006-05-24' },
      { value: 'year-month-day', preview: '24/05/06 = 2024-05-06' },
    ]);
  });

  it('of a spreadsheet are asked about, with both previews', async () => {
    const { questions } = await examined(dated('45292', '45293.5'));
    expect(questions).toMatchObject([
      {
        id: 'excel_dates:c3',
        options: [
          { value: 'excel-1900', preview: '45292 = 2024-01-01' },
          { value: 'excel-1904', preview: '45292 = 2028-01-02' },
        ],
      },
    ]);
    const answers = { 'excel_dates:c3': 'excel-1904' };
    const answered = await examined(dated('45292'), { answers });
    expect(answered.questions).toEqual([]);
    expect(answered.decision.columns[2]).toMatchObject({ format: 'excel-1904' });
  });

  it('whose order the platform settles can be switched', async () => {
    const text =
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n536365,D,Pen,1,12/1/2010 8:26,2.55,17850,France\n';
    const seen = await examined(text);
    expect(seen.questions).toEqual([]);
    expect(seen.decision.columns[4]).toMatchObject({ format: 'month-day-year' });
    expect(noteOf(seen, 'date_format')?.choice).toMatchObject({
      id: 'date_order:c5',
      chosen: 'month-day-year',
    });
    const switched = await examined(text, { answers: { 'date_order:c5': 'day-month-year' } });
    expect(switched.decision.columns[4]).toMatchObject({ format: 'day-month-year' });
  });

  it('that stand for "none" can count or not', async () => {
    const seen = await examined(dated('2024-01-02', '9999-12-31'));
    expect(noteOf(seen, 'sentinels')).toMatchObject({
      values: { example: '9999-12-31', columns: 'order_date' },
      choice: {
        id: 'sentinels',
        chosen: 'missing',
        options: [{ value: 'missing' }, { value: 'keep' }],
      },
    });
  });
});

describe('time zones', () => {
  it.each([
    [['2024-01-02T10:00:00Z'], 'Asia/Shanghai', 'time_zone'],
    [['2024-01-02T10:00:00+00:00'], 'Asia/Shanghai', 'time_zone'],
    [['2024-01-02 10:00:00 +0100', '2024-07-02 10:00:00 +0200'], 'as-written', 'own_clock'],
    [['2024-01-02 10:00:00 +0000', '2024-07-02 10:00:00 +0100'], 'as-written', 'own_clock'],
    [['2024-01-02 10:00:00 +0530'], 'as-written', 'own_clock'],
    [['2024-01-02 10:00:00 +0100', '2024-01-02 10:00:00 -0500'], 'Asia/Shanghai', 'time_zone'],
    [['2024-01-02 10:00:00'], null, undefined],
  ] as const)('of %j: %s', async (cells, zone, code) => {
    const seen = await examined(dated(...cells));
    expect(seen.decision.columns[2]).toMatchObject({ zone });
    expect(codes(seen)[0]).toBe(code);
  });

  it('are the setting’s, or the answer’s, with previews', async () => {
    const text = dated('2024-01-02T16:00:00Z');
    const seen = await examined(text, {}, 'America/New_York');
    const { choice } = noteOf(seen, 'time_zone') ?? {};
    expect(choice?.chosen).toBe('America/New_York');
    expect(choice?.options.slice(0, 3)).toEqual([
      { value: 'America/New_York', preview: '2024-01-02 11:00' },
      { value: 'UTC', preview: '2024-01-02 16:00' },
      { value: 'as_written', preview: '2024-01-02 16:00' },
    ]);
    const answered = await examined(text, { answers: { time_zone: 'Asia/Kolkata' } });
    expect(answered.decision.columns[2]).toMatchObject({ zone: 'Asia/Kolkata' });
    const written = await examined(text, { answers: { time_zone: 'as_written' } });
    expect(written.decision.columns[2]).toMatchObject({ zone: 'as-written' });
  });

  it('may stand in the header', async () => {
    const text =
      'id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Captured,Card ID,Customer ID\nch_1,x,ok,2024-01-02 16:00,5,0,cny,5,true,c,cus_1\n';
    const { decision } = await examined(text);
    expect(decision.columns[3]).toMatchObject({ role: 'ordered_at', zone: 'Asia/Shanghai' });
  });
});

describe('numbers', () => {
  it.each([
    [['1234.50', '-2'], { format: 'number', currency: null }, []],
    [['1,234.50'], { format: 'number', currency: null }, ['number_format']],
    [['¥1234.50', '￥2'], { format: 'number', currency: '¥' }, ['number_format']],
    [['1.234,56', '0,5'], { format: 'number-decimal-comma', currency: null }, ['decimal_comma']],
    [["1'234.50"], { format: 'number', currency: null }, ['number_format']],
    [['1,23,456.78'], { format: 'number', currency: null }, ['number_format']],
    [['(12.50)', '3.00'], { format: 'number', currency: null }, ['number_format']],
    [['１２．５'], { format: 'number', currency: null }, ['number_format']],
    [['1.234.567', '2.345.678'], { format: 'number-decimal-comma' }, ['decimal_comma']],
  ] as const)('%j are %j', async (cells, column, notes) => {
    const seen = await examined(priced(...cells));
    expect(seen.questions).toEqual([]);
    expect(seen.decision.columns[3]).toMatchObject(column);
    expect([...new Set(codes(seen))]).toEqual(notes);
  });

  it('of two currencies are asked about', async () => {
    const { questions } = await examined(priced('¥5', 'HK$6', '¥7'));
    expect(questions).toMatchObject([
      { id: 'currency:c4', options: [{ value: '¥' }, { value: 'HK$' }] },
    ]);
  });

  it('such as 1,234 group by threes, which can be switched; with semicolons it is asked', async () => {
    const seen = await examined(priced('1,234'));
    expect(noteOf(seen, 'number_format')?.choice).toMatchObject({
      id: 'decimal_comma:c4',
      chosen: 'number',
      options: [{ preview: '1,234 = 1234' }, { preview: '1,234 = 1.234' }],
    });
    const text = 'order_id;customer_id;order_date;amount\nA1;C1;2024-01-02;1,234\n';
    expect((await examined(text)).questions).toMatchObject([{ id: 'decimal_comma:c4' }]);
  });

  it('in a column of currencies: the most frequent first, by its code', async () => {
    const text = orders('currency', ['CNY', 'usd', 'RMB', '人民币']);
    const { questions } = await examined(text);
    expect(questions).toMatchObject([
      {
        id: 'currency',
        options: [
          { value: 'CNY', preview: '75.0 %' },
          { value: 'USD', preview: '25.0 %' },
        ],
      },
    ]);
    expect((await examined(text, { answers: { currency: 'USD' } })).questions).toEqual([]);
    expect((await examined(orders('currency', ['cny', 'RMB']))).questions).toEqual([]);
  });
});

describe('ids', () => {
  it.each([
    [['00123', 'A1'], []],
    [['="00123"'], ['unwrapped_ids']],
    [["'00123"], ['unwrapped_ids']],
    [['\t123'], ['unwrapped_ids']],
    [['A1 ', 'A1'], ['trimmed_ids']],
    [['cafe\u0301'], ['composed_ids']],
    [['6917926768800010', '6917926768800020', '6917926768800030'], ['excel_rounding']],
    [['6917926768800011', '6917926768800022', '6917926768800033'], []],
  ])('%j: %j', async (cells, notes) => {
    const seen = await examined(bought(...cells));
    expect(seen.decision.columns[1]).toMatchObject({ role: 'customer_id', format: 'id' });
    expect(codes(seen)).toEqual(notes);
  });
});

describe('other columns', () => {
  it('note several words for yes and no, and empty columns', async () => {
    const seen = await examined(
      'customer_id,name,churned,fax\nC1,A,true,\nC2,B,yes,\nC3,C,0,\nC4,D,否,\n',
    );
    expect(codes(seen).sort()).toEqual(['booleans', 'empty_columns']);
    expect(noteOf(seen, 'empty_columns')?.values).toEqual({ columns: 'fax' });
  });
});
