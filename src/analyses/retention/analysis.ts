import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'retention',
  group: 'lifecycle',
  needs: [['transactions']],
  grain: 'order',
  uses: ['as_of'],
  parameters: [
    {
      name: 'retention_kind',
      type: 'varchar',
      default: 'in',
      options: ['in', 'in_or_later', 'in_every'],
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
      retained: 'count?',
      rate: 'rate?',
    },
    curves: {
      attribute: 'text',
      value: 'text',
      period: 'number',
      customers: 'count',
      observed: 'count',
      retained: 'count',
      rate: 'rate',
      is_small: 'boolean',
    },
    scope: {
      kind: 'text',
      unit: 'text',
      cohort_by: 'text',
      customers: 'count',
      left_out: 'count',
    },
    attributes: { attribute: 'text', values: 'count' },
  },
});
