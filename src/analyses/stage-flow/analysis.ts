import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'stage-flow',
  group: 'lifecycle',
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
      new: 'count',
      returning: 'count',
      resurrecting: 'count',
      dormant: 'count',
      active: 'count',
      is_finished: 'boolean',
      is_first_year: 'boolean',
    },
    scope: {
      unit: 'text',
      customers: 'count',
    },
    promotions: {
      promotion: 'text',
      from_day: 'date',
      to_day: 'date',
    },
  },
});
