import { describe, expect, it } from 'vitest';
import { problemOf, settings } from './settings';

describe('the settings', () => {
  it('accept their own defaults', () => {
    const defaults = Object.fromEntries(settings.map((setting) => [setting.name, setting.default]));
    expect(problemOf(settings, defaults)).toBeNull();
  });

  it.each([
    ['as_of', '2024-02-30', 'not_a_date'],
    ['as_of', 'yesterday', 'not_a_date'],
    ['rfm_mode', 'best', 'not_an_option'],
    ['churn_days', '1.5', 'not_a_number'],
    ['churn_days', '', 'not_a_number'],
    ['churn_days', '0', 'out_of_range'],
    ['tier_a', '2', 'out_of_range'],
    ['colour', 'red', 'unknown'],
  ])('refuse %s = %s as %s', (name, value, code) => {
    expect(problemOf(settings, { [name]: value })).toEqual({ name, code, value });
  });

  it('accept a leap day', () => {
    expect(problemOf(settings, { as_of: '2024-02-29' })).toBeNull();
  });
});
