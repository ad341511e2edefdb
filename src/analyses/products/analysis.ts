import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'products',
  group: 'overview',
  needs: [['transactions']],
  grain: 'order',
  uses: [],
  parameters: [
    {
      name: 'level',
      type: 'varchar',
      default: 'product',
      options: ['product', 'category', 'brand'],
    },
    {
      name: 'sorted_by',
      type: 'varchar',
      default: 'revenue',
      options: ['revenue', 'units', 'buyers', 'repeat_buyers'],
    },
  ],
  results: {
    main: {
      level: 'text',
      value: 'text',
      abc: 'text?',
      revenue: 'money',
      share: 'share?',
      cumulated_share: 'share?',
      units: 'number?',
      buyers: 'count',
      repeat_buyers: 'count',
      repeat_share: 'share?',
      is_small: 'boolean',
    },
    scope: {
      sorted_by: 'text',
      all_buyers: 'count',
    },
  },
});
