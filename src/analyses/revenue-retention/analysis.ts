import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'revenue-retention',
  group: 'lifecycle',
  needs: [['transactions']],
  grain: 'order',
  uses: ['as_of'],
  parameters: [
    {
      name: 'figure',
      type: 'varchar',
      default: 'cumulative',
      options: ['cumulative', 'per_customer', 'net_retention'],
    },
    {
      name: 'cohort_by',
      type: 'varchar',
      default: 'first_order',
      options: ['first_order', 'registration'],
    },
    { name: 'period', type: 'varchar', default: 'month', options: ['week', 'month', 'quarter'] },
    // The name of an attribute, or 'fact segment', 'fact tier', 'fact stage'.
    { name: 'split', type: 'varchar', default: null, optionsFrom: 'attributes' },
  ],
  results: {
    main: {
      cohort: 'period',
      period: 'number',
      customers: 'count',
      revenue: 'money',
      is_finished: 'boolean',
      per_customer: 'money?',
      cumulative: 'money?',
      rate: 'rate?',
    },
    curves: {
      attribute: 'text',
      value: 'text',
      period: 'number',
      customers: 'count',
      observed: 'count',
      revenue: 'money',
      per_customer: 'money',
      cumulative: 'money',
      rate: 'rate?',
      is_small: 'boolean',
    },
    scope: {
      figure: 'text',
      unit: 'text',
      cohort_by: 'text',
      customers: 'count',
      left_out: 'count',
      net_sales: 'money',
      outside: 'money',
    },
    attributes: { attribute: 'text', values: 'count' },
  },
});
