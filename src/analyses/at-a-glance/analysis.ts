import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'at-a-glance',
  group: 'overview',
  needs: [['transactions', 'customers']],
  grain: 'order',
  uses: ['as_of', 'period'],
  parameters: [],
  results: {
    main: {
      measure: 'text',
      value: 'number?',
      unit: 'text',
    },
    period: {
      measure: 'text',
      value: 'number?',
      previous: 'number?',
      year_ago: 'number?',
      change: 'rate?',
      change_year: 'rate?',
      lunar_year_ago: 'number?',
      change_lunar: 'rate?',
      unit: 'text',
      period: 'period',
      period_unit: 'text',
    },
  },
});
