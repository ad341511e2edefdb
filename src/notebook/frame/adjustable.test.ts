import { describe, expect, it } from 'vitest';
import { adjustableNow } from './adjustable';

describe('the settings that are offered', () => {
  const stages = ['stage_rule', 'gap_days', 'stage_new_days', 'churn_rule', 'churn_days'] as const;

  it('are those that make a difference by the rules in force', () => {
    expect(adjustableNow(stages, {})).toEqual(['stage_rule', 'gap_days', 'churn_rule']);
    expect(adjustableNow(stages, { stage_rule: 'fixed_days', churn_rule: 'days' })).toEqual([
      'stage_rule',
      'stage_new_days',
      'churn_rule',
      'churn_days',
    ]);
  });

  it('are all where none depends on another', () => {
    expect(adjustableNow(['tier_a', 'period'], {})).toEqual(['tier_a', 'period']);
  });
});
