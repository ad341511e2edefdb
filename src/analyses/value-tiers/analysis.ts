import { defineAnalysis } from '../analysis';
import { basisColumns } from '../value-basis';

export const analysis = defineAnalysis({
  id: 'value-tiers',
  group: 'segmentation',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of', 'tier_a', 'tier_b', 'value_basis'],
  parameters: [],
  results: {
    main: {
      tier: 'tier',
      customers: 'count',
      value: 'money',
      share_of_customers: 'share',
      share_of_value: 'share?',
      revenue: 'money',
    },
    lorenz: {
      cumulated_customers: 'share',
      cumulated_value: 'share',
    },
    concentration: {
      customers: 'count',
      total: 'money',
      gini: 'number?',
      top20_share: 'share?',
    },
    basis: basisColumns,
  },
});
