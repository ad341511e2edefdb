import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'new-vs-returning',
  group: 'overview',
  needs: [['transactions']],
  grain: 'order',
  uses: ['as_of'],
  parameters: [
    { name: 'period', type: 'varchar', default: 'month', options: ['week', 'month', 'quarter'] },
    {
      name: 'promotion_bands',
      type: 'varchar',
      default: 'off',
      options: ['auto', 'all', 'off'],
    },
  ],
  results: {
    main: {
      period: 'period',
      new_buyers: 'count',
      old_buyers: 'count',
      new_revenue: 'money',
      old_revenue: 'money',
      new_per_buyer: 'money?',
      old_per_buyer: 'money?',
      is_finished: 'boolean',
      is_first_year: 'boolean',
    },
    scope: {
      unit: 'text',
      buyers: 'count',
    },
    promotions: {
      promotion: 'text',
      from_day: 'date',
      to_day: 'date',
    },
  },
});
