import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'preferences',
  group: 'segmentation',
  needs: [
    [
      'transactions.category',
      'transactions.brand',
      'products.category',
      'products.brand',
      'customers.interests',
      'customers.tags',
    ],
  ],
  grain: 'order',
  uses: [],
  parameters: [
    {
      name: 'dimension',
      type: 'varchar',
      default: 'category',
      options: ['category', 'subcategory', 'brand', 'channel', 'payment_method', 'store'],
    },
  ],
  results: {
    main: {
      dimension: 'text',
      value: 'text',
      customers: 'count',
      share: 'share',
      share_of_all: 'share',
      index: 'index',
      p_adjusted: 'p_value?',
      is_significant: 'boolean',
      main_customers: 'count',
      main_share: 'share',
      revenue: 'money',
      share_of_revenue: 'share?',
      n: 'count',
      n_all: 'count',
      is_small: 'boolean',
    },
    breadth: {
      values: 'count',
      customers: 'count',
      share: 'share',
    },
    interests: {
      attribute: 'text',
      value: 'text',
      customers: 'count',
      share: 'share',
      share_of_all: 'share',
      index: 'index',
      known: 'count',
    },
  },
});
