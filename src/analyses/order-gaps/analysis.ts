import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'order-gaps',
  group: 'churn',
  needs: [['transactions']],
  grain: 'order',
  uses: ['as_of', 'churn_rule', 'churn_days'],
  parameters: [],
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
  },
});
