import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'revenue',
  group: 'overview',
  needs: [['transactions']],
  grain: 'order',
  uses: ['as_of'],
  parameters: [
    { name: 'period', type: 'varchar', default: 'month', options: ['week', 'month', 'quarter'] },
    {
      name: 'promotion_bands',
      type: 'varchar',
      default: 'auto',
      options: ['auto', 'all', 'off'],
    },
  ],
  results: {
    main: {
      period: 'period',
      revenue: 'money',
      orders: 'count',
      customers: 'count',
      revenue_year_ago: 'money?',
      revenue_lunar_year_ago: 'money?',
      is_finished: 'boolean',
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
