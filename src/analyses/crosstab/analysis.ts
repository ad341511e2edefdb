import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'crosstab',
  group: 'overview',
  needs: [['customers', 'transactions']],
  grain: 'customer',
  uses: [],
  parameters: [
    // Names of attributes, or 'fact segment', 'fact tier', 'fact stage'.
    { name: 'rows', type: 'varchar', default: null, optionsFrom: 'attributes' },
    { name: 'columns', type: 'varchar', default: null, optionsFrom: 'attributes' },
  ],
  results: {
    main: {
      row_attribute: 'text',
      row_value: 'text',
      column_attribute: 'text',
      column_value: 'text',
      customers: 'count',
      row_share: 'share?',
      column_share: 'share?',
      expected: 'number?',
      index: 'index?',
      is_small: 'boolean',
    },
    independence: {
      row_attribute: 'text',
      column_attribute: 'text',
      customers: 'count',
      known: 'count',
      chi_square: 'number?',
      degrees: 'count?',
      p_value: 'p_value?',
      cramers_v: 'number?',
      cells: 'count',
      small_cells: 'count',
      is_partial: 'boolean',
    },
    attributes: { attribute: 'text', values: 'count' },
  },
});
