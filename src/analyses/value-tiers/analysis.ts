import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'value-tiers',
  group: 'segmentation',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of', 'tier_a', 'tier_b'],
  parameters: [],
  results: {
    main: {
      tier: 'tier',
      customers: 'count',
      revenue: 'money',
      share_of_customers: 'share',
      share_of_revenue: 'share?',
    },
    lorenz: {
      cumulated_customers: 'share',
      cumulated_revenue: 'share',
    },
    concentration: {
      customers: 'count',
      total: 'money',
      gini: 'number?',
      top20_share: 'share?',
    },
  },
});
