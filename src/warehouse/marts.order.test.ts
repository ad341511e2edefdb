import { describe, expect, it } from 'vitest';
import { martOrder, martSql, martsAfter } from './marts';

describe('the build order of the marts', () => {
  it('builds nothing again when no setting of a mart changed', () => {
    expect(martsAfter([])).toEqual([]);
    expect(martsAfter(['period'])).toEqual([]);
  });

  it('makes the calendar and what counts by it again when weeks or fiscal years start elsewhere', () => {
    const again = martsAfter(['week_starts']);
    expect(again[0]).toBe('calendar');
    expect(martsAfter(['fiscal_year_starts'])).toEqual(again);
    expect(again).not.toContain('orders');
    expect(again).not.toContain('customers');
  });

  it('builds what is known of customers and orders again after a new as-of date', () => {
    const again = martsAfter(['as_of']);
    const told = ['keys', 'orders', 'order_days', 'purchases', 'thresholds', 'scores', 'tiers'];
    const shown = [
      'customers',
      'attributes',
      'attribute_values',
      'lines',
      'engagement',
      'calendar',
    ];
    expect(again).toEqual(expect.arrayContaining([...told, ...shown]));
    expect(again.indexOf('orders')).toBeLessThan(again.indexOf('customers'));
  });

  it('keeps what no date moves, and leaves the audience to its own change', () => {
    const again = martsAfter(['as_of', 'rfm_mode']);
    // The lunar calendar.
    expect(again).not.toContain('festivals');
    // It reads mart.around, which every change of a setting makes stale: see `Marts.changed`.
    expect(again).not.toContain('audience');
  });

  it('keeps orders and purchases when only the churn threshold changed', () => {
    const again = martsAfter(['churn_days']);
    expect(again.indexOf('thresholds')).toBeGreaterThanOrEqual(0);
    expect(again.indexOf('customers')).toBeGreaterThan(again.indexOf('thresholds'));
    expect(again).not.toContain('orders');
  });

  it('builds each mart after those that its SQL reads', () => {
    for (const [index, mart] of martOrder.entries()) {
      const read = [...martSql(mart).matchAll(/\bmart\.([a-z_]+)/g)].map(([, name]) => name);
      for (const name of read) {
        // Made of the audience's conditions, not of a file.
        if (name === mart || name === 'around') continue;
        expect(martOrder.slice(0, index), `${mart} reads ${name}`).toContain(name);
      }
    }
  });
});
