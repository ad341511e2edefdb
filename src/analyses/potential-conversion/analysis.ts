import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'potential-conversion',
  group: 'lifecycle',
  needs: [['customers.registered_at'], ['transactions']],
  grain: 'customer',
  uses: ['as_of'],
  parameters: [
    { name: 'within', type: 'varchar', default: '30', options: ['7', '30', '90', '180'] },
    { name: 'attribute', type: 'varchar', default: null, optionsFrom: 'attributes' },
  ],
  results: {
    main: {
      within: 'days',
      registered: 'count',
      converted: 'count',
      share: 'share?',
      low: 'share?',
      high: 'share?',
      is_small: 'boolean',
    },
    months: {
      month: 'period',
      registered: 'count',
      converted: 'count',
      share: 'share?',
      low: 'share?',
      high: 'share?',
      is_complete: 'boolean',
    },
    by_attribute: {
      attribute: 'text',
      value: 'text',
      registered: 'count',
      converted: 'count',
      share: 'share',
      low: 'share',
      high: 'share',
      is_small: 'boolean',
    },
    waiting: {
      waiting: 'text',
      customers: 'count',
      share: 'share',
    },
    attributes: { attribute: 'text', values: 'count' },
    scope: {
      within: 'days',
      registered: 'count',
      ordered_before: 'count',
      same_day: 'count',
      potential_now: 'count',
      median_wait: 'days?',
      without_day: 'count',
    },
  },
});
