import { beforeAll, describe, expect, it } from 'vitest';
import type { Format } from '../../intake/decision';
import type { Engine } from '../engine';
import type { CastColumn } from './casts';
import { castAll } from './casts.fixture';
import { startNodeEngine } from '../node-engine';
import type { ColumnType } from '../tables';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);

function cast(
  text: string,
  type: ColumnType,
  format: Format,
  options: Partial<CastColumn> = {},
): string | null {
  // With its own shape as the sample a cell is read the quick way, with another one the slow way.
  const read = (sample: readonly string[]) =>
    castAll(engine, [text], type, format, { sample, ...options })[0] ?? null;
  const [own, other] = [read([text]), read(['2024-01-02 10:00', '7'])];
  expect(own).toBe(other);
  return own;
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
    ['-Infinity', null],
    ["1'234.50", '1234.5000'],
    ['1’234.50', '1234.5000'],
    ['1 234.50', '1234.5000'],
    ['1\u00a0234.50', '1234.5000'],
    ['1,23,456.78', '123456.7800'],
    ['+7', '7.0000'],
    ['="12.50"', '12.5000'],
    ['（５）', '-5.0000'],
    ['１，２３４', '1234.0000'],
    ['5 6', null],
    ['1,23', null],
    ['12.5%', null],
    ['', null],
    ['¥5', null],
    ['abc', null],
    ['1.234,56', null],
    ['12.3.4', null],
  ])('%s is %s', (text, value) => {
    expect(cast(text, 'decimal(18,4)', 'number')).toBe(value);
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
    ['¥', 'CNY1,234', '1234.0000'],
    ['$', '($12.50)', '-12.5000'],
    ['$', '$-12.50', '-12.5000'],
    ['$', 'HK$5', null],
    ['HK$', 'HK$5', '5.0000'],
    ['£', '£1,000.00', '1000.0000'],
    ['CHF', "CHF 1'234.50", '1234.5000'],
    ['₹', '₹1,23,456.78', '123456.7800'],
  ] as const)('in a column of %s, %s is %s', (currency, text, value) => {
    expect(cast(text, 'decimal(18,4)', 'number', { currency })).toBe(value);
  });

  it.each([
    ['1.234,56', '1234.5600'],
    ['1.234', '1234.0000'],
    ['0,25', '0.2500'],
    ['-7', '-7.0000'],
    ['1.234.567', '1234567.0000'],
    ['1 234,50', '1234.5000'],
    ['1\u202f234,50', '1234.5000'],
    ['(0,5)', '-0.5000'],
    ['1.23', null],
    ['1,234.50', null],
  ])('with a decimal comma %s is %s', (text, value) => {
    expect(cast(text, 'decimal(18,4)', 'number-decimal-comma')).toBe(value);
  });

  it('reads 60 % as a share', () => {
    expect(cast('60%', 'decimal(18,4)', 'number', { role: 'probability' })).toBe('0.6000');
    expect(cast('0.6', 'decimal(18,4)', 'number', { role: 'probability' })).toBe('0.6000');
  });
});

describe('a date', () => {
  it.each([
    ['2024-05-06', '2024-05-06 00:00:00'],
    ['2024/5/6 7:08', '2024-05-06 07:08:00'],
    ['2024.05.06', '2024-05-06 00:00:00'],
    ['2024年5月6日', '2024-05-06 00:00:00'],
    ['2024年5月6日 10:12:45', '2024-05-06 10:12:45'],
    ['2024年5月6日10时12分45秒', '2024-05-06 10:12:45'],
    ['2024年12月31日 08时05分', '2024-12-31 08:05:00'],
    ['2024年5月6日 下午3:05', '2024-05-06 15:05:00'],
    ['2024/5/6 上午 12:05:09', '2024-05-06 00:05:09'],
    ['2024年5月6日 星期一', '2024-05-06 00:00:00'],
    ['２０２４－０５－０６', '2024-05-06 00:00:00'],
    ["'2024-05-06", '2024-05-06 00:00:00'],
    ['="2024-05-06"', '2024-05-06 00:00:00'],
    ['202405061012', '2024-05-06 10:12:00'],
    ['20240506 10:12:45', '2024-05-06 10:12:45'],
    ['12 Mar 2024', '2024-03-12 00:00:00'],
    ['12-Mar-2024 14:05', '2024-03-12 14:05:00'],
    ['Mar 12, 2024 2:30 PM', '2024-03-12 14:30:00'],
    ['March 12, 2024', '2024-03-12 00:00:00'],
    ['12-Mar-24', '2024-03-12 00:00:00'],
    ['Tue, 12 Mar 2024 14:05:09 GMT', '2024-03-12 14:05:09'],
    ['Tue Mar 12 2024 14:05:09 GMT+0800 (China Standard Time)', '2024-03-12 14:05:09'],
    ['9999-12-31', null],
    ['1900-01-01', null],
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
  ])('%s is %s', (text, value) => {
    expect(cast(text, 'timestamp', 'year-month-day')).toBe(value);
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
    ['month-day-year', '3/15/2024, 2:30:05 PM', '2024-03-15 14:30:05'],
    ['month-day-year', '3/15/2024 2:30PM', '2024-03-15 14:30:00'],
    ['day-month-year', '31/12/99', '1999-12-31 00:00:00'],
    ['day-month-year', '31/12/68', '2068-12-31 00:00:00'],
    ['epoch-seconds', '99999999999999999999', null],
    ['epoch-microseconds', '1704067200000001', '2024-01-01 00:00:00.000001'],
    ['excel-1900', '45292', '2024-01-01 00:00:00'],
    ['excel-1900', '45292.520833', '2024-01-01 12:30:00'],
    ['excel-1904', '43830', '2024-01-01 00:00:00'],
    ['excel-1900', '99999999', null],
    ['epoch-seconds', '1704067200', '2024-01-01 00:00:00'],
    ['epoch-milliseconds', '1704067200000', '2024-01-01 00:00:00'],
  ] as const)('%s: %s is %s', (format, text, value) => {
    expect(cast(text, 'timestamp', format)).toBe(value);
  });

  it('with parts of a second, or the year in two digits before the month, is read where the sample shows it', () => {
    const read = (text: string, format: Format) =>
      cast(text, 'timestamp', format, { sample: [text] });
    expect(read('1704067200.5', 'epoch-seconds')).toBe('2024-01-01 00:00:00.5');
    expect(read('24/05/31', 'year-month-day')).toBe('2024-05-31 00:00:00');
  });

  it.each([
    ['85', '1985'],
    ['25', '1925'],
    ['24', '2024'],
  ])('of birth with the year %s is of %s', (two, year) => {
    expect(cast(`03/09/${two}`, 'date', 'day-month-year')).toBe(`${year}-09-03`);
  });

  it('that systems write for "none" stays where it is to be kept', () => {
    const keepsSentinels = true;
    const kept = (text: string) => cast(text, 'timestamp', 'year-month-day', { keepsSentinels });
    expect(kept('9999-12-31')).toBe('9999-12-31 00:00:00');
    expect(kept('1900-01-01')).toBe('1900-01-01 00:00:00');
  });

  // Instants and clocks by hand from the IANA time zone database.
  it.each([
    ['Asia/Shanghai', '2024-01-02T15:59:59Z', '2024-01-02 23:59:59'],
    ['Asia/Shanghai', '2024-01-02T16:00:00Z', '2024-01-03 00:00:00'],
    ['Asia/Shanghai', '1988-07-01T15:30:00Z', '1988-07-02 00:30:00'],
    ['Europe/Berlin', '2024-03-31T00:59:59Z', '2024-03-31 01:59:59'],
    ['Europe/Berlin', '2024-03-31T01:00:00Z', '2024-03-31 03:00:00'],
    ['Europe/Berlin', '2024-10-27 00:59:59 UTC', '2024-10-27 02:59:59'],
    ['Europe/Berlin', '2024-10-27T01:00:00+00:00', '2024-10-27 02:00:00'],
    ['America/New_York', '2024-03-10T06:59:59Z', '2024-03-10 01:59:59'],
    ['America/New_York', '2024-03-10T07:00:00Z', '2024-03-10 03:00:00'],
    ['America/New_York', '2024-05-06 01:00:00 +0200', '2024-05-05 19:00:00'],
    ['Asia/Kolkata', '2024-05-06T18:29:59.5Z', '2024-05-06 23:59:59.5'],
    ['Asia/Kolkata', '2024-05-06T18:30Z', '2024-05-07 00:00:00'],
    ['UTC', '2024-05-06T10:00:00-05:30', '2024-05-06 15:30:00'],
    ['Asia/Shanghai', '2024-05-06 10:12:45', '2024-05-06 10:12:45'],
    ['as-written', '2024-05-06 10:12:45 +0200', '2024-05-06 10:12:45'],
    ['as-written', '2024-05-06T10:12:45.25+02:00', '2024-05-06 10:12:45.25'],
  ])('in %s of %s is %s', (zone, text, value) => {
    expect(cast(text, 'timestamp', 'year-month-day', { zone })).toBe(value);
  });

  it.each([
    ['epoch-seconds', '1704211200'],
    ['epoch-milliseconds', '1704211200000'],
    ['epoch-microseconds', '1704211200000000'],
  ] as const)('in %s is brought to a zone', (format, text) => {
    expect(cast(text, 'timestamp', format, { zone: 'Asia/Shanghai' })).toBe('2024-01-03 00:00:00');
  });

  it('under a header that says UTC is an instant without saying so', () => {
    const column = { zone: 'Asia/Shanghai', isUtc: true };
    expect(cast('2024-01-02 16:00', 'timestamp', 'year-month-day', column)).toBe(
      '2024-01-03 00:00:00',
    );
  });

  it('of birth has no time', () => {
    expect(cast('1990/9/3', 'date', 'year-month-day')).toBe('1990-09-03');
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
    ['\u00a0A1\u3000', 'A1'],
    ['cafe\u0301', 'caf\u00e9'],
    ['="00\t123 "', '00\t123'],
    ['abc', 'abc'],
    ['ABC', 'ABC'],
    ['#1001', '#1001'],
    ['客1', '客1'],
    ['', null],
    ['-', '-'],
  ])('%s is %s', (text, value) => {
    expect(cast(text, 'varchar', 'id')).toBe(value);
  });

  it.each([
    ['A1', 'A1'],
    ['-', null],
    ['NULL', null],
    ["'", null],
  ])('where the sample holds words for nothing, %s is %s', (text, value) => {
    expect(cast(text, 'varchar', 'id', { careful: true })).toBe(value);
  });
});

describe('a currency', () => {
  it.each([
    ['CNY', 'CNY'],
    ['rmb', 'CNY'],
    ['人民币', 'CNY'],
    [' usd ', 'USD'],
    ['HK$', 'HKD'],
    ['-', null],
  ])('%s is %s', (text, value) => {
    expect(cast(text, 'varchar', 'text', { role: 'currency' })).toBe(value);
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
  ])('%s is %s', (text, value) => {
    expect(cast(text, 'boolean', 'boolean')).toBe(value);
  });
});
