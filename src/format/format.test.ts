import { describe, expect, it } from 'vitest';
import { formatOf } from './format';

describe('the format of a language', () => {
  const zh = formatOf('zh', 'CNY');
  const en = formatOf('en', null);

  it('shortens large Chinese money to 万', () => {
    expect(zh.money(12_350_000)).toBe('¥1,235万');
    expect(zh.money(9_999)).toBe('¥9,999');
    expect(zh.moneyExact(-1234.5)).toBe('-¥1,234.50');
  });

  it('shows plain numbers where no currency is known', () => {
    expect(en.money(1234)).toBe('1,234');
    expect(en.money(1_234_567)).toBe('1.2m');
  });

  it('shows a fraction as percent with one decimal', () => {
    expect(en.share(0.0775)).toBe('7.8%');
    expect(zh.share(1)).toBe('100.0%');
  });

  it('names days in both languages, with an English singular', () => {
    expect(en.days(1)).toBe('1 day');
    expect(en.days(44)).toBe('44 days');
    expect(zh.days(20.36)).toBe('20.4 天');
  });

  it('shows dates and periods as ISO in both languages, whatever the time zone', () => {
    const day = new Date('2024-12-30');
    expect(zh.date(day)).toBe('2024-12-30');
    expect(en.period(day, 'week')).toBe('2024-12-30');
    expect(en.period(day, 'month')).toBe('2024-12');
    expect(en.period(day, 'quarter')).toBe('2024 Q4');
  });
});
