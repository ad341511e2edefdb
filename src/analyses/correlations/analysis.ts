import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'correlations',
  group: 'profiles',
  needs: [['customers', 'transactions']],
  grain: 'customer',
  uses: [],
  parameters: [
    { name: 'method', type: 'varchar', default: 'spearman', options: ['spearman', 'pearson'] },
  ],
  results: {
    main: {
      measure_a: 'text',
      measure_b: 'text',
      n: 'count',
      spearman: 'number?',
      pearson: 'number?',
      coefficient: 'number?',
      is_small: 'boolean',
    },
    scope: { customers: 'count', used: 'count', measures: 'count', left_out: 'count' },
  },
});
