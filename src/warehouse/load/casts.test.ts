import { beforeAll, describe, expect, it } from 'vitest';
import type { CurrencySign, Format } from '../../intake/decision';
import type { Engine } from '../engine';
import { castOf } from './casts';
import { startNodeEngine } from '../node-engine';
import type { ColumnType } from '../tables';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
});

async function cast(
  text: string,
  type: ColumnType,
  format: Format,
  options: { role?: string; currency?: CurrencySign | null; careful?: boolean } = {},
): Promise<string | null> {
  const given = { role: '', currency: null, careful: false, ...options };
  const { quick, text: written, final, last } = castOf('c', type, format, given);
  const value = written === null ? 'q' : `coalesce(q, ${final('t')})`;
  const [row] = engine.bound(
    `select (${last('v')})::varchar as value from (select *, ${value} as v from (
       select *, ${written ?? 'null'} as t from (select c, ${quick ?? 'null'} as q from (select ?::varchar as c))))`,
    [text],
  );
  return row?.['value'] as string | null;
}

describe('money', () => {
  it.each([
    ['1234.50', '1234.5000'],
    [' 12 ', '12.0000'],
    ['1,234.50', '1234.5000'],
    ['1,234,567', '1234567.0000'],
    ['-3', '-3.0000'],
    ['−5.00', '-5.0000'],
    ['(12.50)', '-12.5000'],
    ['12.50-', '-12.5000'],
    ['１２．５', '12.5000'],
    ['1e3', '1000.0000'],
    ['0.00005', '0.0001'],
    ['1,5', null],
    ['12,34', null],
    ['NaN', null],
    ['inf', null],
    ['1e400', null],
    ['¥5', null],
    ['abc', null],
    ['1.234,56', null],
    ['12.3.4', null],
  ])('%s is %s', async (text, value) => {
    expect(await cast(text, 'decimal(18,4)', 'number')).toBe(value);
  });

  it.each([
    ['¥', '￥1,234.50', '1234.5000'],
    ['¥', '12.3元', '12.3000'],
    ['¥', 'RMB 7', '7.0000'],
    ['¥', '$7', null],
    ['$', '$1,000', '1000.0000'],
    ['$', '-$2.50', '-2.5000'],
    ['$', 'US$ 3', '3.0000'],
    ['€', '5 €', '5.0000'],
  ] as const)('in a column of %s, %s is %s', async (currency, text, value) => {
    expect(await cast(text, 'decimal(18,4)', 'number', { currency })).toBe(value);
  });

  it.each([
    ['1.234,56', '1234.5600'],
    ['1.234', '1234.0000'],
    ['0,25', '0.2500'],
    ['-7', '-7.0000'],
    ['1.23', null],
    ['1,234.50', null],
  ])('with a decimal comma %s is %s', async (text, value) => {
    expect(await cast(text, 'decimal(18,4)', 'number-decimal-comma')).toBe(value);
  });

  it('reads 60 % as a share', async () => {
    expect(await cast('60%', 'decimal(18,4)', 'number', { role: 'probability' })).toBe('0.6000');
    expect(await cast('0.6', 'decimal(18,4)', 'number', { role: 'probability' })).toBe('0.6000');
  });
});

describe('a date', () => {
  it.each([
    ['2024-05-06', '2024-05-06 00:00:00'],
    ['2024/5/6 7:08', '2024-05-06 07:08:00'],
    ['2024.05.06', '2024-05-06 00:00:00'],
    ['2024年5月6日', '2024-05-06 00:00:00'],
    ['2024年5月6日 10:12:45', '2024-05-06 10:12:45'],
    ['20240506', '2024-05-06 00:00:00'],
    ['20240506101245', '2024-05-06 10:12:45'],
    ['2024-05-06T10:12:45Z', '2024-05-06 10:12:45'],
    ['2026-05-14 23:30:00 +0100', '2026-05-14 23:30:00'],
    ['2024-05-06 10:12:45.5', '2024-05-06 10:12:45.5'],
    ['6 May 2024', '2024-05-06 00:00:00'],
    ['May 6, 2024', '2024-05-06 00:00:00'],
    ['2024-02-29', '2024-02-29 00:00:00'],
    ['2023-02-29', null],
    ['2024-02-30 10:12:45', null],
    ['2024-13-01', null],
    ['0000-00-00', null],
    ['infinity', null],
    ['1899-12-31', null],
    ['22024-01-01', null],
    ['45292', null],
    ['yesterday', null],
  ])('%s is %s', async (text, value) => {
    expect(await cast(text, 'timestamp', 'year-month-day')).toBe(value);
  });

  it.each([
    ['day-month-year', '03/04/2024', '2024-04-03 00:00:00'],
    ['month-day-year', '03/04/2024', '2024-03-04 00:00:00'],
    ['month-day-year', '12/1/10 8:26', '2010-12-01 08:26:00'],
    ['month-day-year', '3/15/2024 2:30 PM', '2024-03-15 14:30:00'],
    ['day-month-year', '31.12.2023', '2023-12-31 00:00:00'],
    ['day-month-year', '13-04-2024 09:00', '2024-04-13 09:00:00'],
    ['month-day-year', '13/04/2024', null],
    ['month-day-year', '2024-03-12 09:14', '2024-03-12 09:14:00'],
    ['epoch-seconds', '1704067200', '2024-01-01 00:00:00'],
    ['epoch-milliseconds', '1704067200000', '2024-01-01 00:00:00'],
  ] as const)('%s: %s is %s', async (format, text, value) => {
    expect(await cast(text, 'timestamp', format)).toBe(value);
  });

  it('of birth has no time', async () => {
    expect(await cast('1990/9/3', 'date', 'year-month-day')).toBe('1990-09-03');
  });
});

describe('an id', () => {
  it.each([
    ['00123', '00123'],
    ['12345678901234567890', '12345678901234567890'],
    ['="00123"', '00123'],
    ["'00123", '00123'],
    ['\t6917926768823643751', '6917926768823643751'],
    [' A1 ', 'A1'],
    ['#1001', '#1001'],
    ['客1', '客1'],
    ['', null],
    ['-', '-'],
  ])('%s is %s', async (text, value) => {
    expect(await cast(text, 'varchar', 'id')).toBe(value);
  });

  it.each([
    ['A1', 'A1'],
    ['-', null],
    ['NULL', null],
    ["'", null],
  ])('where the sample holds words for nothing, %s is %s', async (text, value) => {
    expect(await cast(text, 'varchar', 'id', { careful: true })).toBe(value);
  });
});

describe('yes and no', () => {
  it.each([
    ['是', 'true'],
    ['Yes', 'true'],
    ['1', 'true'],
    ['否', 'false'],
    ['no', 'false'],
    ['0', 'false'],
    ['maybe', null],
  ])('%s is %s', async (text, value) => {
    expect(await cast(text, 'boolean', 'boolean')).toBe(value);
  });
});
