import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'promotions',
  group: 'overview',
  needs: [['transactions.promotion', 'transactions.coupon']],
  grain: 'order',
  uses: ['as_of'],
  parameters: [
    {
      name: 'kind',
      type: 'varchar',
      default: 'auto',
      options: ['auto', 'promotion', 'coupon'],
    },
  ],
  results: {
    main: {
      kind: 'text',
      promotion: 'text',
      orders: 'count',
      buyers: 'count',
      revenue: 'money',
      share: 'share?',
      aov: 'money?',
      discount: 'money?',
      discount_rate: 'share?',
      new_customers: 'count',
      new_share: 'share?',
      cohort_30: 'count',
      back_30: 'share?',
      cohort_60: 'count',
      back_60: 'share?',
      cohort_90: 'count',
      back_90: 'share?',
      is_small: 'boolean',
    },
  },
});
