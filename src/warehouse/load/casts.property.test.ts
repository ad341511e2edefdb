import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CurrencySign, Format } from '../../intake/decision';
import { minutesAhead } from '../../intake/meaning/zones';
import type { Engine } from '../engine';
import { startNodeEngine } from '../node-engine';
import { castAll } from './casts.fixture';

let engine: Engine;
beforeAll(async () => {
  engine = await startNodeEngine();
}, 60_000);

const grouped = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark);
const indian = (digits: string) =>
  digits.length <= 3
    ? digits
    : `${digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',')},${digits.slice(-3)}`;
const full = (text: string) =>
  text.replace(/[\d.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const minus = (text: string, isNegative: boolean) => (isNegative ? `-${text}` : text);

interface NumberStyle {
  format: Format;
  currency: CurrencySign | null;
  /** Digits before and after the decimal sign, and the sign of the number. */
  write: (whole: string, part: string, isNegative: boolean) => string;
}

const point = { format: 'number', currency: null } as const;
const comma = { format: 'number-decimal-comma', currency: null } as const;
const numberStyles: Record<string, NumberStyle> = {
  plain: { ...point, write: (w, p, n) => minus(`${w}.${p}`, n) },
  commas: { ...point, write: (w, p, n) => minus(`${grouped(w, ',')}.${p}`, n) },
  Swiss: { ...point, write: (w, p, n) => minus(`${grouped(w, "'")}.${p}`, n) },
  blanks: { ...point, write: (w, p, n) => minus(`${grouped(w, '\u00a0')}.${p}`, n) },
  Indian: { ...point, write: (w, p, n) => minus(`${indian(w)}.${p}`, n) },
  brackets: { ...point, write: (w, p, n) => (n ? `(${grouped(w, ',')}.${p})` : `${w}.${p}`) },
  'minus behind': { ...point, write: (w, p, n) => `${w}.${p}${n ? '-' : ''}` },
  'U+2212': { ...point, write: (w, p, n) => `${n ? '\u2212' : ''}${w}.${p}` },
  'full width': { ...point, write: (w, p, n) => `${n ? '－' : ''}${full(`${w}.${p}`)}` },
  yen: { ...point, currency: '¥', write: (w, p, n) => minus(`¥${grouped(w, ',')}.${p}`, n) },
  yuan: { ...point, currency: '¥', write: (w, p, n) => `${minus(`${w}.${p}`, n)}元` },
  dollars: {
    ...point,
    currency: '$',
    write: (w, p, n) => `$${minus(`${grouped(w, ',')}.${p}`, n)}`,
  },
  German: { ...comma, write: (w, p, n) => minus(`${grouped(w, '.')},${p}`, n) },
  French: {
    ...comma,
    currency: '€',
    write: (w, p, n) => `${minus(`${grouped(w, '\u202f')},${p}`, n)} €`,
  },
};

describe('a number', () => {
  it.each(Object.entries(numberStyles))(
    'written with style (%s) reads back exactly',
    (_, style) => {
      fc.assert(
        fc.property(
          fc.array(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), {
            minLength: 1,
            maxLength: 60,
          }),
          (units) => {
            const written = units.map((unit) => {
              const digits = (unit < 0n ? -unit : unit).toString().padStart(5, '0');
              return style.write(digits.slice(0, -4), digits.slice(-4), unit < 0n);
            });
            const expected = units.map((unit) => {
              const digits = (unit < 0n ? -unit : unit).toString().padStart(5, '0');
              return `${unit < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
            });
            const { format, currency } = style;
            expect(castAll(engine, written, 'decimal(18,4)', format, { currency })).toEqual(
              expected,
            );
          },
        ),
        { numRuns: 6 },
      );
    },
  );
});

const two = (n: number) => String(n).padStart(2, '0');
const names = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const time = (d: Date) =>
  `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
const noon = (d: Date) =>
  `${d.getUTCHours() % 12 || 12}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())} ${d.getUTCHours() < 12 ? 'AM' : 'PM'}`;
const [y, m, d] = [
  (t: Date) => t.getUTCFullYear(),
  (t: Date) => t.getUTCMonth() + 1,
  (t: Date) => t.getUTCDate(),
];

const dateStyles: Record<string, { format: Format; write: (t: Date) => string }> = {
  ISO: { format: 'year-month-day', write: (t) => t.toISOString().slice(0, 19) },
  slashes: { format: 'year-month-day', write: (t) => `${y(t)}/${m(t)}/${d(t)} ${time(t)}` },
  dots: { format: 'year-month-day', write: (t) => `${y(t)}.${two(m(t))}.${two(d(t))} ${time(t)}` },
  Chinese: { format: 'year-month-day', write: (t) => `${y(t)}年${m(t)}月${d(t)}日 ${time(t)}` },
  '上午/下午': {
    format: 'year-month-day',
    write: (t) =>
      `${y(t)}年${m(t)}月${d(t)}日 ${t.getUTCHours() < 12 ? '上午' : '下午'}${noon(t).slice(0, -3)}`,
  },
  digits: {
    format: 'year-month-day',
    write: (t) => t.toISOString().slice(0, 19).replace(/\D/g, ''),
  },
  'month names': {
    format: 'year-month-day',
    write: (t) => `${d(t)} ${names[m(t) - 1]} ${y(t)} ${time(t)}`,
  },
  'American month names': {
    format: 'year-month-day',
    write: (t) => `${names[m(t) - 1]} ${d(t)}, ${y(t)} ${noon(t)}`,
  },
  'day first': {
    format: 'day-month-year',
    write: (t) => `${two(d(t))}/${two(m(t))}/${y(t)} ${time(t)}`,
  },
  'dotted day first': {
    format: 'day-month-year',
    write: (t) => `${d(t)}.${m(t)}.${y(t)} ${time(t)}`,
  },
  'month first': { format: 'month-day-year', write: (t) => `${m(t)}/${d(t)}/${y(t)} ${noon(t)}` },
  'epoch seconds': { format: 'epoch-seconds', write: (t) => String(t.getTime() / 1000) },
  'epoch milliseconds': { format: 'epoch-milliseconds', write: (t) => String(t.getTime()) },
  'epoch microseconds': { format: 'epoch-microseconds', write: (t) => `${t.getTime()}000` },
  'Excel 1900': { format: 'excel-1900', write: (t) => String(t.getTime() / 86_400_000 + 25_569) },
  'Excel 1904': { format: 'excel-1904', write: (t) => String(t.getTime() / 86_400_000 + 24_107) },
};

const moments = fc.array(
  fc.integer({ min: Date.UTC(1971, 0, 1) / 1000, max: Date.UTC(2099, 0, 1) / 1000 }),
  { minLength: 1, maxLength: 60 },
);
const iso = (time: number) => new Date(time).toISOString().slice(0, 19).replace('T', ' ');

describe('a date', () => {
  it.each(Object.entries(dateStyles))(
    'written with style (%s) reads back exactly',
    (_, { format, write }) => {
      fc.assert(
        fc.property(moments, (seconds) => {
          const written = seconds.map((second) => write(new Date(second * 1000)));
          const expected = seconds.map((second) => iso(second * 1000));
          expect(castAll(engine, written, 'timestamp', format)).toEqual(expected);
          // One cell alone is read the slow way, where the sample has another shape.
          expect(castAll(engine, written, 'timestamp', format, { sample: ['x'] })).toEqual(
            expected,
          );
        }),
        { numRuns: 4 },
      );
    },
  );

  it.each([
    'Europe/Berlin',
    'America/New_York',
    'Asia/Shanghai',
    'Asia/Kolkata',
    'Africa/Casablanca',
  ])('as an instant is what the clocks of %s showed', (zone) => {
    fc.assert(
      fc.property(moments, (seconds) => {
        const written = seconds.map(
          (second) => `${new Date(second * 1000).toISOString().slice(0, 19)}Z`,
        );
        const expected = seconds.map((second) =>
          iso(second * 1000 + minutesAhead(zone, second * 1000) * 60_000),
        );
        expect(castAll(engine, written, 'timestamp', 'year-month-day', { zone })).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });
});
