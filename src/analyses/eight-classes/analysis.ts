import { defineAnalysis } from '../analysis';
import { basisColumns } from '../value-basis';

export const analysis = defineAnalysis({
  id: 'eight-classes',
  group: 'segmentation',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of', 'rfm_window', 'rfm_mode', 'value_basis', 'eight_class_cut'],
  parameters: [],
  results: {
    main: {
      eight_class: 'text',
      customers: 'count',
      orders: 'count',
      revenue: 'money',
      share_of_customers: 'share',
      share_of_revenue: 'share?',
    },
    cuts: {
      measure: 'text',
      cut: 'number',
      good: 'count',
      customers: 'count',
      rule: 'text',
    },
    basis: basisColumns,
  },
});
