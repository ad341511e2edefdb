import { describe, expect, it } from 'vitest';
import { martOrder, martSql, martsAfter } from './marts';

describe('the build order of the marts', () => {
  it('builds nothing again when no setting of a mart changed', () => {
    expect(martsAfter([])).toEqual([]);
    expect(martsAfter(['period', 'time_zone'])).toEqual([]);
  });

  it('makes the calendar alone again when weeks or fiscal years start elsewhere', () => {
    expect(martsAfter(['week_starts'])).toEqual(['calendar']);
    expect(martsAfter(['fiscal_year_starts'])).toEqual(['calendar']);
  });

  it('builds everything again after a new as-of date', () => {
    expect(martsAfter(['as_of', 'rfm_mode'])).toEqual([...martOrder]);
  });

  it('keeps orders and purchases when only the churn threshold changed', () => {
    const again = martsAfter(['churn_days']);
    expect(again[0]).toBe('thresholds');
    expect(again).toContain('customers');
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
