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
    { name: 'period', type: 'varchar', default: 'month', options: ['week', 'month', 'quarter'] },
  ],
  results: {
    main: {
      cohort: 'period',
      period: 'number',
      customers: 'count',
      retained: 'count?',
      rate: 'rate?',
    },
    scope: {
      kind: 'text',
      unit: 'text',
      customers: 'count',
    },
  },
});
