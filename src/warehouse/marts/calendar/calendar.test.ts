import { beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../engine';
import { martSql } from '../../marts';
import { startNodeEngine } from '../../node-engine';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
  await engine.execute('create schema if not exists mart');
  await engine.execute(martSql('festivals'));
}, 60_000);

interface Shop {
  /** Days with an order. */
  orders?: readonly string[];
  /** Pairs of a registration and an end of a contract; either may be missing. */
  customers?: readonly (readonly [string | null, string | null])[];
  as_of: string;
  week_starts?: string;
  fiscal_year_starts?: string;
}

const literal = (value: string | null) => (value === null ? 'null' : `'${value}'`);

/** Makes the calendar of a shop. */
async function build({ orders = [], customers = [], ...settings }: Shop): Promise<void> {
  await engine.execute(
    `create or replace table mart.orders as
     select day::date as day, from (values (null), ${orders.map((day) => `('${day}')`).join(', ')})
       as given (day) where day is not null`,
  );
  await engine.execute(
    `create or replace table mart.customers as
     select registered_at::timestamp as registered_at, ended_at::timestamp as ended_at,
     from (values (null, null), ${customers.map((pair) => `(${pair.map(literal).join(', ')})`).join(', ')})
       as given (registered_at, ended_at)`,
  );
  engine.setVariable('as_of', 'date', settings.as_of);
  engine.setVariable('week_starts', 'varchar', settings.week_starts ?? 'monday');
  engine.setVariable('fiscal_year_starts', 'integer', settings.fiscal_year_starts ?? '1');
  await engine.execute(martSql('calendar'));
}

/** The periods of a unit: number, first day, first day of the next, finished, days listed. */
async function periods(unit: string): Promise<unknown[][]> {
  const rows = await engine.rows(
    `select number, period::varchar as period, next_period::varchar as next_period, is_finished,
       count(*) as days,
     from mart.calendar where unit = '${unit}'
     group by all order by number`,
  );
  return rows.map((row) => Object.values({ ...row }));
}

describe('the calendar', () => {
  test('weeks start on Monday', async () => {
    // 2024-02-28 is a Wednesday.
    await build({ orders: ['2024-03-05', '2024-02-28'], as_of: '2024-03-10' });
    expect(await periods('week')).toEqual([
      [1, '2024-02-26', '2024-03-04', true, 5],
      [2, '2024-03-04', '2024-03-11', true, 7],
    ]);
  });

  test('weeks start on Sunday where the setting says so', async () => {
    await build({ orders: ['2024-02-28'], as_of: '2024-03-10', week_starts: 'sunday' });
    expect(await periods('week')).toEqual([
      [1, '2024-02-25', '2024-03-03', true, 4],
      [2, '2024-03-03', '2024-03-10', true, 7],
      [3, '2024-03-10', '2024-03-17', false, 1],
    ]);
  });

  test('months follow each other without gaps; the last is finished on its last day', async () => {
    await build({ orders: ['2023-12-31', '2024-02-29'], as_of: '2024-02-28' });
    expect(await periods('month')).toEqual([
      [1, '2023-12-01', '2024-01-01', true, 1],
      [2, '2024-01-01', '2024-02-01', true, 31],
      [3, '2024-02-01', '2024-03-01', false, 28],
    ]);
    await build({ orders: ['2023-12-31'], as_of: '2024-02-29' });
    expect((await periods('month'))[2]).toEqual([3, '2024-02-01', '2024-03-01', true, 29]);
  });

  test.each([
    ['1', ['2023-10-01', '2024-01-01', '2024-04-01']],
    ['3', ['2023-12-01', '2024-03-01']],
    ['4', ['2023-10-01', '2024-01-01', '2024-04-01']],
    ['11', ['2023-11-01', '2024-02-01']],
  ])('quarters of a fiscal year that starts in month %s', async (month, starts) => {
    await build({ orders: ['2023-12-31'], as_of: '2024-04-02', fiscal_year_starts: month });
    expect((await periods('quarter')).map(([, period]) => period)).toEqual(starts);
  });

  test('a period knows those before and after it, whether they are listed or not', async () => {
    await build({ orders: ['2024-01-31'], as_of: '2024-01-31', fiscal_year_starts: '2' });
    const rows = await engine.rows(
      `select unit, previous_period::varchar as before, period::varchar as period,
         next_period::varchar as after, period_after_next::varchar as after_next,
       from mart.calendar order by unit`,
    );
    expect(rows.map((row) => Object.values({ ...row }))).toEqual([
      ['month', '2023-12-01', '2024-01-01', '2024-02-01', '2024-03-01'],
      ['quarter', '2023-08-01', '2023-11-01', '2024-02-01', '2024-05-01'],
      ['week', '2024-01-22', '2024-01-29', '2024-02-05', '2024-02-12'],
    ]);
  });

  test('begins with the first order, registration or end of a contract', async () => {
    const first = async () =>
      (await engine.rows('select min(day)::varchar as day, from mart.calendar'))[0]?.['day'];
    await build({
      orders: ['2024-01-05'],
      customers: [['2024-01-03 23:00', null]],
      as_of: '2024-01-31',
    });
    expect(await first()).toBe('2024-01-03');
    await build({
      customers: [
        ['2024-01-09', '2024-01-02'],
        [null, '2024-01-04'],
      ],
      as_of: '2024-01-31',
    });
    expect(await first()).toBe('2024-01-02');
  });

  test('has no day without an order or a registration, nor when all lie after the as-of date', async () => {
    await build({ as_of: '2024-01-31' });
    expect(await periods('month')).toEqual([]);
    await build({ customers: [['2024-02-01', null]], as_of: '2024-01-31' });
    expect(await periods('month')).toEqual([]);
  });
});

describe('the spring festivals', () => {
  test('are 40, those of the Chinese calendar', async () => {
    const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
      month: 'numeric',
      day: 'numeric',
      timeZone: 'Asia/Shanghai',
    });
    const rows = await engine.rows('select day::varchar as day, from mart.festivals order by day');
    const days = rows.map(({ day }) => String(day));
    expect(days.map((day) => Number(day.slice(0, 4)))).toEqual(
      Array.from({ length: 40 }, (_, index) => 2001 + index),
    );
    // ICU places the new moon to within minutes: those of 2027 (23:56) and 2030 (00:07 in Beijing)
    // fall on the other side of midnight for it.
    const close = new Set(['2027-02-06', '2030-02-03']);
    for (const date of days) {
      const around = [-1, 0, 1].map((shift) =>
        chinese.format(new Date(Date.parse(`${date}T04:00:00Z`) + shift * 86_400_000)),
      );
      if (close.has(date)) expect(around, date).toContain('1/1');
      else expect(around[1], date).toBe('1/1');
    }
  });

  test('lie 12 or 13 lunar months apart: 353 to 355 or 383 to 385 days', async () => {
    const rows = await engine.rows('select shift, from mart.festivals order by day');
    expect(rows[0]?.['shift']).toBeNull();
    for (const { shift } of rows.slice(1)) expect([353, 354, 355, 383, 384, 385]).toContain(shift);
  });

  test('2024-02-10 is 384 days after 2023-01-22, and 2025-01-29 another 354', async () => {
    const rows = await engine.rows(
      `select day::varchar as day, shift, from mart.festivals
       where year(day) between 2024 and 2025 order by day`,
    );
    expect(rows.map((row) => ({ ...row }))).toEqual([
      { day: '2024-02-10', shift: 384 },
      { day: '2025-01-29', shift: 354 },
    ]);
  });
});
