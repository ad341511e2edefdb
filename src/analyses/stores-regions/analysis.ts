import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'stores-regions',
  group: 'overview',
  needs: [['transactions']],
  grain: 'order',
  uses: [],
  parameters: [
    {
      name: 'level',
      type: 'varchar',
      default: 'auto',
      options: ['auto', 'channel', 'store', 'province', 'city'],
    },
  ],
  results: {
    main: {
      level: 'text',
      value: 'text',
      revenue: 'money',
      share: 'share?',
      orders: 'count',
      paid_orders: 'count',
      buyers: 'count',
      aov: 'money?',
      revenue_per_buyer: 'money?',
      is_small: 'boolean',
    },
  },
});
