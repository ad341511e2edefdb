import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'stages',
  group: 'lifecycle',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of', 'churn_rule', 'churn_days'],
  parameters: [],
  results: {
    main: {
      stage: 'stage',
      customers: 'count',
      revenue: 'money',
      share_of_customers: 'share',
      share_of_revenue: 'share?',
      median_recency: 'days?',
    },
    thresholds: {
      churn_days: 'days',
      median_gap: 'days',
      new_days: 'days',
      is_preset: 'boolean',
      rule: 'text',
      repeat_buyers: 'count',
    },
    overlays: {
      overlay: 'text',
      customers: 'count',
      revenue: 'money',
      share_of_customers: 'share',
      share_of_revenue: 'share?',
    },
  },
});
