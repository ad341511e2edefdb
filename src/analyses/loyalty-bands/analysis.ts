import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'loyalty-bands',
  group: 'segmentation',
  needs: [['transactions']],
  grain: 'customer',
  uses: [
    'as_of',
    'loyalty_weight_tenure',
    'loyalty_weight_frequency',
    'loyalty_weight_repeat',
    'loyalty_weight_referrals',
    'loyalty_weight_satisfaction',
  ],
  parameters: [],
  results: {
    main: {
      loyalty_band: 'text',
      customers: 'count',
      share_of_customers: 'share',
      revenue: 'money',
      share_of_revenue: 'share?',
      lowest_score: 'number?',
      mean_score: 'number?',
      highest_score: 'number?',
    },
    parts: {
      part: 'text',
      weight: 'number',
      known: 'count',
      high: 'number?',
      middle: 'number?',
      low: 'number?',
    },
  },
});
