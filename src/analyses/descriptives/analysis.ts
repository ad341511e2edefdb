import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'descriptives',
  group: 'profiles',
  needs: [['customers', 'transactions']],
  grain: 'customer',
  uses: [],
  parameters: [],
  results: {
    main: {
      measure: 'text',
      n: 'count',
      missing: 'count',
      mean: 'number',
      deviation: 'number?',
      min: 'number',
      p10: 'number',
      q1: 'number',
      median: 'number',
      q3: 'number',
      p90: 'number',
      max: 'number',
      below: 'count',
      above: 'count',
      is_small: 'boolean',
    },
    histogram: {
      measure: 'text',
      from: 'number',
      to: 'number',
      customers: 'count',
    },
  },
});
