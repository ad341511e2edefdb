import { defineAnalysis } from '../analysis';
import { basisColumns } from '../value-basis';

export const analysis = defineAnalysis({
  id: 'rfm-segments',
  group: 'segmentation',
  needs: [['transactions']],
  grain: 'customer',
  uses: [
    'as_of',
    'rfm_mode',
    'rfm_window',
    'rfm_recency_cuts',
    'rfm_frequency_cuts',
    'rfm_monetary_cuts',
    'value_basis',
  ],
  parameters: [],
  results: {
    main: {
      segment: 'segment',
      customers: 'count',
      orders: 'count',
      revenue: 'money',
      share_of_customers: 'share',
      share_of_revenue: 'share?',
    },
    thresholds: {
      score: 'score',
      measure: 'text',
      lowest: 'number',
      highest: 'number',
      customers: 'count',
      mode: 'text',
      is_fallback: 'boolean',
    },
    basis: basisColumns,
  },
});
