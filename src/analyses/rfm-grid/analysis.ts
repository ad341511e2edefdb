import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'rfm-grid',
  group: 'segmentation',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of', 'rfm_mode', 'rfm_window', 'rfm_recency_cuts', 'rfm_frequency_cuts'],
  parameters: [],
  results: {
    main: {
      r: 'score',
      f: 'score',
      segment: 'segment?',
      customers: 'count',
      revenue: 'money',
    },
    bins: {
      measure: 'text',
      score: 'score',
      lowest: 'number',
      highest: 'number',
      customers: 'count',
    },
  },
});
