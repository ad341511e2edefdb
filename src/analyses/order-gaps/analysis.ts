import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'order-gaps',
  group: 'churn',
  needs: [['transactions']],
  grain: 'order',
  uses: ['as_of', 'churn_rule', 'churn_days'],
  parameters: [],
  adjusts: ['churn_rule', 'churn_days'],
  inputs: {
    gaps: { unit: 'number', days: 'number', is_closed: 'number', gaps: 'number' },
    rules: {
      churn_days: 'number',
      mean_gap_days: 'number',
      repeat_buyers: 'number',
      is_everyone: 'number',
    },
  },
  modelled: ['estimate', 'curve', 'recommended'],
  results: {
    main: {
      percentile: 'share',
      days: 'days',
      is_in_force: 'boolean',
    },
    distribution: {
      from_days: 'days',
      to_days: 'days',
      customers: 'count',
      share_up_to: 'share',
    },
    pooled: {
      percentile: 'share',
      days: 'days',
    },
    threshold: {
      churn_days: 'days',
      rule: 'text',
      is_preset: 'boolean',
      repeat_buyers: 'count',
      customers: 'count',
      share_within: 'share?',
    },
    estimate: {
      percentile: 'share',
      days: 'days?',
      low: 'days?',
      high: 'days?',
      is_reached: 'boolean',
    },
    recommended: {
      days: 'days',
      reason: 'text',
      churn_days: 'days',
      mean_gap_days: 'days?',
      estimated_days: 'days?',
    },
    early_warning: {
      customers: 'count',
      warned: 'count',
      warned_within: 'count',
      churn_days: 'days',
    },
    curve: {
      days: 'days',
      returned: 'share',
      low: 'share?',
      high: 'share?',
      open: 'count',
    },
  },
});
