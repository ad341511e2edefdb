import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'demographics',
  group: 'segmentation',
  needs: [['customers', 'transactions.province', 'transactions.city']],
  grain: 'customer',
  uses: [],
  parameters: [],
  results: {
    main: {
      attribute: 'text',
      value: 'text',
      customers: 'count',
      revenue: 'money',
      share: 'share',
      known: 'count',
      total: 'count',
    },
    pyramid: {
      age_band: 'text',
      gender: 'text',
      customers: 'count',
      share: 'share',
    },
  },
});
