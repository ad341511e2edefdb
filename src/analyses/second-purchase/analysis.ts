import { defineAnalysis } from '../analysis';
import { lifetimeColumns } from '../lifetime-columns';

export const analysis = defineAnalysis({
  id: 'second-purchase',
  group: 'lifecycle',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of'],
  parameters: [
    // An attribute, or 'fact segment', 'fact tier', 'fact stage'.
    { name: 'attribute', type: 'varchar', default: 'everyone', optionsFrom: 'attributes' },
  ],
  inputs: {
    lifetimes: lifetimeColumns,
    windows: {
      attribute: 'text',
      value: 'text',
      days: 'number',
      customers: 'number',
      returned: 'number',
    },
  },
  modelled: ['main', 'groups', 'hazard', 'test', 'curve'],
  results: {
    main: {
      attribute: 'text',
      value: 'text',
      days: 'days',
      share: 'share?',
      low: 'share?',
      high: 'share?',
      observed: 'count',
      returned: 'count',
      cohort_share: 'share?',
    },
    groups: {
      attribute: 'text',
      value: 'text',
      customers: 'count',
      returned: 'count',
      median: 'days?',
      median_low: 'days?',
      median_high: 'days?',
      is_small: 'boolean',
    },
    hazard: {
      from_days: 'days',
      to_days: 'days',
      waiting: 'count',
      returned: 'count',
      rate: 'rate',
    },
    test: {
      attribute: 'text',
      groups: 'count',
      customers: 'count',
      known: 'count',
      chi_square: 'number?',
      degrees: 'count?',
      p_value: 'p_value?',
    },
    curve: {
      attribute: 'text',
      value: 'text',
      days: 'days',
      share: 'share',
      low: 'share?',
      high: 'share?',
      waiting: 'count',
    },
    attributes: { attribute: 'text', values: 'count' },
  },
});
