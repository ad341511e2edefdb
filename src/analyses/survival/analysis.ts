import { defineAnalysis } from '../analysis';
import { lifetimeColumns } from '../lifetime-columns';

export const analysis = defineAnalysis({
  id: 'survival',
  group: 'churn',
  needs: [['transactions', 'customers.ended_at', 'customers.churned', 'customers.status']],
  grain: 'customer',
  uses: ['as_of', 'churn_rule', 'churn_days'],
  parameters: [
    // An attribute, 'everyone', or 'fact segment', 'fact tier', 'fact stage'; null: what differs most.
    { name: 'attribute', type: 'varchar', default: null, optionsFrom: 'attributes' },
    { name: 'basis', type: 'varchar', default: 'auto', options: ['auto', 'contract', 'orders'] },
  ],
  inputs: { lifetimes: lifetimeColumns },
  modelled: ['main', 'test', 'curve', 'ranking'],
  results: {
    main: {
      attribute: 'text',
      value: 'text',
      customers: 'count',
      ended: 'count',
      median: 'number?',
      median_low: 'number?',
      median_high: 'number?',
      last_time: 'number',
      last_survival: 'share',
      is_small: 'boolean',
    },
    test: {
      attribute: 'text',
      is_automatic: 'boolean',
      groups: 'count',
      known: 'count',
      chi_square: 'number?',
      degrees: 'count?',
      p_value: 'p_value?',
      tried: 'count',
      p_adjusted: 'p_value?',
    },
    curve: {
      attribute: 'text',
      value: 'text',
      time: 'number',
      survival: 'share',
      low: 'share?',
      high: 'share?',
      at_risk: 'count',
    },
    ranking: {
      attribute: 'text',
      groups: 'count',
      known: 'count',
      chi_square: 'number',
      degrees: 'count',
      p_value: 'p_value',
      p_adjusted: 'p_value',
    },
    scope: {
      basis: 'text',
      unit: 'text',
      customers: 'count',
      known: 'count',
      churn_days: 'days',
    },
    attributes: { attribute: 'text', values: 'count' },
  },
});
