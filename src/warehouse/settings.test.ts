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
    ['rfm_recency_cuts', '30,90,180', 'not_numbers'],
    ['rfm_recency_cuts', '30,90,180,365,400', 'not_numbers'],
    ['rfm_recency_cuts', '30,90,,365', 'not_numbers'],
    ['rfm_monetary_cuts', '100,300,1k,3000', 'not_numbers'],
    ['rfm_monetary_cuts', '100,0x12c,1000,3000', 'not_numbers'],
    ['rfm_frequency_cuts', '2,3,3,10', 'not_ascending'],
    ['rfm_frequency_cuts', '2,3,10,5', 'not_ascending'],
    ['tier_a', '0.96', 'not_below'],
    ['tier_b', '0.8', 'not_below'],
  ])('refuse %s = %s as %s', (name, value, code) => {
    expect(problemOf(settings, { [name]: value })).toEqual({ name, code, value });
  });

  it('accept four ascending numbers, with decimals and spaces', () => {
    expect(problemOf(settings, { rfm_monetary_cuts: '-10, 99.5, 1000, 3000' })).toBeNull();
  });

  it('compare the tiers with what is set already', () => {
    expect(problemOf(settings, { tier_a: '0.7', tier_b: '0.9' })).toBeNull();
    expect(problemOf(settings, { tier_a: '0.85' }, { tier_b: '0.9' })).toBeNull();
    expect(problemOf(settings, { tier_b: '0.85' }, { tier_a: '0.9' })?.code).toBe('not_below');
    expect(problemOf(settings, { tier_a: '0.9', tier_b: '0.9' })?.name).toBe('tier_a');
  });

  it('accept a leap day', () => {
    expect(problemOf(settings, { as_of: '2024-02-29' })).toBeNull();
  });
});
